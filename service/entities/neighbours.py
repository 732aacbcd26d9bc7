"""What an entity is related to: counted by relation and direction, then shown page by page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from accord_atlas.ontology.names import kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Words
from accord_atlas.service.core.statements import REPEATED
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Edge
from accord_atlas.service.domain.network.relations import relations

NOT_RELATIONS = frozenset(term(f"rdf:{name}").value for name in ("type", "subject", "predicate", "object"))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another entity and how it is related; `edge` is there where the relation is one of the network."""

    other: str
    relation: str
    label: Words
    forward: bool
    edge: Edge | None = None


def neighbours(atlas: Atlas, named: Named, as_of: date | None = None) -> list[Neighbour]:
    """All neighbours of an entity, by relation, direction and name; with a day, those of that day.

    An entity that the network holds as a relation (a participation, a claim) or not at all has those that its
    statements name, which are not dated.
    """
    node = f"{named.kind}/{named.slug}"
    model = atlas.once(network)
    edges = model.incident.get(node, ()) if node in model.nodes else None
    found = list(_of_edges(node, edges, as_of)) if edges is not None else list(_of_statements(atlas, named.iri))
    return sorted(found, key=lambda n: (n.relation, not n.forward, n.other, n.edge.id if n.edge else ""))


def relation_names(atlas: Atlas, named: Named) -> list[str]:
    """The relations by which neighbours may be chosen: those of the network and those that it has itself."""
    return sorted({*relations(), *(neighbour.relation for neighbour in neighbours(atlas, named))})


def _of_edges(node: str, edges: Sequence[Edge], as_of: date | None) -> Iterator[Neighbour]:
    for edge in edges:
        if held := edge.on(as_of):
            forward = edge.source == node
            other = edge.target if forward else edge.source
            yield Neighbour(other, edge.relation, edge.type.reads(forward=forward), forward, held)


def _of_statements(atlas: Atlas, iri: str) -> Iterator[Neighbour]:
    node = ox.NamedNode(iri)
    said = (q for q in atlas.store.quads(node) if q.graph_name not in REPEATED)
    told = (q for q in atlas.store.quads(None, None, node) if q.graph_name not in REPEATED)
    outgoing = ((q.predicate.value, q.object) for q in said)
    incoming = ((q.predicate.value, q.subject) for q in told)
    for forward, pairs in ((True, outgoing), (False, incoming)):
        for predicate, other in dict.fromkeys(pairs):
            if isinstance(other, ox.NamedNode) and predicate not in NOT_RELATIONS and _is_shown(other.value):
                name = atlas.labels[predicate]
                label = Words(en=name.text("en"), zh=name.text("zh"))
                yield Neighbour("/".join(kind_and_slug(other.value) or ()), name.slug, label, forward)


def _is_shown(iri: str) -> bool:
    """Whether an IRI is an entity of ours that a reader would look at; claims stand with the facts."""
    kind = (kind_and_slug(iri) or ("claim",))[0]
    return kind not in {"claim", "concept", "scheme"}


def counted(found: Sequence[Neighbour]) -> list[tuple[Neighbour, int]]:
    """One neighbour to stand for each relation and direction, with the number of different entities there."""
    first: dict[tuple[str, bool], Neighbour] = {}
    others: Counter[tuple[str, bool]] = Counter()
    for relation, forward, _ in {(n.relation, n.forward, n.other): None for n in found}:
        others[relation, forward] += 1
    for neighbour in found:
        first.setdefault((neighbour.relation, neighbour.forward), neighbour)
    return [(neighbour, others[key]) for key, neighbour in first.items()]
