"""Holds the assembled data to the shapes of the ontology and to the laws in `queries/checks`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad, QuerySolutions, Store

from accord_atlas.loaders.shacl import Violation, broken, violations
from accord_atlas.loaders.touched import near, touches
from accord_atlas.queries.question import Question, checks


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with the data: which rule it breaks, where, and in words."""

    rule: str
    where: str
    en: str
    zh: str


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
    things, said = near(store, changed)
    for each in broken(said):
        if each.focus in things:
            yield _shape(each)
    for law in checks().values():
        if touches(changed, law):
            yield from _rows(store, law)


def _shape(found: Violation) -> Finding:
    return Finding(f"shape {found.path}", found.focus, found.message_en, found.message_zh)


def _rows(store: Store, law: Question) -> Iterator[Finding]:
    rows = store.query(law.query, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"checks/{law.name}.rq: expected a SELECT query")
    names = [variable.value for variable in rows.variables]
    for row in rows:
        where = ", ".join(f"{name} = {row[name]}" for name in names if row[name] is not None)
        yield Finding(f"law {law.name}", where, law.title["en"], law.title["zh"])
