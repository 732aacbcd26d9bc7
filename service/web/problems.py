"""Turns every error into an RFC 9457 problem document, or into a small page for a browser. One table: `HANDLERS`."""

import json
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, cast

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from accord_atlas.loaders.extras import MissingExtra
from accord_atlas.ontology.names import BASE
from accord_atlas.service.core import errors
from accord_atlas.service.core.errors import AtlasError, NotInstalled
from accord_atlas.service.core.language import LANGUAGES, Language
from accord_atlas.service.core.leaving import Left
from accord_atlas.service.core.media_types import Offer, quality, weigh
from accord_atlas.service.web.html import page
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.middleware import OWN_PAGES

log = logging.getLogger("accord_atlas")
PROBLEM = "application/problem+json"
HTML = Offer("html", "text/html", ("application/xhtml+xml",))
JSON = Offer("json", "application/json", (PROBLEM,))


def problem(error: AtlasError, language: Language, path: str) -> dict[str, Any]:
    """The members of the problem document."""
    return {
        "type": f"{BASE}problem/{error.slug}",
        "title": error.title[language],
        "status": error.status,
        "detail": error.detail[language],
        "instance": path,
        **error.extras,
    }


def answer(request: Request, error: AtlasError) -> Response:
    """The problem as JSON, or as a page where the client prefers HTML to JSON."""
    requested = request.query_params.get("lang")
    language: Language = requested if requested in LANGUAGES else guess(request)
    said = problem(error, language, request.url.path)
    headers = {**error.headers, "Cache-Control": "no-store", "Vary": "Accept, Accept-Language, Cookie"}
    # An unforeseen error is answered outside of the middleware that stamps all others.
    headers |= {"Content-Language": language, "Content-Security-Policy": OWN_PAGES}
    ranges = weigh(request.headers.get("accept", ""))
    if quality(HTML, ranges) > quality(JSON, ranges):
        body = page(request, "problem.html", language, problem=said)
        return Response(body, error.status, {**headers, "Content-Type": HTML.content_type})
    body = json.dumps(said, ensure_ascii=False).encode()
    return Response(body, error.status, {**headers, "Content-Type": PROBLEM})


async def from_atlas(request: Request, error: Exception) -> Response:
    """Our own errors say all that is needed."""
    return answer(request, cast("AtlasError", error))


async def to_nobody(_: Request, __: Exception) -> Response:
    """What was given up because the visitor left; nobody reads it."""
    return Response(status_code=503, headers={"Cache-Control": "no-store"})


class Plain(AtlasError):
    """An error of HTTP itself (404 for an address, 405, …), which names its status."""

    def __init__(self, status: int, en: str, zh: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(en, zh, headers=headers)
        phrase = HTTPStatus(status).phrase
        self.status, self.slug = status, phrase.lower().replace(" ", "-")  # type: ignore[misc]
        self.title = {"en": phrase, "zh": {404: "未找到", 405: "不支持该请求方法"}.get(status, phrase)}  # type: ignore[misc]


async def from_http(request: Request, error: Exception) -> Response:
    """What the framework refuses: an unknown address, a method that an address does not have."""
    refused = cast("HTTPException", error)
    path, method = request.url.path, request.method
    en, zh = {
        404: (f"There is nothing at {path}.", f"{path} 处没有内容。"),
        405: (f"{path} does not take {method}.", f"{path} 不支持 {method}。"),
    }.get(refused.status_code, (str(refused.detail), str(refused.detail)))
    headers = dict(refused.headers or {})
    if "GET" in (allowed := headers.get("Allow", "").split(", ")):
        # `middleware.Head` answers it wherever there is GET; the framework does not know.
        headers["Allow"] = ", ".join(sorted({*allowed, "HEAD"}))
    return answer(request, Plain(refused.status_code, en, zh, headers))


async def from_validation(request: Request, error: Exception) -> Response:
    """What the declared types of a route refuse; the first finding is told, all are listed."""
    found = cast("RequestValidationError", error).errors()
    first = found[0]
    name = str(first["loc"][-1])
    value = first.get("input")
    shown = value if isinstance(value, str) else None
    en, zh = _said(first)
    refused = errors.BadParameter(
        name, shown, f"`{name}`: {en}.", f"参数 {name} 无效：{zh}。", expected=_expected(first)
    )
    refused.extras["errors"] = [{"parameter": str(each["loc"][-1]), "message": each["msg"]} for each in found]
    return answer(request, refused)


KINDS_OF_VALUE: Mapping[str, tuple[str, str]] = {
    "int_parsing": ("expected a whole number", "应为整数"),
    "float_parsing": ("expected a number", "应为数值"),
    "bool_parsing": ("expected true or false", "应为 true 或 false"),
    "missing": ("it is required", "必须给出"),
    "greater_than_equal": ("expected at least {ge}", "不得小于 {ge}"),
    "less_than_equal": ("expected at most {le}", "不得大于 {le}"),
    "literal_error": ("expected one of {expected}", "应为下列之一：{expected}"),
}
"""What the framework finds wrong with a value, in both languages; anything else is told as it tells it."""


def _said(found: Mapping[str, Any]) -> tuple[str, str]:
    if found["type"] not in KINDS_OF_VALUE:
        return found["msg"], found["msg"]
    en, zh = KINDS_OF_VALUE[found["type"]]
    limits = {name: str(value).replace("'", "") for name, value in (found.get("ctx") or {}).items()}
    listed = {name: value.replace(" or ", "、").replace(", ", "、") for name, value in limits.items()}
    return en.format(**limits), zh.format(**listed)


def _expected(found: Mapping[str, Any]) -> str | None:
    expected = (found.get("ctx") or {}).get("expected")
    return str(expected) if expected is not None else None


async def unforeseen(request: Request, error: Exception) -> Response:
    """Anything else: the log gets the trace under a number, the client gets the number."""
    number = secrets.token_hex(4)
    log.error("error %s at %s", number, request.url.path, exc_info=error)
    en = f"An unexpected error was recorded under the number {number}."
    return answer(request, AtlasError(en, f"发生意外错误，记录编号为 {number}。", number=number))


async def not_installed(request: Request, error: Exception) -> Response:
    """What an extra of the package would do: the answer names the extra."""
    missing = cast("MissingExtra", error)
    return answer(request, NotInstalled(missing.en, missing.zh, extra=missing.extra))


Handler = Callable[[Request, Exception], Awaitable[Response]]
HANDLERS: dict[int | type[Exception], Handler] = {
    AtlasError: from_atlas,
    MissingExtra: not_installed,
    Left: to_nobody,
    HTTPException: from_http,
    RequestValidationError: from_validation,
    Exception: unforeseen,
}
