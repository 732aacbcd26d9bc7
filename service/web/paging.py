"""Pages of long answers over HTTP: the parameters by which they are asked for, and the links from one to the next."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Query, Request
from pydantic import BaseModel

from accord_atlas.service.answers.paged import MayBePaged, Paged
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.pages import MOST, Page, page

LIMIT_WORDS: Final = (
    f"How many are on a page, up to {MOST}; all where none is given. `Link` leads to the pages around it. "
    f"每页条数，至多 {MOST}，缺省为全部；Link 头部给出前后各页的地址。"
)
OFFSET_WORDS: Final = "How many come before the page; with `limit`. 此页之前的条数，与 limit 同用。"
Limit = Annotated[int | None, Query(description=LIMIT_WORDS, examples=[100])]
Offset = Annotated[int, Query(description=OFFSET_WORDS, ge=0)]
ENTRIES: Final[tuple[dict[str, Any], ...]] = (
    {"name": "limit", "in": "query", "description": LIMIT_WORDS, "schema": {"type": "integer", "minimum": 1}},
    {
        "name": "offset",
        "in": "query",
        "description": OFFSET_WORDS,
        "schema": {"type": "integer", "minimum": 0, "default": 0},
    },
)
"""The same as entries of OpenAPI, for routes whose parameters are not declared in Python."""


PARAMETERS: Final = frozenset(entry["name"] for entry in ENTRIES)


def asked(given: Mapping[str, str]) -> Page:
    """The page that these parameters of an address name."""
    numbers = {name: _number(name, given[name]) for name in PARAMETERS & given.keys()}
    return page(numbers.get("limit"), numbers.get("offset", 0))


def linked(request: Request, answer: BaseModel) -> Mapping[str, str]:
    """The header with the addresses of the pages around an answer; none where it is no page, or the only one."""
    if not isinstance(answer, Paged | MayBePaged) or answer.limit is None:
        return {}
    return links(request, answer.total or 0, answer.offset or 0, answer.limit, answer.next)


def links(request: Request, total: int, offset: int, limit: int, next: int | None) -> Mapping[str, str]:
    """The header with the addresses of the pages around one; none where it is the only one."""
    found = around(request, total, offset, limit, next)
    return {"Link": ", ".join(f'<{address}>; rel="{rel}"' for rel, address in found.items())} if found else {}


def around(request: Request, total: int, offset: int, limit: int, next: int | None) -> Mapping[str, str]:
    """The addresses of the first page, the one before and the next, by what they are to this one."""
    places: dict[str, int | None] = {
        "first": 0 if offset or next is not None else None,
        "prev": max(0, min(offset, total) - limit) if offset else None,
        "next": next,
    }
    return {rel: _address(request, at, limit) for rel, at in places.items() if at is not None}


def _address(request: Request, offset: int, limit: int) -> str:
    """The address of another page of what was asked for."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in PARAMETERS]
    place = [("limit", str(limit)), *([("offset", str(offset))] if offset else [])]
    return f"{request.scope.get('root_path', '')}{request.url.path}?{urlencode([*kept, *place])}"


def _number(name: str, value: str) -> int:
    if re.fullmatch(r"-?\d{1,9}", value, re.ASCII):
        return int(value)
    raise BadParameter(
        name,
        value[:20],
        f"`{name}` is {value[:20]!r}; expected a whole number.",
        f"{name} 为 {value[:20]!r}，应为整数。",
        expected="integer",
    )
