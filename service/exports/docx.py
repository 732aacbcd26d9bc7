"""A page as a Word document (ISO/IEC 29500), made from its Markdown: A4, page numbers, tables that go over pages.

Text goes in as text, never as a field or as markup. The same page gives the same bytes: the times in the file are those
of the data, so that an entity tag holds.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.blocks import Grid, Heading, Item, Run, Text, blocks, plain
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
"""Characters that XML cannot hold."""
WIDE: Final = re.compile("[\u2e81-\U0010ffff]")
"""A character that takes the room of two Latin ones."""
PIECES: Final = re.compile("[^\\s\u2e81-\U0010ffff]+|[\u2e81-\U0010ffff]")
"""What a line cannot break: a word, a Chinese character."""
LETTER: Final = Mm(1.9)
"""The room of a Latin letter in a table."""
LONGEST_WORD: Final = 18
"""Letters of a word for which a column makes room; a longer one, such as an address, is broken."""
FULL: Final = 48
"""Letters of a text beyond which a column grows no further."""
FONTS: Final[Mapping[Language, tuple[str, str, str, str]]] = {
    "zh": ("Times New Roman", "宋体", "Arial", "黑体"),
    "en": ("Calibri", "宋体", "Calibri", "黑体"),
}
"""Of the text and of headings, for Latin and for Chinese letters each; other systems put their own in place."""
TAGS: Final[Mapping[Language, str]] = {"zh": "zh-CN", "en": "en-GB"}
PAPER: Final = (Mm(210), Mm(297))
MARGIN: Final = Mm(22)
MOST_COLUMNS: Final = 6
"""A page with a wider table lies on its side."""
LINK: Final = RGBColor(0x1F, 0x4E, 0x9A)
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file, which is a ZIP archive."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document says of itself at the foot of each page: the release, its day, its layers."""

    release: str
    data_date: date
    layers: Sequence[str] = ()


def to_docx(page: str, language: Language, imprint: Imprint) -> bytes:
    """The document of a page; its first heading is its title."""
    held = list(blocks(page))
    title = next((plain(block.text) for block in held if isinstance(block, Heading)), "Accord Atlas")
    wide = any(isinstance(block, Grid) and len(block.headings) > MOST_COLUMNS for block in held)
    document = docx.Document()
    _set_up(document, language, title, imprint, wide=wide)
    for block in held:
        match block:
            case Heading(level, text):
                _fill(document.add_heading(level=min(level - 1, 4)), text)
            case Item(depth, text, number):
                _item(document, depth, text, number)
            case Grid():
                _table(document, block, (PAPER[1] if wide else PAPER[0]) - 2 * MARGIN)
            case _:
                _fill(document.add_paragraph(), block.text)
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _set_up(document: Document, language: Language, title: str, imprint: Imprint, *, wide: bool) -> None:
    """Paper, fonts, properties, and the line at the foot of each page."""
    section = document.sections[0]
    section.page_width, section.page_height = reversed(PAPER) if wide else PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    latin, chinese, heading_latin, heading_chinese = FONTS[language]
    _font(document.styles["Normal"], latin, chinese, TAGS[language])
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11), ("Heading 4", 10.5)):
        style = document.styles[name]
        _font(style, heading_latin, heading_chinese, TAGS[language])
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, RGBColor(0x1A, 0x1A, 0x1A)
        style.paragraph_format.keep_with_next = True
    made = datetime(imprint.data_date.year, imprint.data_date.month, imprint.data_date.day)
    about = document.core_properties
    about.title, about.author, about.language = title, "Accord Atlas", TAGS[language]
    about.created = about.modified = made
    about.last_modified_by, about.revision = "Accord Atlas", 1
    _foot(section.footer.paragraphs[0], language, imprint)


