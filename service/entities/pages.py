"""The answers on an entity's neighbours, page by page, and on its ancestors and descendants."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.entity import LineageAnswer, Neighbour, NeighboursAnswer, Relative
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.ties import tie_fields
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.pages import Page
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.entities import lineage
from accord_atlas.service.entities import neighbours as found_neighbours

PAGE = 50
"""Neighbours of a page where the request names no number."""
LARGEST_PAGE = 500
FIRST = Page(PAGE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of an entity's neighbours to show; no relation means all, no direction both."""

    relation: str | None = None
    forward: bool | None = None
    page: Page = FIRST


def neighbours_answer(atlas: Atlas, named: Named, as_of: date | None, chosen: Chosen) -> NeighboursAnswer:
    """One page of the neighbours of an entity, and how many there are."""
    found = [
        n
        for n in found_neighbours.neighbours(atlas, named, as_of)
        if (chosen.relation is None or n.relation == chosen.relation)
        and (chosen.forward is None or n.forward == chosen.forward)
    ]
    return NeighboursAnswer(
        **envelope(atlas, as_of, whole=chosen.page.holds(len(found))),
        entity=named.entity,
        **chosen.page.fields(len(found)),
        neighbours=[_neighbour(atlas, n) for n in chosen.page.of(found)],
    )


def _neighbour(atlas: Atlas, neighbour: found_neighbours.Neighbour) -> Neighbour:
    entity = atlas.labels[f"{BASE}id/{neighbour.other}"].entity
    if neighbour.edge is None:
        return Neighbour(entity=entity, relation=neighbour.relation, label=neighbour.label, forward=neighbour.forward)
    return Neighbour(entity=entity, **tie_fields(atlas.once(network), neighbour.edge, forward=neighbour.forward))


def lineage_answer(atlas: Atlas, named: Named) -> LineageAnswer:
    """The ancestors and descendants of an entity."""
    node = f"{named.kind}/{named.slug}"
    return LineageAnswer(
        **envelope(atlas, None, whole=True),
        entity=named.entity,
        ancestors=[_relative(atlas, each, up=True) for each in lineage.relatives(atlas, node, up=True)],
        descendants=[_relative(atlas, each, up=False) for each in lineage.relatives(atlas, node, up=False)],
    )


def _relative(atlas: Atlas, relative: lineage.Relative, *, up: bool) -> Relative:
    model = atlas.once(network)
    through = relative.edge.source if up else relative.edge.target
    return Relative(
        entity=atlas.labels[model.nodes[relative.node].iri].entity,
        generation=relative.generation,
        through=atlas.labels[model.nodes[through].iri].entity,
        **tie_fields(model, relative.edge, forward=up),
    )
