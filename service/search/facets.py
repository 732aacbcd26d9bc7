"""The facets of a search: how many of all hits have each value, and the hits that have the values chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.answers.search import Facets, FacetValue
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.engine import Found
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.timeline import CERTAINTY
from accord_atlas.service.network.request import iri
from accord_atlas.service.search.traits import OVER, Traits, traits
from accord_atlas.service.text.messages import message

FACETS: Final = ("kind", "jurisdiction", "standing", "decade")
STANDINGS: Final = (*ordered(CERTAINTY), OVER)
"""Values of the facet `standing`, the surest first."""
Chosen = Mapping[str, Sequence[str]]
"""Facet → the values of which a hit must have one; none leave all."""
Held = Sequence[tuple[Found, Traits]]


def held(atlas: Atlas, found: Iterable[Found]) -> Held:
    """Hits with their traits."""
    return [(each, traits(atlas, each)) for each in found]


def chosen_of(hits: Held, chosen: Chosen, *, but: str = "") -> Held:
    """The hits that have one of the values chosen in each facet, one facet left out of account."""
    wanted = {facet: frozenset(values) for facet, values in chosen.items() if values and facet != but}
    return [
        (hit, its)
        for hit, its in hits
        if all(not values.isdisjoint(its.values(facet, hit.kind)) for facet, values in wanted.items())
    ]


def facets(atlas: Atlas, hits: Held, chosen: Chosen) -> Facets:
    """Of each facet the values and their counts: the hits that there would be if that value alone were chosen in it."""
    return Facets(**{facet: _values(atlas, facet, chosen_of(hits, chosen, but=facet), chosen) for facet in FACETS})


def _values(atlas: Atlas, facet: str, hits: Held, chosen: Chosen) -> list[FacetValue]:
    """The values with their counts; those chosen are listed even where no hit is left."""
    counts = Counter(value for hit, its in hits for value in its.values(facet, hit.kind))
    counts.update(dict.fromkeys(chosen.get(facet, ()), 0))
    return [
        FacetValue(value=value, title=_title(atlas, facet, value), count=counts[value])
        for value in sorted(counts, key=lambda one: _place(facet, one, counts))
    ]


def _place(facet: str, value: str, counts: Mapping[str, int]) -> tuple[int, str]:
    """Standings from the surest, decades from the latest, everything else from the most frequent."""
    if facet == "standing":
        return STANDINGS.index(value), value
    return (-int(value), value) if facet == "decade" else (-counts[value], value)


def _title(atlas: Atlas, facet: str, value: str) -> Words:
    if facet == "kind":
        return atlas.labels.kind(value).words
    if facet == "jurisdiction":
        return atlas.labels[iri(f"jurisdiction/{value}")].words
    if facet == "decade":
        return message("search-decade", year=value)
    return standing_words(atlas, value)


def standing_words(atlas: Atlas, standing: str) -> Words:
    """What a standing is called."""
    return message("search-over") if standing == OVER else concept_words(atlas, CERTAINTY, standing)
