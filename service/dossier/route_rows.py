"""The rows of the table of routes on a page: a route that is the same both ways stands there once."""

from collections.abc import Iterator

from accord_atlas.service.answers.dossier import DossierAnswer
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.recognition import Route
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.dossier.formats import end_of, remaining_of, state_of
from accord_atlas.service.exports.table import TableCell
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing
from accord_atlas.service.text.standing import sureness

Rest = tuple[TableCell, ...]
Found = tuple[list[TableCell], list[Entity]]


def route_rows(atlas: Atlas, answer: DossierAnswer) -> Iterator[Found]:
    """Direction, agreement, basis, what is recognised, how surely, its state, what remains; and the sources."""
    held: dict[tuple[str, ...], tuple[list[Words], Rest, dict[str, Entity]]] = {}
    for way in (answer.routes.outbound, answer.routes.inbound):
        for route in way.routes:
            provision = route.provision
            ends = (end_of(way.origin, way.to, provision.from_side), end_of(way.to, way.origin, provision.to_side))
            rest = _rest(atlas, route)
            parts = sorted(each.iri for each in (provision.from_side, provision.to_side))
            key = (route.agreement.iri, *parts, *(str(cell) for cell in rest[2:]))
            row = held.setdefault(key, ([], rest, {}))
            row[0].append(message("dossier-one-way", origin=ends[0], destination=ends[1]))
            row[2].update({each.source.iri: each.source for each in sources(atlas, route)})
    for ways, rest, told in held.values():
        direction = message("dossier-both-ways") if len(ways) > 1 else ways[0]
        yield [direction, *rest], list(told.values())


def _rest(atlas: Atlas, route: Route) -> Rest:
    things = listing(concept_words(atlas, "recognised-thing", each) for each in route.provision.recognises)
    sure = sureness(atlas, route.certainty, route.reason)
    return (route.agreement, route.basis, things, sure, state_of(route), remaining_of(route))
