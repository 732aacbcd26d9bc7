"""Counts what the release holds, as a whole and graph by graph, once for each release.

The whole is the union of all graphs but the release's description of itself: a triple that stands in two of them is
counted once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from accord_atlas.loaders.description import INTO
from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.graphs import iri, names

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DESCRIBED = f"GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != <{iri(INTO)}>)"
UNION = f"{{ SELECT DISTINCT ?s ?p ?o {{ {DESCRIBED} }} }}"


@dataclass(frozen=True, slots=True)
class Property:
    """How a property is used: triples, and distinct subjects and objects of these."""

    iri: str
    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True, slots=True)
class Extent:
    """What a graph (or the whole, whose name is empty) holds; `classes` maps a class to the number of its members."""

    name: str
    triples: int
    subjects: int
    objects: int
    classes: dict[str, int]
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Linkset:
    """Triples of one property that lead from the atlas to things of another namespace."""

    property: str
    namespace: str
    triples: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The counts of a release; `held` is the number of triples in its default graph, this description among them."""

    whole: Extent
    graphs: tuple[Extent, ...]
    linksets: tuple[Linkset, ...]
    held: int


def statistics(atlas: Atlas) -> Statistics:
    """The counts of this release; made at first use."""
    return atlas.once(_statistics)


def _statistics(atlas: Atlas) -> Statistics:
    graphs = tuple(_extent(atlas, name, f"GRAPH <{iri(name)}> {{ ?s ?p ?o }}") for name in names(atlas))
    (held,) = next(_rows(atlas, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }", "n"))
    return Statistics(_extent(atlas, "", UNION), graphs, tuple(_linksets(atlas)), int(held))


def _extent(atlas: Atlas, name: str, pattern: str) -> Extent:
    counts = "(COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)"
    triples, subjects, objects = next(_rows(atlas, f"SELECT {counts} {{ {pattern} }}", "n", "subjects", "objects"))
    by_property = f"SELECT ?p {counts} {{ {pattern} }} GROUP BY ?p ORDER BY ?p"
    of_type = pattern.replace("{ ?s ?p ?o }", "{ ?s a ?o }").replace("DISTINCT ?s ?p ?o", "DISTINCT ?s ?o")
    by_class = f"SELECT ?o (COUNT(DISTINCT ?s) AS ?n) {{ {of_type} }} GROUP BY ?o ORDER BY ?o"
    return Extent(
        name,
        int(triples),
        int(subjects),
        int(objects),
        classes={kind: int(n) for kind, n in _rows(atlas, by_class, "o", "n")},
        properties=tuple(
            Property(used, int(n), int(of), int(to))
            for used, n, of, to in _rows(atlas, by_property, "p", "n", "subjects", "objects")
        ),
    )


def _linksets(atlas: Atlas) -> Iterator[Linkset]:
    """What RDF says about itself is left out: types and the parts of claims do not link to another dataset."""
    query = f"""SELECT ?p ?space (COUNT(*) AS ?n) {{
      {{ SELECT DISTINCT ?s ?p ?o {{ {DESCRIBED} FILTER (isIRI(?o) && !STRSTARTS(STR(?o), "{BASE}")) }} }}
      FILTER (!STRSTARTS(STR(?p), "{RDF}"))
      FILTER (STRSTARTS(STR(?s), "{BASE}"))
      BIND (REPLACE(STR(?o), "[^/#]+$", "") AS ?space)
    }} GROUP BY ?p ?space ORDER BY ?p ?space"""
    for used, space, n in _rows(atlas, query, "p", "space", "n"):
        yield Linkset(used, space, int(n))


def _rows(atlas: Atlas, query: str, *columns: str) -> Iterator[tuple[str, ...]]:
    for row in atlas.store.select(query):
        yield tuple(str(row[column].value) for column in columns)
