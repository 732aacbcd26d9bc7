"""The numbers that Word shows before paragraphs: they stand in no text, but in the definitions of lists.

Source: ECMA-376 part 1, 17.9 (numbering): a paragraph, or its style, names a list and a level; each level has a format,
a pattern (`第%1章`) and a start; a level begins anew after a paragraph of a higher one.
"""

from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from accord_atlas.loaders.notice.marks import numeral
from accord_atlas.loaders.notice.text import CIRCLED

CHINESE = {"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting"}
CIRCLES = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list: the format of its number, the pattern around it, and the number that it starts with."""

    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class ListCount:
    """How far a list has been counted, level by level."""

    levels: dict[int, ListLevel]
    counted: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """The number of the next paragraph of a level, as shown; blank for a bullet."""
        shape = self.levels.get(level)
        if shape is None:
            return ""
        self.counted[level] = self.counted.get(level, shape.start - 1) + 1
        self.counted = {depth: number for depth, number in self.counted.items() if depth <= level}
        shown = shape.pattern
        for depth in range(level + 1):
            inner = self.levels.get(depth, shape)
            shown = shown.replace(f"%{depth + 1}", written(self.counted.get(depth, inner.start), inner.format))
        return "" if shape.format in ("bullet", "none") else shown


class Numbers:
    """The lists of a document, counted from its first paragraph on; ask for each paragraph once, in order."""

    def __init__(self, document: Document) -> None:
        parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering"))
        part = next(parts, None)
        root = getattr(part, "element", None)
        self._lists = _lists(root) if root is not None else {}

    def of(self, paragraph: Paragraph) -> str:
        """What Word shows before a paragraph; blank where it has no number."""
        number, level = _named(paragraph)
        counted = self._lists.get(number) if number else None
        return counted.next(level) if counted else ""


def _named(paragraph: Paragraph) -> tuple[str | None, int]:
    """The list and the level that a paragraph, else its style or one that this is based on, names."""
    style: Any = paragraph.style
    sources = [paragraph._p.pPr]
    while style is not None:
        sources.append(style.element.pPr)
        style = style.base_style
    number, level = None, None
    for properties in sources:
        named: Any = properties.numPr if properties is not None else None
        if named is not None:
            number = number or (str(named.numId.val) if named.numId is not None else None)
            level = level if level is not None else (named.ilvl.val if named.ilvl is not None else None)
    return (None if number == "0" else number), level or 0


def _lists(root: Any) -> dict[str, ListCount]:  # noqa: ANN401 - an element of lxml
    """List id → its count; lists of one definition are counted together unless one starts anew."""
    shapes = {one.get(qn("w:abstractNumId")): _levels(one) for one in root.findall(qn("w:abstractNum"))}
    shared: dict[str, ListCount] = {}
    found: dict[str, ListCount] = {}
    for one in root.findall(qn("w:num")):
        shape = one.find(qn("w:abstractNumId")).get(qn("w:val"))
        levels = dict(shapes.get(shape, {}))
        anew = one.findall(qn("w:lvlOverride"))
        for override in anew:
            depth, start = int(override.get(qn("w:ilvl"))), override.find(qn("w:startOverride"))
            if start is not None and depth in levels:
                old = levels[depth]
                levels[depth] = ListLevel(old.format, old.pattern, int(start.get(qn("w:val"))))
        key = one.get(qn("w:numId"))
        found[key] = ListCount(levels) if anew else shared.setdefault(shape, ListCount(levels))
    return found


def _levels(definition: Any) -> dict[int, ListLevel]:  # noqa: ANN401 - an element of lxml
    found = {}
    for level in definition.findall(qn("w:lvl")):
        values = {name: level.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "start")}
        read = {name: element.get(qn("w:val")) for name, element in values.items() if element is not None}
        start = int(read.get("start", "1"))
        found[int(level.get(qn("w:ilvl")))] = ListLevel(read.get("numFmt", "decimal"), read.get("lvlText", ""), start)
    return found


def written(number: int, form: str) -> str:
    """A number as a format of Word writes it; digits where the format is none of those that documents use."""
    if form in CHINESE:
        return numeral(number)
    if form in CIRCLES and 0 < number <= len(CIRCLED):
        return CIRCLED[number - 1]
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 40:
        text = ""
        for size, sign in ROMAN:
            text, number = text + sign * (number // size), number % size
        return text.upper() if form == "upperRoman" else text
    return str(number)
