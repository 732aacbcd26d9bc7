"""Our Chinese renderings of words that the fact tables have in English only, into graph `facts`.

`tables/renderings/zh.csv` has one row per cell: the table, the row by the slug of its address, the column. Names and
titles are not rendered: those are for their owners to give. Of sources, what we say of them is (a copy, a report), and
a publisher by the Chinese name that the tables have. A rendering says nothing new, so no claim stands behind it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator
from pyoxigraph import NamedNode

from accord_atlas.loaders.facts import Facts
from accord_atlas.loaders.facts.labels import Names, concept_name
from accord_atlas.loaders.facts.rules import rule
from accord_atlas.loaders.records import Event
from accord_atlas.loaders.statements import Statement, describe, text
from accord_atlas.loaders.tables import CellError, Row, Table, TableErrors, parse_table
from accord_atlas.ontology.names import SLUG, entity


def _slug(cell: str) -> str:
    if not SLUG.fullmatch(cell):
        raise ValueError("the slug of an address, such as 2021-03-18-cse-launch")
    return cell


def _chinese(cell: str) -> str:
    if not any("\u4e00" <= character <= "\u9fff" for character in cell):
        raise ValueError("words in Chinese")
    return cell


Chinese = Annotated[str, AfterValidator(_chinese)]


class Rendering(Row):
    """The Chinese words for one cell of a fact table."""

    KEY = ("table", "id", "column")

    table: Literal["accession-rules", "agreements", "events", "observations", "sources"]
    id: Annotated[str, AfterValidator(_slug)]
    column: Literal["comparable_with", "note", "publisher", "requirements", "what"]
    zh: Chinese


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may be rendered: the property that it becomes, and its English words by address."""

    prop: str
    english: Callable[[Facts], Mapping[NamedNode, str | None]]


COLUMNS: Final[Mapping[tuple[str, str], Column]] = {
    ("accession-rules", "note"): Column("aa:note", lambda f: {rule(r): r.note for r in f.accession_rules}),
    ("agreements", "note"): Column(
        "aa:note", lambda f: {entity("agreement", r.id): r.note for r in f.agreements.values()}
    ),
    ("agreements", "requirements"): Column(
        "aa:requirement", lambda f: {entity("agreement", r.id): r.requirements for r in f.agreements.values()}
    ),
    ("events", "what"): Column("rdfs:label", lambda f: {entity("event", r.id): r.what for r in f.events}),
    ("observations", "comparable_with"): Column(
        "aa:comparableWith", lambda f: {entity("observation", r.id): r.comparable_with for r in f.observations}
    ),
    ("sources", "publisher"): Column(
        "rdfs:label", lambda f: {entity("source", r.id): r.publisher for r in f.sources.values()}
    ),
}
"""Table and column → what is rendered there."""


def read_renderings(folder: Path | Traversable, facts: Facts) -> list[Rendering]:
    """Read `zh.csv`; TableErrors names every row that renders nothing: a wrong column, row, or a blank cell."""
    table = parse_table(folder / "zh.csv", Rendering)
    errors = [*table.errors, *_astray(table, facts)]
    if errors:
        raise TableErrors(errors)
    return table.rows


def _astray(table: Table[Any], facts: Facts) -> Iterator[CellError]:
    english = {place: _by_slug(column, facts) for place, column in COLUMNS.items()}
    for row in table.rows:
        words = english.get((row.table, row.column))
        if words is None:
            known = ", ".join(column for of, column in COLUMNS if of == row.table)
            yield CellError(table.file, row.line, "column", row.column, f"a column of {row.table} in words: {known}")
        elif row.id not in words:
            close = get_close_matches(row.id, sorted(words), n=1)
            hint = f"; nearest: {close[0]}" if close else ""
            yield CellError(table.file, row.line, "id", row.id, f"a row of {row.table}{hint}")
        elif not words[row.id]:
            expected = f"a row of {row.table} that has words in {row.column}; that cell is blank"
            yield CellError(table.file, row.line, "id", row.id, expected)


def _by_slug(column: Column, facts: Facts) -> dict[str, str | None]:
    return {address.value.rpartition("/")[2]: words for address, words in column.english(facts).items()}


def rendering_statements(renderings: list[Rendering], facts: Facts) -> Iterator[Statement]:
    """Each rendering as a Chinese text of the property whose English text it renders."""
    done: set[NamedNode] = set()
    addresses = {
        place: {address.value.rpartition("/")[2]: address for address in column.english(facts)}
        for place, column in COLUMNS.items()
    }
    for row in renderings:
        place = (row.table, row.column)
        subject = addresses[place][row.id]
        done.add(subject)
        yield from describe(subject, [(COLUMNS[place].prop, text(row.zh, "zh"))], into="facts")
    yield from _others(facts, done)


def _others(facts: Facts, done: set[NamedNode]) -> Iterator[Statement]:
    """Events and sources without a row: an event is called by what it was, whose and when; a publisher by its name."""
    names = Names(facts)
    bodies = {called: row for row in facts.organizations.values() for called in (row.name_en, row.acronym) if called}
    for event in facts.events:
        subject = entity("event", event.id)
        if subject not in done:
            yield from describe(subject, [("rdfs:label", text(event_zh(event, names), "zh"))], into="facts")
    for source in facts.sources.values():
        subject, body = entity("source", source.id), bodies.get(source.publisher)
        if subject not in done:
            name = (body and body.name_zh) or source.publisher
            yield from describe(subject, [("rdfs:label", text(name, "zh"))], into="facts")


def event_zh(event: Event, names: Names) -> str:
    """`签署：中国工程师联合体、肯尼亚工程师局（谅解备忘录，2025-03）`: its kind, its bodies, agreement and date."""
    bodies = [names.organization(slug).zh for slug in event.organizations]
    beside = [names.agreement(event.agreement).zh if event.agreement else None, event.date]
    who, when = "、".join(filter(None, bodies)), "，".join(filter(None, beside))
    kind = concept_name("event-kind", event.kind).zh or event.kind
    return f"{kind}：{who}（{when}）" if who and when else f"{kind}：{who or when}" if who or when else kind
