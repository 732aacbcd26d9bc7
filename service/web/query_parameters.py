"""Holds an address to the parameters that its route declares: an unknown or repeated one is refused."""

from collections.abc import Collection

from fastapi import Request

from accord_atlas.service.core.arguments import checked

RELEASE = "release"
"""The parameter that every answer takes: the id of a kept release, which answers instead of the one in use."""


def check(request: Request, known: Collection[str]) -> dict[str, str]:
    """The query parameters of a request by name, without `release`; BadParameter for an unknown or repeated one."""
    given = checked(request.query_params.multi_items(), {*known, RELEASE})
    return {name: value for name, value in given.items() if name != RELEASE}


def strict(request: Request) -> None:
    """Router dependency: refuse what the route does not declare in its OpenAPI entry."""
    check(request, declared(request))


def declared(request: Request) -> set[str]:
    """The names of the query parameters that the route of this request declares."""
    path = request.scope["route"].path_format
    entry = request.app.openapi()["paths"][path]["get"]
    return {parameter["name"] for parameter in entry.get("parameters", ()) if parameter["in"] == "query"}
