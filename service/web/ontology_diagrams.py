"""Diagrams of the ontology as SVG, drawn from its terms: the main classes together, and each with its neighbours.

Colours come from the page's own style, so that they follow dark mode and print; each box is a link to its term.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.terms import Term
from accord_atlas.service.text.messages import sentence

ON: Final = frozenset({"domain", "used on"})
TO: Final = frozenset({"range", "takes"})
WIDTH, ROW, BOX, GAP = 860, 50, 250, 55
"""Of the diagram of one class: its width, the height of a row, the width of a box, the space between columns."""
COLUMNS: Final = (
    ("Document", "Clause", "Target", "Intention"),
    ("Organization", "Participation", "Agreement", "Event"),
    ("Title", "Seat", "Segment", "Observation"),
    ("Condition", "Jurisdiction", "Provision", "Specialty"),
)
"""The main classes as the picture of all has them; those that lie side by side are joined."""
PLACES: Final[Mapping[str, tuple[int, int]]] = {
    slug: (column, row) for column, held in enumerate(COLUMNS) for row, slug in enumerate(held)
}
CELL, HIGH = (250, 92), 44
"""Of that picture: the distance between boxes, across and down, and the height of one."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A property that leads from things of one class to things of another."""

    origin: str
    property: Named
    to: str


class Diagrams:
    """The diagrams of an ontology in one language."""

    def __init__(self, terms: Sequence[Term], language: Language) -> None:
        self._language = language
        self._classes = {term.name.slug: term.name for term in terms if term.kind == "class"}
        self._edges = [
            Edge(origin, term.name, to)
            for term in terms
            if term.kind == "property"
            for origin in _of(term, ON)
            for to in _of(term, TO)
            if origin in self._classes and to in self._classes
        ]

    def overview(self) -> Markup:
        """The main classes; those side by side are joined where a property leads from one to the other."""
        placed = {slug: place for slug, place in PLACES.items() if slug in self._classes}
        width, height = 3 * CELL[0] + 198, 4 * CELL[1] - CELL[1] + HIGH + 8
        lines: dict[tuple[str, str], list[Named]] = defaultdict(list)
        for edge in self._edges:
            if edge.origin in placed and edge.to in placed and _beside(placed[edge.origin], placed[edge.to]):
                lines[edge.origin, edge.to].append(edge.property)
        drawn = [
            f'<path class="line" marker-end="url(#arrow)" d="{_way(placed[origin], placed[to])}">'
            f"<title>{escape(self._names(properties, 99))}</title></path>"
            for (origin, to), properties in sorted(lines.items())
        ]
        boxes = [
            self._box(column * CELL[0] + 4, row * CELL[1] + 4, 190, HIGH, slug, "")
            for slug, (column, row) in placed.items()
        ]
        title = sentence(self._language, "ontology-overview")
        return _svg(width, height, title, "".join((*drawn, *boxes)))

    def around(self, slug: str) -> Markup:
        """One class in the middle; on the left what leads to it, on the right what it leads to; empty where nothing."""
        coming, going = defaultdict(list), defaultdict(list)
        for edge in self._edges:
            if edge.to == slug and edge.origin != slug:
                coming[edge.origin].append(edge.property)
            if edge.origin == slug:
                going[edge.to].append(edge.property)
        rows = max(len(coming), len(going))
        if not rows:
            return Markup("")
        height, middle = rows * ROW + 6, (WIDTH - BOX) // 2
        centre = height / 2
        parts = []
        for x, held, inward in ((2, coming, True), (WIDTH - BOX - 2, going, False)):
            top = (height - len(held) * ROW) / 2
            for row, other in enumerate(sorted(held)):
                y = top + row * ROW + 3
                side, own = (x + BOX, middle) if inward else (middle + BOX, x)
                begin, end = ((side, y + 22), (own, centre)) if inward else ((side, centre), (own, y + 22))
                bend = (begin[0] + end[0]) / 2
                way = f"M{begin[0]} {begin[1]} C{bend} {begin[1]} {bend} {end[1]} {end[0]} {end[1]}"
                parts.append(f'<path class="line" marker-end="url(#arrow)" d="{way}"/>')
                parts.append(self._box(x, y, BOX, HIGH, other, self._names(held[other], 2)))
        parts.append(self._box(middle, centre - 22, BOX, HIGH, slug, "", chosen=True))
        title = sentence(self._language, "ontology-around", name=self._classes[slug].text(self._language))
        return _svg(WIDTH, height, title, "".join(parts))

    def _names(self, properties: Sequence[Named], most: int) -> str:
        names = sorted(each.text(self._language) for each in properties)
        mark = "、" if self._language == "zh" else ", "
        more = f" +{len(names) - most}" if len(names) > most else ""
        return mark.join(names[:most]) + more

    def _box(self, x: float, y: float, width: int, height: int, slug: str, under: str, *, chosen: bool = False) -> str:
        name = self._classes[slug].text(self._language)
        kind = "box chosen" if chosen else "box"
        line = y + (19 if under else height / 2 + 5)
        below = f'<text class="under" x="{x + width / 2}" y="{y + 36}">{escape(_short(under))}</text>' if under else ""
        return (
            f'<a href="#{slug}"><rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>'
            f'<text x="{x + width / 2}" y="{line}">{escape(name)}</text>{below}</a>'
        )


def _of(term: Term, words: frozenset[str]) -> list[str]:
    return [other.slug for said, others in term.relations if said[0] in words for other in others]


def _short(text: str) -> str:
    wide = sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
    return text if wide <= 40 else text[: 38 if wide == len(text) else 20] + "…"


def _beside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    return max(across, down) == 1


def _way(begin: tuple[int, int], end: tuple[int, int]) -> str:
    """A line from the edge of one box to that of another beside it."""
    (left, top), (right, bottom) = ((c * CELL[0] + 99, r * CELL[1] + 26) for c, r in (begin, end))
    if begin[0] == end[0]:
        first, last = (top + 22, bottom - 23) if bottom > top else (top - 22, bottom + 23)
        shift = 8 if bottom > top else -8
        return f"M{left + shift} {first} L{right + shift} {last}"
    first, last = (left + 95, right - 96) if right > left else (left - 95, right + 96)
    shift = 6 if right > left else -6
    return f"M{first} {top + shift} L{last} {bottom + shift}"


def _svg(width: float, height: float, title: str, body: str) -> Markup:
    arrow = (
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="head" d="M0 0 8 4 0 8z"/></marker></defs>'
    )
    return Markup(  # nosec B704 # every name in it is escaped where it is put in
        f'<svg class="diagram" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}">'
        f"{arrow}{body}</svg>"
    )
