"""The JSON-LD context, made from the prefixes and the terms, so that it never says anything else than they do.

Keys are prefixed names, as in Turtle: `agreement:ipea` stays an address and `aa:agreement` a property, which two
plain words `agreement` could not both be.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import NamedNode, Triple

from accord_atlas.ontology.names import prefixes, term
from accord_atlas.ontology.turtle import short

LINKS: Final = (
    *("rdf:predicate", "rdf:subject", "rdfs:domain", "rdfs:isDefinedBy", "rdfs:range", "rdfs:subClassOf"),
    *("rdfs:subPropertyOf", "skos:broader", "skos:closeMatch", "skos:inScheme", "skos:related", "skos:relatedMatch"),
)
"""Properties of other vocabularies that point to things in our data."""
BY_LANGUAGE: Final = ("rdfs:label", "skos:definition", "skos:prefLabel")
"""Properties of other vocabularies whose values are at most one text a language."""
NATIVE: Final = {"xsd:string", "xsd:boolean", "xsd:integer", "xsd:decimal"}
"""Datatypes that JSON has a form of its own for, or, for decimals, that a value names itself."""


def context_text(terms: Iterable[Triple]) -> str:
    """The text of `context.jsonld` for the triples of `accord.ttl`."""
    return json.dumps({"@context": _context(terms)}, ensure_ascii=False, indent=2) + "\n"


def _context(terms: Iterable[Triple]) -> dict[str, Any]:
    ranges: dict[str, set[str]] = {}
    for triple in terms:
        if triple.predicate in (term("rdfs:range"), term("schema:rangeIncludes")):
            ranges.setdefault(_name(triple.subject), set()).add(_name(triple.object))
    ours = {name: _typed(name, found) for name, found in ranges.items()}
    others = {name: {"@id": name, "@type": "@id"} for name in LINKS} | {
        name: {"@id": name, "@container": "@language"} for name in BY_LANGUAGE
    }
    coerced = {name: rule for name, rule in (ours | others).items() if rule}
    words = {"id": "@id", "type": "@type"}
    return {"@version": 1.1, **words, **dict(sorted(prefixes().items())), **dict(sorted(coerced.items()))}


def _typed(name: str, ranges: set[str]) -> dict[str, str] | None:
    """How the values of a property are written; None where a value says so itself."""
    if ranges == {"rdf:langString"}:
        return {"@id": name, "@container": "@language"}
    if all(one.startswith("aa:") for one in ranges):
        return {"@id": name, "@type": "@id"}
    return None if ranges <= NATIVE else {"@id": name, "@type": ranges.pop()}


def _name(node: object) -> str:
    if not isinstance(node, NamedNode):
        raise ValueError(f"neither property nor class: {node}")
    return short(node)
