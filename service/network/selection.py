"""Chooses the part of the network that a reader asked for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from accord_atlas.service.network.model import Edge, Model, Node
from accord_atlas.service.network.vocabulary import hubs

Projection = Literal["none", "bipartite", "organizations", "jurisdictions"]
PROJECTIONS: tuple[Projection, ...] = ("none", "bipartite", "organizations", "jurisdictions")
SPECIALTY_LINKS = frozenset({"covers", "lists-discipline"})
DEFAULT_KINDS = frozenset({"organization", "agreement"})


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of the network; ids are `kind/slug`, an empty filter lets everything through.

    `as_of` None means all times. `depth` counts steps from `focus`; hubs are reached but, unless `hubs`, not passed.
    """

    as_of: date | None = None
    kinds: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    agreements: frozenset[str] = frozenset()
    specialty: str | None = None
    focus: tuple[str, ...] = ()
    depth: int = 1
    hubs: bool = False
    projection: Projection = "none"
    limit: int = 5000


@dataclass(frozen=True)
class Part:
    """A part of the network: its nodes and edges in order, and how many of its nodes a limit left out."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    left_out: int = 0


def select(model: Model, wanted: Selection) -> Part:
    """The part of the network that a selection describes; of nodes without an edge in it, only the focus stays."""
    edges = _edges(model, wanted)
    kept, left_out = _most_connected(edges, wanted)
    if left_out:
        edges = [edge for edge in edges if edge.source in kept and edge.target in kept]
    return Part([model.nodes[node] for node in sorted(kept)], edges, left_out)


def _edges(model: Model, wanted: Selection) -> list[Edge]:
    """The edges that pass the filters, within reach of the focus where there is one."""
    chosen = _agreements(model, wanted)
    if wanted.focus and chosen is None:
        # Only what the focus reaches is looked at, however large the network.
        return _focused(lambda node: _passing(model.incident.get(node, ()), wanted), wanted)
    edges = _passing(model.edges, wanted)
    if chosen is not None:
        edges = _around(edges, chosen)
    if not wanted.focus:
        return edges
    touching: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        touching[edge.source].append(edge)
        touching[edge.target].append(edge)
    return _focused(lambda node: touching.get(node, []), wanted)


def _passing(edges: Iterable[Edge], wanted: Selection) -> list[Edge]:
    """The edges of the day that pass the filters on edges themselves."""
    return [held for edge in edges if _fits(edge, wanted) and (held := edge.on(wanted.as_of))]


def _fits(edge: Edge, wanted: Selection) -> bool:
    relations = wanted.relations or (frozenset({"participation"}) if wanted.projection != "none" else frozenset())
    return (
        (not relations or edge.relation in relations)
        and (not wanted.statuses or edge.status is None or edge.status in wanted.statuses)
        and _kinds_fit(edge, wanted)
    )


def _kinds_fit(edge: Edge, wanted: Selection) -> bool:
    """Whether both ends are of the wanted kinds; a jurisdiction that takes part itself stands for its body."""
    kinds = wanted.kinds or (frozenset() if wanted.focus or wanted.relations else DEFAULT_KINDS)
    ends = {edge.source.partition("/")[0], edge.target.partition("/")[0]}
    stands_in = edge.relation == "participation" and (not wanted.kinds or "organization" in kinds)
    return not kinds or ends <= kinds or (stands_in and "agreement" in (kinds or ends))


def _agreements(model: Model, wanted: Selection) -> frozenset[str] | None:
    """The agreements that the filters `agreements` and `specialty` leave; None where neither is set."""
    if wanted.specialty is None:
        return wanted.agreements or None
    same = {wanted.specialty}
    links = [e for e in model.at(wanted.as_of) if e.relation in SPECIALTY_LINKS | {"corresponds-to"}]
    for edge in links:
        if edge.relation == "corresponds-to" and wanted.specialty in {edge.source, edge.target}:
            same |= {edge.source, edge.target}
    covering = frozenset(e.source for e in links if e.relation in SPECIALTY_LINKS and e.target in same)
    return covering & wanted.agreements if wanted.agreements else covering


def _around(edges: list[Edge], agreements: frozenset[str]) -> list[Edge]:
    """The edges of these agreements, and those among their neighbours, but of no other agreement."""
    ends = {end for edge in edges for end in (edge.source, edge.target) if {edge.source, edge.target} & agreements}
    allowed = {end for end in ends if not end.startswith("agreement/")} | agreements
    return [edge for edge in edges if edge.source in allowed and edge.target in allowed]


def _focused(touching: Callable[[str], list[Edge]], wanted: Selection) -> list[Edge]:
    """The edges among the nodes within so many steps of the focus."""
    edges_of = cache(touching)
    near = rim = set(wanted.focus)
    for _ in range(wanted.depth):
        open_ended = [n for n in rim if wanted.hubs or n in wanted.focus or n.partition("/")[0] not in hubs()]
        rim = {end for node in open_ended for edge in edges_of(node) for end in (edge.source, edge.target)} - near
        if not rim:
            break
        near = near | rim
    found = {edge.id: edge for node in near for edge in edges_of(node) if edge.source in near and edge.target in near}
    return [found[key] for key in sorted(found)]


def _most_connected(edges: Iterable[Edge], wanted: Selection) -> tuple[set[str], int]:
    """At most `limit` nodes, those with most edges first, and how many are left out; the focus stays."""
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    ranked = sorted(degrees.keys() - set(wanted.focus), key=lambda node: (-degrees[node], node))
    room = max(wanted.limit - len(wanted.focus), 0)
    return {*wanted.focus, *ranked[:room]}, max(len(ranked) - room, 0)
