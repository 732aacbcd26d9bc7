"""Makes the network model of a release from its store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from accord_atlas.ontology.names import BASE, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Labels
from accord_atlas.service.core.store import Store
from accord_atlas.service.domain.network.model import PARTICIPATION, Edge, Model, Node
from accord_atlas.service.domain.network.recognising import recognising
from accord_atlas.service.domain.network.relations import Property, properties, relations
from accord_atlas.service.domain.properties import Reading, node_id
from accord_atlas.service.domain.standing import timelines_of
from accord_atlas.service.domain.timeline import ALWAYS, Timeline, since, told_on

Timelines = Mapping[str, Timeline]
"""When each participation, agreement and organization stands, by IRI."""
RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}
CONFIDENCES = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True)
class Backing:
    """What a statement rests on: the source's node id, a confidence, when what the source tells holds."""

    source_id: str | None = None
    confidence: str | None = None
    told: Timeline = ALWAYS


def network(atlas: Atlas) -> Model:
    """The network model of an opened release; use it as `atlas.once(network)`."""
    model = build(atlas.in_memory(), atlas.labels, atlas.release.data_date)
    return replace(model, recognising=atlas.once(recognising))


def build(store: Store, labels: Labels, data_date: date) -> Model:
    """The network model of a store: every entity of a kind that some relation joins, and every relation."""
    reading = Reading(store)
    stood = timelines_of(reading)
    kinds = {kind for p in properties() for kind in (p.source, p.target)}
    nodes = {node.id: node for node in _nodes(reading, labels, stood, kinds)}
    backings = _backings(reading)
    edges = {edge.id: edge for edge in _edges(reading, stood, nodes, backings)}
    referred = {ref for edge in edges.values() for ref in (edge.via, edge.source_id) if ref}
    names = {ref: _node(reading, labels, stood, f"{BASE}id/{ref}") for ref in sorted(referred - nodes.keys())}
    return Model(nodes, tuple(edges[key] for key in sorted(edges)), data_date, names)


def _nodes(reading: Reading, labels: Labels, stood: Timelines, kinds: set[str]) -> Iterator[Node]:
    for named in sorted(labels.of_kind(*kinds), key=lambda n: n.iri):
        yield _node(reading, labels, stood, named.iri)


def _node(reading: Reading, labels: Labels, stood: Timelines, iri: str) -> Node:
    named = labels[iri]
    jurisdiction = reading.text(iri, "aa:jurisdiction")
    return Node(
        f"{named.kind}/{named.slug}",
        iri,
        named.en,
        named.zh,
        stood[iri] if iri in stood else since(reading.when(iri)),
        reading.notation(iri, "aa:kind"),
        reading.notation(iri, "aa:status"),
        node_id(jurisdiction) if jurisdiction else None,
        reading.dates(iri),
        tuple(value.value for value in reading.all("aa:formerTitle").get(iri, ())),
        reading.notation(iri, "aa:level"),
    )


def _backings(reading: Reading) -> dict[tuple[str, str, str], Backing]:
    """(subject, property, object) → the best claim for it: preferred before normal, high before low."""
    found: dict[tuple[str, str, str], tuple[int, int, str, Backing]] = {}
    for claim, (subject, *_) in reading.all("rdf:subject").items():
        statement = (subject.value, reading.text(claim, "rdf:predicate") or "", reading.text(claim, "rdf:object") or "")
        rank, confidence = reading.notation(claim, "aa:rank"), reading.notation(claim, "aa:confidence")
        source = reading.text(claim, "aa:source")
        backing = Backing(node_id(source) if source else None, confidence, _told(reading, source))
        order = (RANKS.get(rank or "", 1), CONFIDENCES.get(confidence or "", 2), claim, backing)
        found[statement] = min(found.get(statement, order), order, key=lambda o: o[:3])
    return {statement: backing for statement, (*_, backing) in found.items()}


def _told(reading: Reading, source: str | None) -> Timeline:
    """When something without dates of its own holds, by the day of its source: see `told_on`."""
    days = (reading.day(source, curie) for curie in ("aa:speaksFor", "aa:retrieved")) if source else ()
    return told_on(next(filter(None, days), None))


def _edges(
    reading: Reading, stood: Timelines, nodes: dict[str, Node], backings: dict[tuple[str, str, str], Backing]
) -> Iterator[Edge]:
    for prop in properties():
        edges = _through(reading, stood, prop) if prop.via else _direct(reading, prop, backings)
        for edge in edges:
            if edge.source in nodes and edge.target in nodes and edge.source != edge.target:
                yield _dated(reading, edge, nodes[edge.source], nodes[edge.target])


def _direct(reading: Reading, prop: Property, backings: dict[tuple[str, str, str], Backing]) -> Iterator[Edge]:
    predicate = term(prop.target_property).value
    for subject, value in reading.entities(prop.source, prop.target_property):
        source, target = node_id(subject), node_id(value)
        if source and target and target.startswith(f"{prop.target}/"):
            backing = backings.get((subject, predicate, value), Backing())
            yield Edge(
                source,
                target,
                prop.relation,
                backing.told,
                source_id=backing.source_id,
                confidence=backing.confidence,
            )


def _through(reading: Reading, stood: Timelines, prop: Property) -> Iterator[Edge]:
    """Edges through an entity that stands between; a jurisdiction stands in only where no body is named."""
    for via, value in reading.entities(prop.via, prop.target_property):
        if prop.source == "jurisdiction" and reading.all("aa:participant").get(via):
            continue
        source_iri = reading.text(via, prop.source_property)
        source, target = source_iri and node_id(source_iri), node_id(value)
        if source and target and source.startswith(f"{prop.source}/"):
            yield _edge_of(reading, stood, prop, via, source, target)


def _edge_of(reading: Reading, stood: Timelines, prop: Property, via: str, source: str, target: str) -> Edge:
    evidence, place = reading.text(via, "aa:source"), reading.text(via, "aa:jurisdiction")
    return Edge(
        source,
        target,
        prop.relation,
        stood.get(via, Timeline()) if prop.relation == PARTICIPATION else _told(reading, evidence),
        reading.text(via, "aa:start"),
        reading.text(via, "aa:end"),
        reading.notation(via, "aa:status"),
        reading.notation(via, "aa:role"),
        node_id(place) if place else None,
        node_id(via),
        node_id(evidence) if evidence else None,
        reading.notation(via, "aa:confidence"),
    )


def _dated(reading: Reading, edge: Edge, source: Node, target: Node) -> Edge:
    """The edge on the days that its ends leave it: see `holds` in the table; a participation has days of its own."""
    if edge.relation == PARTICIPATION:
        return edge
    match relations()[edge.relation].holds:
        case "always":
            return replace(edge, timeline=ALWAYS)
        case "after":
            return replace(edge, timeline=_since(reading, edge, source, target))
        case "both":
            return replace(edge, timeline=edge.timeline.within(source.timeline).within(target.timeline))


def _since(reading: Reading, edge: Edge, source: Node, target: Node) -> Timeline:
    """From the day of the end that is dated (an event, a document) on; what happened stays so."""
    dated = [when for when in (reading.when(source.iri), reading.when(target.iri)) if when.earliest]
    last = max(dated, key=lambda when: when.earliest or date.min, default=None)
    return since(last) if last else edge.timeline
