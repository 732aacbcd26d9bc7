"""The web interface: its built files, and the pages whose addresses it draws itself.

The interface is one document that draws whatever its address says. Where it was not built (an installation without
Node), the same addresses answer 503 with a page that says how to build it; the rest of the service is unaffected.
"""

from functools import cache
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from mimetypes import guess_type
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from accord_atlas.service.changes.request import CONCERNED
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.language import Language
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.web import html
from accord_atlas.service.web.language import guess

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
    "/glossary",
)
"""Addresses that only the interface has; `/id/…`, `/sparql` and `/ontology` call `interface` when a browser asks."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The page loads what this server sends and nothing else; `blob:` is for the pictures that it makes itself."""

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
    """The document of the interface in the reader's language, or the page that says how to build it (503)."""
    text = document()
    requested = request.query_params.get("lang")
    language: Language = "zh" if requested == "zh" else "en" if requested == "en" else guess(request)
    headers = {"Vary": "Accept, Accept-Language, Cookie", "Cache-Control": "no-cache", "Content-Language": language}
    if text is None:
        return HTMLResponse(html.page(request, "unbuilt.html", language), status_code=503, headers=headers)
    page = text.replace("</title>", f"</title>\n    {_feed(request, language)}", 1)
    contact = escape(request.app.state.settings.contact)
    page = page.replace('<meta name="contact" content="" />', f'<meta name="contact" content="{contact}" />', 1)
    page = _placed(page, request.scope.get("root_path", "")).replace('<html lang="en">', f'<html lang="{language}">', 1)
    return HTMLResponse(page, headers={**headers, "Content-Security-Policy": POLICY})


def _feed(request: Request, language: Language) -> str:
    """The link by which a reader of feeds finds what is new: about the thing that the page shows, else about all."""
    _, _, kind, slug = (*request.url.path.removeprefix(request.scope.get("root_path", "")).split("/"), "", "", "", "")[
        :4
    ]
    about = f"concerning={quote(f'{kind}/{slug}')}&" if kind in CONCERNED and slug else ""
    address = escape(f"/api/changes?{about}format=atom&lang={language}")
    title = escape(sentence(language, "changes-feed"))
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}" />'


def _placed(text: str, root: str) -> str:
    """The document with the path under which a proxy serves the atlas, which its parts and links need to know."""
    root = escape(root)
    page = text.replace('<meta name="root" content="" />', f'<meta name="root" content="{root}" />', 1)
    return page.replace('href="/', f'href="{root}/').replace('="./', f'="{root}/ui/')


async def _page(request: Request) -> Response:
    return interface(request)


for path in PAGES:
    router.add_api_route(path, _page, methods=["GET"])


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
