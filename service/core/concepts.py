"""The controlled values of the release: each scheme's notations with their labels."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import kind_and_slug, term
from accord_atlas.queries.question import questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named

Concepts = Mapping[str, Mapping[str, Named]]
"""Scheme (its slug) → notation → the concept, notations in alphabetical order; so too the schemes that a column
joins, `metric|intention-kind`. Under no name at all: our own English words, which stand in columns of text."""
OURS: Final = ("aa:why", "aa:note", "aa:requirement", "aa:comparableWith")


def concepts(atlas: Atlas) -> Concepts:
    """All schemes of the release with their concepts; read once per release."""
    return atlas.once(_read)


def _remarks(atlas: Atlas, prop: str) -> dict[str, Named]:
    """What we say of things by a property, English words → both languages."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in atlas.store.quads(None, term(prop)):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            words[quad.subject.value][quad.object.language or "en"] = quad.object.value
    rendered = {iri: said for iri, said in words.items() if "en" in said}
    return {said["en"]: Named(iri, None, said["en"], said["en"], said.get("zh")) for iri, said in rendered.items()}


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
    found["outcome-reason"] |= _remarks(atlas, "aa:comparableWith")
    for prop in OURS:
        found[""] |= _remarks(atlas, prop)
    for joined in {c.scheme for q in questions().values() for c in q.columns if c.scheme and "|" in c.scheme}:
        found[joined] = {n: concept for scheme in joined.split("|") for n, concept in found[scheme].items()}
    return {scheme: dict(sorted(members.items())) for scheme, members in sorted(found.items())}
