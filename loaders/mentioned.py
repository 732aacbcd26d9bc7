"""Whether statements can concern the laws and shapes at all: a quick look at words, before the laws are asked.

Laws and shapes speak of the atlas' own things and in its own terms, and of what they name besides (`rdfs:label`, say).
Statements about other things in other terms concern none of them.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import NamedNode, Quad

from accord_atlas.ontology.files import shapes_files
from accord_atlas.ontology.names import BASE, ONTOLOGY, term

OURS: Final = (f"{BASE}id/", ONTOLOGY, f"{BASE}ontology")
TYPE: Final = term("rdf:type")
PREFIX: Final = re.compile(r"prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
NAME: Final = re.compile(r"<([^<>\s]+)>|\b([\w-]+):([\w-]+)")


def concerning(quads: Iterable[Quad]) -> bool:
    """Whether any of these statements can make a difference to a law or a shape."""
    return any(_concerns(quad) for quad in quads)


def _concerns(quad: Quad) -> bool:
    nodes = (quad.subject, quad.predicate, quad.object)
    if any(isinstance(node, NamedNode) and node.value.startswith(OURS) for node in nodes):
        return True
    if quad.predicate == TYPE:
        return isinstance(quad.object, NamedNode) and quad.object.value in _mentioned()
    return quad.predicate.value in _mentioned()


@cache
def _mentioned() -> frozenset[str]:
    """Every IRI that stands in the text of a law or of a shape."""
    laws = files("accord_atlas.queries").joinpath("checks")
    texts = [each.read_text("utf-8") for each in laws.iterdir() if each.name.endswith(".rq")]
    found: set[str] = set()
    for text in (*texts, *shapes_files().values()):
        spaces = dict(PREFIX.findall(text))
        for iri, prefix, local in NAME.findall(text):
            found.add(iri or spaces.get(prefix, f"{prefix}:") + local)
    return frozenset(found)
