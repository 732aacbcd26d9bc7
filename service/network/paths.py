"""How two entities are connected: the k best paths, as typed, dated, directed steps."""

import heapq
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise
from threading import Lock

from accord_atlas.service.answers.paths import Lifted
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Edge, Model, Node, neighbour_counts
from accord_atlas.service.domain.timeline import Segment, weakest
from accord_atlas.service.network.costs import (
    Charge,
    is_hub,
    is_unnamed,
    passing_charges,
    path_charges,
    step_charges,
    total,
)
from accord_atlas.service.network.shortest import SearchGraph

MOST_PATHS = 50
"""The most paths that are given for one request."""
MOST_TRIED = 1000
"""The most paths that are looked at for one request; some of them go through a place twice and are not given."""
KEPT = 16
"""Prepared networks (a date, with or without hubs, exclusions) that are kept ready."""


@dataclass(frozen=True, slots=True)
class PathRequest:
    """Between which nodes, on which day (None: at any time), how many; what is not to be passed.

    `exclude` holds node ids, kinds and names of relations.
    """

    source: str
    target: str
    as_of: date | None
    k: int = 3
    exclude: frozenset[str] = frozenset()
    hubs: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the edge that it goes along, in which direction, and the other edges between the same nodes."""

    edge: Edge
    forward: bool
    also: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A path with what it costs; it holds as surely as the least certain of its steps."""

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]
    charges: tuple[Charge, ...]

    @property
    def cost(self) -> float:
        """The sum of its charges."""
        return round(total(self.charges), 3)

    @property
    def held(self) -> Segment | None:
        """How all of it stands on the day: as its weakest step; None without a day."""
        return weakest(step.edge.held for step in self.steps)


@dataclass(frozen=True)
class Prepared:
    """The network on one day with one set of exclusions, ready to be searched."""

    search: SearchGraph
    between: dict[tuple[str, str], list[Edge]]
    crowd: dict[str, int]

    def passing(self, node: str) -> tuple[Charge, ...]:
        """What passing through a node costs."""
        return passing_charges(node, self.crowd.get(node, 0))


