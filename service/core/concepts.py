"""The controlled values of the release: each scheme's notations with their labels."""

from collections import defaultdict
from collections.abc import Mapping

import pyoxigraph as ox

from accord_atlas.ontology.names import kind_and_slug, term
from accord_atlas.queries.question import questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named

Concepts = Mapping[str, Mapping[str, Named]]
"""Scheme (its slug) → notation → the concept, notations in alphabetical order; so too the schemes that a column
joins, `metric|intention-kind`."""


def concepts(atlas: Atlas) -> Concepts:
    """All schemes of the release with their concepts; read once per release."""
    return atlas.once(_read)


def _read(atlas: Atlas) -> Concepts:
    found: dict[str, dict[str, Named]] = defaultdict(dict)
    notations = {
        quad.subject.value: quad.object.value
        for quad in atlas.store.quads(None, term("skos:notation"))
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
    for quad in atlas.store.quads(None, term("skos:inScheme")):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            iri, scheme = quad.subject.value, (kind_and_slug(quad.object.value) or ("", ""))[1]
            if scheme and iri in notations:
                found[scheme][notations[iri]] = atlas.labels[iri]
    for joined in {c.scheme for q in questions().values() for c in q.columns if c.scheme and "|" in c.scheme}:
        found[joined] = {n: concept for scheme in joined.split("|") for n, concept in found[scheme].items()}
    return {scheme: dict(sorted(members.items())) for scheme, members in sorted(found.items())}
