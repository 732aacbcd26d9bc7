"""Holds an address to the parameters that its route declares: an unknown or repeated one is refused."""

from collections.abc import Collection
from typing import Annotated, Final

from fastapi import Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from accord_atlas.service.core.arguments import checked

BOM: Final = "bom"
BOM_WORDS: Final = (
    "Begin a CSV file with a byte order mark, by which spreadsheets know that it is UTF-8. "
    "CSV 文件以字节顺序标记（BOM）开头，便于电子表格软件识别 UTF-8 编码。"
)
"""The parameter by which a person's CSV opens right in a spreadsheet; programs go without. `respond` reads it."""
RELEASE = "release"
"""The parameter that every answer takes: the id of a kept release, which answers instead of the one in use."""
LAYERS = "layers"
"""The other: the names of local layers between commas, or `none`; the kept release that has just these answers."""
EVERYWHERE: Final = frozenset({RELEASE, LAYERS})


def check(request: Request, known: Collection[str]) -> dict[str, str]:
    """The query parameters of a request by name, without those of every answer; BadParameter for an unknown one."""
    given = checked(request.query_params.multi_items(), {*known, *EVERYWHERE})
    return {name: value for name, value in given.items() if name not in EVERYWHERE}


def strict(request: Request) -> None:
    """Router dependency: refuse what the route does not declare in its OpenAPI entry."""
    check(request, declared(request))


def marked(request: Request, bom: Annotated[bool, Query(description=BOM_WORDS)] = False) -> None:
    """Route dependency of what has CSV: whether a file begins with a byte order mark."""
    request.state.bom = bom


def declared(request: Request) -> set[str]:
    """The names of the query parameters that the route of this request declares."""
    return declared_by(request.scope["route"])


def declared_by(route: APIRoute) -> set[str]:
    """The names of a route's query parameters, as its OpenAPI entry has them, without the making of all entries."""
    told = (route.openapi_extra or {}).get("parameters", ())
    return _named(route.dependant) | {parameter["name"] for parameter in told if parameter["in"] == "query"}


def _named(part: Dependant) -> set[str]:
    return {field.alias for field in part.query_params}.union(*map(_named, part.dependencies))
