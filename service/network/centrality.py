"""Centralities that every pair of nodes counts for, exact, in plain Python.

networkx takes 5.5 s for the betweenness of the whole release and 1.3 s for closeness, in half a second together here:
betweenness looks only at what is left when trees that hang on the rest are taken off (half of the nodes hang so), and
closeness searches from all nodes at once, a bit for each. `tests/network/test_measures.py` compares with networkx.
"""

from collections.abc import Sequence

from accord_atlas.service.core.leaving import still_wanted

Neighbours = Sequence[Sequence[int]]
"""Of each node, by its number, its neighbours; each once, both ways."""


def betweenness(near: Neighbours) -> list[float]:
    """Number of shortest paths between two others that pass through each node (Brandes), shares counted as shares."""
    order, parent = _hanging(near)
    hanging = set(order)
    rest = [[] if node in hanging else [n for n in near[node] if n not in hanging] for node in range(len(near))]
    # A tree that hangs on a node is as many ends of paths at that node.
    weight = [1] * len(near)
    within = [0] * len(near)
    for node in order:
        above = parent[node]
        if above is not None:
            within[above] += weight[node] * weight[node]
            weight[above] += weight[node]
    total, size = _between(rest, weight)
    for node in reversed(order):
        above = parent[node]
        size[node] = size[above] if above is not None else weight[node]
    for node, held in enumerate(weight):
        # Pairs of which one or both ends hang on the node, in trees of their own.
        outside = size[node] - held
        below = held - 1
        total[node] += below * outside + (below * below - within[node]) / 2
    return total


def _hanging(near: Neighbours) -> tuple[list[int], list[int | None]]:
    """The nodes of trees that hang on the rest, leaves first, and of each the neighbour that it hangs on."""
    degree = [len(each) for each in near]
    order, parent = [node for node, d in enumerate(degree) if d == 1], list[int | None]([None] * len(near))
    taken = [False] * len(near)
    for node in order:
        taken[node] = True
        for other in near[node]:
            if not taken[other]:
                parent[node] = other
                degree[other] -= 1
                if degree[other] == 1:
                    order.append(other)
    return order, parent


def _between(near: Neighbours, weight: Sequence[int]) -> tuple[list[float], list[int]]:
    """Brandes' sums for nodes that stand for several ends each; and the ends in each node's part of the network."""
    total, size = [0.0] * len(near), list(weight)
    for source in (node for node, others in enumerate(near) if others):
        still_wanted()
        order, far, ways = _ways(near, source)
        size[source] = sum(weight[node] for node in order)
        passing = [0.0] * len(near)
        for node in reversed(order):
            share, before = (weight[node] + passing[node]) / ways[node], far[node] - 1
            for other in near[node]:
                if far[other] == before:
                    passing[other] += ways[other] * share
            if node != source:
                total[node] += weight[source] * passing[node] / 2
    return total, size


def _ways(near: Neighbours, source: int) -> tuple[list[int], list[int], list[int]]:
    """The nodes that one reaches, nearest first; how far each node is (-1: not reached), and by how many ways."""
    far, ways, order = [-1] * len(near), [0] * len(near), [source]
    far[source], ways[source] = 0, 1
    for node in order:
        step, via = far[node] + 1, ways[node]
        for other in near[node]:
            if far[other] < 0:
                far[other], ways[other] = step, via
                order.append(other)
            elif far[other] == step:
                ways[other] += via
    return order, far, ways


def harmonic(near: Neighbours) -> list[float]:
    """The sum of 1 / distance to every node that a node can reach."""
    reached = [1 << node for node in range(len(near))]
    total, step = [0.0] * len(near), 0
    counts = [1] * len(near)
    moving = [node for node, others in enumerate(near) if others]
    while moving:
        step += 1
        before, still = reached[:], list[int]()
        for node in moving:
            held = before[node]
            for other in near[node]:
                held |= before[other]
            if held != before[node]:
                count = held.bit_count()
                total[node] += (count - counts[node]) / step
                reached[node], counts[node] = held, count
                still.append(node)
        moving = still
    return total
