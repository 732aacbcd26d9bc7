"""Answers a browser that asks for a page that there is not: with the interface, which says so and helps to search.

What the API, files and documents lack stays a problem document or a small page; see `problems`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.media_types import quality, weigh
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.web import problems
from accord_atlas.service.web.html import fragment
from accord_atlas.service.web.routes import ui

PAGED: Final = frozenset({"id", "dossier", "workbench"})
"""First parts of paths below which the interface draws more pages."""


async def not_found(request: Request, error: Exception) -> Response:
    """The answer to an address at which there is nothing."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status != 404 or not ui.built() or not is_page(request):
        usual = problems.from_http if isinstance(error, HTTPException) else problems.from_atlas
        return await usual(request, error)
    language = ui.spoken(request)
    if isinstance(error, NotFound):
        said = problems.problem(error, language, request.url.path.removeprefix(request.scope.get("root_path", "")))
    else:
        said = {"title": sentence(language, "site-missing"), "detail": sentence(language, "site-missing-about")}
    body = fragment("_problem.html", language, request.scope.get("root_path", ""), problem={"instance": "", **said})
    return ui.missing(request, status, str(said["title"]), body)


def is_page(request: Request) -> bool:
    """Whether a reader expects a page here: a browser's address that is neither the API's nor a file's."""
    ranges = weigh(request.headers.get("accept", ""))
    if request.method != "GET" or quality(problems.HTML, ranges) <= quality(problems.JSON, ranges):
        return False
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    first = path.split("/")[1] if "/" in path else ""
    return first in PAGED or not (first in _taken(request.app) or "." in path)


@cache
def _taken(app: FastAPI) -> frozenset[str]:
    """First parts of the paths of all routes but the interface's pages: what is below them is no page."""
    paged = {path.split("/")[1] for path in ui.PAGES}
    return frozenset({path.split("/")[1] for path in app.state.paths} - paged - {""})


HANDLERS: Final[Mapping[int | type[Exception], problems.Handler]] = {
    **problems.HANDLERS,
    NotFound: not_found,
    HTTPException: not_found,
}
"""Error → what answers it, here and in `problems`."""
