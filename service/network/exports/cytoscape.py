"""The elements JSON of cytoscape.js and Cytoscape, which `networkx.cytoscape_graph` reads, too."""

import json

from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.exports.flat import flat

SCALE = 100


def to_cytoscape(answer: NetworkAnswer, language: Language) -> bytes:
    """`{"elements": {"nodes": [{"data": …, "position": …}], "edges": [{"data": …}]}}`.

    networkx takes `value` for the node, `key` for what tells an edge from others, and `data` for the graph's own.
    """
    graph = flat(answer, language)
    nodes = []
    for node, data in graph.nodes(data=True):
        x, y = data.pop("x", None), data.pop("y", None)
        place = {} if x is None or y is None else {"position": {"x": SCALE * x, "y": SCALE * y}}
        nodes.append({"data": {"id": node, "value": node, "name": data["label"], **data}, **place})
    edges = [
        {"data": {"source": a, "target": b, **({"key": data["id"]} if graph.is_multigraph() else {}), **data}}
        for a, b, data in graph.edges(data=True)
    ]
    document = {
        "format_version": "1.0",
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "data": {"name": "Accord Atlas"},
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
