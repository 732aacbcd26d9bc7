"""Cells that rest on another source than the rest of their row: their statements are claimed by that source.

A name of our own making rests on none: the statement stays, and no source is made to say it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from accord_atlas.loaders.facts.addresses import dated_names, participation
from accord_atlas.loaders.facts.properties import KINDS, PROPERTIES
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.statements import Evidence, Statement
from accord_atlas.ontology.names import entity, term

Place = tuple[NamedNode, NamedNode, str | None]
"""Subject, property and, of a name, its language."""


def with_cell_sources(facts: Facts, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, those of cells with a source of their own with that."""
    own = _evidence(facts)
    told: set[tuple[Place, object]] = set()
    for one in statements:
        place = _place(one)
        if one.evidence is None or place not in own:
            yield one
        elif (place, one.object) not in told:
            told.add((place, one.object))
            behind: Sequence[Evidence | None] = own[place] or (None,)
            yield from (replace(one, evidence=evidence) for evidence in behind)


def _place(one: Statement) -> Place:
    language = one.object.language if isinstance(one.object, Literal) else None
    named = one.predicate in (term("rdfs:label"), term("skos:prefLabel"), term("aa:name"))
    return one.subject, one.predicate, language if named else None


def _evidence(facts: Facts) -> dict[Place, tuple[Evidence, ...]]:
    """Place → what it rests on; nothing for a name of our own making."""
    found: dict[Place, tuple[Evidence, ...]] = {}
    dated = dated_names(facts.organization_names)
    for name in facts.names_zh:
        if name.table in KINDS:
            subject = dated[name.id] if name.table == "organization-names" else entity(KINDS[name.table], name.id)
            evidence = facts.evidence(name.source) if name.kind != "ours" else ()
            found |= {(subject, *where): evidence for where in _properties(name.table, name.column)}
    addresses = {
        "|".join(part or "" for part in (p.agreement, p.organization, p.jurisdiction, p.status)): participation(p)
        for p in facts.parties
    }
    for cell in facts.cell_sources:
        subject = addresses[cell.id] if cell.table == "parties" else entity(KINDS[cell.table], cell.id)
        evidence = facts.evidence(cell.source, cell.confidence)
        found |= {(subject, *where): evidence for where in _properties(cell.table, cell.column)}
    return found


def _properties(table: str, column: str) -> Iterator[tuple[NamedNode, str | None]]:
    return ((term(prop), language) for prop, language in PROPERTIES[table, column])
