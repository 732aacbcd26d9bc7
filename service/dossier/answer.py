"""A dossier in its three forms: JSON values, Markdown, and the tables of a workbook."""

from dataclasses import replace
from typing import Any, Final

from accord_atlas.queries.question import Text
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Cell
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.labels import EntityCell
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.dossier.gaps import gaps
from accord_atlas.service.dossier.parts import AGREEMENT, PARTS, Subject, column, others
from accord_atlas.service.dossier.points import points
from accord_atlas.service.exports.table import Table
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.recognition.answer import recognition
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.text.sentences import CHINA, MAINLAND

Json = dict[str, Any]
LEVEL = "professional-engineer"


def dossier(atlas: Atlas, subject: Subject) -> Json:
    """Everything about one jurisdiction, as JSON values: what it comes to, the parts, `routes` both ways, gaps."""
    parts = {part.name: _rows(part.table(atlas, subject)) for part in PARTS}
    for row in parts["agreements"]:
        row["others"] = others(atlas, agreements(atlas)[row["agreement"]["iri"]], subject)
    answer = {
        **parts,
        "routes": {"outbound": _outbound(atlas, subject), "inbound": _inbound(atlas, subject)},
    }
    return {
        **envelope(atlas, subject.day, whole=True),
        "jurisdiction": cell(atlas, subject.jurisdiction),
        "counterpart": cell(atlas, subject.counterpart),
        "points": list(points(atlas, subject, answer)),
        **answer,
        "gaps": gaps(atlas, subject),
    }


def workbook(atlas: Atlas, subject: Subject, language: Language) -> bytes:
    """The dossier as an Excel workbook in a language: a sheet for each part, one for routes, one for gaps."""
    return to_xlsx(tables(atlas, subject, language), language, concepts(atlas))


def tables(atlas: Atlas, subject: Subject, language: Language) -> list[Table]:
    """All parts as tables, with routes and gaps worded in a language."""
    parts = [_worded(part.table(atlas, subject), language) for part in PARTS]
    return [*parts, _routes(atlas, subject, language), _gaps(atlas, subject, language)]


YES: Final[dict[bool, Text]] = {True: {"en": "yes", "zh": "是"}, False: {"en": "no record", "zh": "未见记载"}}


def _worded(table: Table, language: Language) -> Table:
    """The part with yes and no in words: that nothing is on record is no no."""
    rows = [[YES[cell][language] if isinstance(cell, bool) else cell for cell in row] for row in table.rows]
    columns = [replace(each, type="text") if each.type == "boolean" else each for each in table.columns]
    return replace(table, rows=rows, columns=columns)


def _rows(table: Table) -> list[Json]:
    names = [c.name for c in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def _outbound(atlas: Atlas, subject: Subject) -> Json:
    return recognition(
        atlas, RecognitionRequest(subject.jurisdiction, subject.counterpart, None, LEVEL, subject.day)
    ).json_value()


def _inbound(atlas: Atlas, subject: Subject) -> Json:
    return recognition(
        atlas, RecognitionRequest(subject.counterpart, subject.jurisdiction, None, LEVEL, subject.day)
    ).json_value()


def _routes(atlas: Atlas, subject: Subject, language: Language) -> Table:
    title: Text = {"en": "Routes", "zh": "互认路径"}
    description: Text = {
        "en": "Routes of recognition for professional engineers, both ways; recognition is not a licence.",
        "zh": "职业工程师资格的互认路径（双向）；资格得到承认不等于取得执业许可。",
    }
    columns = (
        column("from", "entity", "From", "自"),
        column("to", "entity", "To", "至"),
        column("basis", "concept", "Basis", "依据", "basis"),
        AGREEMENT,
        column("certainty", "concept", "How sure on the day", "所问时点的确定程度", "certainty"),
        column("state", "text", "State", "状态"),
        column("remaining", "text", "What remains", "尚须办理"),
    )
    answers = (_outbound(atlas, subject), _inbound(atlas, subject))
    rows = [_route(answer, route, language) for answer in answers for route in answer["routes"]]
    return Table("routes", title, description, columns, rows)


def _route(answer: Json, route: Json, language: Language) -> list[Cell]:
    state = next(c["text"][language] for c in route["conditions"] if c["kind"] == "state")
    remaining = " ".join(r["text"][language] or "" for r in route["remaining"])
    ends = (_end(answer["from"], answer["to"]), _end(answer["to"], answer["from"]))
    return [*ends, route["basis"], route["agreement"], route["certainty"], state, remaining]


def _end(side: EntityCell, other: EntityCell) -> EntityCell:
    """One side of a route, named as it is beside the other."""
    if side["iri"] != CHINA or other["iri"] not in MAINLAND:
        return side
    words = MAINLAND[other["iri"]]
    return {**side, "label": {"en": words["en"], "zh": words["zh"]}}


def _gaps(atlas: Atlas, subject: Subject, language: Language) -> Table:
    title: Text = {"en": "What is not recorded", "zh": "未见记载的内容"}
    description: Text = {
        "en": "Gaps of the record. What is not recorded may exist.",
        "zh": "资料缺口。未收录不等于不存在。",
    }
    rows: list[list[Cell]] = [[words[language]] for words in gaps(atlas, subject)]
    about = [
        ({"en": "As of", "zh": "时点"}, subject.day.isoformat()),
        ({"en": "Release", "zh": "发布版"}, atlas.release.id),
    ]
    return Table("gaps", title, description, (column("gap", "text", "Gap", "缺口"),), rows, about)
