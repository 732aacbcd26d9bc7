"""The addresses of the interface for every entity and every country of a release, and a walk through them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox
from playwright.sync_api import Browser

WALK = Path(__file__).with_name("walk.js")
ID = "https://w3id.org/accord-atlas/id/"
LANGUAGES = ("zh", "en")
FEW = 3
"""So many of a kind with thousands stand for all of them; the long form opens them all."""
BOUND = 40
Ids = Mapping[str, Sequence[str]]


def ids(build: Path) -> Ids:
    """Kind → the slugs of all entities of the release; `country` → the jurisdictions that others speak of."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in ox.parse(path=build / "accord.nq", format=ox.RdfFormat.N_QUADS):
        subject, other = (getattr(one, "value", "") for one in (quad.subject, quad.object))
        kind, _, slug = subject.removeprefix(ID).partition("/")
        if subject.startswith(ID):
            found[kind].add(slug)
            if other.startswith(f"{ID}jurisdiction/") and kind in {"organization", "participation", "agreement"}:
                found["country"].add(other.rpartition("/")[2])
    return {kind: sorted(slugs) for kind, slugs in found.items()}


def entities(slugs: Ids, kinds: Iterable[str], *, few: bool = False) -> Iterator[str]:
    """The pages of entities."""
    for kind in kinds:
        every = slugs[kind]
        chosen = [every[0], every[len(every) // 2], every[-1]] if few and len(every) > BOUND else every
        yield from (f"/id/{kind}/{slug}" for slug in chosen)


def of_countries(slugs: Ids) -> Iterator[str]:
    """Every page that is about a country, for every country."""
    for slug in slugs["country"]:
        yield from (f"/dossier/{slug}", f"/id/jurisdiction/{slug}", f"/map?of={slug}")
        yield from (f"/routes?from=cn&to={slug}", f"/routes?from={slug}&to=cn", f"/routes?from={slug}&to={slug}")
        yield f"/map?of={slug}&as_of=1999-06-30"


def mark(address: str) -> str:
    """What only this address shows (CSS), so that the page before it is not taken for it."""
    parts = urlsplit(address).path.split("/")
    return f'a[href^="/map?of={parts[2]}"]' if parts[1] == "dossier" and len(parts) > 2 else ""


def walk(browser: Browser, home: str, addresses: Iterable[str], *, both: bool = False) -> list[str]:
    """Open the addresses, all in one page of the browser; what went wrong, one line each.

    With `both` each is opened in both languages, else the languages take turns.
    """
    stops: list[dict[str, Any]] = [
        {"address": f"{one}{'&' if '?' in one else '?'}lang={lang}", "mark": mark(one), "lang": lang}
        for turn, one in enumerate(addresses)
        for lang in (LANGUAGES if both else (LANGUAGES[turn % 2],))
    ]
    assert stops
    context = browser.new_context(viewport={"width": 1366, "height": 860})
    context.add_init_script(WALK.read_text("utf-8"))
    page = context.new_page()
    page.goto(f"{home}/targets")
    page.locator("main h1").wait_for()
    wrongs: list[str] = page.evaluate("stops => walk(stops)", stops)
    context.close()
    return wrongs
