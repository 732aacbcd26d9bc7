"""Where an update runs: a copy of the release that is thrown away, of which only the layers' graphs are looked at.

Its default graph is the union of all graphs, as at `/sparql`. Since an update writes to layers and not to the union,
the union is mended before an operation that reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from accord_atlas.service.sparql.updating.operations import Operation
from accord_atlas.service.sparql.updating.stopped import Stopped

DEFAULT = ox.DefaultGraph()


class Scratch:
    """A copy of a release for one update; `layers` are the graphs that it may write to, with what they hold.

    An update that reads nothing else needs no copy: an empty place in memory will do.
    """

    def __init__(self, copy: Path | None, place: Path, layers: Mapping[ox.NamedNode, Iterable[ox.Quad]]) -> None:
        if copy:
            ox.Store.read_only(str(copy)).backup(str(place))
        self._store = ox.Store(str(place)) if copy else ox.Store()
        self._size = len(self._store)
        self._held: dict[ox.NamedNode, set[ox.Quad]] = {graph: self.layer(graph) for graph in layers}
        for graph, quads in layers.items():
            wanted = set(quads)
            for quad in self._held[graph] - wanted:
                self._store.remove(quad)
            self._store.extend(wanted - self._held[graph])
        self._unite()

    def layer(self, graph: ox.NamedNode) -> set[ox.Quad]:
        """What a graph holds now."""
        return set(self._store.quads_for_pattern(None, None, None, graph))

    def run(self, operations: Sequence[Operation], base: str) -> None:
        """Run the operations in order; Stopped where one fails, or something outside of the layers has changed."""
        declared = ""
        for unites, several in groupby(operations, key=lambda each: each.unites):
            texts, declared = _joined(list(several), declared, each=unites)
            for text in texts:
                if unites:
                    self._unite()
                try:
                    self._store.update(text, base_iri=base)
                except SyntaxError as error:
                    raise Stopped("syntax", message=str(error)) from error
                except (RuntimeError, ValueError, OSError) as error:
                    raise Stopped("failed", message=str(error)) from error
        self._unite()
        if len(self._store) != self._size:
            raise Stopped("outside")

    def _unite(self) -> None:
        """Have the default graph hold what the graphs hold, and count what there must be now."""
        for graph, before in self._held.items():
            now = self.layer(graph)
            for quad in now - before:
                self._add(quad)
            for quad in before - now:
                self._take(quad)
            self._size += len(now) - len(before)
            self._held[graph] = now

    def _add(self, quad: ox.Quad) -> None:
        united = ox.Quad(quad.subject, quad.predicate, quad.object, DEFAULT)
        if united not in self._store:
            self._store.add(united)
            self._size += 1

    def _take(self, quad: ox.Quad) -> None:
        same = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(isinstance(each.graph_name, ox.DefaultGraph) for each in same):
            self._store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, DEFAULT))
            self._size -= 1


def _joined(several: Sequence[Operation], declared: str, *, each: bool) -> tuple[list[str], str]:
    """The texts to run (all operations in one, or each in its own), and the declarations that hold behind them."""
    texts = []
    for one in several:
        texts.append(f"{one.declared}\n{one.text}")
        if each:
            texts[-1] = declared + texts[-1]
            declared += f"{one.declared}\n"
    if each:
        return texts, declared
    return [declared + ";\n".join(texts)], declared + "".join(f"{one.declared}\n" for one in several)