class PathFinder:
    """Finds paths in one model; keeps the last few prepared networks."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._ready: OrderedDict[tuple[date | None, frozenset[str], bool], Prepared] = OrderedDict()
        self._lock = Lock()

    def find(self, request: PathRequest) -> tuple[list[Path], bool]:
        """The best paths, at most `MOST_PATHS`, and whether there are more than were given for want of room."""
        most = min(request.k, MOST_PATHS)
        found = list(islice(self._paths(self._prepared(request), request), most + (request.k > MOST_PATHS)))
        return found[:most], len(found) > most

    def changes(self, request: PathRequest) -> list[Lifted]:
        """Which one of `hubs`, `as_of`, `exclude`, if it were lifted, would give a path."""
        lifted: dict[Lifted, PathRequest] = {
            "hubs": replace(request, hubs=True),
            "as_of": replace(request, as_of=None),
            "exclude": replace(request, exclude=frozenset()),
        }
        return [name for name, changed in lifted.items() if changed != request and self._exists(changed)]

    def _exists(self, request: PathRequest) -> bool:
        return next(self._paths(self._prepared(request), request), None) is not None

    def crowded(self, request: PathRequest) -> list[Node]:
        """The nodes, of kinds that may be passed, that are not passed for their number of neighbours."""
        crowd = self._prepared(request).crowd
        return [self.model.nodes[n] for n in sorted(crowd) if is_hub(n, crowd[n]) and not is_hub(n, 0)]

    def _prepared(self, request: PathRequest) -> Prepared:
        return self.prepared(request.as_of, request.exclude - {request.source, request.target}, hubs=request.hubs)

    def _paths(self, prepared: Prepared, request: PathRequest) -> Iterator[Path]:
        """The paths, cheapest first, without those that come back to a place and those that are a detour of another."""
        given: list[Path] = []
        for path in self._ranked(prepared, request):
            if not any(_is_detour(path, other) for other in given):
                given.append(path)
                yield path

    def _ranked(self, prepared: Prepared, request: PathRequest) -> Iterator[Path]:
        """The paths by their whole cost; what the search counts of it, step by step, is never more than all of it."""
        waiting: list[tuple[float, int, Path]] = []
        ends = sum(total(prepared.passing(end)) for end in (request.source, request.target)) / 2
        tried = islice(prepared.search.cheapest(request.source, request.target), MOST_TRIED)
        for number, (bound, nodes) in enumerate(tried):
            while waiting and waiting[0][0] <= round(bound - ends, 3):
                yield heapq.heappop(waiting)[-1]
            steps = tuple(_step(prepared, a, b) for a, b in pairwise(nodes))
            if not _returns(self.model, nodes, steps):
                path = Path(nodes, steps, tuple(self._charges(prepared, nodes, steps)))
                heapq.heappush(waiting, (path.cost, number, path))
        while waiting:
            yield heapq.heappop(waiting)[-1]

    def _charges(self, prepared: Prepared, nodes: Sequence[str], steps: Sequence[Step]) -> Iterator[Charge]:
        """All that a path costs: its steps, what it passes through, what it costs as a whole."""
        for step in steps:
            yield from step_charges(step.edge, self.model.nodes)
        for node in nodes[1:-1]:
            yield from prepared.passing(node)
        yield from path_charges(self.model.recognising, self.model.nodes, [step.edge for step in steps])

    def prepared(self, as_of: date | None, exclude: frozenset[str], *, hubs: bool) -> Prepared:
        """The prepared network for a day, exclusions and treatment of hubs."""
        key = (as_of, exclude, hubs)
        with self._lock:
            if key not in self._ready:
                self._ready[key] = prepare(self.model, as_of, exclude, hubs=hubs)
            self._ready.move_to_end(key)
            while len(self._ready) > KEPT:
                self._ready.popitem(last=False)
            return self._ready[key]


def prepare(model: Model, as_of: date | None, exclude: frozenset[str], *, hubs: bool) -> Prepared:
    """The network on a day without what is excluded, with the cost of every step."""
    costed: dict[tuple[str, str], list[tuple[float, str, Edge]]] = defaultdict(list)
    for edge in model.at(as_of):
        if edge.joins and not excluded(edge, exclude):
            ends = (edge.source, edge.target) if edge.source < edge.target else (edge.target, edge.source)
            costed[ends].append((total(step_charges(edge, model.nodes)), edge.key, edge))
    for edges in costed.values():
        edges.sort(key=lambda each: each[:2])
    crowd = neighbour_counts(costed)
    closed = frozenset() if hubs else frozenset(node for node, size in crowd.items() if is_hub(node, size))
    passing = {node: total(passing_charges(node, size)) / 2 for node, size in crowd.items()}
    steps = ((a, b, edges[0][0] + passing[a] + passing[b]) for (a, b), edges in costed.items())
    return Prepared(SearchGraph(steps, closed), {ends: [e for *_, e in edges] for ends, edges in costed.items()}, crowd)


def _returns(model: Model, path: Sequence[str], steps: Sequence[Step]) -> bool:
    """Whether a path comes back to a place where it was.

    It does where it begins or ends in a place and goes through two bodies of it, of which one would do; and where it
    goes through a body that no source names and another of the same place, which may be the same.
    """
    places = Counter(model.nodes[node].jurisdiction for node in path if node.startswith("organization/"))
    unnamed = {step.edge.source for step in steps if is_unnamed(step.edge)}
    return any(places[end] > 1 for end in (path[0], path[-1])) or any(places[place] for place in unnamed)


def _is_detour(path: Path, other: Path) -> bool:
    """Whether a path goes where a better one goes, in the same order, and somewhere else besides.

    One that passes an unnamed body takes no path away: with the name of the body, it may be that one.
    """
    if any(is_unnamed(step.edge) for step in other.steps):
        return False
    rest = iter(path.nodes)
    return all(node in rest for node in other.nodes)


def excluded(edge: Edge, exclude: frozenset[str]) -> bool:
    """Whether an edge, one of its ends, or the kind of one of them is excluded."""
    ends = (edge.source, edge.target)
    return bool(exclude) and not exclude.isdisjoint({edge.relation, *ends, *(end.partition("/")[0] for end in ends)})


def _step(prepared: Prepared, a: str, b: str) -> Step:
    best, *others = prepared.between[min(a, b), max(a, b)]
    return Step(best, best.source == a, tuple(others))


def path_finder(atlas: Atlas) -> PathFinder:
    """The path finder of an opened release; use it as `atlas.once(path_finder)`."""
    return PathFinder(atlas.once(network))
