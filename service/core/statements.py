"""What the release says about one thing: its facts with their evidence, what points at it, and its RDF."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from accord_atlas.ontology.names import graph, kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Plain, cell
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Entity

LABEL, TYPE = term("rdfs:label"), term("rdf:type")
HIDDEN = term("skos:hiddenLabel")
"""A name by which a place is found and under which it is not shown."""
REPEATED = frozenset({graph("derived.standard-terms"), graph("derived.standard-records")})
"""Graphs that say in terms of other vocabularies what ours say already: for machines, not repeated to readers."""
SUBJECT, PREDICATE, OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
SOURCE, CONFIDENCE, OBSERVED = term("aa:source"), term("aa:confidence"), term("aa:observedOn")
RANK, CLAUSE, WHY = term("aa:rank"), term("aa:clause"), term("aa:why")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one value rests on; `why` has the reason for its rank by language, where it is contested.

    `graph` is the named graph (IRI) in which the claim stands: that of the facts, of the notice, of a local layer.
    """

    claim: Named
    source: Named | None
    confidence: Named | None
    rank: Named | None
    clause: Named | None
    observed_on: str | None
    why: Mapping[str, str]
    graph: str


Claims = dict[tuple[str, ox.NamedNode | ox.Literal], list[Evidence]]


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One value of a property, with its language or none, and the claims behind it.

    `used` is False for a value that a source claims and the atlas does not use.
    """

    value: Entity | Plain | None
    used: bool
    language: str | None
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with all its values, in order."""

    property: Named
    values: Sequence[StatedValue]


@dataclass(frozen=True, slots=True)
class Incoming:
    """The things that point at the described one by a property."""

    property: Named
    things: Sequence[Named]


def facts(atlas: Atlas, iri: str) -> list[Fact]:
    """Every property of a thing with its values, by the property's label; values that compete stand side by side.

    Names that only find it are left out.
    """
    return facts_of(atlas, [iri])[iri]


def facts_of(atlas: Atlas, iris: Collection[str]) -> Mapping[str, list[Fact]]:
    """Thing → its facts, of several at once: as few questions to the store as for one."""
    nodes = [ox.NamedNode(iri) for iri in dict.fromkeys(iris)]
    evidence = _claims(atlas, nodes)
    about: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in atlas.store.quads_about(nodes):
        about[getattr(quad.subject, "value", "")].append(quad)
    return {node.value: _facts(atlas, about[node.value], evidence[node.value]) for node in nodes}


def _facts(atlas: Atlas, about: Sequence[ox.Quad], evidence: Claims) -> list[Fact]:
    found: dict[str, dict[ox.NamedNode | ox.Literal, bool]] = defaultdict(dict)
    for quad in about:
        if (
            quad.predicate != HIDDEN
            and quad.graph_name not in REPEATED
            and isinstance(quad.object, ox.NamedNode | ox.Literal)
        ):
            found[quad.predicate.value][quad.object] = True
    for predicate, value in evidence:
        found[predicate].setdefault(value, False)
    listed = [
        Fact(
            atlas.labels[name],
            [_stated(atlas, value, used, evidence.get((name, value), ())) for value, used in _sorted(values)],
        )
        for name, values in found.items()
    ]
    return sorted(listed, key=lambda fact: _order(fact.property))


def claims(atlas: Atlas, iri: str) -> Claims:
    """(property, value) → the claims that say so of a thing."""
    return _claims(atlas, [ox.NamedNode(iri)])[iri]


def _claims(atlas: Atlas, nodes: Collection[ox.NamedNode]) -> Mapping[str, Claims]:
    """Thing → what is claimed of it."""
    of_claims: dict[object, list[ox.Quad]] = defaultdict(list)
    for quad in atlas.store.quads_of(SUBJECT, nodes):
        of_claims[quad.subject].append(quad)
    found: dict[str, Claims] = {node.value: defaultdict(list) for node in nodes}
    for parts in of_claims.values():
        parts.sort(key=str)  # of several values the last counts, in whatever order an engine gives them
        for quad in parts:
            thing = getattr(quad.object, "value", "")
            if quad.predicate == SUBJECT and thing in found and isinstance(quad.subject, ox.NamedNode):
                _take(atlas, quad, parts, found[thing])
    ordered = (
        (thing, {key: sorted(held, key=lambda e: e.claim.slug) for key, held in of.items()})
        for thing, of in found.items()
    )
    return dict(ordered)


