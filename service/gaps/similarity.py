"""Which jurisdictions are most alike in the agreements they hold, and which bodies bridge between others."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.gaps.matrix import held
from accord_atlas.service.network import request as asking
from accord_atlas.service.network.drawing import Wanted, easel

Json = dict[str, Any]
CLOSEST = 60
"""How many pairs an answer has without a jurisdiction."""
BRIDGES = 25
"""How many bridging bodies an answer has."""


def similar(atlas: Atlas, day: date, only: str | None = None) -> list[Json]:
    """Pairs of jurisdictions by the share of agreements that both hold of all that either holds (Jaccard index).

    Explained by the agreements that both, only the first, only the second hold. Pairs without a shared one are left
    out; without `only` so are jurisdictions that hold one agreement, which are alike for lack of data.
    """
    sets = {place: agreements for place, agreements in held(atlas, day).items() if len(agreements) > (0 if only else 1)}
    pairs = [(only, place) for place in sets if place != only] if only else list(combinations(sorted(sets), 2))
    if only and only not in sets:
        return []
    scored = [(len(sets[a] & sets[b]) / len(sets[a] | sets[b]), a, b) for a, b in pairs if sets[a] & sets[b]]
    scored.sort(key=lambda each: (-each[0], each[1], each[2]))
    return [_pair(atlas, score, a, b, sets[a], sets[b]) for score, a, b in scored[:CLOSEST]]


def _pair(atlas: Atlas, score: float, a: str, b: str, of_a: frozenset[str], of_b: frozenset[str]) -> Json:
    return {
        "a": cell(atlas, a),
        "b": cell(atlas, b),
        "similarity": round(score, 4),
        "both": [cell(atlas, iri) for iri in sorted(of_a & of_b)],
        "only_a": [cell(atlas, iri) for iri in sorted(of_a - of_b)],
        "only_b": [cell(atlas, iri) for iri in sorted(of_b - of_a)],
    }


def bridges(atlas: Atlas, day: date, only: str | None = None) -> list[Json]:
    """The bodies through which most shortest ways between others lead, in the network of bodies and agreements.

    `betweenness` is the share of such ways, 0 to 1; `agreements` are those in which the body stands on the day.
    """
    selection = asking.selection(
        atlas,
        as_of=day,
        kinds="organization,agreement",
        relations="participation",
        projection="bipartite",
        limit=20_000,
    )
    picture = atlas.once(easel).draw(Wanted(selection, ("betweenness",)))
    nodes = [(data["betweenness"], node) for node, data in picture.graph.nodes(data=True) if data["betweenness"]]
    ranked = sorted((-value, node) for value, node in nodes if node.startswith("organization/"))
    found = list(_bridges(atlas, ranked, day))
    return [each for each in found if only is None or _home(each) == only][:BRIDGES]


def _bridges(atlas: Atlas, ranked: list[tuple[float, str]], day: date) -> Iterator[Json]:
    places: dict[str, dict[str, str | None]] = {}
    for agreement in agreements(atlas).values():
        for participation in agreement.participations:
            if participation.organization and not participation.over and participation.at(day):
                places.setdefault(participation.organization, {})[agreement.iri] = participation.jurisdiction
    by_node = {f"organization/{atlas.labels[iri].slug}": iri for iri in places}
    for value, node in ranked:
        if (iri := by_node.get(node)) is not None:
            home = next((place for place in places[iri].values() if place), None)
            yield {
                "organization": cell(atlas, iri),
                "jurisdiction": cell(atlas, home),
                "betweenness": -value,
                "agreements": [cell(atlas, agreement) for agreement in sorted(places[iri])],
            }


def _home(bridge: Json) -> str | None:
    return bridge["jurisdiction"]["iri"] if bridge["jurisdiction"] else None
