"""The terms of the ontology as a page shows them: classes and properties with labels and definitions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pyoxigraph as ox

from accord_atlas.ontology.names import ONTOLOGY, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Label

CLASSES = {term("owl:Class"), term("rdfs:Class")}
PROPERTIES = {
    term(f"{prefix}:{name}")
    for prefix, name in (
        ("owl", "ObjectProperty"),
        ("owl", "DatatypeProperty"),
        ("owl", "AnnotationProperty"),
        ("rdf", "Property"),
    )
}
DEFINITION = term("skos:definition")
SHOWN = {
    term("rdfs:subClassOf"): ("subclass of", "上位类"),
    term("rdfs:subPropertyOf"): ("subproperty of", "上位属性"),
    term("rdfs:domain"): ("domain", "定义域"),
    term("rdfs:range"): ("range", "值域"),
    term("schema:domainIncludes"): ("used on", "用于"),
    term("schema:rangeIncludes"): ("takes", "取值"),
    term("owl:inverseOf"): ("inverse of", "逆属性"),
}
"""Relations to other terms that the page tells, with their words."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property."""

    name: Named
    kind: Literal["class", "property"]
    definition: Label
    relations: Sequence[tuple[tuple[str, str], Sequence[Named]]] = field(default_factory=tuple)


def terms(atlas: Atlas) -> Sequence[Term]:
    """All classes, then all properties, each in alphabetical order."""
    return atlas.once(_read)


def _read(atlas: Atlas) -> Sequence[Term]:
    classes = [_term(atlas, iri, "class") for iri in _of_type(atlas, CLASSES)]
    return [*classes, *(_term(atlas, iri, "property") for iri in _of_type(atlas, PROPERTIES))]


def _of_type(atlas: Atlas, types: Iterable[ox.NamedNode]) -> list[str]:
    """The terms of ours that have one of these types, in alphabetical order."""
    subjects = {quad.subject for kind in types for quad in atlas.store.quads(None, term("rdf:type"), kind)}
    return sorted(node.value for node in subjects if isinstance(node, ox.NamedNode) and node.value.startswith(ONTOLOGY))


def definition(atlas: Atlas, iri: str) -> Label:
    """What the release says a term, a scheme or a concept means; null in a language in which it says nothing."""
    texts = atlas.once(_definitions).get(iri, {})
    return Label(en=texts.get("en"), zh=texts.get("zh"))


def _definitions(atlas: Atlas) -> Mapping[str, Mapping[str | None, str]]:
    """IRI → language → definition."""
    found: dict[str, dict[str | None, str]] = {}
    for quad in atlas.store.quads(None, DEFINITION):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found.setdefault(quad.subject.value, {})[quad.object.language] = quad.object.value
    return found


def _shown(atlas: Atlas) -> Mapping[ox.NamedNode, Mapping[object, set[str]]]:
    """Relation to other terms → term → the other terms."""
    found: dict[ox.NamedNode, dict[object, set[str]]] = {prop: {} for prop in SHOWN}
    for prop, others in found.items():
        for quad in atlas.store.quads(None, prop):
            if isinstance(quad.object, ox.NamedNode):
                others.setdefault(quad.subject, set()).add(quad.object.value)
    return found


def _term(atlas: Atlas, iri: str, kind: Literal["class", "property"]) -> Term:
    node = ox.NamedNode(iri)
    relations = []
    for prop, words in SHOWN.items():
        if others := atlas.once(_shown)[prop].get(node):
            relations.append((words, [atlas.labels[other] for other in sorted(others)]))
    return Term(atlas.labels[iri], kind, definition(atlas, iri), relations)
