"""The DOT language of Graphviz."""

from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.graph import Attributes

SHAPES = {"agreement": "box", "jurisdiction": "hexagon", "specialty": "diamond"}
LEFT_OUT = frozenset({"label_en", "label_zh", "iri", "x", "y"})


def to_dot(answer: NetworkAnswer, language: Language) -> bytes:
    """The document, UTF-8; every attribute is a quoted string, what is possible only is drawn dashed."""
    graph = flat(answer, language)
    arrow, kind = ("->", "digraph") if graph.is_directed() else ("--", "graph")
    lines = [f"{kind} accord {{", '  graph [charset="UTF-8", overlap="false"];']
    for node, data in graph.nodes(data=True):
        lines.append(f"  {_quote(node)} [{_attributes({**data, 'shape': SHAPES.get(data['kind'], 'ellipse')})}];")
    for source, target, data in graph.edges(data=True):
        style = {"style": "dashed"} if data.get("certainty") == "possible" else {}
        lines.append(f"  {_quote(source)} {arrow} {_quote(target)} [{_attributes({**data, **style})}];")
    return "\n".join([*lines, "}", ""]).encode()


def _attributes(data: Attributes) -> str:
    return ", ".join(f"{name}={_quote(str(value))}" for name, value in data.items() if name not in LEFT_OUT)


def _quote(text: str) -> str:
    """A quoted string: within it only the quote and the backslash, with which DOT writes line breaks, mean more."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
