"""A page of Markdown as HTML for the interface's document, with links that lead to pages of the interface."""

import re
from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from accord_atlas.ontology.names import BASE

TITLED: Final = re.compile(r"(?m)^- (.+?)(?:: |：)<(/[^<>\s]+)>$")
"""A line of a list that names an address of ours: the name becomes a link."""
BARE: Final = re.compile(r"<(/[^<>\s]+)>")
DRAWN: Final = ("recognition", "network", "targets", "compare", "scenario")
READER: Final = MarkdownIt("commonmark", {"html": False}).enable("table")


def to_html(page: str, root: str, today: date) -> str:
    """The page as HTML; `root` is the path under which a proxy serves the atlas. Markup in the text stays text.

    Addresses that ask about `today`, the day of the data, are the plain ones: pages speak for it anyway.
    """
    page = page.replace(f"&as_of={today}", "").replace(f"?as_of={today}&", "?").replace(f"?as_of={today}", "")
    linked = BARE.sub(r"[\1](\1)", TITLED.sub(r"- [\1](\2)", page))
    environment: dict[str, object] = {}
    tokens = READER.parse(linked, environment)
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                _lead(child, root)
    made = str(READER.renderer.render(tokens, READER.options, environment))
    # A table that is wider than the page is moved by keys, too.
    return made.replace("<table>", '<div class="wide" tabindex="0">\n<table>').replace("</table>", "</table>\n</div>")


def page_of(address: str) -> str:
    """The page of the interface that shows what an address of the API answers; any other address as it is."""
    parts = urlsplit(address)
    match parts.path.removeprefix("/api/").split("/"):
        case ["profile" | "entities", kind, slug]:
            return _written(f"/id/{kind}/{slug}", parts.query)
        case ["dossier", slug]:
            return _written(f"/dossier/{slug}", parts.query)
        case ["accession", agreement, body]:
            return _written("/routes", parts.query, {"tab": "accession", "agreement": agreement, "candidate": body})
        case ["queries", question]:
            asked = {f"p.{name}": value for name, value in parse_qsl(parts.query)}
            return _written("/sparql", "", {"question": question, **asked})
        case [first, *_] if first in DRAWN and parts.path.startswith("/api/"):
            return _written("/routes" if first == "recognition" else f"/{first}", parts.query)
    return address


def _written(path: str, query: str, more: Mapping[str, str] | None = None) -> str:
    said = urlencode([*(more or {}).items(), *parse_qsl(query)], safe=":,/")
    return f"{path}?{said}" if said else path


def _lead(link: Token, root: str) -> None:
    """Let a link lead to the page that shows it here, or say that it leads elsewhere."""
    address = str(link.attrs.get("href", ""))
    if address.startswith(f"{BASE}id/"):
        address = address.removeprefix(BASE.rstrip("/"))
    if address.startswith("/"):
        link.attrs["href"] = root + page_of(address)
    else:
        link.attrs["rel"] = "noreferrer external"


def listed(title: str, links: Mapping[str, str]) -> str:
    """A part of a page: a heading and links, name by address; blank without any."""
    lines = (f"- [{text(name)}]({address})" for address, name in links.items())
    return "\n".join(["", f"## {title}", "", *lines, ""]) if links else ""


def text(said: str) -> str:
    """A text of the data, safe inside a line and inside the brackets of a link."""
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", escape(said, quote=False)).replace("\n", " ")
