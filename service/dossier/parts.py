"""The parts of a dossier as tables: bodies, standings, agreements, intentions, disciplines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.queries.question import Column, ColumnType, Text
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Cell
from accord_atlas.service.core.labels import EntityCell, LabelCell
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.exports.table import Table
from accord_atlas.service.questions import catalogue
from accord_atlas.service.questions.request import read_request

Row = list[Cell]
NAMED = 5
"""Up to how many other sides are named; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dossier is about: a jurisdiction (IRI) seen from a counterpart's side, on a day."""

    jurisdiction: str
    counterpart: str
    day: date


def column(name: str, type_: ColumnType, en: str, zh: str, scheme: str | None = None) -> Column:
    """A column of a part."""
    return Column(name, type_, {"en": en, "zh": zh}, scheme)


ORGANIZATION: Final = column("organization", "entity", "Organization", "机构")
AGREEMENT: Final = column("agreement", "entity", "Agreement", "协议")
STATUS: Final = column("status", "concept", "Status", "身份", "participation-status")
START: Final = column("start", "date", "Since", "起始时间")
END: Final = column("end", "date", "Until", "终止时间")
SOURCE: Final = column("source", "entity", "Source", "来源")
CONFIDENCE: Final = column("confidence", "concept", "Confidence", "可信度", "confidence")

