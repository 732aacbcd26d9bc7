"""What all rows become alike: an entity with its class, its evidence, its note and its claimed facts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode

from accord_atlas.loaders.dates import Span, span
from accord_atlas.loaders.statements import Evidence, Statement, Value, describe, text, typed
from accord_atlas.ontology.names import concept, entity, term

GRAPH = "facts"
Pair = tuple[str, Value | None]


def entity_statements(
    subject: NamedNode,
    kind: str,
    evidence: Sequence[Evidence],
    claimed: Iterable[Pair],
    unclaimed: Iterable[Pair] = (),
    *,
    confidence: str | None = None,
    note: str | None = None,
) -> Iterator[Statement]:
    """The statements of one row: those that its sources make, with claims, then those about the row itself.

    `kind` is the class, such as `aa:Event`; `confidence` is the row's own, if it has one.
    """
    yield from describe(subject, claimed, into=GRAPH, evidence=evidence)
    about: list[Pair] = [
        ("rdf:type", term(kind)),
        *each("aa:source", (one.source for one in evidence)),
        ("aa:confidence", concept("confidence", confidence) if confidence else None),
        ("aa:note", text(note, "en")),
    ]
    yield from describe(subject, [*about, *unclaimed], into=GRAPH)


def bare_statements(subject: NamedNode, facts: Iterable[Pair]) -> Iterator[Statement]:
    """Statements that no claim stands behind: names and facts of our own making."""
    return describe(subject, facts, into=GRAPH)


def each(prop: str, values: Iterable[Value | None]) -> list[Pair]:
    """The same property with each of the values."""
    return [(prop, value) for value in values]


def link(kind: str, slug: str | None) -> NamedNode | None:
    """The entity that a cell names, or nothing for a blank cell."""
    return entity(kind, slug) if slug else None


def links(kind: str, slugs: Iterable[str]) -> list[NamedNode]:
    """The entities that a cell names."""
    return [entity(kind, slug) for slug in slugs]


def region(code: str | None) -> NamedNode | None:
    """The region of an ISO 3166-2 code such as CN-GD, or nothing for a blank cell."""
    return link("region", code and code.lower())


def edtf(written: str | None) -> Literal | None:
    """A date exactly as written, or nothing."""
    return typed(written, "edtf:EDTF")


def day(value: date | None) -> Literal | None:
    """A calendar day, or nothing where it is not known."""
    return typed(value, "xsd:date")


def between(prop: str, bounds: Span) -> list[Pair]:
    """The first and the last day of what a date leaves open, as `<prop>Earliest` and `<prop>Latest`."""
    return [(f"{prop}Earliest", day(bounds.earliest)), (f"{prop}Latest", day(bounds.latest))]


def dated(prop: str, written: str | None) -> list[Pair]:
    """The same, of a date as written; nothing of a blank one."""
    return between(prop, span(written)) if written else []