def _foot(paragraph: WordParagraph, language: Language, imprint: Imprint) -> None:
    """The release, the day of its data, and the number of the page, which Word fills in."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page, pages = "\x01", "\x02"
    day = spoken(imprint.data_date)
    release = " + ".join([imprint.release, *imprint.layers])
    foot = sentence(language, "docx-foot", release=release, day=day, page=page, pages=pages)
    for part in re.split(f"([{page}{pages}])", foot):
        if part in {page, pages}:
            paragraph._p.append(_field("PAGE" if part == page else "NUMPAGES"))
        else:
            paragraph.add_run(part).font.size = Pt(8.5)


def _font(style: Any, latin: str, chinese: str, language: str) -> None:  # noqa: ANN401
    """The fonts of a style for Latin and Chinese letters, and the language in which its text is checked."""
    style.font.name = latin
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for letters, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{letters}"), font)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), "en-GB")
    tongue.set(qn("w:eastAsia"), "zh-CN")
    if language == "zh-CN":
        tongue.set(qn("w:val"), "zh-CN")
    properties.append(tongue)


def _field(name: str) -> Any:  # noqa: ANN401
    """A field of ours that the reader's program fills in, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def _item(document: Document, depth: int, text: Text, number: int | None) -> None:
    """An item of a list: its own number or a bullet, indented by its depth."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent, form.space_after = Mm(6 * depth), Mm(-5), Pt(3)
    paragraph.add_run("•\t" if number is None else f"{number}.\t")
    form.tab_stops.add_tab_stop(Mm(6 * depth))
    _fill(paragraph, text)


def _fill(paragraph: WordParagraph, text: Text, *, size: float | None = None) -> None:
    for run in text:
        if run.address and run.address.startswith(("http://", "https://")):
            _link(paragraph, run)
            continue
        written = paragraph.add_run(CONTROL.sub("", run.text))
        written.bold, written.italic = run.bold or None, run.italic or None
        if size:
            written.font.size = Pt(size)


def _link(paragraph: WordParagraph, run: Run) -> None:
    """A link to an address outside; python-docx reads these and does not write them."""
    address = CONTROL.sub("", run.address or "")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    written = paragraph.add_run(CONTROL.sub("", run.text))
    written.font.color.rgb, written.font.underline = LINK, True
    link.append(written._r)
    paragraph._p.append(link)


def _table(document: Document, grid: Grid, room: int) -> None:
    """A table over the whole width, its columns as wide as their text calls for, its headings on every page."""
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.headings), style="Table Grid")
    table.autofit = False
    widths = _widths(grid, room)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(table.rows, [grid.headings, *grid.rows], strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(1), 1.1
            _fill(paragraph, text, size=9)
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in head.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF1F5")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(grid: Grid, room: int) -> list[int]:
    """The widths of the columns: by their longest text, and each at least that of its longest word."""
    columns = [[plain(text) for text in column] for column in zip(grid.headings, *_complete(grid), strict=True)]
    least = [LETTER * min(max(map(_longest_word, texts)) + 3, LONGEST_WORD) for texts in columns]
    wanted = [max(min(max(map(_width, texts)), FULL) * LETTER, few) for texts, few in zip(columns, least, strict=True)]
    spare = room - sum(least)
    beyond = [want - few for want, few in zip(wanted, least, strict=True)]
    if spare <= 0 or not any(beyond):
        return [int(room * few / sum(least)) for few in least]
    return [int(few + spare * more / sum(beyond)) for few, more in zip(least, beyond, strict=True)]


def _longest_word(text: str) -> int:
    """Letters of the longest piece of a text that a line cannot break; a Chinese character is one."""
    return max((_width(word) for word in PIECES.findall(text)), default=0)


def _complete(grid: Grid) -> Iterable[Sequence[Text]]:
    return (tuple(row) + ((),) * (len(grid.headings) - len(row)) for row in grid.rows)


def _width(text: str) -> int:
    return len(text) + len(WIDE.findall(text))


def _timeless(content: bytes) -> bytes:
    """The same archive with its parts in order, all of one time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(held.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            made.writestr(zipfile.ZipInfo(name, EARLIEST), held.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
