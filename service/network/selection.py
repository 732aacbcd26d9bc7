"""Chooses the part of the network that a request describes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import get_args

from accord_atlas.service.answers.network import Projection
from accord_atlas.service.domain.membership import is_over
from accord_atlas.service.domain.network.model import PARTICIPATION, Edge, Model, Node
from accord_atlas.service.domain.network.relations import hubs
from accord_atlas.service.network.folding import side_of

PROJECTIONS: tuple[Projection, ...] = get_args(Projection)
SPECIALTY_LINKS = frozenset({"covers", "lists-discipline"})
DEFAULT_KINDS = frozenset({"organization", "agreement"})
FOLDED_ONTO: frozenset[Projection] = frozenset({"organizations", "jurisdictions"})
"""The projections in which agreements are no nodes: they join sides."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the network; ids are `kind/slug`, an empty filter lets everything through.

    `as_of` None means all times. `statuses` chooses participations recorded with one or that have it on the day; those
    that say an end choose, where nothing is folded, what has ended by the day, too. `depth` counts steps from `focus`
    between nodes of the projection; hubs are reached but, unless `hubs`, not passed.
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


def select(model: Model, selection: Selection) -> Part:
    """The part of the network that a selection describes; of nodes without an edge in it, only the focus stays."""
    edges = _edges(model, selection)
    kept, left_out = _most_connected(edges, selection)
    if left_out:
        edges = [edge for edge in edges if edge.source in kept and edge.target in kept]
    return Part([model.nodes[node] for node in sorted(kept)], edges, left_out)


def _edges(model: Model, selection: Selection) -> list[Edge]:
    """The edges that pass the filters, within reach of the focus where there is one."""
    chosen = _agreements(model, selection)
    folded = selection.projection in FOLDED_ONTO
    if selection.focus and chosen is None and not folded:
        # Only what the focus reaches is looked at, however large the network.
        return _focused(lambda node: _passing(model.incident.get(node, ()), selection), selection)
    edges = _passing(model.edges, selection)
    if chosen is not None:
        edges = _around(edges, chosen)
    if not selection.focus:
        return edges
    if folded:
        return _of_sides_near(model, edges, selection)
    touching: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        touching[edge.source].append(edge)
        touching[edge.target].append(edge)
    return _focused(lambda node: touching.get(node, []), selection)


def _passing(edges: Iterable[Edge], selection: Selection) -> list[Edge]:
    """The edges of the day that pass the filters on edges themselves."""
    day, statuses = selection.as_of, selection.statuses
    ended = selection.projection not in FOLDED_ONTO and any(map(is_over, statuses))
    fitting = (edge for edge in edges if _fits(edge, selection))
    held = (now for edge in fitting if (now := edge.on(day) or (edge.over(day) if ended else None)))
    return [edge for edge in held if not statuses or {edge.status, edge.recorded, edge.was} & statuses]


def _fits(edge: Edge, selection: Selection) -> bool:
    relations = selection.relations or (frozenset({PARTICIPATION}) if selection.projection != "none" else frozenset())
    return (not relations or edge.relation in relations) and _kinds_fit(edge, selection)


def _kinds_fit(edge: Edge, selection: Selection) -> bool:
    """Whether both ends are of the chosen kinds; a jurisdiction that takes part itself stands for its body."""
    kinds = selection.kinds or (frozenset() if selection.focus or selection.relations else DEFAULT_KINDS)
    ends = {edge.source.partition("/")[0], edge.target.partition("/")[0]}
    stands_in = edge.relation == PARTICIPATION and (not selection.kinds or "organization" in kinds)
    return not kinds or ends <= kinds or (stands_in and "agreement" in (kinds or ends))


def _agreements(model: Model, selection: Selection) -> frozenset[str] | None:
    """The agreements that the filters `agreements` and `specialty` leave; None where neither is set."""
    if selection.specialty is None:
        return selection.agreements or None
    same = {selection.specialty}
    links = [e for e in model.at(selection.as_of) if e.relation in SPECIALTY_LINKS | {"corresponds-to"}]
    for edge in links:
        if edge.relation == "corresponds-to" and selection.specialty in {edge.source, edge.target}:
            same |= {edge.source, edge.target}
    covering = frozenset(e.source for e in links if e.relation in SPECIALTY_LINKS and e.target in same)
    return covering & selection.agreements if selection.agreements else covering


def _around(edges: list[Edge], agreements: frozenset[str]) -> list[Edge]:
    """The edges of these agreements, and those among their neighbours, but of no other agreement."""
    ends = {end for edge in edges for end in (edge.source, edge.target) if {edge.source, edge.target} & agreements}
    allowed = {end for end in ends if not end.startswith("agreement/")} | agreements
    return [edge for edge in edges if edge.source in allowed and edge.target in allowed]


def _focused(touching: Callable[[str], list[Edge]], selection: Selection) -> list[Edge]:
    """The edges among the nodes within so many steps of the focus."""
    edges_of = cache(touching)
    near = rim = set(selection.focus)
    for _ in range(selection.depth):
        open_ended = [n for n in rim if selection.hubs or n in selection.focus or n.partition("/")[0] not in hubs()]
        rim = {end for node in open_ended for edge in edges_of(node) for end in (edge.source, edge.target)} - near
        if not rim:
            break
        near = near | rim
    found = {edge.id: edge for node in near for edge in edges_of(node) if edge.source in near and edge.target in near}
    return [found[key] for key in sorted(found)]


def _of_sides_near(model: Model, edges: Iterable[Edge], selection: Selection) -> list[Edge]:
    """The edges of the sides within so many shared agreements of the focus, which may be an agreement itself."""
    sided = [(side, edge) for edge in edges if (side := side_of(model, edge, selection.projection))]
    agreements: dict[str, set[str]] = defaultdict(set)
    members: dict[str, set[str]] = defaultdict(set)
    for side, edge in sided:
        agreements[side].add(edge.target)
        members[edge.target].add(side)
    near = {side for side, edge in sided if {side, edge.source} & set(selection.focus)}
    reached = {deal for deal in selection.focus if deal in members}
    for _ in range(selection.depth):
        reached |= {deal for side in near for deal in agreements[side]}
        near |= {side for deal in reached for side in members[deal]}
    return [edge for side, edge in sided if side in near]


def _most_connected(edges: Iterable[Edge], selection: Selection) -> tuple[set[str], int]:
    """At most `limit` nodes, those with most edges first, and how many are left out; the focus stays."""
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    ranked = sorted(degrees.keys() - set(selection.focus), key=lambda node: (-degrees[node], node))
    room = max(selection.limit - len(selection.focus), 0)
    return {*selection.focus, *ranked[:room]}, max(len(ranked) - room, 0)
