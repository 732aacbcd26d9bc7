"""A picture with attributes that every format can hold: text, numbers, truth values; nothing where nothing is known."""

from datetime import date
from typing import Any

import networkx as nx

from accord_atlas.service.core.language import Language
from accord_atlas.service.network.attributes import Attributes
from accord_atlas.service.network.projections import Picture


def flat(picture: Picture, language: Language) -> "nx.Graph[str]":
    """The graph with a `label` in the language, or in the other where that is missing, beside both."""
    graph: nx.Graph[str] = picture.graph.__class__()
    for node, data in picture.graph.nodes(data=True):
        graph.add_node(node, label=label(node, data, language), **_flat(data))
    if isinstance(picture.graph, nx.MultiDiGraph) and isinstance(graph, nx.MultiDiGraph):
        for source, target, key, data in picture.graph.edges(keys=True, data=True):
            graph.add_edge(source, target, key=key, label=label(key, data, language), **_flat(data))
    else:
        for source, target, data in picture.graph.edges(data=True):
            graph.add_edge(source, target, label=label("", data, language), **_flat(data))
    return graph


def label(name: str, data: Attributes, language: Language) -> str:
    """The label in a language, else in the other, else the slug."""
    other: Language = "zh" if language == "en" else "en"
    found = data.get(f"label_{language}") or data.get(f"label_{other}")
    return str(found or name.partition("/")[2])


def _flat(data: Attributes) -> Attributes:
    return {key: _value(value) for key, value in data.items() if value is not None and key != "spells"}


def _value(value: Any) -> str | int | float | bool:  # noqa: ANN401
    if isinstance(value, list | tuple):
        return "|".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else value
