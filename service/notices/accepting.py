"""Accepts rows of a document: proves them against its text, tries them in a release, and keeps them as a layer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from accord_atlas.loaders import places
from accord_atlas.loaders.build import validate
from accord_atlas.loaders.cells import ID
from accord_atlas.loaders.layers import Cells, Layer, NOTICE, Overlaid, keep, kept, layer_table, overlaid
from accord_atlas.loaders.notice import check_notice, segment
from accord_atlas.loaders.notice.check import occurs
from accord_atlas.loaders.notice.documents import document as read_bytes
from accord_atlas.loaders.notice.segment import Clause
from accord_atlas.loaders.tables import CellError, TableErrors
from accord_atlas.loaders.validation import Findings
from accord_atlas.ontology.names import entity
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.notice import NoticeAcceptAnswer, NoticeChange, NoticeProblem
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import exists
from accord_atlas.service.core.shape import Words
from accord_atlas.service.notices.request import Accepted, AcceptedItem
from accord_atlas.service.notices.tables import Tables, tables
from accord_atlas.service.text.messages import message

Progress = Callable[[str], None]
DOCUMENT: Final = "document"
FIELDS: Final = {
    "kind": "intention",
    "actor": "organizations",
    "assigned_to": "organizations",
    "specialty": "specialties",
    "region": "regions",
    "vintage": "issued",
    "publisher": "issuer",
    "title": "label_zh",
    "name_en": "issuer_en",
    "name_zh": "issuer_zh",
}
"""Column of a table → the field that a person fills in, where the two differ."""


@dataclass(frozen=True, slots=True)
class Into:
    """Where accepted rows are kept: the build folder, the name of the layer, and who accepts them."""

    build: Path
    layer: str
    who: str


def accept_answer(
    atlas: Atlas,
    file: tuple[str, bytes],
    accepted: Accepted,
    *,
    into: Into | None = None,
    layer: str | None = None,
    progress: Progress = lambda _: None,
) -> NoticeAcceptAnswer:
    """What the accepted rows would add, or what is in the way; `into` keeps them where nothing is.

    `layer` is the layer that a dry run means; a document that it holds may be given anew. NoticeError for a file that
    is no document, OSError where keeping fails; the layer is then what it was.
    """
    name, data = file
    text = read_bytes(data).text
    slug = accepted.document.slug
    problems = list(_of_slug(atlas, slug, into.layer if into else layer))
    clauses = segment(text, slug) if not problems else segment(text, DOCUMENT)
    problems += [problem for item in accepted.items for problem in _of_item(item, clauses)]
    made = tables(atlas, accepted, clauses, datetime.now(UTC).date())
    proved = 0
    if not problems:
        proved, found = _tried(text, made, accepted, progress)
        problems += found
    layer_kept = _keep(into, name, data, made) if into and not problems else None
    return NoticeAcceptAnswer(
        **envelope(atlas, None, whole=True),
        document=slug,
        clauses=len(clauses),
        proved=proved,
        changes=[] if problems else list(_changes(accepted, len(clauses))),
        problems=problems,
        **({"layer": layer_kept} if layer_kept else {}),
    )


def _of_slug(atlas: Atlas, slug: str, layer: str | None) -> Iterator[NoticeProblem]:
    if not ID.fullmatch(slug):
        yield NoticeProblem(item=DOCUMENT, field="slug", value=slug, reason=message("notice-no-slug"))
    elif exists(atlas, entity("document", slug).value) and not _held(atlas, slug, layer):
        yield NoticeProblem(item=DOCUMENT, field="slug", value=slug, reason=message("notice-recorded-already"))


def _held(atlas: Atlas, slug: str, layer: str | None) -> bool:
    """Whether the layer that is to be written holds the document already; it is then given anew."""
    held = kept(atlas.settings.build).get(layer or "")
    return held is not None and any(row["id"] == slug for row in held.rows.get("notice-documents", ()))


def _of_item(item: AcceptedItem, clauses: Sequence[Clause]) -> Iterator[NoticeProblem]:
    """Words of a row that its clause does not have."""
    known = {clause.id.partition(".")[2]: clause for clause in clauses}
    proofs = (("clause", item.clause, item.printed), ("body_clause", item.body_clause, item.body_printed))
    for field, of, printed in proofs:
        clause = known.get(of.partition(".")[2])
        if of and clause is None:
            yield NoticeProblem(item=item.id, field=field, value=of, reason=message("notice-no-clause"))
        for words in printed if clause else ():
            if not occurs(words, clause.text if clause else ""):
                lost = message("notice-lost", words=words)
                yield NoticeProblem(item=item.id, field="printed", value=words, reason=lost)


def _tried(text: str, made: Tables, accepted: Accepted, progress: Progress) -> tuple[int, list[NoticeProblem]]:
    """How many facts the document proves, and what a release with the rows would break."""
    rows = [(table, cells) for table, held in made.items() for cells in held]
    with overlaid(places.tables(), rows) as laid:
        try:
            sources, _ = validate(progress, laid.folder)
        except TableErrors as error:
            return 0, [_of_cell(each, laid, rows, accepted.document.slug) for each in error.errors]
        except Findings as error:
            slug = accepted.document.slug
            return 0, [_of_law(each.rule, each.where, Words(en=each.en, zh=each.zh), slug) for each in error.found]
    report = check_notice(text, sources.notice)
    return report.proved, [
        NoticeProblem(item=each.fact, field="printed", value=None, reason=message("notice-no-clause"))
        for each in report.lost
    ]


def _of_cell(error: CellError, laid: Overlaid, rows: Sequence[tuple[str, Cells]], slug: str) -> NoticeProblem:
    table = layer_table(Path(error.file))
    number = laid.lines.get((table, error.line or 0))
    item = None
    if number is not None:
        own = rows[number][1]["id"]
        item = own.removeprefix(f"{slug}.") if table.startswith(NOTICE) and own != slug else DOCUMENT
    field = FIELDS.get(error.column or "", error.column)
    return NoticeProblem(item=item, field=field, value=error.value, reason=_reason(error.expected))


def _of_law(rule: str, where: str, why: Words, slug: str) -> NoticeProblem:
    """A broken law, at the row that it names."""
    _, found, rest = where.partition(f"/{slug}.")
    item = rest.split(">")[0].split(" ")[0] if found else None
    return NoticeProblem(item=item, field=None, value=where, reason=Words(en=f"{rule}: {why.en}", zh=f"{rule}：{why.zh}"))


REASONS: Final[Mapping[str, str]] = {
    "a value; the cell is blank": "此项必填",
    "one of ": "应为受控取值之一：",
    "a row of ": "本图谱中没有此项：",
    "a value of the vocabulary ": "应为受控词表中的值：",
    "a key of its own": "与另一行的标识重复",
    "a date": "应为日期：YYYY、YYYY-MM 或 YYYY-MM-DD",
    "an organization, a jurisdiction or an agreement": "须写明所涉机构、国家或协议",
    "a whole number": "应为整数，例如 280",
}


def _reason(expected: str) -> Words:
    """What was expected, in both languages."""
    if expected.startswith("a value; the cell is blank"):
        return Words(en="must be filled in", zh="此项必填")
    for begins, words in REASONS.items():
        if expected.startswith(begins):
            said = expected.removeprefix(begins) if begins.endswith(" ") else ""
            return Words(en=f"expected {expected}", zh=f"{words}{said}")
    return Words(en=f"expected {expected}", zh=f"不符合要求，应为：{expected}")


def _changes(accepted: Accepted, clauses: int) -> Iterator[NoticeChange]:
    """What a release with the rows would say besides, in words."""
    document = accepted.document
    title = Words(en=document.label_en, zh=document.label_zh)
    recorded = message("notice-kept-document", title=title, id=document.slug, clauses=clauses)
    yield NoticeChange(kind="document", id=document.slug, text=recorded)
    yield NoticeChange(kind="source", id=document.slug, text=message("notice-kept-source", issued=document.issued))
    for item in accepted.items:
        figure = f"{'≥ ' if item.comparator == '>=' else ''}{item.value:,}" if item.value is not None else ""
        shown = (f"{item.label_en}{f': {figure}' if figure else ''}", f"{item.label_zh}{f'：{figure}' if figure else ''}")
        yield NoticeChange(kind=item.kind, id=f"{document.slug}.{item.id}", text=Words(en=shown[0], zh=shown[1]))


def _keep(into: Into, name: str, data: bytes, made: Tables) -> str:
    """The name of the layer that holds the rows now, and nothing else."""
    held = {table: rows for table, rows in made.items() if rows}
    about = {
        "who": into.who,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": [{"name": name, "sha256": sha256(data).hexdigest()}],
    }
    keep(into.build, Layer(into.layer, held, about))
    return into.layer
