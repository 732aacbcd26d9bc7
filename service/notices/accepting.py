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
from accord_atlas.loaders.layers import NOTICE, Cells, Layer, Overlaid, keep, kept, layer_table, notice_of, overlaid
from accord_atlas.loaders.notice import check_notice, open_document, segment
from accord_atlas.loaders.notice.documents import document as read_bytes
from accord_atlas.loaders.notice.reading import ITEMS
from accord_atlas.loaders.tables import CellError, TableErrors
from accord_atlas.loaders.validation import Findings
from accord_atlas.ontology.names import entity
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.notice import NoticeAcceptAnswer, NoticeChange, NoticeProblem
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import exists
from accord_atlas.service.core.shape import Words
from accord_atlas.service.notices.request import Accepted
from accord_atlas.service.notices.tables import Tables, tables
from accord_atlas.service.text.messages import message

Progress = Callable[[str], None]
DOCUMENT: Final = "document"
SHOWN: Final = (("label_en", ": "), ("label_zh", "："))
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
    text = read_bytes(file[1]).text
    slug = accepted.document.slug
    clauses = segment(text, slug if ID.fullmatch(slug) else DOCUMENT)
    made = tables(atlas, accepted, clauses, datetime.now(UTC).date())
    return _accepted(atlas, file, text, made, into, into.layer if into else layer, progress)


def accept_tables(
    atlas: Atlas, file: Path, made: Tables, only: Sequence[str], into: Into, progress: Progress = lambda _: None
) -> NoticeAcceptAnswer:
    """The same of tables that a person has changed; `only` names the targets, intentions and tasks to keep, if not all.

    An id may leave out what stands before its first dot. NoticeError and OSError as for `accept_answer`.
    """
    text = open_document(file).text
    aims = {f"{NOTICE}{name}" for name in ITEMS}
    chosen = {
        table: [
            row for row in rows if not only or table not in aims or {row["id"], row["id"].partition(".")[2]} & {*only}
        ]
        for table, rows in made.items()
    }
    return _accepted(atlas, (file.name, file.read_bytes()), text, chosen, into, into.layer, progress)


def _accepted(
    atlas: Atlas,
    file: tuple[str, bytes],
    text: str,
    made: Tables,
    into: Into | None,
    layer: str | None,
    progress: Progress,
) -> NoticeAcceptAnswer:
    document = next(iter(made.get(f"{NOTICE}documents", ())), {})
    slug = document.get("id", "")
    problems = list(_of_slug(atlas, slug, layer))
    proved = 0
    if not problems:
        proved, lost = _proved(text, made, slug)
        problems += lost
    if not problems:
        problems += _tried(made, slug, progress)
    layer_kept = _keep(into, file, made) if into and not problems else None
    return NoticeAcceptAnswer(
        **envelope(atlas, None, whole=True),
        document=slug,
        clauses=len(made.get(f"{NOTICE}clauses", ())),
        proved=proved,
        changes=[] if problems else list(_changes(made, document)),
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


def _proved(text: str, made: Tables, slug: str) -> tuple[int, list[NoticeProblem]]:
    """How many facts the document proves, and what of it is not as the rows say; wrong cells are left for later."""
    try:
        report = check_notice(text, notice_of(made))
    except TableErrors:
        return 0, []
    found = []
    for lost in report.lost:
        item = lost.fact.removeprefix(f"{slug}.") if lost.fact != slug else DOCUMENT
        for words in lost.missing or ("",):
            reason = message("notice-lost", words=words) if words else message("notice-no-clause")
            found.append(NoticeProblem(item=item, field="printed", value=words or lost.number, reason=reason))
    for clause in report.differing:
        found.append(NoticeProblem(item=None, field="clause", value=clause.number, reason=message("notice-differs")))
    return report.proved, found


def _tried(made: Tables, slug: str, progress: Progress) -> list[NoticeProblem]:
    """What is wrong with the rows beside the curated tables, and which laws a release with them would break."""
    rows = [(table, cells) for table, held in made.items() for cells in held]
    with overlaid(places.tables(), rows) as laid:
        try:
            validate(progress, laid.folder)
        except TableErrors as error:
            return [_of_cell(each, laid, rows, slug) for each in error.errors]
        except Findings as error:
            return [_of_law(each.rule, each.where, Words(en=each.en, zh=each.zh), slug) for each in error.found]
    return []


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
    return NoticeProblem(
        item=item, field=None, value=where, reason=Words(en=f"{rule}: {why.en}", zh=f"{rule}：{why.zh}")
    )


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


def _changes(made: Tables, document: Cells) -> Iterator[NoticeChange]:
    """What a release with the rows would say besides, in words."""
    slug = document["id"]
    title = Words(en=document["label_en"], zh=document["label_zh"])
    clauses = len(made[f"{NOTICE}clauses"])
    recorded = message("notice-kept-document", title=title, id=slug, clauses=clauses)
    yield NoticeChange(kind="document", id=slug, text=recorded)
    yield NoticeChange(kind="source", id=slug, text=message("notice-kept-source", issued=document["issued"]))
    for table in ITEMS:
        for row in made.get(f"{NOTICE}{table}", ()):
            figure = f"{'≥ ' if row['comparator'] == '>=' else ''}{row['value']}" if row.get("value") else ""
            en, zh = (f"{row[name]}{between}{figure}" if figure else row[name] for name, between in SHOWN)
            yield NoticeChange(kind=table[:-1], id=row["id"], text=Words(en=en, zh=zh))


def _keep(into: Into, file: tuple[str, bytes], made: Tables) -> str:
    """The name of the layer that holds the rows now, and nothing else."""
    held = {table: rows for table, rows in made.items() if rows}
    about = {
        "who": into.who,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": [{"name": file[0], "sha256": sha256(file[1]).hexdigest()}],
    }
    keep(into.build, Layer(into.layer, held, about))
    return into.layer
