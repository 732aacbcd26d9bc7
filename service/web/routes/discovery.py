"""What search engines, feed readers and language models look for by name: robots, sitemaps, icons, `llms.txt`."""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, Request, Response

from accord_atlas.ontology.names import KINDS
from accord_atlas.queries.question import questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import release_notes
from accord_atlas.service.web.addresses import root, vary
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.page_html import listed, text
from accord_atlas.service.web.page_lists import OVERVIEWS, about_page, countries
from accord_atlas.service.web.responses import respond

router = APIRouter(include_in_schema=False)
PLAIN: Final = "text/plain; charset=utf-8"
MARKDOWN: Final = "text/markdown; charset=utf-8"
XML: Final = "application/xml; charset=utf-8"
PAGES: Final = "pages"
COUNTRIES: Final = "countries"
UNLISTED: Final = frozenset({"claim", "segment"})
"""Kinds of entity whose pages no sitemap names: they are read where they are cited."""
CLOSED: Final = ("/language/", "/metrics", "/sparql?query=")
"""What is no page, or a question that somebody wrote."""
ICONS: Final = {"favicon.ico": "image/x-icon", "favicon.svg": "image/svg+xml", "apple-touch-icon.png": "image/png"}
FILES: Final = {"favicon.svg": "icon.svg"}
SITEMAP: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML: Final = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    """What may be read, and where the sitemap is; under a path of a proxy's, for whoever owns the site to take over."""
    path = request.scope.get("root_path", "")
    lines = ["User-agent: *", *(f"Disallow: {path}{closed}" for closed in CLOSED), f"Allow: {path}/", ""]
    lines.append(f"Sitemap: {root(request)}/sitemap.xml")
    headers = {"Vary": vary(request), "Cache-Control": f"public, max-age={request.app.state.settings.max_age}"}
    return Response("\n".join(lines) + "\n", media_type=PLAIN, headers={k: v for k, v in headers.items() if v})


@router.get("/sitemap.xml")
def sitemap(request: Request, atlas: Current) -> Response:
    """The index of sitemaps: the pages of the interface, those of countries, and one for each kind of entity."""
    base, day = root(request), atlas.release.data_date.isoformat()

    def made() -> bytes:
        parts = (
            f"<sitemap><loc>{escape(f'{base}/sitemap/{part}.xml')}</loc><lastmod>{day}</lastmod></sitemap>"
            for part in _parts(atlas)
        )
        return _xml(f"<sitemapindex {SITEMAP}>", parts, "</sitemapindex>")

    return respond(request, atlas, XML, made, basis=base, vary=vary(request, "Accept"))


@router.get("/sitemap/{part}.xml")
def sitemap_part(request: Request, atlas: Current, part: str) -> Response:
    """The addresses of one part, each with its languages and the day that the data speak for."""
    if part not in _parts(atlas):
        raise NotFound(f"There is no sitemap {part!r}.", f"没有名为 {part!r} 的站点地图。", expected=_parts(atlas))
    base, day = root(request), atlas.release.data_date.isoformat()

    def made() -> bytes:
        return _xml(
            f"<urlset {SITEMAP} {XHTML}>", (_url(base + path, day) for path in _paths(atlas, part)), "</urlset>"
        )

    return respond(request, atlas, XML, made, basis=base, vary=vary(request, "Accept"))


@router.get("/llms.txt")
def llms(request: Request, atlas: Current, language: Spoken) -> Response:
    """What this is and where its answers are, for language models and whoever builds on them (llmstxt.org)."""
    base = root(request)
    made = lambda: _llms(atlas, language, base).encode()  # noqa: E731
    return respond(request, atlas, MARKDOWN, made, language=language, basis=base, vary=vary(request, "Accept"))


@router.get("/favicon.ico")
@router.get("/favicon.svg")
@router.get("/apple-touch-icon.png")
def icon(request: Request) -> Response:
    """The sign of the atlas in the formats that browsers ask for by name."""
    name = request.url.path.rpartition("/")[2]
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(_icon(FILES.get(name, name)), media_type=ICONS[name], headers=headers)


@cache
def _icon(name: str) -> bytes:
    return files("accord_atlas.service.web").joinpath("static", name).read_bytes()


def _parts(atlas: Atlas) -> Sequence[str]:
    """The sitemaps that there are: none is for a kind that the release has nothing of."""
    return atlas.once(_held)


def _held(atlas: Atlas) -> Sequence[str]:
    kinds = {named.kind for named in atlas.labels.of_kind()}
    return [PAGES, COUNTRIES, *(kind for kind in KINDS if kind in kinds and kind not in UNLISTED)]


def _paths(atlas: Atlas, part: str) -> Iterator[str]:
    if part == PAGES:
        yield from (f"/{name}" for name in OVERVIEWS if name != "search")
        yield from (f"/sparql?question={name}" for name in questions())
    elif part == COUNTRIES:
        yield from (f"/dossier/{each.slug}" for each in countries(atlas))
    else:
        yield from sorted(f"/id/{part}/{named.slug}" for named in atlas.labels.of_kind(part))


def _url(address: str, day: str) -> str:
    mark = "&" if "?" in address else "?"
    spoken_in = {language: f"{address}{mark}lang={language}" for language in LANGUAGES} | {"x-default": address}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(to)}"/>' for language, to in spoken_in.items()
    )
    return f"<url><loc>{escape(address)}</loc><lastmod>{day}</lastmod>{links}</url>"


def _xml(begin: str, parts: Iterator[str], end: str) -> bytes:
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', begin, *parts, end, ""]).encode()


def _llms(atlas: Atlas, language: Language, base: str) -> str:
    """The page: a title, a summary, notes, then lists of addresses."""

    def said(name: str) -> str:
        return sentence(language, f"site-{name}")

    notes = [sentence(language, "dataset-about"), said("languages"), said("license")]
    notes.append(release_notes(atlas.release, language))
    lines = [f"# {said('name')}", "", f"> {about_page(atlas, '', language)}", "", *(f"{note}\n" for note in notes)]
    pages = {f"{base}/{name}": (said(f"{name}-title"), said(f"{name}-about")) for name in OVERVIEWS if name}
    lines += [f"## {said('pages')}", "", *(_line(*told, to) for to, told in pages.items()), ""]
    asked = {f"{base}/api/queries/{name}": each for name, each in questions().items()}
    lines += [f"## {said('questions')}", ""]
    lines += [_line(each.title[language], each.description[language], to) for to, each in asked.items()]
    machines = {
        f"{base}/openapi.json": said("openapi"),
        f"{base}/docs": said("api"),
        f"{base}/sparql": said("endpoint"),
        f"{base}/.well-known/void": said("described"),
        f"{base}/ontology": said("ontology"),
        f"{base}/dataset.nq.gz": sentence(language, "site-whole", format="nq"),
        f"{base}/sitemap.xml": "Sitemap",
    }
    return "\n".join(lines) + "\n" + listed(said("machines"), machines)


def _line(title: str, about: str, address: str) -> str:
    return f"- [{text(title)}]({address}): {' '.join(about.split())}"
