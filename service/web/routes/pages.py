"""The plain pages: the start page, and what each type of problem means."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from accord_atlas.queries.question import questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, NotFound
from accord_atlas.service.core.language import Language, parse
from accord_atlas.service.questions import catalogue
from accord_atlas.service.web.dependencies import current
from accord_atlas.service.web.html import page
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.responses import respond
from accord_atlas.service.web.routes import ui

router = APIRouter(include_in_schema=False)
HTML = "text/html; charset=utf-8"
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
YEAR = 365 * 24 * 3600
COUNTED = ("agreement", "organization", "participation", "event", "source")
"""Kinds whose number the start page tells."""


@router.get("/")
def start(request: Request, language: Spoken) -> Response:
    """The interface where it is built, else a plain page that leads to everything there is."""
    if ui.built():
        return ui.interface(request)
    atlas = current(request)

    def made() -> bytes:
        entries = [catalogue.entry(atlas, question) for question in questions().values()]
        counts = [_count(atlas, kind, language) for kind in COUNTED]
        return page(request, "start.html", language, entries=entries, counts=counts, release=atlas.release)

    return respond(request, atlas, HTML, made, language=language)


@router.get("/language/{chosen}")
def choose_language(request: Request, chosen: str, back: Annotated[str, Query(alias="next")] = "/") -> Response:
    """Remember a language in the cookie `lang` and go back to the page; only to one of this server."""
    local = back.startswith("/") and not back.startswith(("//", "/\\"))
    answer = RedirectResponse(back if local else request.scope.get("root_path", "") + "/", status_code=303)
    answer.set_cookie("lang", parse(chosen), max_age=YEAR, samesite="lax", path=request.scope.get("root_path") or "/")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.get("/problem/{slug}")
def problem(request: Request, slug: str, language: Spoken) -> Response:
    """What a type of problem means; the `type` of each problem document leads here."""
    every: list[type[AtlasError]] = [AtlasError, *_below(AtlasError)]
    known = {error.slug: error for error in every}
    if slug not in known:
        raise NotFound(
            f"There is no type of problem {slug!r}.", f"没有名为 {slug!r} 的问题类型。", expected=sorted(known)
        )
    body = page(request, "problem-type.html", language, error=known[slug])
    headers = {"Content-Type": HTML, "Vary": "Accept-Language, Cookie", "Content-Language": language}
    return Response(body, headers=headers)


@router.get("/static/{name}")
def static(name: str) -> Response:
    """A file that the plain pages use."""
    file = files("accord_atlas.service.web").joinpath("static", PurePosixPath(name).name)
    media_type = TYPES.get(PurePosixPath(name).suffix)
    if media_type is None or not file.is_file():
        raise NotFound(f"There is no file {name!r} here.", f"此处没有文件 {name!r}。")
    return Response(file.read_bytes(), media_type=media_type, headers={"Cache-Control": "public, max-age=3600"})


def _count(atlas: Atlas, kind: str, language: Language) -> tuple[str, int]:
    """The class's name and how many of it the release has."""
    return atlas.labels.kind(kind).text(language), sum(1 for _ in atlas.labels.of_kind(kind))


def _below(error: type[AtlasError]) -> Iterator[type[AtlasError]]:
    for kind in error.__subclasses__():
        yield kind
        yield from _below(kind)
