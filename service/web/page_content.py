"""What each page of the interface says, for readers without scripts and for search engines.

It is made of what the documents of the API are made of: the same typed answers and the same pages of Markdown. What a
page cannot answer by its address (parameters that are missing or wrong) is told by what the page is for.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.page import markdown as accession_markdown
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.compare.answer import compare_answer
from accord_atlas.service.compare.formats import markdown as compare_markdown
from accord_atlas.service.compare.request import compare_request
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.identifiers import at, resolve
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.statements import facts, incoming
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.page import markdown as dossier_markdown
from accord_atlas.service.dossier.request import dossier_request
from accord_atlas.service.exports.blocks import Heading, Item, Paragraph, blocks, plain
from accord_atlas.service.profile.answer import profile
from accord_atlas.service.profile.page import markdown as profile_markdown
from accord_atlas.service.profile.request import KINDS as PROFILED
from accord_atlas.service.profile.request import profile_request
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.page import markdown as recognition_markdown
from accord_atlas.service.recognition.request import LEVEL, recognition_request
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.best import best_answer
from accord_atlas.service.scenario.page import best_markdown
from accord_atlas.service.scenario.page import markdown as scenario_markdown
from accord_atlas.service.scenario.request import best_request, scenario_request
from accord_atlas.service.targets.answer import targets
from accord_atlas.service.targets.page import markdown as targets_markdown
from accord_atlas.service.targets.request import targets_request
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.web.html import fragment
from accord_atlas.service.web.page_address import AS_OF, PageAddress
from accord_atlas.service.web.page_html import text, to_html
from accord_atlas.service.web.page_lists import about_page, answered, found, overview, question_page

log = logging.getLogger("accord_atlas")
TARGETED: Final = ("year", "specialty", "region", "outcome", "responsible", "document")
"""Parameters by which the page of the targets is narrowed down."""
LONGEST: Final = 300
"""Characters of a description; search engines and previews show fewer."""
POINTS: Final = 3
"""So many points of a page stand for it where it opens with no sentence."""
DRAWN: Final = {"map": "of", "network": "focus", "matrix": ""}
"""Pages that are pictures → the parameter that names what the picture is about."""
SHOWN_BY: Final = {
    "jurisdiction": ("agreements", "jurisdiction"),
    "organization": ("partners", "organization"),
    "agreement": ("members", "agreement"),
}
"""Kind of a thing → the stored question whose answer says what a picture about it shows, and its parameter."""
SHOWN: Final = 200
"""How many things that point at an entity are listed by name; its RDF has all."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says: its title without the name of the atlas, a description in a sentence or two, its body (HTML).

    `address` is the page that says it, `about` the entity (IRI) that it is about.
    """

    title: str
    description: str
    body: str
    address: PageAddress
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that is asked for: of which release, at which address, in which language; `root` is a proxy's path."""

    atlas: Atlas
    address: PageAddress
    language: Language
    root: str

    @property
    def given(self) -> Mapping[str, str]:
        """The parameters of the address."""
        return dict(self.address.given)

    @property
    def day(self) -> str | None:
        """The day that the address asks about, as written."""
        return self.given.get(AS_OF)

    def html(self, page: str) -> str:
        """A page of Markdown as HTML."""
        return to_html(page, self.root, self.atlas.release.data_date)


def content(atlas: Atlas, address: PageAddress, language: Language, root: str) -> Content:
    """What the page at an address says; never an error, for the interface itself tells what is wrong with one."""
    made = PAGES.get(address.parts[0], overview_page)
    for each in (address, address.bare):
        asked = Asked(atlas, each, language, root)
        try:
            return made(asked)
        except AtlasError:
            continue
        except Exception:
            # What fails here must not take away the interface, which may well have an answer.
            log.exception("the content of %s could not be made", each)
            return nameless(asked)
    return overview_page(Asked(atlas, address.bare, language, root))


def nameless(asked: Asked) -> Content:
    """What is said of a page of which nothing else can be said."""
    title, about = (sentence(asked.language, name) for name in ("site-home-title", "dataset-about"))
    return Content(title, about, asked.html(f"# {text(title)}\n\n{text(about)}\n"), asked.address)


def of_page(asked: Asked, page: str, about: str | None = None) -> Content:
    """The content of a page of Markdown: titled by its heading, described by the sentence that it opens with."""
    title, lead = "", ""
    points: list[str] = []
    for block in blocks(page):
        if isinstance(block, Heading) and block.level == 1:
            title = plain(block.text)
        elif isinstance(block, Paragraph) and not lead:
            lead = plain(block.text) if block.text and all(run.bold for run in block.text) else ""
            if lead:
                break
        elif isinstance(block, Item) and len(points) < POINTS:
            points.append(plain(block.text))
    said = lead or " ".join(points)
    return Content(title, shortened(said), asked.html(page), asked.address, about)


def shortened(text: str) -> str:
    """The text up to the last end of a sentence, or of a word, within the longest description."""
    if len(text) <= LONGEST:
        return text
    head = text[:LONGEST]
    end = max(head.rfind(mark) for mark in (". ", "。", "；", "; "))
    return head[: end + 1] if end > LONGEST // 2 else head.rpartition(" ")[0] + "…" if " " in head else head + "…"


def overview_page(asked: Asked) -> Content:
    """What a page is for, and what it leads to."""
    title, description, page = overview(asked.atlas, asked.address, asked.language)
    return Content(title, description, asked.html(page), asked.address)


