"""Segments and seats as statements of graph `standing`."""

from collections.abc import Iterator
from typing import Final, TypeVar

from pyoxigraph import NamedNode

from accord_atlas.loaders.facts.entities import Pair, day, each, link, links
from accord_atlas.loaders.facts.labels import Name, Names, joined, labels
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.standing.certainty import Certainty, Reason
from accord_atlas.loaders.standing.derivation import Standing, derive
from accord_atlas.loaders.standing.places import Held
from accord_atlas.loaders.standing.reading import record
from accord_atlas.loaders.standing.seats import Seat, Taken
from accord_atlas.loaders.standing.segments import Segment
from accord_atlas.loaders.statements import Statement, describe, text, typed
from accord_atlas.ontology.names import concept, entity, term

GRAPH: Final = "standing"
T = TypeVar("T")


def standing_statements(facts: Facts) -> Iterator[Statement]:
    """The standing in time of all participations, agreements, bodies and seats that the tables tell of."""
    of = record(facts)
    found, names = derive(of), Names(facts)
    for place in of.places:
        for number, segment in enumerate(found.places[place.id], 1):
            pairs = [*_held(segment.said), *_through(place.body, segment.said.bodies, names)]
            yield from _segment("participation", place.id, number, segment, pairs)
    for kind, sure in (("agreement", found.agreements), ("organization", found.bodies)):
        for slug, stood in sure.items():
            for number, segment_of_life in enumerate(stood, 1):
                said = segment_of_life.said
                yield from _segment(kind, slug, number, segment_of_life, _sure(said.certainty, said.reason))
    yield from _seats(found, names)


def _segment(kind: str, slug: str, number: int, segment: Segment[T], said: list[Pair]) -> Iterator[Statement]:
    facts: list[Pair] = [
        ("rdf:type", term("aa:Segment")),
        ("aa:of", entity(kind, slug)),
        ("aa:from", day(segment.start)),
        ("aa:until", day(segment.until)),
        *said,
    ]
    return describe(entity("segment", f"{kind}.{slug}.{number}"), facts, into=GRAPH)


def _sure(certainty: Certainty, reason: Reason) -> list[Pair]:
    return [("aa:certainty", concept("certainty", certainty)), ("aa:reason", concept("standing-reason", reason))]


def _held(said: Held) -> list[Pair]:
    status = concept("participation-status", said.status.notation)
    return [("aa:status", status), *_sure(said.certainty, said.reason), *_holders(said.bodies)]


def _holders(bodies: tuple[str, ...]) -> list[Pair]:
    return each("aa:heldBy", links("organization", bodies))


def _through(body: str | None, holders: tuple[str, ...], names: Names) -> list[Pair]:
    """The names of the predecessors that held a place, or of which one did, where it was not its body itself."""
    if not holders or holders == (body,):
        return []
    name = joined(
        [names.full(each) for each in holders], " or ".join(["{}"] * len(holders)), "或".join(["{}"] * len(holders))
    )
    return [("aa:heldThrough", text(name.en, "en")), ("aa:heldThrough", text(name.zh, "zh"))]


def _seats(found: Standing, names: Names) -> Iterator[Statement]:
    for seat, taken in found.seats.items():
        node = _address(seat)
        slug = node.value.rpartition("/")[2]
        held_by = sorted({body for segment in taken for body in segment.said.bodies})
        about: list[Pair] = [
            ("rdf:type", term("aa:Seat")),
            ("aa:agreement", link("agreement", seat.agreement)),
            ("aa:jurisdiction", link("jurisdiction", seat.jurisdiction)),
            *each("aa:heldBy", links("organization", held_by)),
            *labels(_name(seat, held_by, names)),
        ]
        yield from describe(node, about, into=GRAPH)
        for number, segment in enumerate(taken, 1):
            yield from _segment("seat", slug, number, segment, _taken(segment.said))


def _address(seat: Seat) -> NamedNode:
    """`id/seat/ipea.us`; of a row without a jurisdiction, its agreement and body."""
    own = seat.jurisdiction or (seat.row or "").split(".")[1]
    return entity("seat", f"{seat.agreement}.{own}")


def _name(seat: Seat, held_by: list[str], names: Names) -> Name:
    """`Washington Accord – seat: Malaysia`, and the same in Chinese."""
    who = names.jurisdictions[seat.jurisdiction] if seat.jurisdiction else names.organization(held_by[0])
    return joined([names.agreement(seat.agreement), who], "{} – seat: {}", "{} – {}的席位")


def _taken(said: Taken) -> list[Pair]:
    statuses = [concept("participation-status", status.notation) for status in said.statuses]
    votes = ("aa:votes", typed(str(said.votes).lower(), "xsd:boolean"))
    return [*each("aa:status", statuses), *_sure(said.certainty, said.reason), *_holders(said.bodies), votes]
