"""GML, for networkx, igraph, yEd, Gephi: ASCII, other characters as entities."""

import networkx as nx

from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.exports.flat import flat


def to_gml(answer: NetworkAnswer, language: Language) -> bytes:
    """The document. A node's `label` is its id, which stands once; what it is called in the language is its `name`."""
    graph = flat(answer, language)
    for _, data in graph.nodes(data=True):
        data["name"] = data.pop("label")
    return "".join(f"{line}\n" for line in nx.generate_gml(graph)).encode("ascii")