def _entity(asked: Asked) -> Content:
    _, kind, slug = asked.address.parts
    named = at(asked.atlas, kind, slug)
    if named.kind in PROFILED:
        wanted = profile_request(asked.atlas, named.iri, counterpart=asked.given.get("with"), as_of=asked.day)
        return of_page(asked, profile_markdown(asked.atlas, profile(asked.atlas, wanted), asked.language), named.iri)
    kind_name = asked.atlas.labels.kind(named.kind or kind).text(asked.language)
    body = fragment(
        "_entity.html",
        asked.language,
        asked.root,
        name=named,
        kind_name=kind_name,
        facts=facts(asked.atlas, named.iri),
        incoming=incoming(asked.atlas, named.iri),
        shown=SHOWN,
    )
    title = named.text(asked.language)
    description = sentence(asked.language, "site-kind", name=title, kind=kind_name)
    return Content(shortened(title), shortened(description), body, asked.address, named.iri)


def _dossier(asked: Asked) -> Content:
    if len(asked.address.parts) == 1:
        return overview_page(asked)
    slug = asked.address.parts[1]
    wanted = dossier_request(asked.atlas, slug, counterpart=asked.given.get("with"), as_of=asked.day)
    page = dossier_markdown(asked.atlas, dossier(asked.atlas, wanted), asked.language)
    return of_page(asked, page, wanted.jurisdiction)


def _routes(asked: Asked) -> Content:
    given, atlas = asked.given, asked.atlas
    if given.get("tab") == "accession" and "agreement" in given and "candidate" in given:
        joining = accession_request(atlas, given["agreement"], given["candidate"], as_of=asked.day)
        page = accession_markdown(atlas, accession_answer(atlas, joining), asked.language)
        return of_page(asked, page, joining.agreement)
    if given.get("tab") == "accession" or "from" not in given or "to" not in given:
        return overview_page(asked)
    wanted = recognition_request(
        atlas,
        given["from"],
        given["to"],
        specialty=given.get("specialty"),
        level=given.get("level", LEVEL),
        as_of=asked.day,
    )
    return of_page(asked, recognition_markdown(atlas, recognition_answer(atlas, wanted), asked.language))


def _targets(asked: Asked) -> Content:
    narrowed = {name: asked.given.get(name) for name in TARGETED}
    answer = targets(asked.atlas, targets_request(asked.atlas, **narrowed, as_of=asked.day))
    return of_page(asked, targets_markdown(asked.atlas, answer, asked.language))


def _compare(asked: Asked) -> Content:
    if "of" not in asked.given:
        return overview_page(asked)
    wanted = compare_request(asked.atlas, asked.given["of"], as_of=asked.day)
    return of_page(asked, compare_markdown(asked.atlas, compare_answer(asked.atlas, wanted), asked.language))


def _scenario(asked: Asked) -> Content:
    given, atlas = asked.given, asked.atlas
    if "join" in given or "sign" in given:
        read = scenario_request(atlas, given.get("join"), given.get("from"), sign=given.get("sign"), as_of=asked.day)
        return of_page(asked, scenario_markdown(atlas, scenario_answer(atlas, read), asked.language))
    if "organization" in given:
        steps = best_answer(atlas, best_request(atlas, given["organization"], as_of=asked.day))
        return of_page(asked, best_markdown(atlas, steps, asked.language))
    return overview_page(asked)


def _of_thing(asked: Asked) -> Content:
    """A picture about one thing, or about all: what it is for, and as a table what it shows."""
    first, atlas, day = asked.address.parts[0], asked.atlas, asked.day or asked.atlas.release.data_date.isoformat()
    named = asked.given.get(DRAWN[first])
    if named is None and first != "matrix":
        return overview_page(asked)
    if named is None:
        title, description, page = overview(atlas, asked.address, asked.language)
        return Content(
            title,
            description,
            asked.html(page + answered(atlas, "recognition-matrix", {AS_OF: day}, asked.language)),
            asked.address,
        )
    thing = resolve(atlas, named.replace(",", " ").split()[0], tuple(SHOWN_BY), parameter=DRAWN[first])
    name = thing.text(asked.language)
    question, parameter = SHOWN_BY[thing.kind or ""]
    title = sentence(asked.language, "site-of", page=sentence(asked.language, f"site-{first}-title"), thing=name)
    description = about_page(atlas, first, asked.language)
    table = answered(atlas, question, {parameter: thing.slug, AS_OF: day}, asked.language)
    return Content(
        title, description, asked.html(f"# {text(title)}\n\n{text(description)}\n\n{table}"), asked.address, thing.iri
    )


def _question(asked: Asked) -> Content:
    page = question_page(asked.atlas, asked.given, asked.language)
    if page is None:
        return overview_page(asked)
    title, description, said = page
    return Content(title, shortened(description), asked.html(said), asked.address)


def _search(asked: Asked) -> Content:
    query = asked.given.get("q", "")
    if not query:
        return overview_page(asked)
    title, description, page = found(asked.atlas, query, asked.language)
    return Content(title, description, asked.html(page), asked.address)


PAGES: Final[dict[str, Callable[[Asked], Content]]] = {
    "id": _entity,
    "dossier": _dossier,
    "routes": _routes,
    "targets": _targets,
    "compare": _compare,
    "scenario": _scenario,
    "sparql": _question,
    "search": _search,
    **dict.fromkeys(DRAWN, _of_thing),
    **dict.fromkeys(("", "data", "workbench", "glossary"), overview_page),
}
"""First part of the path → what makes its content."""
