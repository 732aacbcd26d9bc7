"""The web interface: its built files, and the pages whose addresses it draws itself.

The interface is one document that draws whatever its address says. Where it was not built (an installation without
Node), the same addresses answer 503 with a page that says how to build it; the rest of the service is unaffected.
"""

from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from mimetypes import guess_type

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, NotFound
from accord_atlas.service.core.identifiers import at, lower
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web import html
from accord_atlas.service.web.addresses import stated, vary
from accord_atlas.service.web.dependencies import current
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.page_address import WORKBENCH, PageAddress
from accord_atlas.service.web.page_document import bare_document, missing_document, page_document
from accord_atlas.service.web.responses import respond

router = APIRouter(include_in_schema=False)

PAGES = (
    "/",
    "/search",
    "/network",
    "/matrix",
    "/map",
    "/routes",
    "/compare",
    "/scenario",
    "/targets",
    "/dossier",
    "/dossier/{slug}",
    "/data",
    "/workbench",
    "/workbench/{tab}",
    "/glossary",
)
"""Addresses that only the interface has; `/id/…`, `/sparql` and `/ontology` call `interface` when a browser asks."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
"""The page loads what this server sends and nothing else; `blob:` is for the pictures that it makes itself.

At its end stands who may frame it, which is a setting.
"""


def policy(request: Request) -> str:
    """What the page may load, and who may frame it."""
    config: Settings = request.app.state.settings
    return POLICY + config.frame_ancestors


HTML = "text/html; charset=utf-8"
FOREVER = "public, max-age=31536000, immutable"


def folder() -> Traversable:
    """Where the build puts the interface."""
    return files("accord_atlas.service").joinpath("ui", "dist")


@cache
def document() -> str | None:
    """The interface's document; None where it was not built. Read once."""
    index = folder().joinpath("index.html")
    return index.read_text("utf-8") if index.is_file() else None


def built() -> bool:
    """Whether the interface can be served."""
    return document() is not None


def interface(request: Request) -> Response:
    """The document of the interface for this address, in the reader's language; where there is none, how to build it.

    Its tag is decided before it is made; a reader who has it already is told so (304).
    """
    language = spoken(request)
    text = document()
    headers = {"Vary": "Accept, Accept-Language, Cookie", "Cache-Control": "no-cache", "Content-Language": language}
    if text is None:
        return HTMLResponse(html.page(request, "unbuilt.html", language), status_code=503, headers=headers)
    path, base, address = request.scope.get("root_path", ""), stated(request), PageAddress.of(request)
    built_here = placed(request, text)
    try:
        atlas = current(request)
    except AtlasError:
        # Without a release the interface comes all the same, and says what its questions are answered with.
        bare = bare_document(built_here, language)
        return HTMLResponse(bare, headers={**headers, "Content-Security-Policy": policy(request)})
    return respond(
        request,
        atlas,
        HTML,
        lambda: page_document(atlas, built_here, address, language, base=base, root=path).encode(),
        language=language,
        basis=f"{base} {path} {sha256(built_here.encode()).hexdigest()}",
        vary=vary(request, "Accept"),
        headers={"Cache-Control": "no-cache", "Content-Security-Policy": policy(request)},
    )


def missing(request: Request, status: int, title: str, body: str) -> Response:
    """The document of the interface where there is no page; `body` (HTML) tells it to a reader without scripts."""
    language, text, path = spoken(request), document() or "", request.scope.get("root_path", "")
    try:
        atlas: Atlas | None = current(request)
    except AtlasError:
        atlas = None
    address = PageAddress.of(request)
    page = missing_document(atlas, placed(request, text), address, language, title=title, body=body, root=path)
    headers = {"Vary": "Accept, Accept-Language, Cookie", "Cache-Control": "no-store", "Content-Language": language}
    return HTMLResponse(page, status, {**headers, "Content-Security-Policy": policy(request)})


def spoken(request: Request) -> Language:
    """The language that the address names, else the reader's; never an error, for a page is answered in any case."""
    requested = request.query_params.get("lang")
    return "zh" if requested == "zh" else "en" if requested == "en" else guess(request)


def placed(request: Request, text: str) -> str:
    """The built document with what its parts need to know: its path, where corrections go, whether it may be framed."""
    config: Settings = request.app.state.settings
    root, contact = escape(request.scope.get("root_path", "")), escape(config.contact)
    page = text.replace('<meta name="root" content="" />', f'<meta name="root" content="{root}" />', 1)
    page = page.replace('<meta name="contact" content="" />', f'<meta name="contact" content="{contact}" />', 1)
    if config.framed:
        page = page.replace('<meta name="frames" content="" />', '<meta name="frames" content="allowed" />', 1)
    return page.replace('href="/', f'href="{root}/').replace('="./', f'="{root}/ui/')


def _page(request: Request) -> Response:
    return interface(request)


def _dossier(request: Request, slug: str) -> Response:
    """The page of a country; one that there is not is 404, one in capitals leads to its address."""
    if (small := lower(slug)) != slug:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{request.scope.get('root_path', '')}/dossier/{small}{query}", 301)
    at(current(request), "jurisdiction", slug)
    return interface(request)


@router.get("/recognition")
def recognition(request: Request) -> Response:
    """The page of routes, by the name that the question has in the API."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.scope.get('root_path', '')}/routes{query}", 308)


def _workbench(request: Request, tab: str) -> Response:
    """A part of the workbench; one that there is not is 404."""
    if tab not in WORKBENCH:
        raise NotFound(f"The workbench has no part {tab!r}.", f"工作台没有“{tab}”部分。")
    return interface(request)


DEEPER = {"/dossier/{slug}": _dossier, "/workbench/{tab}": _workbench}
"""Addresses with a part that must be known → what answers them."""
for path in PAGES:
    router.add_api_route(path, DEEPER.get(path, _page), methods=["GET"])


@router.get("/ui/{path:path}")
async def asset(path: str) -> Response:
    """A built file; those whose name carries a hash may be kept for ever."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} or part.startswith(".") or "\\" in part for part in parts):
        raise _absent(path)
    file = folder().joinpath(*parts)
    if not file.is_file():
        raise _absent(path)
    media_type = guess_type(path)[0] or "application/octet-stream"
    cache_control = FOREVER if parts[0] == "assets" else "no-cache"
    return Response(file.read_bytes(), media_type=media_type, headers={"Cache-Control": cache_control})


def _absent(path: str) -> NotFound:
    return NotFound(f"The web interface has no file {path!r}.", f"网页界面没有文件 {path!r}。")
