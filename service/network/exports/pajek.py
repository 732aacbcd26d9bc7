"""Pajek: numbered vertices with labels, and lines with weights and their relation as a label."""

from collections import Counter

from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.network.exports.flat import flat


def to_pajek(answer: NetworkAnswer, language: Language) -> bytes:
    """The document, UTF-8. A label stands once: where two nodes have the same, their ids stand behind it.

    Pajek knows labels, places and weights; the other formats have the rest.
    """
    graph = flat(answer, language)
    times = Counter(_label(data["label"]) for _, data in graph.nodes(data=True))
    lines = [f"*Vertices {len(graph)}"]
    numbers: dict[str, int] = {}
    for node, data in graph.nodes(data=True):
        numbers[node] = number = len(numbers) + 1
        label = _label(data["label"])
        lines.append(f'{number} "{label if times[label] == 1 else f"{label} ({node})"}" {_place(data)} ellipse')
    lines.append("*Arcs" if graph.is_directed() else "*Edges")
    for source, target, said in graph.edges(data=True):
        words = _label(said["label"])
        lines.append(f'{numbers[source]} {numbers[target]} {said.get("weight", 1)} l "{words}"')
    return "".join(f"{line}\r\n" for line in lines).encode()


def _place(data: dict[str, object]) -> str:
    """Where a vertex stands: Pajek's picture goes from 0 to 1, ours from -1 to 1."""
    x, y = data.get("x"), data.get("y")
    if not isinstance(x, int | float) or not isinstance(y, int | float):
        return "0.0 0.0"
    return f"{(x + 1) / 2:.4f} {(y + 1) / 2:.4f}"


def _label(text: str) -> str:
    """A text between quotes, which the format cannot hold itself, in one line."""
    return " ".join(text.replace('"', "'").replace("\\", "/").split()) or "-"
