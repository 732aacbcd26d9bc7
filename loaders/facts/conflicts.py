"""Values that sources disagree on: each a claim with its rank and its reason, none of them merged away.

The tables hold the preferred value, so its claim stands behind a statement. The others are claims alone:
the atlas knows that a source says so, and does not say it itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pyoxigraph import Literal, NamedNode

from accord_atlas.loaders.dates import span
from accord_atlas.loaders.facts.addresses import Bodies, by_body, disputed_participation, participation
from accord_atlas.loaders.facts.entities import GRAPH, bare_statements, link
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Conflict
from accord_atlas.loaders.statements import Statement, Value, claim_statements, plain, typed
from accord_atlas.ontology.names import entity, graph, kind_and_slug, term

PROPERTIES: Final = {
    "start": "aa:start",
    "end": "aa:end",
    "status": "aa:status",
    "name": "rdfs:label",
    "signed": "aa:signed",
    "founded": "aa:founded",
    "issued": "aa:issued",
    "effective": "aa:effective",
    "value": "aa:value",
    "title": "rdfs:label",
}
Said = tuple[NamedNode, NamedNode]
Known = Mapping[Said, list[Value]]


def with_conflicts(facts: Facts, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, then those that a conflict is about with its rank and reason, then the claims of the others.

    Only what a conflict is about is held back; all else is handed on as it comes.
    """
    parties = by_body(facts.parties)
    about = [_about(row, parties) for row in facts.conflicts]
    known: dict[Said, list[Value]] = {each: [] for each in about}
    said: list[Statement] = []
    for one in statements:
        if (one.subject, one.predicate) in known:
            known[one.subject, one.predicate].append(one.object)
            said.append(one)
        else:
            yield one
    claims = [_claim(facts, row, known, each) for row, each in zip(facts.conflicts, about, strict=True)]
    ranked: dict[tuple[NamedNode, NamedNode, Value], list[Statement]] = defaultdict(list)
    for claim in claims:
        ranked[claim.subject, claim.predicate, claim.object].append(claim)
    stated = [_ranked(one, ranked.get((one.subject, one.predicate, one.object), [])) for one in said]
    yield from stated
    behind = {one.claim for one in stated if one.evidence}
    for row, claim in zip(facts.conflicts, claims, strict=True):
        if claim.evidence and claim.claim not in behind:
            yield from claim_statements(claim, claim.evidence)
        yield from _contested(row, claim)


def _ranked(one: Statement, claims: list[Statement]) -> Statement:
    """The statement with the rank, the reason and the source of the conflict's row that says the same.

    Of several rows with that value, the row of its own source counts, else the preferred one.
    """
    if one.evidence is None:
        return one
    for claim in sorted(claims, key=lambda c: c.claim != one.claim):
        their = claim.evidence
        if their and (claim.claim == one.claim or their.rank == "preferred"):
            return replace(one, evidence=replace(their, confidence=one.evidence.confidence))
    return one


def _about(row: Conflict, parties: Bodies) -> Said:
    """Of what a row contests which property."""
    return _subject(row, parties), term(_property(row))


def _claim(facts: Facts, row: Conflict, known: Known, about: Said) -> Statement:
    """What a row's source says, as a statement that may or may not be ours."""
    subject, predicate = about
    value = next((v for v in known[about] if _written(v) == row.value), None)
    (spoken,) = facts.evidence((row.source,))
    evidence = replace(spoken, rank=row.rank, why=row.why_en, why_zh=row.why_zh)
    return Statement(subject, predicate, value or _literal(row.value), graph(GRAPH), evidence)


def _property(row: Conflict) -> str:
    """The property that a row is about: only a participation has a start; a standard and an agreement take effect."""
    if row.property == "start" and row.standard:
        return "aa:effective"
    if row.property == "start" and not row.organization:
        return "aa:inForce"
    return PROPERTIES[row.property]


def _subject(row: Conflict, parties: Bodies) -> NamedNode:
    """The standard; the number; the body's participation, or the body where its name is contested; else either."""
    if row.standard:
        return entity("standard", row.standard)
    if row.observation:
        return entity("observation", row.observation)
    if row.agreement and row.organization and row.property != "name":
        party = disputed_participation(row, parties)
        if party is None:
            raise ValueError(f"conflicts.csv:{row.line}: no participation to be about; read_facts would have said so")
        return participation(party)
    if row.organization:
        return entity("organization", row.organization)
    return entity("agreement", row.agreement or "")


def _contested(row: Conflict, claim: Statement) -> Iterator[Statement]:
    """Which word of the table is contested, and the agreement where the subject does not show it."""
    of_two = row.agreement if row.organization and row.property == "name" else None
    return bare_statements(
        claim.claim, [("aa:contested", plain(row.property)), ("aa:agreement", link("agreement", of_two))]
    )


def _written(value: Value) -> str:
    """A value as a table writes it: a controlled value by its notation."""
    if isinstance(value, Literal):
        return value.value
    found = kind_and_slug(value.value)
    return found[1].rpartition(".")[2] if found else value.value


def _literal(value: str) -> Literal:
    """A well-formed date as such, any other words as a plain string."""
    try:
        span(value)
    except ValueError:
        return Literal(value)
    return typed(value, "edtf:EDTF") or Literal(value)
