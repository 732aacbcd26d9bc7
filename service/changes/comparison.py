"""What differs between two releases, in the words of the field: who joined or left in the data, what was renamed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from accord_atlas.loaders.dates import span
from accord_atlas.service.changes.change import OPEN, Change
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.graphs import GRAPHS
from accord_atlas.service.core.release import Release
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Edge, Model, Node

Key = tuple[str, str, str | None]
"""Participant, agreement, jurisdiction for which it takes part."""


EXAMPLES = 12
"""So many statements that only one of two releases has are shown of each graph; all are counted."""


@dataclass(frozen=True, slots=True)
class GraphDifference:
    """The statements of one graph that only the later, or only the earlier, of two releases has.

    The examples are the first of each kind, in N-Triples without the final dot.
    """

    name: str
    added: int
    removed: int
    added_examples: tuple[str, ...]
    removed_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two releases, and how many statements only one of them has, in all and by graph."""

    changes: tuple[Change, ...]
    added: int
    removed: int
    graphs: tuple[GraphDifference, ...] = ()


def compare(earlier: Release, later: Release, models: tuple[Model, Model]) -> Difference:
    """What leads from the earlier release to the later; nothing where they are the same."""
    if earlier.id == later.id:
        return Difference((), 0, 0)
    before, after = _lines(earlier), _lines(later)
    changes = sorted(dict.fromkeys(_changes(*models)), key=lambda change: change.order)
    added, removed = after - before, before - after
    return Difference(tuple(changes), len(added), len(removed), tuple(_graphs(added, removed)))


class Comparisons:
    """Compares releases; what was read of one, and what was compared, is kept."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._models: dict[str, Model] = {atlas.release.id: atlas.once(network)}
        self._found: dict[tuple[str, str], Difference] = {}

    def between(self, earlier: Release, later: Release) -> Difference:
        """What leads from one release to the other."""
        key = (earlier.id, later.id)
        if key not in self._found:
            self._found[key] = compare(earlier, later, (self.model(earlier), self.model(later)))
        return self._found[key]

    def model(self, of: Release) -> Model:
        """The network of a release."""
        if of.id not in self._models:
            self._models[of.id] = network(Atlas.of(of, self._atlas.settings))
        return self._models[of.id]


def comparisons(atlas: Atlas) -> Comparisons:
    """The comparisons made from an opened release; use it as `atlas.once(comparisons)`."""
    return Comparisons(atlas)


def _lines(release: Release) -> frozenset[bytes]:
    """The statements of a release; its file is canonical, so that equal statements are equal lines.

    NoRelease where the file is no longer that release: it may have been damaged since it was opened.
    """
    content = release.path.read_bytes()
    if sha256(content).hexdigest()[:16] != release.id:
        raise NoRelease(
            f"The file of release {release.id} was changed after it was opened. Run `accord build` again.",
            f"发布版 {release.id} 的文件在打开后被改动。请重新运行 accord build。",
            where=release.folder,
        )
    return frozenset(content.splitlines())


def _graphs(added: Iterable[bytes], removed: Iterable[bytes]) -> Iterator[GraphDifference]:
    come, gone = _by_graph(added), _by_graph(removed)
    for name in sorted(come.keys() | gone.keys()):
        plus, minus = sorted(come[name]), sorted(gone[name])
        yield GraphDifference(name, len(plus), len(minus), tuple(plus[:EXAMPLES]), tuple(minus[:EXAMPLES]))


def _by_graph(lines: Iterable[bytes]) -> dict[str, list[str]]:
    """Triples by the name of their graph; a statement without one stands under the blank name."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        triple, _, last = line.decode().removesuffix(" .").rpartition(" ")
        named = last.startswith(f"<{GRAPHS}")
        name, statement = (last[len(GRAPHS) + 1 : -1], triple) if named else ("", f"{triple} {last}")
        found[name].append(statement)
    return found


def _changes(before: Model, after: Model) -> Iterator[Change]:
    yield from _participations(before, after)
    yield from _entities(before, after)
    yield from _relations(before, after)


def _entities(before: Model, after: Model) -> Iterator[Change]:
    for node in sorted(after.nodes.keys() - before.nodes.keys()):
        yield Change("added", after.nodes[node])
    for node in sorted(before.nodes.keys() - after.nodes.keys()):
        yield Change("removed", before.nodes[node])
    for node in sorted(before.nodes.keys() & after.nodes.keys()):
        yield from _renamings(before.nodes[node], after.nodes[node])


def _renamings(before: Node, after: Node) -> Iterator[Change]:
    for old, new in ((before.en, after.en), (before.zh, after.zh)):
        if old != new:
            yield Change("renamed", after, before=old, after=new)


def _rows(model: Model) -> dict[Key, list[Edge]]:
    rows: dict[Key, list[Edge]] = defaultdict(list)
    for edge in model.edges:
        if edge.relation == "participation":
            rows[edge.source, edge.target, edge.jurisdiction].append(edge)
    return rows


def _participations(before: Model, after: Model) -> Iterator[Change]:
    old, new = _rows(before), _rows(after)
    for key in sorted(new.keys() - old.keys(), key=str):
        yield from (_made(after, edge, "joined", None, edge.status) for edge in new[key])
    for key in sorted(old.keys() - new.keys(), key=str):
        yield from (_made(before, edge, "left", edge.status, None) for edge in old[key])
    for key in sorted(old.keys() & new.keys(), key=str):
        yield from _differing(before, after, old[key], new[key])


def _differing(before: Model, after: Model, old: list[Edge], new: list[Edge]) -> Iterator[Change]:
    """What differs between the rows of one participant in one agreement."""
    olds, news = {e.status: e for e in old}, {e.status: e for e in new}
    gone, come = sorted(olds.keys() - news.keys(), key=str), sorted(news.keys() - olds.keys(), key=str)
    for status, became in zip(gone, come, strict=False):
        yield _made(after, news[became], "status-changed", status, became)
    for became in come[len(gone) :]:
        yield _made(after, news[became], "joined", None, became)
    for status in gone[len(come) :]:
        yield _made(before, olds[status], "left", status, None)
    for status in sorted(olds.keys() & news.keys(), key=str):
        dates = [f"{edge.start or '?'}/{edge.end or '..'}" for edge in (olds[status], news[status])]
        if dates[0] != dates[1]:
            yield _made(after, news[status], "dates-changed", *dates)


def _made(model: Model, edge: Edge, kind: str, before: str | None, after: str | None) -> Change:
    """A change of a participation, with the day on which it happened in the world, however long ago."""
    date = edge.end if kind == "left" else edge.start
    return Change(
        kind,
        model.nodes[edge.source],
        model.nodes[edge.target],
        date,
        span(date) if date else OPEN,
        before=before,
        after=after,
        jurisdiction=model.named(edge.jurisdiction),
        via=model.named(edge.via),
        source=model.named(edge.source_id),
    )


def _relations(before: Model, after: Model) -> Iterator[Change]:
    """Relations other than participation that only one release has, between entities that both have."""
    known = before.nodes.keys() & after.nodes.keys()
    sides = ((after, before, "relation-added"), (before, after, "relation-removed"))
    for model, other, kind in sides:
        others = {edge.id for edge in other.edges}
        for edge in model.edges:
            if edge.relation != "participation" and edge.id not in others and {edge.source, edge.target} <= known:
                ends = model.nodes[edge.source], model.nodes[edge.target]
                yield Change(kind, *ends, relation=edge.relation, source=model.named(edge.source_id))
