"""The answer on the network: selects, projects, measures; what was made is kept for the next reader."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.network import Edge, LeftOut, Measure, NetworkAnswer, Node
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.network.emptiness import why_empty
from accord_atlas.service.network.layout import positions
from accord_atlas.service.network.measures import MEASURES, Measured, measure
from accord_atlas.service.network.projections import project
from accord_atlas.service.network.selection import Selection, select

KEPT = 64
"""Answers that are kept; each belongs to one request."""


@dataclass(frozen=True, slots=True)
class NetworkRequest:
    """A selection and the measures to be taken of it."""

    selection: Selection
    measures: tuple[Measure, ...] = ()


class Networks:
    """Makes the networks of one release and keeps the last of them."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._kept: OrderedDict[NetworkRequest, NetworkAnswer] = OrderedDict()
        self._lock = Lock()

    def answer(self, request: NetworkRequest) -> NetworkAnswer:
        """The network of a request; the same object each time."""
        with self._lock:
            if request not in self._kept:
                self._kept[request] = self._make(request)
            self._kept.move_to_end(request)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[request]

    def _make(self, request: NetworkRequest) -> NetworkAnswer:
        model, selection = self._atlas.once(network), request.selection
        view = project(model, select(model, selection), selection.projection)
        measured = _measure(view.nodes, view.edges, request.measures)
        places = self._atlas.once(positions) if "positions" in request.measures else None
        answer = NetworkAnswer(
            **envelope(self._atlas, selection.as_of, whole=view.whole),
            projection=selection.projection,
            measures=list(request.measures),
            focus=list(selection.focus),
            left_out=LeftOut(nodes=view.left_out, agreements=list(view.unfolded)),
            first_day=model.first_day,
            nodes=[_node(_standing(node, model, selection.as_of), measured, places) for node in view.nodes],
            edges=[_edge(edge, measured) for edge in view.edges],
        )
        return answer if view.edges else answer.model_copy(update={"reason": why_empty(model, selection)})


def _measure(nodes: Sequence[Node], edges: Sequence[Edge], names: Sequence[Measure]) -> Measured:
    computed = [name for name in names if name in MEASURES]
    if not computed:
        return Measured()
    return measure((node.id for node in nodes), ((e.source, e.target, e.weight) for e in edges), computed)


def _standing(node: Node, model: Model, day: date | None) -> Node:
    """The node with how surely it stands on the day; as it is where no day is asked for or none is recorded of it."""
    held = model.nodes[node.id].timeline.at(day) if day and node.segments else None
    return node.model_copy(update={"certainty": held.certainty, "reason": held.reason}) if held else node


def _node(node: Node, measured: Measured, places: dict[str, tuple[float, float]] | None) -> Node:
    """The node with what was measured of it."""
    values = dict(measured.nodes.get(node.id, {}))
    if places is not None:
        values["x"], values["y"] = places.get(node.id, (0.0, 0.0))
    return node.model_copy(update=values) if values else node


def _edge(edge: Edge, measured: Measured) -> Edge:
    """The edge with what was measured of it."""
    pair = (edge.source, edge.target) if edge.source < edge.target else (edge.target, edge.source)
    values = measured.pairs.get(pair)
    return edge.model_copy(update=values) if values else edge


def networks(atlas: Atlas) -> Networks:
    """The networks of an opened release; use it as `atlas.once(networks)`."""
    return Networks(atlas)


def network_answer(atlas: Atlas, request: NetworkRequest) -> NetworkAnswer:
    """The network of a request: nodes and edges on a day, in its projection, with its measures."""
    return atlas.once(networks).answer(request)
