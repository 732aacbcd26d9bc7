"""Draws a network for a reader: selects, projects, measures; what was drawn is kept for the next reader."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.network.build import network
from accord_atlas.service.network.layout import positions
from accord_atlas.service.network.measures import MEASURES, measure
from accord_atlas.service.network.projections import Picture, project
from accord_atlas.service.network.selection import Selection, select

KEPT = 64
"""Pictures that are kept; each belongs to one selection with its measures."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selection and the measures to be taken of it."""

    selection: Selection
    measures: tuple[str, ...] = ()


class Easel:
    """Draws the pictures of one release and keeps the last of them."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._drawn: OrderedDict[Wanted, Picture] = OrderedDict()
        self._lock = Lock()

    def draw(self, wanted: Wanted) -> Picture:
        """The picture; it is shared, so whoever changes one takes a copy of its graph."""
        with self._lock:
            if wanted not in self._drawn:
                self._drawn[wanted] = self._make(wanted)
            self._drawn.move_to_end(wanted)
            while len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
            return self._drawn[wanted]

    def _make(self, wanted: Wanted) -> Picture:
        model = self._atlas.once(network)
        picture = project(model, select(model, wanted.selection), wanted.selection.projection)
        measure(picture, (name for name in wanted.measures if name in MEASURES))
        if "positions" in wanted.measures:
            places = self._atlas.once(positions)
            for node, data in picture.graph.nodes(data=True):
                data["x"], data["y"] = places.get(node, (0.0, 0.0))
        return picture


def easel(atlas: Atlas) -> Easel:
    """The easel of an opened release; use it as `atlas.once(easel)`."""
    return Easel(atlas)