def _take(atlas: Atlas, quad: ox.Quad, parts: Sequence[ox.Quad], found: Claims) -> None:
    """Keep what a claim says under its property and value."""
    said = {q.predicate: q.object for q in parts}
    why = {
        q.object.language or "": q.object.value
        for q in parts
        if q.predicate == WHY and isinstance(q.object, ox.Literal)
    }
    predicate, value = said.get(PREDICATE), said.get(OBJECT)
    if isinstance(predicate, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
        found[predicate.value, value].append(_evidence(atlas, quad, said, why))


def incoming(atlas: Atlas, iri: str) -> list[Incoming]:
    """What points at a thing, by property; claims are left out, for they stand with the facts."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for quad in atlas.store.quads(None, None, ox.NamedNode(iri)):
        if quad.graph_name in REPEATED or not isinstance(quad.subject, ox.NamedNode):
            continue
        if not _is_claim(quad.subject.value):
            found[quad.predicate.value][quad.subject.value] = None
    listed = [
        Incoming(atlas.labels[name], sorted((atlas.labels[s] for s in subjects), key=lambda n: (n.kind or "", n.slug)))
        for name, subjects in found.items()
    ]
    return sorted(listed, key=lambda each: each.property.slug)


def described(atlas: Atlas, iri: str) -> Iterator[ox.Quad]:
    """The RDF about a thing, each quad once: its facts, their claims, what points at it, the labels of all these."""
    seen: dict[ox.Quad, None] = dict.fromkeys(_about(atlas, ox.NamedNode(iri)))
    named = dict.fromkeys(
        node for q in seen for node in (q.subject, q.predicate, q.object) if isinstance(node, ox.NamedNode)
    )
    labels = atlas.once(_labels)
    for node in named:
        seen.update(dict.fromkeys(labels.get(node, ())))
    yield from seen


def _labels(atlas: Atlas) -> Mapping[ox.NamedNode, Sequence[ox.Quad]]:
    """Thing → the statements of its names; all read once, for whatever is described names many things."""
    found: dict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
    for quad in atlas.store.quads(None, LABEL):
        if isinstance(quad.subject, ox.NamedNode):
            found[quad.subject].append(quad)
    return found


def _about(atlas: Atlas, node: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from atlas.store.quads(node)
    for quad in atlas.store.quads(None, None, node):
        if not isinstance(quad.subject, ox.NamedNode) or not _is_claim(quad.subject.value):
            yield quad
    yield from atlas.store.quads_of(SUBJECT, [node])


def _is_claim(iri: str) -> bool:
    return (kind_and_slug(iri) or ("",))[0] == "claim"


def _sorted(values: Mapping[ox.NamedNode | ox.Literal, bool]) -> list[tuple[ox.NamedNode | ox.Literal, bool]]:
    """Values that are used before those that are only claimed."""
    return sorted(values.items(), key=lambda item: (not item[1], str(item[0])))


def _stated(atlas: Atlas, value: ox.NamedNode | ox.Literal, used: bool, evidence: Sequence[Evidence]) -> StatedValue:
    language = value.language if isinstance(value, ox.Literal) else None
    return StatedValue(cell(value, "text", atlas.labels), used, language, evidence)


def _evidence(atlas: Atlas, claim: ox.Quad, said: Mapping[ox.NamedNode, object], why: Mapping[str, str]) -> Evidence:
    def name(prop: ox.NamedNode) -> Named | None:
        value = said.get(prop)
        return atlas.labels[value.value] if isinstance(value, ox.NamedNode) else None

    def text(prop: ox.NamedNode) -> str | None:
        value = said.get(prop)
        return value.value if isinstance(value, ox.Literal) else None

    return Evidence(
        atlas.labels[getattr(claim.subject, "value", "")],
        name(SOURCE),
        name(CONFIDENCE),
        name(RANK),
        name(CLAUSE),
        text(OBSERVED),
        why,
        getattr(claim.graph_name, "value", ""),
    )


def _order(prop: Named) -> tuple[int, str]:
    """Names first, then the rest by name; what only a machine needs comes last."""
    first = ("rdfs:label", "skos:prefLabel", "skos:altLabel", "aa:localName", "aa:acronym")
    iris = [term(curie).value for curie in first]
    if prop.iri in iris:
        return iris.index(prop.iri), ""
    return (len(iris) + (prop.iri == TYPE.value), prop.slug)
