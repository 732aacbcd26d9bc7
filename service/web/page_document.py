"""The interface's document for an address: the built one, with a head of its own and the readable content inside.

The content stands where the interface will draw; the interface takes it away before it draws, and a reader whose
browser runs no scripts keeps it. What was made last is kept: a release never changes.
"""

from functools import lru_cache, partial
from typing import Final, Protocol

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import release_notes
from accord_atlas.service.web.html import fragment
from accord_atlas.service.web.page_address import PageAddress
from accord_atlas.service.web.page_content import content
from accord_atlas.service.web.page_head import head, head_of_missing
from accord_atlas.service.web.page_lists import OVERVIEWS

KEPT: Final = 256
"""How many documents are kept, some tens of kilobytes each."""
LANGUAGE: Final = '<html lang="en">'
TITLE: Final = "<title>Accord Atlas · 工程师互认图谱</title>"
PLACE: Final = '<div id="app"></div>'


class Inner(Protocol):
    """Makes what a page says, from the address that it is asked at."""

    def __call__(self, address: PageAddress, language: Language, base: str, root: str) -> tuple[str, str]:
        """Head and body."""


def page_document(atlas: Atlas, built: str, address: PageAddress, language: Language, *, base: str, root: str) -> str:
    """The document of a page; `base` stands before absolute addresses, `root` before paths of ours."""
    made: Inner = atlas.once(_inner)
    inside, body = made(address, language, base, root)
    return filled(built, language, inside, body)


def missing_document(
    atlas: Atlas | None, built: str, address: PageAddress, language: Language, *, title: str, body: str, root: str
) -> str:
    """The document where there is no page; `body` (HTML) says so to a reader without scripts."""
    inside = head_of_missing(title, address, language, root)
    return filled(built, language, inside, _readable(atlas, body, address, language, root))


def bare_document(built: str, language: Language) -> str:
    """The document where there is nothing to say in it: the interface alone."""
    return filled(built, language, TITLE, "")


def filled(built: str, language: Language, inside: str, body: str) -> str:
    """The built document in a language, with these elements in its head, and this where the interface will draw."""
    return (
        built.replace(LANGUAGE, f'<html lang="{language}">', 1)
        .replace(TITLE, inside, 1)
        .replace(PLACE, f'<div id="app">{body}</div>', 1)
    )


def _inner(atlas: Atlas) -> Inner:
    return lru_cache(maxsize=KEPT)(partial(_made, atlas))


def _made(atlas: Atlas, address: PageAddress, language: Language, base: str, root: str) -> tuple[str, str]:
    page = content(atlas, address, language, root)
    return head(atlas, page, language, base, root), _readable(atlas, page.body, page.address, language, root)


def _readable(atlas: Atlas | None, body: str, address: PageAddress, language: Language, root: str) -> str:
    """The content in its frame: the menu before it, the release after it."""
    release = atlas.release if atlas else None
    return fragment(
        "_readable.html",
        language,
        root,
        body=body,
        pages=[(f"/{name}", sentence(language, f"site-{name or 'home'}")) for name in OVERVIEWS],
        other=address.spoken(next(each for each in LANGUAGES if each != language)),
        said={name: sentence(language, f"site-{name}") for name in ("pages", "scripts", "license")},
        release=release_notes(release, language) if release else "",
    )
