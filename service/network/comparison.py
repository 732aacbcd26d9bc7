"""One network on two days: what joined, what left, what changed in between."""

from collections.abc import Iterable, Iterator

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.network import (
    ChangedEdge,
    Edge,
    EdgeState,
    LeftOut,
    NetworkAnswer,
    NetworkComparison,
    Node,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.request import ComparisonRequest
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message


def comparison_answer(atlas: Atlas, request: ComparisonRequest) -> NetworkComparison:
    """What differs in a selection between two days, in edges by their ids and in nodes."""
    before, after = (network_answer(atlas, NetworkRequest(part)) for part in (request.before, request.after))
    old, new = ({edge.id: edge for edge in answer.edges} for answer in (before, after))
    joined = [_marked(edge, "joined") for edge in after.edges if edge.id not in old]
    left = [_marked(edge, "left") for edge in before.edges if edge.id not in new]
    both_days = [(old[edge.id], edge) for edge in after.edges if edge.id in old]
    changed = [(was, now) for was, now in both_days if _state(was) != _state(now)]
    stayed = [_marked(now, "stayed") for was, now in both_days if _state(was) == _state(now)]
    start, end = str(request.before.as_of), str(request.after.as_of)
    counts = {"joined": len(joined), "left": len(left), "changed": len(changed), "stayed": len(stayed)}
    empty = not (before.edges or after.edges)
    return NetworkComparison(
        **envelope(atlas, request.after.as_of, whole="complete" == before.completeness == after.completeness),
        start=start,
        end=end,
        projection=after.projection,
        focus=after.focus,
        left_out=_left_out(before.left_out, after.left_out),
        summary=message("network-difference", start=spoken(start), end=spoken(end), **counts),
        nodes=list(_nodes(before.nodes, after.nodes)),
        joined=joined,
        left=left,
        changed=[
            ChangedEdge(edge=_marked(now, "changed"), before=_state(was), after=_state(now)) for was, now in changed
        ],
        stayed=stayed,
        **({"reason": after.reason} if empty else {}),
    )


def both(compared: NetworkComparison) -> NetworkAnswer:
    """The networks of both days in one, each node and edge with its difference; an edge that left as it stood then."""
    edges = [*compared.joined, *compared.left, *(each.edge for each in compared.changed), *compared.stayed]
    return NetworkAnswer(
        release=compared.release,
        as_of=compared.as_of,
        completeness=compared.completeness,
        layers=compared.layers,
        projection=compared.projection,
        measures=[],
        focus=compared.focus,
        left_out=compared.left_out,
        first_day=None,
        nodes=compared.nodes,
        edges=sorted(edges, key=lambda edge: edge.id),
    )


def _state(edge: Edge) -> EdgeState:
    state = EdgeState(status=edge.status, certainty=edge.certainty, reason=edge.reason, weight=edge.weight)
    if edge.agreements is None:
        return state
    return state.model_copy(update={"agreements": edge.agreements, "direction": edge.direction})


def _marked(edge: Edge, difference: str) -> Edge:
    return edge.model_copy(update={"difference": difference})


def _nodes(before: Iterable[Node], after: Iterable[Node]) -> Iterator[Node]:
    """The nodes of both days in order; one that is shown on a day on which it does not stand is not there on it."""
    old, new = ({node.id: node for node in nodes} for nodes in (before, after))
    for name in sorted({*old, *new}):
        there = tuple(name in day and _stands(day[name]) for day in (old, new))
        difference = "joined" if there == (False, True) else "left" if there == (True, False) else "stayed"
        yield (new.get(name) or old[name]).model_copy(update={"difference": difference})


def _stands(node: Node) -> bool:
    """Whether a node stands on the day; one without days of its own always does."""
    return node.segments is None or node.certainty is not None


def _left_out(before: LeftOut, after: LeftOut) -> LeftOut:
    """What limits left out of either day."""
    agreements = sorted({*before.agreements, *after.agreements})
    return LeftOut(nodes=max(before.nodes, after.nodes), agreements=agreements)
