"""What the ontology says of the categories of a scheme: their order, and the properties that rules read.

A rule of the subject (which standing is full, which certainty is surer) is a property of a category in
`vocabularies`. The build reads it here for what it derives, the service's modules of `domain` for what they answer,
each property in one function; queries read the same triples in the release.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.files import ontology_files
from accord_atlas.ontology.names import BASE, term
from accord_atlas.ontology.turtle import read

TRUE: Final = "true"


@cache
def ordered(scheme: str) -> tuple[str, ...]:
    """The notations of a scheme by `aa:position`, the first in order first; ValueError where none has a position."""
    places = {notation: int(places[0]) for notation, places in _values(scheme, "aa:position").items()}
    if not places:
        raise ValueError(f"the categories of {scheme!r} have no order")
    return tuple(sorted(places, key=places.__getitem__))


@cache
def places(scheme: str) -> Mapping[str, int]:
    """Notation → its place in the order of its scheme, 0 for the first."""
    return {notation: place for place, notation in enumerate(ordered(scheme))}


@cache
def holding(scheme: str, curie: str) -> frozenset[str]:
    """The notations of a scheme whose categories have the value true of a property, e.g. `aa:fullMembership`."""
    return frozenset(notation for notation, values in _values(scheme, curie).items() if values[0] == TRUE)


@cache
def pointing(scheme: str, curie: str) -> Mapping[str, frozenset[str]]:
    """Notation → the notations of the categories to which a property of it points, e.g. `aa:requiresStatus`."""
    return {
        notation: frozenset(value.rpartition("/")[2].partition(".")[2] for value in values)
        for notation, values in _values(scheme, curie).items()
    }


@cache
def by_symbol(scheme: str) -> Mapping[str, str]:
    """Symbol (`>=`) → the notation of the category of a scheme that it stands for."""
    return {values[0]: notation for notation, values in _values(scheme, "aa:symbol").items()}


def _values(scheme: str, curie: str) -> dict[str, list[str]]:
    """Notation → the values of a property, as text, of each category that has one; KeyError without such a scheme."""
    triples = read(ontology_files()[f"vocabularies/{scheme}.ttl"])
    found: dict[str, list[str]] = {}
    start = f"{BASE}id/concept/{scheme}."
    for triple in triples:
        if triple.predicate == term(curie) and isinstance(triple.subject, ox.NamedNode):
            value = triple.object
            if isinstance(value, ox.NamedNode | ox.Literal):
                found.setdefault(triple.subject.value.removeprefix(start), []).append(value.value)
    return found
