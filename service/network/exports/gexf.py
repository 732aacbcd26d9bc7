"""GEXF with spells: Gephi's time line shows the network on any day.

A relation has a spell for each time on which it stands in one way, from its first to its last day; the attributes
`certainty` and `reason` say over the same days how surely it holds and why. An open side has no bound; days on which
something may hold only because no source says when it began or ended are not drawn, unless there are no others. A body
or an agreement has one spell, which holds those of its relations, and the same attributes.
"""

import io
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import networkx as nx

from accord_atlas.service.answers.network import NetworkAnswer, Node
from accord_atlas.service.answers.standing import timeline_of
from accord_atlas.service.core.language import Language
from accord_atlas.service.domain.timeline import Segment
from accord_atlas.service.network.exports.flat import apart, flat
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
    drawn = {edge.id: timeline_of(edge.segments).dated for edge in answer.edges}
    for (*_, data), edge in zip(graph.edges(data=True), answer.edges, strict=True):
        apart(data)
        data["spells"] = [_days(each) for each in drawn[edge.id]]
        data.update(_over_time(drawn[edge.id]))
    shapes = {node.id: node for node in answer.nodes}
    within = _of_nodes(answer, drawn)
    for node, data in graph.nodes(data=True):
        _node(data, shapes[node], within[node])
    out = io.BytesIO()
    nx.write_gexf(graph, out, encoding="utf-8", version="1.2draft")
    # The writer stamps the day of the clock, which would make the same answer differ from day to day.
    written = STAMP.sub(b'lastmodifieddate="%s"' % data_date.isoformat().encode(), out.getvalue(), count=1)
    return written.replace(b' start="%s"' % ALWAYS.encode(), b"")


def _of_nodes(answer: NetworkAnswer, drawn: Mapping[str, Sequence[Segment]]) -> Mapping[str, list[Segment]]:
    """Node → what is drawn of its relations."""
    found: dict[str, list[Segment]] = defaultdict(list)
    for edge in answer.edges:
        for end in (edge.source, edge.target):
            found[end].extend(drawn[edge.id])
    return found


def _node(data: Attributes, node: Node, relations: Sequence[Segment]) -> None:
    red, green, blue = COLOURS.get(data["kind"], OTHER)
    data["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
    if node.x is not None:
        data["viz"]["position"] = {"x": SCALE * data.pop("x"), "y": SCALE * data.pop("y"), "z": 0.0}
    for name in ("certainty", "reason"):
        # Over time where days are known; as they are on one day, the file would have each twice.
        data.pop(name, None)
    own = timeline_of(node.segments or ()).dated
    if own:
        data.update(_over_time(own))
        spell = _hull([*own, *relations])
        data["spells"] = [spell] if any(spell) else []


def _over_time(segments: Sequence[Segment]) -> Attributes:
    """Certainty and reason over time, as values with the first and the last day of each."""

    def valued(value: str, segment: Segment) -> tuple[str, str | None, str | None]:
        start, end = _days(segment)
        return value, start if start or end else ALWAYS, end

    return {
        "certainty": [valued(each.certainty, each) for each in segments],
        "reason": [valued(each.reason, each) for each in segments],
    }


def _days(segment: Segment) -> tuple[str | None, str | None]:
    """The first and the last day of a segment."""
    return _day(segment.start), _day(segment.last_day)


def _hull(segments: Sequence[Segment]) -> tuple[str | None, str | None]:
    """The first and the last day of the shortest time that holds all segments."""
    starts, ends = [each.start for each in segments], [each.until for each in segments]
    first = None if None in starts else min(filter(None, starts))
    until = None if None in ends else max(filter(None, ends))
    return _day(first), _day(until and until - timedelta(days=1))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
