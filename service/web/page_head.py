"""The head of the interface's document: title, description, languages, previews, and what it says in JSON-LD."""

import json
from collections.abc import Sequence
from html import escape
from typing import Final

from accord_atlas.service.changes.request import CONCERNED
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.web import structured_data
from accord_atlas.service.web.page_address import PageAddress
from accord_atlas.service.web.page_content import Content

LOCALES: Final = {"en": "en_GB", "zh": "zh_CN"}
CARD: Final = ("/static/card.png", "1200", "630")
DESCRIBED: Final = frozenset({"", "data"})
"""First parts of the paths of pages that are about the dataset as a whole."""


def head(atlas: Atlas, page: Content, language: Language, base: str, root: str) -> str:
    """The elements for a page that there is; `base` stands before absolute addresses, `root` before our own paths."""
    address = page.address
    title = titled(page.title, language)
    own = f"{base}{address}"
    lines = [
        f"<title>{escape(title)}</title>",
        _meta("name", "description", page.description),
        _link("canonical", own),
        *(_link("alternate", f"{base}{address.spoken(other)}", hreflang=other) for other in LANGUAGES),
        _link("alternate", f"{base}{address.spoken(None)}", hreflang="x-default"),
        feed(address, language, root),
        *icons(root),
        _meta("property", "og:site_name", sentence(language, "site-name")),
        _meta("property", "og:type", "website" if address.path == "/" else "article"),
        _meta("property", "og:title", page.title),
        _meta("property", "og:description", page.description),
        _meta("property", "og:url", own),
        _meta("property", "og:locale", LOCALES[language]),
        *(_meta("property", "og:locale:alternate", LOCALES[other]) for other in LANGUAGES if other != language),
        _meta("property", "og:image", f"{base}{CARD[0]}"),
        _meta("property", "og:image:width", CARD[1]),
        _meta("property", "og:image:height", CARD[2]),
        _meta("name", "twitter:card", "summary_large_image"),
        f'<script type="application/ld+json">{_data(atlas, page, language, base)}</script>',
    ]
    return "\n    ".join(lines)


def head_of_missing(title: str, address: PageAddress, language: Language, root: str) -> str:
    """The elements where there is no page: no search engine shall keep it."""
    lines = [f"<title>{escape(titled(title, language))}</title>", _meta("name", "robots", "noindex")]
    return "\n    ".join([*lines, feed(address, language, root), *icons(root)])


def titled(title: str, language: Language) -> str:
    """The title of a page with the name of the atlas."""
    return sentence(language, "site-titled", page=title)


def icons(root: str) -> Sequence[str]:
    """The sign of the atlas for those who do not take the drawing that the document names."""
    return (
        _link("icon", f"{root}/favicon.ico", sizes="48x48"),
        _link("apple-touch-icon", f"{root}/apple-touch-icon.png"),
    )


def feed(address: PageAddress, language: Language, root: str) -> str:
    """The link by which a reader of feeds finds what is new: about the thing that the page shows, else about all."""
    _, kind, slug = (*address.parts, "", "", "")[:3]
    about = f"concerning={kind}/{slug}&" if address.parts[0] == "id" and kind in CONCERNED and slug else ""
    to = f"{root}/api/changes?{about}format=atom&lang={language}"
    return _link("alternate", to, type="application/atom+xml", title=sentence(language, "changes-feed"))


def _data(atlas: Atlas, page: Content, language: Language, base: str) -> str:
    """The JSON-LD of a page, written so that no text of the data can end the element that holds it."""
    held = structured_data.document(_nodes(atlas, page, language, base))
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _nodes(atlas: Atlas, page: Content, language: Language, base: str) -> list[structured_data.Node]:
    own, first = f"{base}{page.address}", page.address.parts[0]
    about: list[structured_data.Node] = [structured_data.thing(atlas, page.about, language, base)] if page.about else []
    about += [structured_data.dataset(atlas, language, base)] if first in DESCRIBED else []
    itself: structured_data.Node = {
        "@type": "SearchResultsPage" if first == "search" else "WebPage",
        "@id": own,
        "url": own,
        "name": page.title,
        "description": page.description,
        "inLanguage": language,
        "isPartOf": {"@id": f"{base}/#site"},
        "dateModified": atlas.release.data_date.isoformat(),
        "mainEntity": {"@id": about[0]["@id"]} if about else None,
    }
    steps = [(sentence(language, "site-home"), "/"), *_steps(page, language)]
    return [structured_data.site(atlas, language, base), itself, structured_data.trail(steps, base), *about]


def _steps(page: Content, language: Language) -> list[tuple[str, str]]:
    """The way from the start page: the page in the menu that leads here, then the page itself."""
    parts, own = page.address.parts, (page.title, str(page.address))
    if parts[0] == "":
        return []
    if parts[0] == "id":
        return [own]
    menu = (sentence(language, f"site-{parts[0]}"), f"/{parts[0]}")
    return [menu] if page.address.spoken(None) == menu[1] else [menu, own]


def _meta(key: str, name: str, content: str) -> str:
    return f'<meta {key}="{name}" content="{escape(content)}" />'


def _link(relation: str, address: str, **more: str) -> str:
    others = "".join(f' {name}="{escape(value)}"' for name, value in more.items())
    return f'<link rel="{relation}"{others} href="{escape(address)}" />'
