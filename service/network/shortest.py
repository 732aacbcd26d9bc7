"""The k cheapest loop-free paths between two nodes (Yen), guided by exact distances to the target.

One search (Dijkstra) gives every node's remaining distance; each path is then found by A* with that distance as its
estimate, which visits little more than the path itself. Why not a library's: `networkx.shortest_simple_paths` searches
the whole graph anew for every deviation of every path, and knows no nodes that only begin or end a path.
`tests/benchmarks` compares times and costs, `tests/network/test_shortest.py` costs with networkx on random graphs.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from accord_atlas.service.core.leaving import still_wanted

Path = tuple[str, ...]
INFINITE = float("inf")


class SearchGraph:
    """An undirected graph with a cost, above 0, for each pair of neighbours; of parallel costs the least counts.

    A path may begin or end at one of the `hubs` but does not pass through it.
    """

    def __init__(self, steps: Iterable[tuple[str, str, float]], hubs: frozenset[str] = frozenset()) -> None:
        near: dict[str, dict[str, float]] = defaultdict(dict)
        for a, b, cost in steps:
            near[a][b] = near[b][a] = min(cost, near[a].get(b, INFINITE))
        self.neighbours = dict(near)
        self._hubs = hubs

    def distances(self, target: str) -> dict[str, float]:
        """The cost of the cheapest path from each node to the target; nodes that cannot reach it are left out.

        Hubs have none but where one is the target: no path comes from them.
        """
        found: dict[str, float] = {}
        rim = [(0.0, target)] if target in self.neighbours else []
        while rim:
            far, node = heapq.heappop(rim)
            if node in found:
                continue
            found[node] = far
            for other, cost in self.neighbours[node].items():
                if other not in found and other not in self._hubs:
                    heapq.heappush(rim, (far + cost, other))
        return found

    def cheapest(self, source: str, target: str) -> Iterator[tuple[float, Path]]:
        """Loop-free paths with their costs, cheapest first, as many as there are; the same on every run."""
        remaining = self.distances(target)
        if source in self._hubs and source != target:
            near = self.neighbours.get(source, {}).items()
            remaining[source] = min((cost + remaining.get(b, INFINITE) for b, cost in near), default=INFINITE)
        if remaining.get(source, INFINITE) == INFINITE:
            return
        candidates = [self._search(remaining, (source,), target, frozenset())]
        seen, given = {path for _, path in candidates}, list[Path]()
        while candidates:
            still_wanted()
            cost, path = heapq.heappop(candidates)
            yield cost, path
            given.append(path)
            for length in range(1, len(path)):
                root = path[:length]
                taken = frozenset(p[length] for p in given if p[:length] == root and len(p) > length)
                found = self._search(remaining, root, target, taken)
                if found[1] and found[1] not in seen:
                    seen.add(found[1])
                    heapq.heappush(candidates, found)

    def _search(
        self, remaining: Mapping[str, float], root: Path, target: str, taken: frozenset[str]
    ) -> tuple[float, Path]:
        """The cheapest path that begins with `root`, repeats no node, and then takes none of `taken`; empty if none."""
        start, barred = root[-1], set(root[:-1])
        spent = sum(self.neighbours[a][b] for a, b in pairwise(root))
        # Of equal estimates the alphabetically first node is taken, so that the order of the steps does not matter.
        rim: list[tuple[float, str, str, float]] = [(spent + remaining[start], start, "", spent)]
        before: dict[str, str] = {}
        while rim:
            _, node, parent, cost = heapq.heappop(rim)
            if node in before:
                continue
            before[node] = parent
            if node == target:
                return round(cost, 9), root + tuple(_back(before, target)[1:])
            for other, step in self.neighbours[node].items():
                ahead = remaining.get(other, INFINITE)
                if other in before or other in barred or ahead == INFINITE or (node == start and other in taken):
                    continue
                heapq.heappush(rim, (cost + step + ahead, other, node, cost + step))
        return INFINITE, ()


def _back(before: Mapping[str, str], node: str) -> list[str]:
    """The nodes from where a search began to this one."""
    path: list[str] = []
    while node:
        path.append(node)
        node = before[node]
    return path[::-1]
