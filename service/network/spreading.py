"""Spreads a connected graph over the plane: neighbours about 1 apart, all others as far as they can.

Forces as by Fruchterman and Reingold, on ever finer copies of the graph (Walshaw, "A multilevel algorithm for
force-directed graph drawing"): neighbours are merged in pairs until few are left, these are laid out, and each finer
copy begins where the coarser one ended. A node is pushed only by those near it, found through a grid; the coarse copies
have seen to it that the rest is far away. Time grows with the number of nodes, not with its square, and nothing is
drawn by chance.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

Near = Sequence[Sequence[int]]
FEW: Final = 24
"""Nodes of the coarsest copy."""
ROUNDS: Final = (200, 36)
"""Rounds of the coarsest copy, and of each other."""
COOLING: Final = 0.9
REACH: Final = 2.6
"""How far nodes push one another, in lengths of an edge."""
PUSH: Final = 0.6
"""Strength of the push beside that of the pull; 1 makes neighbours an edge's length apart where nothing else is."""
COARSER: Final = math.sqrt(7 / 4)
"""By how much edges of a copy are longer than those of the next finer one."""
ROOM: Final = 1.2
"""Width of the squares in which parts are set side by side."""
Point = tuple[float, float]


def spread(near: Near) -> list[Point]:
    """A place for each node of a connected graph, the same on every run."""
    levels: list[tuple[Near, list[int], list[int]]] = []
    weight = [1] * len(near)
    while len(near) > FEW:
        coarser, merged, masses = _merged(near, weight)
        if len(coarser) > 0.95 * len(near):
            break
        levels.append((near, weight, merged))
        near, weight = coarser, masses
    places = [_sunflower(node) for node in range(len(near))]
    length = COARSER ** len(levels)
    places = _settle([(x * length, y * length) for x, y in places], near, weight, length, ROUNDS[0])
    for finer, masses, merged in reversed(levels):
        length /= COARSER
        seen: dict[int, int] = defaultdict(int)
        begun = []
        for node, whole in enumerate(merged):
            # Those who were one begin around its place, not in it, where nothing would push them apart.
            x, y = _sunflower(seen[whole] + 1)
            seen[whole] += 1
            begun.append((places[whole][0] + 0.2 * length * x, places[whole][1] + 0.2 * length * (y + node % 7 / 70)))
        places = _settle(begun, finer, masses, length, ROUNDS[1])
    return places


def _sunflower(index: int) -> Point:
    radius, angle = math.sqrt(index + 0.5), index * math.pi * (3 - math.sqrt(5))
    return radius * math.cos(angle), radius * math.sin(angle)


def _merged(near: Near, weight: Sequence[int]) -> tuple[Near, list[int], list[int]]:
    """A copy with neighbours merged in pairs, and single ends at the same node likewise: neighbours, parts, masses."""
    whole, count = [-1] * len(near), 0
    for together in _groups(near, weight, whole):
        for node in together:
            whole[node] = count
        count += bool(together)
    masses, joined = [0] * count, [set[int]() for _ in range(count)]
    for node, part in enumerate(whole):
        masses[part] += weight[node]
        joined[part].update(whole[other] for other in near[node] if whole[other] != part)
    return [sorted(each) for each in joined], whole, masses


def _groups(near: Near, weight: Sequence[int], whole: Sequence[int]) -> Iterator[list[int]]:
    """The nodes that become one, given by and by: `whole` says of which that has happened."""
    for node in sorted(range(len(near)), key=lambda n: (len(near[n]), n)):
        free = [other for other in near[node] if whole[other] < 0]
        if whole[node] < 0 and free:
            yield [node, min(free, key=lambda other: (weight[other], len(near[other]), other))]
    for others in near:
        left = [other for other in others if whole[other] < 0 and len(near[other]) == 1]
        yield from (left[at : at + 2] for at in range(0, len(left), 2))
    yield from ([node] for node in range(len(near)) if whole[node] < 0)


def _settle(places: Sequence[Point], near: Near, weight: Sequence[int], length: float, rounds: int) -> list[Point]:
    """Move nodes by what pulls and pushes them, ever less far."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    edges = [(a, b) for a, others in enumerate(near) for b in others if a < b]
    reach = REACH * length if len(near) > FEW else math.inf
    heat, furthest, strength = length, reach * reach, PUSH * length * length
    for _ in range(rounds):
        dx, dy = [0.0] * len(near), [0.0] * len(near)
        for a, others in _near_by(xs, ys, reach):
            ax, ay, mass = xs[a], ys[a], weight[a]
            for b in others:
                x, y = ax - xs[b], ay - ys[b]
                far = x * x + y * y
                if far < furthest:
                    push = strength / (far + 1e-9)
                    x, y, other = x * push, y * push, weight[b]
                    dx[a] += x * other
                    dy[a] += y * other
                    dx[b] -= x * mass
                    dy[b] -= y * mass
        for a, b in edges:
            x, y = xs[a] - xs[b], ys[a] - ys[b]
            pull = math.hypot(x, y) / length
            dx[a] -= x * pull
            dy[a] -= y * pull
            dx[b] += x * pull
            dy[b] += y * pull
        for node, (x, y) in enumerate(zip(dx, dy, strict=True)):
            step = math.hypot(x, y)
            if step:
                scale = min(step, heat) / step
                xs[node] += x * scale
                ys[node] += y * scale
        heat *= COOLING if rounds == ROUNDS[1] else COOLING ** (ROUNDS[1] / rounds)
    return list(zip(xs, ys, strict=True))


def _near_by(xs: Sequence[float], ys: Sequence[float], reach: float) -> Iterator[tuple[int, list[int]]]:
    """Each node with those that may be within reach: in its square of a grid, or in the next; each pair once."""
    if reach == math.inf:
        yield from ((node, list(range(node))) for node in range(len(xs)))
        return
    squares: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(zip(xs, ys, strict=True)):
        squares[int(x // reach), int(y // reach)].append(node)
    for (x, y), here in squares.items():
        around = ((x + 1, y - 1), (x + 1, y), (x + 1, y + 1), (x, y + 1))
        beside = [node for square in around for node in squares.get(square, ())]
        for at, node in enumerate(here):
            yield node, here[:at] + beside


def packed(parts: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The parts of a graph set side by side, the largest in the middle, each as near to it as there is room."""
    taken: set[tuple[int, int]] = set()
    moved: dict[int, list[Point]] = {}
    for number in sorted(range(len(parts)), key=lambda n: (-len(parts[n]), n)):
        part = parts[number]
        middle = sum(x for x, _ in part) / len(part), sum(y for _, y in part) / len(part)
        centred = [(x - middle[0], y - middle[1]) for x, y in part]
        turn = 0
        while True:
            # Along a spiral of squares; of one width, so that the first place with room is about the nearest.
            at = _sunflower(turn) if taken else (0.0, 0.0)
            places = [(x + at[0] * ROOM, y + at[1] * ROOM) for x, y in centred]
            covered = {(int(x // ROOM), int(y // ROOM)) for x, y in places}
            if not covered & taken:
                break
            turn += 1
        moved[number] = places
        taken |= {(x + right, y + up) for x, y in covered for right in (-1, 0, 1) for up in (-1, 0, 1)}
    return [moved[number] for number in range(len(parts))]
