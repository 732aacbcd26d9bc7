"""The named graphs of a release: their names and their IRIs. What each holds is said by `text.titles.graph_title`."""

from accord_atlas.ontology.names import BASE, graph
from accord_atlas.service.core.atlas import Atlas

GRAPHS = f"{BASE}graph/"


def names(atlas: Atlas) -> tuple[str, ...]:
    """The names of the release's graphs, the last part of their IRIs, in alphabetical order."""
    return atlas.once(_names)


def iri(name: str) -> str:
    """The IRI of the graph with that name."""
    return graph(name).value


def _names(atlas: Atlas) -> tuple[str, ...]:
    found = (row["g"] for row in atlas.store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))
    return tuple(sorted(str(node.value).removeprefix(GRAPHS) for node in found))
