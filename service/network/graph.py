"""A network as a graph of networkx, with plain attributes, which every tool for networks understands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import networkx as nx

from accord_atlas.service.answers.network import Edge, NetworkAnswer, Node
from accord_atlas.service.network.selection import FOLDED_ONTO

Attributes = dict[str, Any]
"""Attributes as networkx keeps them: whatever a caller likes, by name."""


def _names(shape: type[Node] | type[Edge], first: Iterable[str], without: set[str]) -> Sequence[tuple[str, str]]:
    """Each field that becomes an attribute, with the attribute's name, which is that of the JSON."""
    names = [name for name in dict.fromkeys((*first, *shape.model_fields)) if name not in without]
    return [(name, shape.model_fields[name].serialization_alias or name) for name in names]


NODE_ATTRIBUTES: Final = _names(Node, ("kind", "category", "iri", "label"), {"id", "segments"})
EDGE_ATTRIBUTES: Final = _names(Edge, ("id", "relation", "label"), {"source", "target", "segments", "passages"})


def is_folded(answer: NetworkAnswer) -> bool:
    """Whether its edges are agreements that two sides share, which point nowhere."""
    return answer.projection in FOLDED_ONTO


def assembled(
    answer: NetworkAnswer, nodes: Iterable[tuple[str, Attributes]], edges: Iterable[Attributes]
) -> "nx.Graph[str]":
    """The graph of an answer with these attributes for its nodes (with their ids) and its edges (in their order)."""
    if is_folded(answer):
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(nodes)
        graph.add_edges_from((edge.source, edge.target, data) for edge, data in zip(answer.edges, edges, strict=True))
        return graph
    multiple: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    multiple.add_nodes_from(nodes)
    for edge, data in zip(answer.edges, edges, strict=True):
        multiple.add_edge(edge.source, edge.target, key=edge.id.split("|")[1], **data)
    return multiple


def attributes_of_node(node: Node) -> Attributes:
    """What is said of a node, by name; both labels apart."""
    return dict(_attributes(node, NODE_ATTRIBUTES))


def attributes_of_edge(edge: Edge) -> Attributes:
    """What is said of an edge, by name; both labels apart."""
    return dict(_attributes(edge, EDGE_ATTRIBUTES))


def _attributes(shape: Node | Edge, names: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """The fields that were given."""
    values, given = vars(shape), shape.model_fields_set
    for name, attribute in names:
        if name == "label":
            yield from (("label_en", shape.label.en), ("label_zh", shape.label.zh))
        elif name in given:
            yield attribute, values[name]
