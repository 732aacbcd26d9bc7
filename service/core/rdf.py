"""Graphs on their way out: the six RDF formats, and who writes them."""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import prefixes
from accord_atlas.service.core.media_types import Offer

GRAPHS: Final = (
    # What is Turtle is Notation3, too; those who want that are served with it.
    Offer(
        "ttl",
        "text/turtle",
        ("application/x-turtle", "application/turtle", "text/n3", "application/n3", "text/rdf+n3"),
        aliases=("turtle", "n3"),
    ),
    Offer("nt", "application/n-triples", ("text/plain",), aliases=("ntriples", "n-triples")),
    Offer("nq", "application/n-quads", aliases=("nquads", "n-quads")),
    Offer("trig", "application/trig"),
    Offer("rdf", "application/rdf+xml", ("application/xml", "text/xml"), aliases=("xml", "rdfxml")),
    Offer("jsonld", "application/ld+json", ("application/json",), charset=False, aliases=("json-ld", "json")),
)
"""What is on offer for a graph; the first is the default."""

FORMATS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
KEEPING_GRAPHS: Final = frozenset({"nq", "trig"})
NOT_CARRIED: Final = "does not support RDF 1.2"
"""What the engine says where a format (JSON-LD) has no triple terms."""


def write(quads: Iterable[ox.Quad], form: str, first: str = "") -> bytes:
    """The quads in a format named in `GRAPHS`, sorted, so that the same quads give the same bytes; `first` comes first.

    N-Quads and TriG keep the named graphs; the other formats hold the triples of all of them, each once.
    """

    def place(triple: ox.Triple) -> tuple[bool, str]:
        return str(triple.subject) != f"<{first}>", str(triple)

    listed = sorted(set(quads), key=lambda quad: (str(quad.graph_name), *place(quad.triple)))
    used = _used(listed)
    if form in KEEPING_GRAPHS:
        return ox.serialize(listed, format=FORMATS[form], prefixes=used) or b""
    triples = sorted({quad.triple for quad in listed}, key=place)
    return ox.serialize(triples, format=FORMATS[form], prefixes=used) or b""


def _used(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Those prefixes of the project that shorten something here."""
    nodes = {node for quad in quads for node in (*quad.triple, quad.graph_name)}
    iris = {node.value for node in nodes if isinstance(node, ox.NamedNode)}
    iris |= {node.datatype.value for node in nodes if isinstance(node, ox.Literal)}
    return {name: space for name, space in prefixes().items() if any(iri.startswith(space) for iri in iris)}
