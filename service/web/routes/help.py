"""The help: the pages built from `docs/`, in both languages, at `/help/en/` and `/help/zh/`."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from mimetypes import guess_type
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from accord_atlas.service.core.errors import NotFound, Unavailable
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.responses import matching
from accord_atlas.service.web.routes.ui import FOREVER

router = APIRouter(include_in_schema=False)
INLINE = re.compile(rb"<script>(.*?)</script>", re.S)
POLICY = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'"
)
"""The generator writes small scripts into its pages; those that were built run, by their hashes, and no others."""


def folder() -> Traversable:
    """Where the build puts the help."""
    return files("accord_atlas.service").joinpath("help")


@router.get("/help")
@router.get("/help/")
def entrance(request: Request, language: Spoken) -> Response:
    """The help in the reader's language."""
    address = f"{request.scope.get('root_path', '')}/help/{language}/"
    return RedirectResponse(address, 302, {"Vary": "Accept-Language, Cookie", "Cache-Control": "no-cache"})


@router.get("/help/{language}/{path:path}")
def page(request: Request, language: str, path: str) -> Response:
    """A page of the help, or a file that its pages need."""
    parts = [part for part in path.split("/") if part]
    if language not in LANGUAGES or any(part.startswith(".") or "\\" in part for part in parts):
        raise _absent(request)
    place = folder().joinpath(language)
    if not place.is_dir():
        raise Unavailable(
            "The help was not built in this installation; `make help-pages` builds it.",
            "此安装未构建帮助页面；运行 make help-pages 即可构建。",
        )
    if (there := place.joinpath(*parts)).is_dir():
        if path and not path.endswith("/"):
            return RedirectResponse(f"{request.scope.get('root_path', '')}/help/{language}/{'/'.join(parts)}/", 308)
        there = there.joinpath("index.html")
    if not there.is_file():
        raise _absent(request)
    content, tag, policy = _read(str(there))
    headers = {"ETag": tag, "Cache-Control": FOREVER if parts[:1] == ["assets"] else "no-cache"}
    if policy:
        headers |= {"Content-Security-Policy": policy, "Content-Language": language}
    if matching(request, tag):
        return Response(status_code=304, headers=headers)
    kind = guess_type(there.name)[0] or "application/octet-stream"
    return Response(content, media_type=kind, headers=headers)


@cache
def _read(file: str) -> tuple[bytes, str, str]:
    """A file's content, its tag, and for a page what it may load. Read once: a build is followed by a start."""
    content = Path(file).read_bytes()
    scripts = " ".join(f"'sha256-{b64encode(sha256(each).digest()).decode()}'" for each in INLINE.findall(content))
    return content, f'"{sha256(content).hexdigest()[:32]}"', POLICY.format(scripts=scripts) if scripts else ""


def _absent(request: Request) -> NotFound:
    path = request.url.path[:200]
    return NotFound(f"The help has no page {path!r}.", f"帮助中没有页面 {path!r}。")
