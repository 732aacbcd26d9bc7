"""GEXF with spells: Gephi's time line shows the network on any day.

A spell runs from the first to the last day on which a relation may have held; an open side has no bound. The day
that Gephi shows therefore holds what is certain, presumed or possible; `certainty`, `start_latest` and
`end_earliest` tell them apart.
"""

import io
import re
from datetime import date, timedelta

import networkx as nx

from accord_atlas.service.core.language import Language
from accord_atlas.service.network.attributes import Attributes
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.projections import Picture

STAMP = re.compile(rb'lastmodifieddate="[^"]*"')
COLOURS = {
    "organization": (31, 119, 180),
    "agreement": (214, 39, 40),
    "jurisdiction": (44, 160, 44),
    "specialty": (148, 103, 189),
}
OTHER = (127, 127, 127)
SCALE = 100


def to_gexf(picture: Picture, language: Language, data_date: date) -> bytes:
    """The GEXF 1.2 document of a dynamic graph, dated by the release."""
    graph = flat(picture, language)
    graph.graph["mode"] = "dynamic"
    for node, data in graph.nodes(data=True):
        _node(data, picture.graph.nodes[node])
    for (*_, data), (*_, original) in zip(graph.edges(data=True), picture.graph.edges(data=True), strict=True):
        _written(data)
        data["spells"] = _spells(original)
    out = io.BytesIO()
    nx.write_gexf(graph, out, encoding="utf-8", version="1.2draft")
    # The writer stamps the day of the clock, which would make the same answer differ from day to day.
    return STAMP.sub(b'lastmodifieddate="%s"' % data_date.isoformat().encode(), out.getvalue(), count=1)


def _node(data: Attributes, original: Attributes) -> None:
    _written(data)
    red, green, blue = COLOURS.get(data["kind"], OTHER)
    data["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    if original.get("x") is not None:
        data["viz"]["position"] = {"x": SCALE * data.pop("x"), "y": SCALE * data.pop("y"), "z": 0.0}
    if original.get("start_earliest") or original.get("end_latest"):
        data["spells"] = _spells(original)


def _written(data: Attributes) -> None:
    """The dates as the sources write them go by other names: GEXF keeps `start` and `end` for its time line."""
    for name in ("start", "end"):
        if name in data:
            data[f"{name}_written"] = data.pop(name)


def _spells(data: Attributes) -> list[tuple[str | None, str | None]]:
    if "spells" in data:
        return [(_day(start), _day(end)) for start, end in data["spells"]]
    end: date | None = data.get("end_latest")
    return [(_day(data.get("start_earliest")), _day(end - timedelta(days=1) if end else None))]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
