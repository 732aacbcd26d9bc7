"""The controlled values of the ontology, as the tables may write them and as sentences call them."""

from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from pydantic import AfterValidator
from pyoxigraph import Literal, RdfFormat
from pyoxigraph import parse as parse_rdf

from accord_atlas.ontology.names import concept, term


@cache
def concepts(scheme: str) -> dict[str, dict[str, str]]:
    """Notation of every value of a scheme → language → what the vocabulary calls it."""
    labels: dict[str, dict[str, str]] = {}
    notations: dict[str, str] = {}
    file = files("accord_atlas.ontology").joinpath("vocabularies", f"{scheme}.ttl")
    for quad in parse_rdf(file.read_bytes(), RdfFormat.TURTLE):
        if not isinstance(quad.object, Literal):
            continue
        if quad.predicate == term("skos:prefLabel"):
            labels.setdefault(str(quad.subject), {})[quad.object.language or ""] = quad.object.value
        elif quad.predicate == term("skos:notation"):
            notations[str(quad.subject)] = quad.object.value
    return {
        notation: labels[subject]
        for subject, notation in notations.items()
        if subject == str(concept(scheme, notation))
    }


def of_scheme(scheme: str) -> AfterValidator:
    """A cell that holds the notation of a value of that scheme."""

    def check(cell: str) -> str:
        known = concepts(scheme)
        if cell not in known:
            nearest = get_close_matches(cell, sorted(known), n=1, cutoff=0)
            raise ValueError(f"a value of the vocabulary {scheme}; nearest: {nearest[0]}")
        return cell

    return AfterValidator(check)
