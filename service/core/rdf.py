"""Graphs on their way out: the six RDF formats, and who writes them."""

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import prefixes, term
from accord_atlas.service.core import jsonld
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
    Offer("rdf", "application/rdf+xml", ("application/xml", "text/xml"), aliases=("xml", "rdfxml", "owl")),
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
"""The formats that have room for named graphs."""
UNWRITTEN: Final = frozenset(term(name).value for name in ("rdf:type", "rdf:langString", "xsd:string"))
"""What formats have a sign of their own for (`a`, `@en`, quotes): no prefix is declared for it."""


def write(
    quads: Iterable[ox.Quad], form: str, first: str = "", *, named: bool = False, profile: str = jsonld.PROFILES[0]
) -> bytes:
    """The quads in a format named in `GRAPHS`, sorted, so that the same quads give the same bytes; `first` comes first.

    All formats hold the same triples in their default graph, each once; `named` has N-Quads and TriG keep the graphs
    in which they stand instead. `profile` is the form of JSON-LD, one of `jsonld.PROFILES`.
    """

    def place(triple: ox.Triple) -> tuple[bool, str]:
        return str(triple.subject) != f"<{first}>", str(triple)

    listed = set(quads)
    if named and form in KEEPING_GRAPHS:
        kept = sorted(listed, key=lambda quad: (str(quad.graph_name), *place(quad.triple)))
        spaces = used(part for quad in kept for part in (quad.triple, quad.graph_name))
        return ox.serialize(kept, format=FORMATS[form], prefixes=spaces) or b""
    triples = sorted({quad.triple for quad in listed}, key=place)
    if form == "jsonld":
        return jsonld.write(triples, first, profile)
    return ox.serialize(triples, format=FORMATS[form], prefixes=used(triples)) or b""


def used(parts: Iterable[object]) -> dict[str, str]:
    """Those prefixes of the project that shorten something in these terms and triples."""
    spaces: set[str] = set()
    for part in parts:
        for node in part if isinstance(part, ox.Triple) else (part,):
            if isinstance(node, ox.Triple):
                spaces |= set(used([node]).values())
            elif isinstance(node, ox.NamedNode | ox.Literal):
                iri = node.value if isinstance(node, ox.NamedNode) else node.datatype.value
                if iri not in UNWRITTEN:
                    spaces.add(_space(iri))
    return {name: space for name, space in prefixes().items() if space in spaces}


def _space(iri: str) -> str:
    """The namespace of an IRI, cut where those of prefixes end."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
