"""What happened in the world, as the release tells it: to anything, or between two days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accord_atlas.loaders.dates import span
from accord_atlas.service.changes.change import OPEN, Change
from accord_atlas.service.changes.places import Places
from accord_atlas.service.changes.sentences import written
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.domain.membership import is_admitted, is_full, is_over
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Edge, Model, Node


@dataclass(frozen=True, slots=True)
class Period:
    """What happened after one day and up to another, and how many changes have no date that could tell."""

    changes: tuple[Change, ...]
    undated: int


def history(atlas: Atlas) -> tuple[Change, ...]:
    """Everything that happened, in order; use it as `atlas.once(history)`."""
    found = sorted(all_of(atlas.once(network)), key=lambda change: change.order)
    return tuple(written(found, concepts(atlas)))


def between(changes: Iterable[Change], after: date, until: date) -> Period:
    """What happened after one day and not after another; possible where the date leaves that open."""
    found, undated = [], 0
    for change in changes:
        first, last = change.span.earliest, change.span.latest
        if change.date is None or first is None or last is None:
            undated += 1
        elif after < until and last > after and first <= until:
            sure = first > after and last <= until
            found.append(replace(change, certainty="certain" if sure else "possible"))
    return Period(tuple(found), undated)


def happened(atlas: Atlas, nodes: frozenset[str]) -> Sequence[Change]:
    """The changes that concern any of these nodes, in order; all where none is named."""
    changes = atlas.once(history)
    if not nodes:
        return changes
    known = atlas.once(_by_node)
    return [changes[place] for place in sorted({place for node in nodes for place in known.get(node, ())})]


def _by_node(atlas: Atlas) -> Mapping[str, Sequence[int]]:
    """Node → the places in the history of what concerns it."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, change in enumerate(atlas.once(history)):
        for node in concerned(change):
            found[node].append(place)
    return dict(found)


def concerned(change: Change) -> set[str]:
    """The nodes that a change concerns: those in it or named by it, and the jurisdictions of the bodies in it."""
    taking_part = [change.subject, *change.involved, *change.places, *([change.object] if change.object else [])]
    seats = {node.jurisdiction for node in taking_part if node.kind == "organization" and node.jurisdiction}
    place = {change.jurisdiction.id} if change.jurisdiction else set()
    return {node.id for node in taking_part} | seats | place


def all_of(model: Model) -> Iterator[Change]:
    """Everything that happened, in no order."""
    places = Places(model)
    for node in model.nodes.values():
        if node.kind == "event":
            yield from happenings(model, node, places)
        elif node.kind != "observation":
            yield from _of_node(node, places)
    rows: dict[tuple[str, str, str | None], list[Edge]] = defaultdict(list)
    for edge in model.edges:
        if edge.relation == "participation":
            rows[edge.source, edge.target, edge.jurisdiction].append(edge)
        elif edge.relation == "predecessor":
            yield _succession(model, edge)
    for edges in rows.values():
        yield from _membership(model, sorted(edges, key=_since))


def _of_node(node: Node, places: Places) -> Iterator[Change]:
    """What its own dates and former names say; what happens to an agreement of two sides is about both."""
    sides = places.of("", node) if node.kind == "agreement" else ()
    for kind, edtf in node.dates:
        yield Change(kind, node, date=edtf, span=span(edtf), places=sides)
    for name in node.former:
        yield Change("renamed", node, before=name, after=node.en or node.zh)


def _succession(model: Model, edge: Edge) -> Change:
    source = model.named(edge.source_id)
    return Change("succeeded", model.nodes[edge.source], model.nodes[edge.target], source=source)


def happenings(model: Model, node: Node, places: Places) -> Iterator[Change]:
    """An event with the bodies that it involves, the agreement that it concerns, and the countries it is about."""
    edges = sorted((data["edge"] for *_, data in model.graph.out_edges(node.id, data=True)), key=lambda e: e.id)
    bodies = tuple(model.nodes[edge.target] for edge in edges if edge.relation == "involves")
    agreement = next((model.nodes[edge.target] for edge in edges if edge.relation == "concerns"), None)
    source = next((model.named(edge.source_id) for edge in edges if edge.source_id), None)
    for kind, edtf in node.dates or (("happened", None),):
        when = span(edtf) if edtf else OPEN
        about = places.of(node.en or "", agreement)
        yield Change(kind, node, agreement, edtf, when, source=source, involved=bodies, places=about)


def _since(edge: Edge) -> tuple[date, date, str]:
    return (edge.timeline.first_day or date.min, edge.timeline.sure_from or date.max, edge.had or "")


def _membership(model: Model, edges: list[Edge]) -> Iterator[Change]:
    """What happened to one participant in one agreement, whose rows stand in the order of their beginnings."""
    for index, edge in enumerate(edges):
        before = next((e for e in edges[:index] if _leads_to(e, edge)), None)
        after = next((e for e in edges[index + 1 :] if _leads_to(edge, e)), None)
        if before is not None:
            yield _made(model, edge, "status-changed", edge.start or before.end, before.had, edge.had)
        else:
            yield _made(model, edge, "joined", edge.start, None, edge.had)
        if after is None and (edge.end or is_over(edge.status or "")):
            yield _made(model, edge, "left", edge.end, edge.had, None)


def _leads_to(earlier: Edge, later: Edge) -> bool:
    """Whether a row ends where a row of another status begins, or is a provisional one without an end before it."""
    if earlier.had == later.had:
        return False
    if earlier.end is None:
        return is_admitted(earlier.had) and is_full(later.had or "")
    until, begun = earlier.timeline.until, (later.timeline.first_day, later.timeline.sure_from)
    return earlier.end == later.start or (until is not None and until in begun)


def _made(model: Model, edge: Edge, kind: str, edtf: str | None, before: str | None, after: str | None) -> Change:
    return Change(
        kind,
        model.nodes[edge.source],
        model.nodes[edge.target],
        edtf,
        span(edtf) if edtf else OPEN,
        before,
        after,
        model.named(edge.jurisdiction),
        None,
        model.named(edge.via),
        model.named(edge.source_id),
    )
