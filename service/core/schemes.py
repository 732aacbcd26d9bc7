"""The controlled values as the ontology's files have them: each scheme's notations with their words."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from accord_atlas.ontology.files import ontology_files
from accord_atlas.ontology.names import kind_and_slug, term
from accord_atlas.ontology.turtle import read
from accord_atlas.queries.question import Text

Schemes = Mapping[str, Mapping[str, Text]]
"""Scheme (its slug) → notation → its label in both languages; notations in alphabetical order."""

SKOS_LINKS = ("inScheme", "broader", "related", "closeMatch", "relatedMatch")


@cache
def schemes() -> Schemes:
    """Every scheme of the ontology as installed; `concepts(atlas)` has those of an opened release."""
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for path, text in ontology_files().items():
        if path.startswith("vocabularies/"):
            for scheme, notation, label in _concepts(text):
                found[scheme][notation] = label
    return {scheme: dict(sorted(members.items())) for scheme, members in sorted(found.items())}


def notations(scheme: str | None) -> tuple[str, ...]:
    """The notations of a scheme, in alphabetical order; none where the ontology has no such scheme."""
    return tuple(schemes().get(scheme or "", {}))


@cache
def symbols(scheme: str) -> tuple[str, ...]:
    """The symbols of a scheme's concepts (`=`, `>=`), in alphabetical order; none where its concepts have none."""
    symbol = term("aa:symbol")
    text = ontology_files().get(f"vocabularies/{scheme}.ttl", "")
    found = (triple.object for triple in read(text) if triple.predicate == symbol)
    return tuple(sorted(each.value for each in found if isinstance(each, ox.Literal)))


@cache
def links() -> tuple[str, ...]:
    """The names of the properties that lead from entity to entity: those of the ontology, and of SKOS those in use."""
    every = read(ontology_files()["accord.ttl"])
    own = (each.subject for each in every if each.object == term("owl:ObjectProperty"))
    names = {node.value.rpartition("#")[2] for node in own if isinstance(node, ox.NamedNode)}
    return tuple(sorted(names.union(SKOS_LINKS)))


def words(scheme: str, notation: str) -> Text:
    """A controlled value in words, in both languages; KeyError where the ontology does not have it."""
    return schemes()[scheme][notation]


def _concepts(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """(scheme, notation, label by language) of each concept in a file."""
    said: dict[str, dict[str, object]] = defaultdict(dict)
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    notation, scheme, label = (term(curie) for curie in ("skos:notation", "skos:inScheme", "rdfs:label"))
    for triple in read(text):
        if triple.predicate in {notation, scheme}:
            said[str(triple.subject)][triple.predicate.value] = triple.object
        elif triple.predicate == label and isinstance(triple.object, ox.Literal) and triple.object.language:
            labels[str(triple.subject)][triple.object.language] = triple.object.value
    found = []
    for subject, each in said.items():
        value, home = each.get(notation.value), each.get(scheme.value)
        if isinstance(value, ox.Literal) and isinstance(home, ox.NamedNode):
            found.append(((kind_and_slug(home.value) or ("", ""))[1], value.value, labels[subject]))
    return found
