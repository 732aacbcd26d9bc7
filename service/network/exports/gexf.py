"""GEXF with spells: Gephi's time line shows the network on any day.

A spell runs from the first to the last day on which a relation may have held; an open side has no bound. The day
that Gephi shows therefore holds what is certain, presumed or possible; `certainty`, `start_latest` and
`end_earliest` tell them apart.
"""

import io
import re
from datetime import date, timedelta

import networkx as nx

from accord_atlas.service.answers.network import Edge, NetworkAnswer, Node
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.graph import Attributes

STAMP = re.compile(rb'lastmodifieddate="[^"]*"')
COLOURS = {
    "organization": (31, 119, 180),
    "agreement": (214, 39, 40),
    "jurisdiction": (44, 160, 44),
    "specialty": (148, 103, 189),
}
OTHER = (127, 127, 127)
SCALE = 100


def to_gexf(answer: NetworkAnswer, language: Language, data_date: date) -> bytes:
    """The GEXF 1.2 document of a dynamic graph, dated by the release."""
    graph = flat(answer, language)
    graph.graph["mode"] = "dynamic"
    shapes = {node.id: node for node in answer.nodes}
    for node, data in graph.nodes(data=True):
        _node(data, shapes[node])
    for (*_, data), edge in zip(graph.edges(data=True), answer.edges, strict=True):
        _written(data)
        data["spells"] = _spells(edge)
    out = io.BytesIO()
    nx.write_gexf(graph, out, encoding="utf-8", version="1.2draft")
    # The writer stamps the day of the clock, which would make the same answer differ from day to day.
    return STAMP.sub(b'lastmodifieddate="%s"' % data_date.isoformat().encode(), out.getvalue(), count=1)


def _node(data: Attributes, node: Node) -> None:
    _written(data)
    red, green, blue = COLOURS.get(data["kind"], OTHER)
    data["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    if node.x is not None:
        data["viz"]["position"] = {"x": SCALE * data.pop("x"), "y": SCALE * data.pop("y"), "z": 0.0}
    if node.start_earliest or node.end_latest:
        data["spells"] = _spells(node)


def _written(data: Attributes) -> None:
    """The dates as the sources write them go by other names: GEXF keeps `start` and `end` for its time line."""
    for name in ("start", "end"):
        if name in data:
            data[f"{name}_written"] = data.pop(name)


def _spells(shape: Node | Edge) -> list[tuple[str | None, str | None]]:
    if isinstance(shape, Edge) and shape.spells is not None:
        return [(_day(start), _day(end)) for start, end in shape.spells]
    end = shape.end_latest
    return [(_day(shape.start_earliest), _day(end - timedelta(days=1) if end else None))]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
