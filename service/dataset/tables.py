"""The release as tables: one for each kind of thing, read from its statements by one rule, with keys and labels.

A row is a thing: its `id`, its name in both languages, and a column for each property that things of its kind have. A
thing or a controlled value in a cell is its id or notation, with its name in both languages in two columns beside it;
where a property leads to things of several kinds, the id says which (`organization/pec`). What has several values has
them between `|`. The table `links` has each of these references as a row of its own, for joins.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from accord_atlas.ontology.names import KINDS, kind_and_slug, prefixes, term
from accord_atlas.service.core.cells import Plain, cell
from accord_atlas.service.core.labels import Labels
from accord_atlas.service.core.shape import Words
from accord_atlas.service.core.statements import REPEATED
from accord_atlas.service.core.store import EmbeddedStore
from accord_atlas.service.text.messages import message

ColumnType = Literal["text", "date", "integer", "number", "boolean"]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Things = Mapping[str, Mapping[str, Mapping[str, Sequence[Term]]]]
"""Kind → slug → property → values, each once."""

NO_TABLE: Final = frozenset({"question"})
"""Kinds that are of the service, and no data."""
LINKS: Final = "links"
BETWEEN: Final = "|"
"""Stands between the values of a cell that has several."""
NOT_SHOWN: Final = frozenset({term("rdf:type").value, term("skos:prefLabel").value})
"""The class, which is the table, and what is the same as the name."""
NAME: Final = term("rdfs:label").value
LAST: Final = ("value", "note", "confidence", "source", "observed_on", "rank")
"""Columns that stand at the end of a table, where it has them."""
TYPES: Final[Mapping[str, ColumnType]] = {
    term("xsd:date").value: "date",
    term("xsd:gYear").value: "integer",
    term("xsd:integer").value: "integer",
    term("xsd:decimal").value: "number",
    term("xsd:double").value: "number",
    term("xsd:boolean").value: "boolean",
}
SPOKEN: Final = term("rdf:langString").value


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `table` is that of the things whose ids it has; `several` where cells may hold more than one value."""

    name: str
    type: ColumnType
    title: Words
    property: str | None = None
    table: str | None = None
    several: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The things of one kind, by their ids; or the links between all."""

    name: str
    title: Words
    columns: Sequence[Column]
    rows: Sequence[Sequence[Plain | None]]
    key: tuple[str, ...] = ("id",)


def tables(quads: Path) -> list[Table]:
    """The tables of the release in an N-Quads file, in the order in which kinds are named."""
    store = EmbeddedStore.load(quads)
    ours = (quad for quad in store.quads() if quad.graph_name not in REPEATED)
    return tables_of(_things(ours), Labels.of(store))


def tables_of(things: Things, labels: Labels) -> list[Table]:
    """The tables of these things."""
    present = [kind for kind in KINDS if kind in things and kind not in NO_TABLE]
    made = [_table(kind, things, labels, present) for kind in present]
    return [*made, _links(things, present)]


def table_name(kind: str) -> str:
    """What the table of a kind is called: `agreements`, `specialties`, `federation_members`."""
    name = kind.replace("-", "_")
    if name.endswith("y"):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith("ch") else f"{name}s"


def _things(quads: Iterable[ox.Quad]) -> Things:
    found: dict[str, dict[str, dict[str, dict[Term, None]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(dict))
    )
    for quad in quads:
        known = kind_and_slug(quad.subject.value) if isinstance(quad.subject, ox.NamedNode) else None
        if known and quad.predicate.value not in NOT_SHOWN:
            found[known[0]][known[1]][quad.predicate.value][quad.object] = None
    return {
        kind: {
            slug: {name: _in_order(values) for name, values in sorted(held.items())}
            for slug, held in sorted(of_kind.items())
        }
        for kind, of_kind in found.items()
    }


def _in_order(values: Iterable[Term]) -> Sequence[Term]:
    held = tuple(values)
    return held if len(held) == 1 else sorted(held, key=str)


@dataclass(frozen=True, slots=True)
class _Use:
    """How the things of a kind use a property: with which values, of which kinds and types, leading to what."""

    several: bool
    kinds: Counter[str]
    types: Counter[str]
    slugs: set[str]


def _use(values: Iterable[Sequence[Term]]) -> _Use:
    kinds, types, slugs, several = Counter[str](), Counter[str](), set[str](), False
    for each in values:
        several = several or len(each) > 1
        for value in each:
            known = kind_and_slug(value.value) if isinstance(value, ox.NamedNode) else None
            if known:
                kinds[known[0]] += 1
                slugs.add(known[1])
            else:
                types[value.datatype.value if isinstance(value, ox.Literal) else ""] += 1
    return _Use(several, kinds, types, slugs)


def _table(kind: str, of_all: Things, labels: Labels, present: Sequence[str]) -> Table:
    things = of_all[kind]
    used = {name for held in things.values() for name in held} - {NAME}
    uses = {name: _use(held.get(name, ()) for held in things.values()) for name in used}
    local = Counter(_local(name) for name in used)
    named = {name: _local(name) if local[_local(name)] == 1 else _prefixed(name) for name in used}
    parts = [_Part(name, named[name], uses[name], labels, of_all, present) for name in used]
    parts.sort(key=lambda part: part.place)
    named_here = any(NAME in held for held in things.values())
    columns = [Column("id", "text", message("tables-id"))]
    columns += _names("label", message("tables-name")) if named_here else []
    columns += [column for part in parts for column in part.columns()]
    rows = [
        [
            slug,
            *(_spoken(held.get(NAME, ())) if named_here else ()),
            *(each for part in parts for each in part.cells(held.get(part.iri, ()))),
        ]
        for slug, held in things.items()
    ]
    return Table(table_name(kind), labels.kind(kind).words, columns, rows)


class _Part:
    """The columns of one property in one table."""

    def __init__(self, iri: str, name: str, use: _Use, labels: Labels, things: Things, present: Sequence[str]) -> None:
        self.iri, self.name, self._use, self._labels = iri, name, use, labels
        self._title = labels[iri].words
        kind = self._one_kind = next(iter(use.kinds)) if len(use.kinds) == 1 and not use.types else None
        # A key leads to rows that are there; the release may name things that it says nothing of.
        there = kind is not None and kind in present and use.slugs <= things[kind].keys()
        self._table = table_name(kind) if kind and there else None

    @property
    def place(self) -> tuple[int, int, str]:
        """What sorts the parts of a table: things, controlled values, days, numbers, texts, then what comes last."""
        if self.name in LAST:
            return 9, LAST.index(self.name), self.name
        order = ("text", "date", "integer", "number", "boolean")
        if self._use.kinds and not self._use.types:
            return int(self._one_kind == "concept"), 0, self.name
        return 2 + (order.index(self._type) or 7), 0, self.name

    @cached_property
    def _type(self) -> ColumnType:
        if self._use.several or self._use.kinds or len(self._use.types) != 1:
            return "text"
        return TYPES.get(next(iter(self._use.types)), "text")

    @cached_property
    def _is_spoken(self) -> bool:
        return set(self._use.types) == {SPOKEN} and not self._use.kinds

    def columns(self) -> Iterator[Column]:
        """The columns: one, or one for each language, or one with names beside it."""
        if self._is_spoken:
            yield from _names(self.name, self._title, self.iri)
            return
        concept = self._one_kind == "concept"
        yield Column(self.name, self._type, self._title, self.iri, None if concept else self._table, self._use.several)
        if self._use.kinds and not self._use.types:
            yield from _names(self.name, self._title)
        elif SPOKEN in self._use.types:
            yield Column(f"{self.name}_language", "text", message("tables-language", name=self._title))

    def cells(self, values: Sequence[Term]) -> Iterable[Plain | None]:
        """The cells of a row, one for each column."""
        if not values:
            return self._empty
        return self._filled(values)

    @cached_property
    def _empty(self) -> tuple[None, ...]:
        return (None,) * len(list(self.columns()))

    def _filled(self, values: Sequence[Term]) -> Iterator[Plain | None]:
        if self._is_spoken:
            yield from _spoken(values)
            return
        if self._type == "text":
            yield BETWEEN.join(self._text(value) for value in values) or None
        else:
            yield _typed(values[0], self._type)
        if self._use.kinds and not self._use.types:
            names = [self._labels[value.value] for value in values if isinstance(value, ox.NamedNode)]
            yield BETWEEN.join(each.en or "" for each in names) or None
            yield BETWEEN.join(each.zh or "" for each in names) or None
        elif SPOKEN in self._use.types:
            yield BETWEEN.join(getattr(value, "language", None) or "" for value in values).strip(BETWEEN) or None

    def _text(self, value: Term) -> str:
        if not isinstance(value, ox.NamedNode):
            return value.value if isinstance(value, ox.Literal | ox.BlankNode) else str(value)
        known = kind_and_slug(value.value)
        if known is None:
            return _prefixed(value.value, ":")
        if self._one_kind == "concept":
            return known[1].partition(".")[2]
        return known[1] if self._one_kind else "/".join(known)


def _typed(value: Term, type_: ColumnType) -> Plain | None:
    """A value as the type of its column has it; days stay text."""
    literal = value if isinstance(value, ox.Literal) else ox.Literal(str(value))
    if type_ == "date":
        return literal.value
    read = cell(literal, "number" if type_ in {"integer", "number"} else "text", _NO_LABELS)
    return float(read) if type_ == "number" and isinstance(read, int) else read  # type: ignore[return-value]


_NO_LABELS: Final = Labels({})


def _names(name: str, title: Words, iri: str | None = None) -> Iterator[Column]:
    """The two columns of what is there in both languages."""
    yield Column(f"{name}_en", "text", message("tables-in-english", name=title), iri)
    yield Column(f"{name}_zh", "text", message("tables-in-chinese", name=title), iri)


def _spoken(values: Sequence[Term]) -> tuple[str | None, str | None]:
    """The texts in English, or in no language, and those in Chinese."""
    said: dict[bool, list[str]] = {True: [], False: []}
    for value in values:
        if isinstance(value, ox.Literal):
            said[(value.language or "").startswith("zh")].append(value.value)
    return BETWEEN.join(said[False]) or None, BETWEEN.join(said[True]) or None


def _local(iri: str) -> str:
    """The name of a property as a column: `coversSpecialty` is `covers_specialty`."""
    name = re.split("[#/]", iri)[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().replace("-", "_")


@cache
def _prefixed(iri: str, mark: str = "_") -> str:
    """An IRI by the longest prefix of ours that fits; as it is where none does."""
    fitting = [(space, name) for name, space in prefixes().items() if iri.startswith(space)]
    if not fitting:
        return iri
    space, name = max(fitting, key=lambda each: len(each[0]))
    return f"{name}{mark}{iri.removeprefix(space) if mark == ':' else _local(iri)}"


def _links(things: Things, present: Sequence[str]) -> Table:
    """Each reference of a thing to another as a row; what claims are about stands in their own table."""
    rows = [
        [table_name(kind), slug, _local(name), table_name(to[0]), to[1]]
        for kind in present
        if kind != "claim"
        for slug, held in things[kind].items()
        for name, values in held.items()
        for value in values
        if isinstance(value, ox.NamedNode) and (to := kind_and_slug(value.value)) and to[0] in present
    ]
    names = ("from_table", "from_id", "property", "to_table", "to_id")
    columns = [Column(name, "text", message(f"tables-{name.replace('_', '-')}")) for name in names]
    return Table(LINKS, message("tables-links"), columns, rows, names)
