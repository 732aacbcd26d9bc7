"""How two entities are connected: the k best paths, as typed, dated, directed steps."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise
from threading import Lock

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.validity import Certainty, weakest
from accord_atlas.service.network.build import network
from accord_atlas.service.network.costs import crowds, is_hub, passing_cost, step_cost
from accord_atlas.service.network.model import Edge, Model, Node
from accord_atlas.service.network.shortest import SearchGraph

MOST_PATHS = 50
"""The most paths that are given for one request."""
KEPT = 16
"""Ways through the network (a date, with or without hubs, exclusions) that are kept ready."""


@dataclass(frozen=True, slots=True)
class Question:
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
class Route:
    """A path with its cost and the certainty of its least certain step."""

    cost: float
    steps: tuple[Step, ...]

    @property
    def certainty(self) -> Certainty | None:
        """How surely all of it holds."""
        return weakest(step.edge.certainty for step in self.steps)


@dataclass(frozen=True)
class Ways:
    """The network on one day with one set of exclusions, ready to be searched."""

    search: SearchGraph
    between: dict[tuple[str, str], list[Edge]]
    crowd: dict[str, int]


class PathFinder:
    """Finds paths in one model; keeps the last few prepared networks."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._ready: OrderedDict[tuple[date | None, frozenset[str], bool], Ways] = OrderedDict()
        self._lock = Lock()

    def find(self, asked: Question) -> tuple[list[Route], bool]:
        """The best routes, at most `MOST_PATHS`, and whether there are more than were given for want of room."""
        ways = self._ways_for(asked)
        wanted = min(asked.k, MOST_PATHS)
        found = list(islice(self._routes(ways, asked), wanted + (asked.k > MOST_PATHS)))
        return found[:wanted], len(found) > wanted

    def changes(self, asked: Question) -> list[str]:
        """Which one of `hubs`, `as_of`, `exclude`, if it were lifted, would give a path."""
        lifted = {"hubs": replace(asked, hubs=True), "as_of": replace(asked, as_of=None)}
        if asked.exclude:
            lifted["exclude"] = replace(asked, exclude=frozenset())
        return [name for name, question in lifted.items() if question != asked and self._exists(question)]

    def _exists(self, asked: Question) -> bool:
        return next(self._routes(self._ways_for(asked), asked), None) is not None

    def crowded(self, asked: Question) -> list[Node]:
        """The nodes, of kinds that may be passed, that are not passed for their number of neighbours."""
        crowd = self._ways_for(asked).crowd
        return [self.model.nodes[n] for n in sorted(crowd) if is_hub(n, crowd[n]) and not is_hub(n, 0)]

    def _ways_for(self, asked: Question) -> Ways:
        return self.ways(asked.as_of, asked.exclude - {asked.source, asked.target}, hubs=asked.hubs)

    def _routes(self, ways: Ways, asked: Question) -> Iterator[Route]:
        ends = sum(passing_cost(ways.crowd.get(end, 0)) for end in (asked.source, asked.target)) / 2
        for cost, path in ways.search.cheapest(asked.source, asked.target):
            steps = tuple(_step(ways, a, b) for a, b in pairwise(path))
            yield Route(round(cost - ends, 3), steps)

    def ways(self, as_of: date | None, exclude: frozenset[str], *, hubs: bool) -> Ways:
        """The prepared network for a day, exclusions and treatment of hubs."""
        key = (as_of, exclude, hubs)
        with self._lock:
            if key not in self._ready:
                self._ready[key] = prepare(self.model, as_of, exclude, hubs=hubs)
            self._ready.move_to_end(key)
            while len(self._ready) > KEPT:
                self._ready.popitem(last=False)
            return self._ready[key]


def prepare(model: Model, as_of: date | None, exclude: frozenset[str], *, hubs: bool) -> Ways:
    """The network on a day without what is excluded, with the cost of every step."""
    costed: dict[tuple[str, str], list[tuple[float, str, Edge]]] = defaultdict(list)
    for edge in model.at(as_of):
        if not excluded(edge, exclude):
            ends = (edge.source, edge.target) if edge.source < edge.target else (edge.target, edge.source)
            costed[ends].append((step_cost(edge, model.nodes), edge.key, edge))
    for edges in costed.values():
        edges.sort(key=lambda each: each[:2])
    crowd = crowds(costed)
    closed = frozenset() if hubs else frozenset(node for node, size in crowd.items() if is_hub(node, size))
    passing = {size: passing_cost(size) / 2 for size in set(crowd.values())}
    steps = ((a, b, edges[0][0] + passing[crowd[a]] + passing[crowd[b]]) for (a, b), edges in costed.items())
    return Ways(SearchGraph(steps, closed), {ends: [e for *_, e in edges] for ends, edges in costed.items()}, crowd)


def excluded(edge: Edge, exclude: frozenset[str]) -> bool:
    """Whether an edge, one of its ends, or the kind of one of them is excluded."""
    ends = (edge.source, edge.target)
    return bool(exclude) and not exclude.isdisjoint({edge.relation, *ends, *(end.partition("/")[0] for end in ends)})


def _step(ways: Ways, a: str, b: str) -> Step:
    best, *others = ways.between[min(a, b), max(a, b)]
    return Step(best, best.source == a, tuple(others))


def path_finder(atlas: Atlas) -> PathFinder:
    """The path finder of an opened release; use it as `atlas.once(path_finder)`."""
    return PathFinder(atlas.once(network))
