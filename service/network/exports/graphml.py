"""GraphML, for networkx, igraph, yEd, Gephi, Cytoscape."""

import io

import networkx as nx

from accord_atlas.service.language import Language
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.projections import Picture


def to_graphml(picture: Picture, language: Language) -> bytes:
    """The GraphML document; days are text, what is not known is left out."""
    graph = flat(picture, language)
    for *_, data in graph.edges(data=True):
        # An edge's id is an attribute of its own in GraphML; as data, it would clash with that in readers.
        data["edge_id"] = data.pop("id")
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True)
    return out.getvalue()
