"""GEXF with spells: Gephi's time line shows the network on any day.

A relation has a spell for each time on which it stands in one way, from its first to its last day; the attributes
`certainty` and `reason` say over the same days how surely it holds and why. An open side has no bound; days on which
something may hold only because no source says when it began or ended are not drawn, unless there are no others. An
entity has one spell, from its first to its last day, of which the same attributes tell.
"""

import io
import re
from collections.abc import Sequence
from datetime import date

import networkx as nx

from accord_atlas.service.answers.network import NetworkAnswer, Node
from accord_atlas.service.answers.standing import timeline_of
from accord_atlas.service.core.language import Language
from accord_atlas.service.domain.timeline import Segment
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.graph import Attributes

STAMP = re.compile(rb'lastmodifieddate="[^"]*"')
ALWAYS = "always"
"""Stands for the start of what is open on both sides, which the writer would take for another, static attribute."""
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
        segments = timeline_of(edge.segments).dated
        data["spells"] = [_spell(each) for each in segments]
        data.update(_over_time(segments))
    out = io.BytesIO()
    nx.write_gexf(graph, out, encoding="utf-8", version="1.2draft")
    # The writer stamps the day of the clock, which would make the same answer differ from day to day.
    written = STAMP.sub(b'lastmodifieddate="%s"' % data_date.isoformat().encode(), out.getvalue(), count=1)
    return written.replace(b' start="%s"' % ALWAYS.encode(), b"")


def _node(data: Attributes, node: Node) -> None:
    _written(data)
    red, green, blue = COLOURS.get(data["kind"], OTHER)
    data["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    if node.x is not None:
        data["viz"]["position"] = {"x": SCALE * data.pop("x"), "y": SCALE * data.pop("y"), "z": 0.0}
    segments = timeline_of(node.segments or ()).segments
    if segments:
        data.update(_over_time(segments))
    if segments and (segments[0].start or segments[-1].until):
        data["spells"] = [(_day(segments[0].start), _day(segments[-1].last_day))]


def _written(data: Attributes) -> None:
    """The dates as the sources write them go by other names: GEXF keeps `start` and `end` for its time line."""
    for name in ("start", "end"):
        if name in data:
            data[f"{name}_written"] = data.pop(name)


def _spell(segment: Segment) -> tuple[str | None, str | None]:
    return _day(segment.start), _day(segment.last_day)


def _over_time(segments: Sequence[Segment]) -> Attributes:
    """Certainty and reason over time, as values with the first and the last day of each."""

    def valued(value: str, segment: Segment) -> tuple[str, str | None, str | None]:
        start, end = _spell(segment)
        return value, start if start or end else ALWAYS, end

    return {
        "certainty": [valued(each.certainty, each) for each in segments],
        "reason": [valued(each.reason, each) for each in segments],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
