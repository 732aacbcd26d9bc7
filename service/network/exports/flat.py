"""A network with attributes that every format can hold: text, numbers, truth values; nothing where nothing is known."""

import re
from datetime import date
from typing import Any, Final

import networkx as nx

from accord_atlas.service.answers.network import Edge, NetworkAnswer, Node
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.graph import Attributes, assembled, attributes_of_edge, attributes_of_node
from accord_atlas.service.network.request import ANY

UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document in XML can hold; none of them is ever seen, and no file has them."""


def flat(answer: NetworkAnswer, language: Language) -> "nx.Graph[str]":
    """The graph with a `label` in the language, or in the other where that is missing, and both."""
    nodes = ((node.id, flat_node(node, language)) for node in answer.nodes)
    return assembled(answer, nodes, (flat_edge(edge, language) for edge in answer.edges))


def portable(answer: NetworkAnswer) -> "nx.Graph[str]":
    """The graph for Python, which every writer of networkx takes as it is, with what the answer is about.

    Labels are English, or Chinese where that is missing; `reason_en` and `reason_zh` stand where there are no edges.
    """
    graph = flat(answer, "en")
    for *_, data in graph.edges(data=True):
        apart(data)
    graph.graph |= {
        "release": answer.release,
        "as_of": answer.as_of or ANY,
        "projection": answer.projection,
        "completeness": answer.completeness,
    }
    if answer.reason:
        graph.graph |= {"reason_en": answer.reason.en, "reason_zh": answer.reason.zh}
    return graph


def apart(data: Attributes) -> None:
    """Name the dates as the sources write them `start_written` and `end_written`.

    GEXF keeps `start` and `end` for its time line, which knows no `2008-06-24?`.
    """
    for name in ("start", "end"):
        if name in data:
            data[f"{name}_written"] = data.pop(name)


def flat_node(node: Node, language: Language) -> Attributes:
    """What is known of a node, as plain values, with its label."""
    return {"label": _text(node.label.text(language)) or node.id.partition("/")[2], **_known(attributes_of_node(node))}


def flat_edge(edge: Edge, language: Language) -> Attributes:
    """What is known of an edge, as plain values, with its label."""
    return {"label": _text(edge.label.text(language)), **_known(attributes_of_edge(edge))}


def _known(data: Attributes) -> Attributes:
    return {name: _value(value) for name, value in data.items() if value not in (None, []) and name != "spells"}


def _value(value: Any) -> str | int | float | bool:  # noqa: ANN401
    if isinstance(value, list | tuple):
        return "|".join(_text(str(each)) for each in value)
    if isinstance(value, str):
        return _text(value)
    return value.isoformat() if isinstance(value, date) else value


def _text(value: str) -> str:
    return UNWRITABLE.sub("", value)
