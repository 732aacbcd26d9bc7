"""Which jurisdictions are most similar in the agreements they are in, and which bodies bridge between others."""

from collections.abc import Iterator, Mapping, Set
from datetime import date
from itertools import combinations

from accord_atlas.service.answers.gaps import Bridge, Similarity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.participations import Held, agreements
from accord_atlas.service.domain.timeline import Segment
from accord_atlas.service.gaps.matrix import full_memberships
from accord_atlas.service.gaps.parts import MOST
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.request import selection

Memberships = Mapping[str, Segment]
"""Agreement → how surely a jurisdiction is full member, and why."""


def similar(atlas: Atlas, day: date, only: str | None = None) -> list[Similarity]:
    """Pairs of jurisdictions by the share of agreements that both hold of all that either holds (Jaccard index).

    Counted are certain and presumed full memberships. Explained by the agreements that both, only the first, only the
    second hold. Pairs without a shared one are left out; without `only` so are jurisdictions that hold one agreement,
    which are alike for lack of data.
    """
    fewest = 1 if only else 2
    sets = {place: found for place, found in full_memberships(atlas, day).items() if len(found) >= fewest}
    pairs = [(only, place) for place in sets if place != only] if only else list(combinations(sorted(sets), 2))
    if only and only not in sets:
        return []
    alike = [(a, b, sets[a].keys() & sets[b].keys()) for a, b in pairs]
    scored = [(len(both) / len(sets[a].keys() | sets[b].keys()), a, b) for a, b, both in alike if both]
    scored.sort(key=lambda each: (-each[0], each[1], each[2]))
    return [_pair(atlas, score, a, b, sets[a], sets[b]) for score, a, b in scored[: MOST["similar"]]]


def _pair(atlas: Atlas, score: float, a: str, b: str, of_a: Memberships, of_b: Memberships) -> Similarity:
    def entities(iris: Set[str]) -> list[Entity]:
        return [atlas.labels[iri].entity for iri in sorted(iris)]

    both = of_a.keys() & of_b.keys()
    least = max((held[iri] for held in (of_a, of_b) for iri in both), key=lambda each: each.doubt)
    return Similarity(
        a=atlas.labels[a].entity,
        b=atlas.labels[b].entity,
        similarity=round(score, 4),
        both=entities(both),
        only_a=entities(of_a.keys() - both),
        only_b=entities(of_b.keys() - both),
        certainty=least.certainty,
        reason=least.reason,
    )


def bridges(atlas: Atlas, day: date) -> list[Bridge]:
    """The bodies through which shortest ways between others lead, in the network of bodies and agreements; most first.

    `betweenness` is the share of such ways, 0 to 1; `agreements` are those in which the body is a member on the day,
    possibly or more surely, as the network has them.
    """
    organizations = selection(
        atlas,
        as_of=day,
        kinds="organization,agreement",
        relations="participation",
        projection="bipartite",
        limit=20_000,
    )
    nodes = network_answer(atlas, NetworkRequest(organizations, ("betweenness",))).nodes
    ranked = sorted((-node.betweenness, node.id) for node in nodes if node.kind == "organization" and node.betweenness)
    return list(_bridges(atlas, ranked, day))


def _bridges(atlas: Atlas, ranked: list[tuple[float, str]], day: date) -> Iterator[Bridge]:
    places: dict[str, dict[str, Held]] = {}
    for agreement in agreements(atlas).values():
        for held in reversed(agreement.held(day)):  # The fullest last, which is kept.
            for body in held.bodies if held.member else ():
                places.setdefault(body, {})[agreement.iri] = held
    by_node = {f"organization/{atlas.labels[iri].slug}": iri for iri in places}
    for value, node in ranked:
        if (iri := by_node.get(node)) is not None:
            own = places[iri].values()
            home = next((each.participation.jurisdiction for each in own if each.participation.jurisdiction), None)
            least = max((each.segment for each in own), key=lambda each: each.doubt)
            yield Bridge(
                organization=atlas.labels[iri].entity,
                jurisdiction=entity_of(atlas, home),
                betweenness=-value,
                agreements=[atlas.labels[agreement].entity for agreement in sorted(places[iri])],
                certainty=least.certainty,
                reason=least.reason,
            )
