"""Rows of standing: in which agreements each of them is on the day, as what, since when, how surely."""

from collections.abc import Iterator, Mapping

from accord_atlas.ontology.categories import holding
from accord_atlas.service.answers.compare import CompareRow, CompareValue
from accord_atlas.service.compare.request import CompareRequest
from accord_atlas.service.compare.rows import by_name, counted, row
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.bases import place
from accord_atlas.service.domain.membership import fullness
from accord_atlas.service.domain.participations import Agreement, Held, agreements
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.properties import node_id, reading
from accord_atlas.service.domain.timeline import Segment
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import span
from accord_atlas.service.text.standing import statuses, sureness

Standings = Mapping[str, Mapping[str, tuple[Segment, Held]]]
"""Agreement → thing → how it stands there on the day, and by which participation (IRIs)."""


def standings(atlas: Atlas, request: CompareRequest) -> Standings:
    """How each country or body stands in every agreement in which one of them is a member on the day."""
    found: dict[str, dict[str, tuple[Segment, Held]]] = {}
    for agreement in agreements(atlas).values():
        for iri in request.iris:
            if held := _held(atlas, agreement, iri, request):
                found.setdefault(agreement.iri, {})[iri] = held
    return found


def standing_rows(atlas: Atlas, request: CompareRequest, found: Standings) -> Iterator[CompareRow]:
    """A row for each agreement of many sides; one for the number of agreements of two sides."""
    known, read = agreements(atlas), reading(atlas)
    two_sided = holding("agreement-scope", "aa:twoSided")
    many = [iri for iri in found if read.notation(iri, "aa:scope") not in two_sided]
    for iri in sorted(many, key=lambda each: (place(known[each].basis), atlas.labels[each].words.en)):
        values = {thing: _value(atlas, found[iri].get(thing)) for thing in request.iris}
        yield row(atlas, node_id(iri) or iri, "standing", atlas.labels[iri].words, values)
    pairs = {
        thing: counted(atlas, by_name(atlas, (iri for iri in found if iri not in many and thing in found[iri])))
        for thing in request.iris
    }
    yield row(atlas, "two-sided-agreements", "standing", message("compare-two-sided"), pairs)


def of_all(atlas: Atlas, request: CompareRequest, found: Standings) -> list[Entity]:
    """The agreements in which all of them are members."""
    return by_name(atlas, (iri for iri, held in found.items() if len(held) == len(request.iris)))


def of_one(atlas: Atlas, found: Standings, thing: str) -> list[Entity]:
    """The agreements in which one of them is a member and none of the others."""
    return by_name(atlas, (iri for iri, held in found.items() if set(held) == {thing}))


def _held(atlas: Atlas, agreement: Agreement, iri: str, request: CompareRequest) -> tuple[Segment, Held] | None:
    if request.kind == "jurisdiction":
        stood = presence(atlas, agreement, iri, request.day)
        return (stood.segment, stood.held[0]) if stood and stood.member and stood.held else None
    held = [each for each in agreement.held(request.day) if iri in each.bodies and each.member]
    best = min(held, key=lambda each: (fullness(each.status), each.segment.doubt), default=None)
    return (best.segment, best) if best else None


def _value(atlas: Atlas, held: tuple[Segment, Held] | None) -> CompareValue | None:
    if held is None:
        return None
    segment, behind = held
    return CompareValue(
        text=message(
            "compare-standing",
            status=statuses(atlas, segment),
            time=span(behind.participation),
            sureness=sureness(atlas, segment.certainty, segment.reason),
        ),
        value=segment.statuses[0] if len(segment.statuses) == 1 else None,
        certainty=segment.certainty,
        reason=segment.reason,
        start=behind.participation.start,
        entities=[atlas.labels[body].entity for body in segment.bodies],
        source=entity_of(atlas, behind.participation.source or None),
    )