Fill = Callable[[Atlas, Subject], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name in JSON, its title, its columns, and what fills it."""

    name: str
    title: Text
    description: Text
    columns: Sequence[Column]
    fill: Fill

    def table(self, atlas: Atlas, subject: Subject) -> Table:
        """The part's rows."""
        return Table(self.name, self.title, self.description, self.columns, list(self.fill(atlas, subject)))


def _bodies(atlas: Atlas, subject: Subject) -> Iterator[Row]:
    read = reading(atlas)
    for iri, place in read.entities("organization", "aa:jurisdiction"):
        if place == subject.jurisdiction:
            yield [
                cell(atlas, iri),
                read.notation(iri, "aa:kind"),
                read.text(iri, "aa:acronym"),
                cell(atlas, read.text(iri, "aa:parent")),
                read.text(iri, "aa:founded"),
                read.text(iri, "aa:website"),
                cell(atlas, read.text(iri, "aa:source")),
            ]


def _participations(atlas: Atlas, subject: Subject) -> Iterator[Row]:
    held = [s for agreement in agreements(atlas).values() for s in agreement.of(subject.jurisdiction)]
    for participation in sorted(held, key=lambda s: (s.start or "9999", s.agreement, s.iri)):
        yield [
            cell(atlas, participation.agreement),
            cell(atlas, participation.organization),
            participation.role,
            participation.status,
            participation.start,
            participation.end,
            participation.at(subject.day),
            cell(atlas, participation.source),
            participation.confidence,
        ]


def _agreements(atlas: Atlas, subject: Subject) -> Iterator[Row]:
    """Each agreement of the jurisdiction with who is on the other side; of those with many members, the number."""
    read = reading(atlas)
    mine = [agreement for agreement in agreements(atlas).values() if agreement.of(subject.jurisdiction)]
    for agreement in sorted(mine, key=lambda c: (not c.of(subject.counterpart), c.signed or "9999", c.iri)):
        yield [
            cell(atlas, agreement.iri),
            read.notation(agreement.iri, "aa:kind"),
            agreement.basis,
            agreement.status,
            agreement.signed or agreement.in_force,
            bool(agreement.of(subject.counterpart)),
            _summed(others(atlas, agreement, subject)),
            cell(atlas, read.text(agreement.iri, "aa:source")),
            read.notation(agreement.iri, "aa:confidence"),
        ]


def together(atlas: Atlas, iri: str, subject: Subject) -> bool:
    """Whether both sides are, or may be, in an agreement on the day."""
    agreement = agreements(atlas)[iri]
    return all(
        any(not s.over and s.at(subject.day) for s in agreement.of(place))
        for place in (subject.jurisdiction, subject.counterpart)
    )


def others(atlas: Atlas, agreement: Agreement, subject: Subject) -> list[EntityCell]:
    """The bodies of the other sides on the day, or their jurisdictions where no body is named."""
    present = [s for s in agreement.participations if not s.over and s.at(subject.day)]
    iris = {s.organization or s.jurisdiction for s in present if s.jurisdiction != subject.jurisdiction}
    return [atlas.labels[iri].cell for iri in sorted(iri for iri in iris if iri)]


def _summed(others: list[EntityCell]) -> EntityCell:
    """The other sides as one cell: their names, or of many how many there are."""
    label: LabelCell = {"en": f"{len(others)} bodies", "zh": f"{len(others)}个机构"}
    if len(others) <= NAMED:
        label = {"en": _joined(others, "en", ", "), "zh": _joined(others, "zh", "、")}
    return {"id": ", ".join(cell["id"] for cell in others), "kind": None, "iri": "", "label": label}


def _joined(cells: list[EntityCell], language: Language, mark: str) -> str:
    return mark.join(c["label"][language] or c["label"]["en"] or c["id"] for c in cells)


def _intentions(atlas: Atlas, subject: Subject) -> Iterator[Row]:
    """What the notice intends with the jurisdiction and what became of it, from the stored question on outcomes."""
    read = reading(atlas)
    asked = read_request(atlas, catalogue.find("target-outcomes"), {"as_of": subject.day.isoformat()})
    names = [column.name for column in asked.question.columns]
    for row in asked.rows():
        said = dict(zip(names, row, strict=True))
        target, place = said["target"], said["jurisdiction"]
        if isinstance(target, dict) and isinstance(place, dict) and place["iri"] == subject.jurisdiction:
            clause = cell(atlas, read.text(target["iri"], "aa:clause"))
            outcome = [said[name] for name in ("outcome", "observed", "observed_on", "reason", "source")]
            yield [target, said["metric"], said["organization"], clause, *outcome]


def _disciplines(atlas: Atlas, subject: Subject) -> Iterator[Row]:
    read = reading(atlas)
    for iri, place in read.entities("discipline", "aa:jurisdiction"):
        if place == subject.jurisdiction:
            yield [cell(atlas, read.text(iri, p)) for p in ("aa:agreement", "aa:specialty", "aa:source")]


PARTS: Final = (
    Part(
        "bodies",
        {"en": "Bodies", "zh": "机构"},
        {"en": "Organizations of the jurisdiction on record.", "zh": "已收录的该国家或地区机构。"},
        (
            ORGANIZATION,
            column("kind", "concept", "Kind", "类型", "organization-kind"),
            column("acronym", "text", "Acronym", "缩写"),
            column("parent", "entity", "Part of", "隶属"),
            column("founded", "date", "Founded", "成立时间"),
            column("website", "text", "Website", "网址"),
            SOURCE,
        ),
        _bodies,
    ),
    Part(
        "participations",
        {"en": "Places in agreements", "zh": "在各协议中的地位"},
        {
            "en": "Every recorded place, past ones too; how surely it holds on the day, blank where surely not.",
            "zh": "全部有记载的地位，含过往者；“确定程度”就所问时点而言，空白表示当日必不成立。",
        },
        (
            AGREEMENT,
            ORGANIZATION,
            column("role", "concept", "Role", "角色", "role"),
            STATUS,
            START,
            END,
            column("certainty", "concept", "How sure on the day", "所问时点的确定程度", "certainty"),
            SOURCE,
            CONFIDENCE,
        ),
        _participations,
    ),
    Part(
        "agreements",
        {"en": "Agreements", "zh": "协议"},
        {"en": "Agreements of its bodies, those with the counterpart first.", "zh": "其机构参加的协议，与对方的在前。"},
        (
            AGREEMENT,
            column("kind", "concept", "Kind", "类型", "agreement-kind"),
            column("basis", "concept", "What it gives", "所给予的承认", "basis"),
            column("status", "concept", "State", "状态", "agreement-status"),
            column("signed", "date", "Signed", "签署时间"),
            column("with_counterpart", "boolean", "With the counterpart", "与对方共同参加"),
            column("others", "entity", "Other side", "其他各方"),
            SOURCE,
            CONFIDENCE,
        ),
        _agreements,
    ),
    Part(
        "intentions",
        {"en": "What the 2022 notice intends", "zh": "2022年通知的意向"},
        {"en": "Each intention with what became of it.", "zh": "每项意向及其结果。"},
        (
            column("intention", "entity", "Intention", "意向"),
            column("kind", "concept", "Kind", "类型", "intention-kind"),
            ORGANIZATION,
            column("clause", "entity", "Clause", "条款"),
            column("outcome", "concept", "Outcome", "结果", "outcome"),
            column("observed", "entity", "Observed", "所见"),
            column("observed_on", "date", "On", "时间"),
            column("reason", "concept", "Reason", "理由", "outcome-reason"),
            SOURCE,
        ),
        _intentions,
    ),
    Part(
        "disciplines",
        {"en": "Disciplines of its registers", "zh": "其名册所设专业"},
        {"en": "As far as they are recorded.", "zh": "以已收录者为限。"},
        (AGREEMENT, column("discipline", "entity", "Discipline", "专业"), SOURCE),
        _disciplines,
    ),
)
"""The parts in the order of the page."""
