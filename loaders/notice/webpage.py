"""Reads a web page as a document: what stands in its blocks, a line each, without what surrounds an article."""

from collections.abc import Iterator

from lxml import etree, html

from accord_atlas.loaders.notice.documents import Document
from accord_atlas.loaders.notice.tables import row
from accord_atlas.loaders.notice.text import NoticeError, decode
from accord_atlas.loaders.notice.word_numbers import written

LEFT_OUT = frozenset(
    ("script", "style", "noscript", "template", "head", "nav", "header", "footer", "aside", "form", "button", "select")
)
CIRCLE = "decimalEnclosedCircle"
INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
"""What stands within a line; everything else begins one."""


def web_page(data: bytes) -> Document:
    """The text of a page: its article or main part where it names one, else its body; tables a row a line."""
    try:
        tree = html.document_fromstring(_decoded(data), parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError) as error:
        raise NoticeError(f"the page cannot be read: {error}", f"无法读取网页：{error}") from None
    parts = tree.xpath("//main | //article[not(ancestor::main) and not(ancestor::article)]")
    body = parts if isinstance(parts, list) and len(parts) == 1 else [tree]
    text = "".join(piece for part in body if isinstance(part, html.HtmlElement) for piece in _text(part))
    return Document("\n".join(line.strip() for line in text.splitlines()))


def _decoded(data: bytes) -> str:
    """The characters by the encoding that the page names, else as any text."""
    named = etree.HTML(data, parser=etree.HTMLParser(no_network=True)) if b"charset" in data[:2000].lower() else None
    encoding = named.getroottree().docinfo.encoding if named is not None else None
    if encoding and encoding.lower() not in {"utf-8", "gb2312", "gbk", "gb18030"}:
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _text(element: html.HtmlElement) -> Iterator[str]:
    """What an element says, with a line end around each block and a number before the items of a numbered list."""
    if element.tag in LEFT_OUT or not isinstance(element.tag, str):
        return
    if element.tag == "br":
        yield "\n"
    elif element.tag == "tr":
        cells = ("".join(_text(cell)) for cell in element if cell.tag in ("td", "th"))
        yield f"\n{row(cells)}\n"
    else:
        edge = "" if element.tag in INLINE else "\n"
        yield edge
        yield from _numbered(element)
        yield element.text or ""
        for child in element:
            yield from _text(child)
            yield child.tail or ""
        yield edge


def _numbered(element: html.HtmlElement) -> Iterator[str]:
    """The number before an item of a numbered list; lists within lists get the marks that documents have below 1."""
    parent = element.getparent()
    if element.tag == "li" and parent is not None and parent.tag == "ol":
        start = parent.get("start") or "1"
        items = [child for child in parent if child.tag == "li"]
        number = (int(start) if start.isdigit() else 1) + items.index(element)
        depth = sum(around.tag == "ol" for around in parent.iterancestors())
        yield f"{number}. " if not depth else f"({number}) " if depth == 1 else written(number, CIRCLE)
