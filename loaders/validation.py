"""Holds the assembled data to the shapes of the ontology and to the laws in `queries/checks`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from accord_atlas.loaders.shacl import Violation, broken, violations
from accord_atlas.queries.question import Question, checks


@dataclass(frozen=True, slots=True)
class RowPlace:
    """The row of a table: its file, its line (the header is line 1), the cells of its key, the column to mend."""

    file: str
    line: int
    key: str
    column: str | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the data: which rule it breaks, where, and in words.

    `focus` is the thing (IRI) that it is about, `path` the property, `value` what stands there; each blank where the
    rule names none. `details` has what a law found besides: (title in English, in Chinese, value). `asked_en` and
    `asked_zh` say at length what a law asks. `place` is the row that says so, where one does.
    """

    rule: str
    where: str
    en: str
    zh: str
    focus: str = ""
    path: str = ""
    value: str = ""
    details: tuple[tuple[str, str, str], ...] = ()
    asked_en: str = ""
    asked_zh: str = ""
    place: RowPlace | None = None


class Findings(ValueError):
    """All that validation found; its text has one line a finding."""

    def __init__(self, found: Sequence[Finding]) -> None:
        self.found = tuple(found)
        super().__init__("\n".join(f"{f.rule}: {f.where}: {f.en}" for f in self.found))


def broken_shapes(store: Store) -> Iterator[Finding]:
    """Each place where the data break a SHACL shape."""
    yield from map(_shape, violations(store))


def broken_laws(store: Store) -> Iterator[Finding]:
    """Each row that a consistency law selects: a law selects what breaks it."""
    for law in checks().values():
        yield from _rows(store, law)


def broken_by(store: Store, changed: Collection[Quad]) -> Iterator[Finding]:
    """What is broken in a store that was whole before these statements came or went: the same as of the whole store."""
    # Late: it takes rdflib's parser of SPARQL, and only updates want it.
    from accord_atlas.loaders.touched import near, touches

    things, said = near(store, changed)
    for each in broken(said):
        if each.focus in things:
            yield _shape(each)
    for law in checks().values():
        if touches(changed, law):
            yield from _rows(store, law)


def _shape(found: Violation) -> Finding:
    words = found.message_en, found.message_zh
    return Finding(f"shape {found.path}", found.focus, *words, found.focus, found.path, found.value)


def _rows(store: Store, law: Question) -> Iterator[Finding]:
    rows = store.query(law.query, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"checks/{law.name}.rq: expected a SELECT query")
    names = [variable.value for variable in rows.variables]
    for row in rows:
        found = {name: row[name] for name in names if row[name] is not None}
        where = ", ".join(f"{name} = {value}" for name, value in found.items())
        # What a law is about stands in its first column; the others say why.
        focus = next((value.value for value in found.values() if isinstance(value, NamedNode)), "")
        titles = {column.name: column.title for column in law.columns}
        details = tuple(
            (titles[name]["en"], titles[name]["zh"], value.value)
            for name, value in found.items()
            if name in titles and isinstance(value, NamedNode | Literal) and value.value != focus
        )
        asked = law.description["en"], law.description["zh"]
        yield Finding(
            f"law {law.name}", where, law.title["en"], law.title["zh"], focus, "", "", details, asked[0], asked[1]
        )
