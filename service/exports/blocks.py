"""A page of Markdown in blocks: headings, paragraphs, items of lists, tables, each of runs of text.

Word documents and workbooks are made from the page itself, so that they say what it says. Only what our pages are made
of is known; anything else is taken for its text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style; `address` where it is a link."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str | None = None


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title of the page."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, 1 deep where its list stands in no other; `number` where the list is numbered."""

    depth: int
    text: Text
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its headings and rows, each cell a text."""

    headings: Sequence[Text]
    rows: Sequence[Sequence[Text]]


Block = Heading | Paragraph | Item | Grid


def plain(text: Text) -> str:
    """The text of runs alone."""
    return "".join(run.text for run in text)


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page in order."""
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    yield from _blocks(tokens)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[int | None] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        match token.type:
            case "table_open":
                end = next(i for i in range(position, len(tokens)) if tokens[i].type == "table_close")
                yield _grid(tokens[position:end])
                position = end
            case "bullet_list_open" | "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None)
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "heading_open":
                yield Heading(int(token.tag[1]), _text(tokens[position + 1]))
            case "paragraph_open":
                yield _paragraph(lists, _text(tokens[position + 1]))
        position += 1


def _paragraph(lists: list[int | None], text: Text) -> Paragraph | Item:
    if not lists:
        return Paragraph(text)
    number = lists[-1]
    if number is not None:
        lists[-1] = number + 1
    return Item(len(lists), text, number)


def _grid(tokens: Sequence[Token]) -> Grid:
    rows: list[list[Text]] = []
    for token, content in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(_text(content))
    return Grid(rows[0], rows[1:])


def _text(inline: Token) -> Text:
    """The runs of an inline token."""
    runs: list[Run] = []
    style = Run("")
    for token in inline.children or ():
        match token.type:
            case "strong_open" | "strong_close":
                style = replace(style, bold=token.type == "strong_open")
            case "em_open" | "em_close":
                style = replace(style, italic=token.type == "em_open")
            case "link_open":
                style = replace(style, address=str(token.attrs.get("href", "")))
            case "link_close":
                style = replace(style, address=None)
            case "softbreak" | "hardbreak":
                runs.append(replace(style, text="\n" if token.type == "hardbreak" else " "))
            case _:
                runs.append(replace(style, text=token.content))
    return tuple(run for run in runs if run.text)
