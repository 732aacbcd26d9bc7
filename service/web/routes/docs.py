"""The API documentation, offline: Swagger UI and ReDoc from the files that the package `fastapi-offline` carries."""

from functools import cache
from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, Request, Response
from starlette.responses import HTMLResponse

from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.web.html import page
from accord_atlas.service.web.language import Spoken

router = APIRouter(include_in_schema=False)
FOLDER = Path(fastapi_offline.__file__).parent / "static"
ASSETS = frozenset({"swagger-ui-bundle.js", "swagger-ui.css", "redoc.standalone.js"})
LOGO, NOTHING = b"https://cdn.redoc.ly/redoc/logo-mini.svg", b"data:image/gif;base64,R0lGODlhAQABAAAAACw="
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src blob:; base-uri 'none'; frame-ancestors 'none'"
)
"""Both tools write styles into the page, and ReDoc starts a worker; no script but ours and theirs may run."""


@router.get("/docs")
def swagger(request: Request, language: Spoken) -> Response:
    """Swagger UI: read and try the API."""
    return _page(request, "swagger", language)


@router.get("/redoc")
def redoc(request: Request, language: Spoken) -> Response:
    """ReDoc: read the API."""
    return _page(request, "redoc", language)


@router.get("/docs/assets/{name}")
def asset(name: str) -> Response:
    """A file of the two tools."""
    if name not in ASSETS:
        raise NotFound(
            f"The documentation has no file {name!r}.", f"接口文档没有文件 {name!r}。", expected=sorted(ASSETS)
        )
    media_type = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(_content(name), media_type=media_type, headers={"Cache-Control": "public, max-age=86400"})


@cache
def _content(name: str) -> bytes:
    """The file, without the one picture that ReDoc would fetch from its makers."""
    return (FOLDER / name).read_bytes().replace(LOGO, NOTHING)


def _page(request: Request, tool: str, language: str) -> Response:
    body = page(request, "docs.html", "zh" if language == "zh" else "en", tool=tool)
    headers = {"Content-Security-Policy": POLICY, "Vary": "Accept-Language, Cookie", "Content-Language": language}
    return HTMLResponse(body, headers=headers)
