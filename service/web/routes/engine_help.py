"""Pages that explain, written in Markdown in both languages: how the engine of `/sparql` behaves."""

from functools import cache
from importlib.resources import files
from itertools import pairwise

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import PAGE as MARKDOWN
from accord_atlas.service.web.graph_forms import PAGE
from accord_atlas.service.web.html import page
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.page_html import READER
from accord_atlas.service.web.responses import respond

router = APIRouter(tags=["SPARQL"])
ENGINE = "/help/engine"
"""The address of the page about the engine; answers that it explains name it in their `Link`."""


@router.get(ENGINE, summary="How the engine behaves · 查询引擎的行为", response_class=Response)
def engine(request: Request, atlas: Current, language: Spoken) -> Response:
    """Where the engine's answers surprise, and what to write instead, as a page or as Markdown."""
    offer = choose(request.headers.get("accept"), request.query_params.get("format"), (PAGE, MARKDOWN))
    written = _text("engine", language)
    if offer is MARKDOWN:
        return respond(request, atlas, offer.content_type, written.encode, language=language)

    def made() -> bytes:
        title, _, _ = written.removeprefix("# ").partition("\n")
        return page(request, "help.html", language, title=title, body=_html(written))

    return respond(request, atlas, offer.content_type, made, language=language)


@cache
def _text(name: str, language: Language) -> str:
    return files("accord_atlas.service.web").joinpath("pages", f"{name}.{language}.md").read_text("utf-8")


def _html(written: str) -> Markup:
    """The page as HTML; a heading that is one word is an anchor of that name."""
    tokens = READER.parse(written)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and inline.content.replace("-", "").isascii() and " " not in inline.content:
            opening.attrSet("id", inline.content)
    return Markup(READER.renderer.render(tokens, READER.options, {}))  # nosec B704 # pages of this package
