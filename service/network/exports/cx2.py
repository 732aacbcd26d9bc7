"""CX2, the exchange format of Cytoscape 3.10 and NDEx (https://cytoscape.org/cx/cx2/specification/)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.exports.cytoscape import SCALE
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.graph import Attributes

TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "integer", float: "double", str: "string"}
INTERACTION: Final = "interaction"
"""What Cytoscape calls the kind of an edge."""


def to_cx2(answer: NetworkAnswer, language: Language) -> bytes:
    """The document: nodes and edges are numbered, as the format has it, and carry their ids as `id`."""
    graph = flat(answer, language)
    numbers = {node: number for number, node in enumerate(graph)}
    nodes: list[dict[str, Any]] = []
    for node, data in graph.nodes(data=True):
        x, y = data.pop("x", None), data.pop("y", None)
        place = {} if x is None or y is None else {"x": SCALE * x, "y": SCALE * y}
        nodes.append({"id": numbers[node], **place, "v": {"id": node, "name": data.pop("label"), **data}})
    edges: list[dict[str, Any]] = []
    for a, b, data in graph.edges(data=True):
        edges.append({"id": len(edges), "s": numbers[a], "t": numbers[b], "v": _edge(data)})
    about: Attributes = {"name": "Accord Atlas", "release": answer.release, "directed": graph.is_directed()}
    if answer.as_of:
        about["as_of"] = answer.as_of
    declared = {
        "networkAttributes": _declared([about]),
        "nodes": _declared(node["v"] for node in nodes),
        "edges": _declared(edge["v"] for edge in edges),
    }
    parts: list[tuple[str, list[Any]]] = [
        ("attributeDeclarations", [declared]),
        ("networkAttributes", [about]),
        ("nodes", nodes),
        ("edges", edges),
    ]
    document = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": name, "elementCount": len(part)} for name, part in parts]},
        *({name: part} for name, part in parts),
        {"status": [{"success": True}]},
    ]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _edge(data: Attributes) -> Attributes:
    return {"id": data.pop("id"), "name": data.pop("label"), INTERACTION: data.pop("relation"), **data}


def _declared(attributes: Iterable[Attributes]) -> dict[str, dict[str, str]]:
    """Each attribute with the type of its values; one that has whole and other numbers is of the latter."""
    found: dict[str, str] = {}
    for held in attributes:
        for name, value in held.items():
            if found.get(name) != "double":
                found[name] = TYPES[type(value)]
    return {name: {"d": type_} for name, type_ in found.items()}
