"""Chooses the part of the network that a reader asked for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from accord_atlas.service.network.model import Edge, Graph, Model, assemble
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
    """A part of the network: its graph, and how many of its nodes a limit left out."""

    graph: Graph
    left_out: int = 0
    focus: tuple[str, ...] = field(default=())


def select(model: Model, wanted: Selection) -> Part:
    """The part of the network that a selection describes; of nodes without an edge in it, only the focus stays."""
    edges = [edge for edge in model.at(wanted.as_of) if _fits(edge, wanted)]
    chosen = _agreements(model, wanted)
    if chosen is not None:
        edges = _around(edges, chosen)
    if wanted.focus:
        near = _near(edges, wanted.focus, wanted.depth, through_hubs=wanted.hubs)
        edges = [edge for edge in edges if edge.source in near and edge.target in near]
    kept, left_out = _most_connected(edges, wanted)
    nodes = (model.nodes[node] for node in sorted(kept))
    return Part(assemble(nodes, (e for e in edges if e.source in kept and e.target in kept)), left_out, wanted.focus)


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


def _near(edges: Iterable[Edge], focus: Iterable[str], depth: int, *, through_hubs: bool) -> set[str]:
    """The nodes within so many steps of the focus."""
    neighbours: dict[str, set[str]] = {}
    for edge in edges:
        neighbours.setdefault(edge.source, set()).add(edge.target)
        neighbours.setdefault(edge.target, set()).add(edge.source)
    reached = set(focus)
    rim = set(reached)
    for _ in range(depth):
        open_ended = rim if through_hubs else {n for n in rim if n in focus or n.partition("/")[0] not in hubs()}
        rim = {other for node in open_ended for other in neighbours.get(node, ())} - reached
        if not rim:
            break
        reached |= rim
    return reached


def _most_connected(edges: Iterable[Edge], wanted: Selection) -> tuple[set[str], int]:
    """At most `limit` nodes, those with most edges first, and how many are left out; the focus stays."""
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    ranked = sorted(degrees.keys() - set(wanted.focus), key=lambda node: (-degrees[node], node))
    room = max(wanted.limit - len(wanted.focus), 0)
    return {*wanted.focus, *ranked[:room]}, max(len(ranked) - room, 0)
