"""The same network as its reader wants to see it: as it is, or folded over the agreements that two sides share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord_atlas.service.answers import network as shapes
from accord_atlas.service.answers.network import Projection
from accord_atlas.service.answers.standing import segment_shapes
from accord_atlas.service.core.shape import Label
from accord_atlas.service.domain.network.model import Edge, Model, Node
from accord_atlas.service.domain.timeline import ALWAYS
from accord_atlas.service.network.folding import fold
from accord_atlas.service.network.selection import Part


@dataclass(frozen=True)
class View:
    """A network in a projection, as its answer will have it.

    `left_out` counts nodes that a limit left out, `unfolded` names the agreements that were too large to fold.
    """

    nodes: tuple[shapes.Node, ...]
    edges: tuple[shapes.Edge, ...]
    left_out: int = 0
    unfolded: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether no limit took anything away."""
        return not self.left_out and not self.unfolded


def project(model: Model, part: Part, projection: Projection) -> View:
    """The part of the network in a projection."""
    if projection in {"none", "bipartite"}:
        edges = tuple(edge_shape(edge, model.nodes[edge.source]) for edge in in_order(part))
        return View(tuple(_nodes(part.nodes, bipartite=projection == "bipartite")), edges, part.left_out)
    folded = fold(model, part.edges, projection)
    nodes = (
        node_shape(model.nodes[side]).model_copy(update={"agreements": count})
        for side, count in sorted(folded.sides.items())
    )
    return View(tuple(nodes), tuple(folded.edges), part.left_out, folded.unfolded)


def in_order(part: Part) -> Iterator[Edge]:
    """The edges of a part by the node at which they begin, in the order of nodes; then by where they first lead."""
    leaving: dict[str, dict[str, list[Edge]]] = {node.id: {} for node in part.nodes}
    for edge in part.edges:
        leaving[edge.source].setdefault(edge.target, []).append(edge)
    return (edge for targets in leaving.values() for edges in targets.values() for edge in edges)


def _nodes(nodes: Iterable[Node], *, bipartite: bool) -> Iterator[shapes.Node]:
    for node in nodes:
        shape = node_shape(node)
        yield shape.model_copy(update={"bipartite": int(node.kind == "agreement")}) if bipartite else shape


def node_shape(node: Node) -> shapes.Node:
    """A node as answers show it, without measures."""
    timeline = node.timeline
    shape = shapes.Node(
        id=node.id,
        label=Label(en=node.en, zh=node.zh),
        kind=node.kind,
        category=node.category,
        iri=node.iri,
        status=node.status,
        jurisdiction=node.jurisdiction,
        start_earliest=timeline.first_day,
        start_latest=timeline.sure_from,
        end_earliest=timeline.sure_until,
        end_latest=timeline.until,
    )
    return shape if timeline == ALWAYS else shape.model_copy(update={"segments": segment_shapes(timeline.segments)})


def edge_shape(edge: Edge, source: Node) -> shapes.Edge:
    """An edge as answers show it, without measures, with the node at which it begins."""
    timeline = edge.timeline
    shape = shapes.Edge(
        source=edge.source,
        target=edge.target,
        label=edge.type.label,
        id=edge.id,
        relation=edge.relation,
        start=edge.start,
        end=edge.end,
        status=edge.status,
        role=edge.role,
        weight=1,
        certainty=edge.certainty,
        reason=edge.reason,
        jurisdiction=edge.jurisdiction,
        via=edge.via,
        evidence=edge.source_id,
        confidence=edge.confidence,
        start_earliest=timeline.first_day,
        start_latest=timeline.sure_from,
        end_earliest=timeline.sure_until,
        end_latest=timeline.until,
        segments=segment_shapes(timeline.segments, source.iri),
    )
    known = {"recorded": edge.recorded} if edge.held and edge.recorded != edge.status else {}
    known |= {"was": edge.was} if edge.was else {}
    return shape.model_copy(update=known) if known else shape
