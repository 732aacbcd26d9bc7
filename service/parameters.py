"""Reads parameters strictly: an unknown or repeated one is refused, with the nearest known name."""

from collections.abc import Collection, Iterable

from fastapi import Request
from rapidfuzz import process
from rapidfuzz.utils import default_process

from accord_atlas.service.errors import BadParameter

NEAR = 55
"""Similarity, of 100, from which a known name is worth suggesting."""
COMPARED = 200
"""Characters of a value that are compared with what is known: the time grows with their number."""


def nearest(value: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known values most like this one, best first; empty where none is alike."""
    found = process.extract(value[:COMPARED], list(known), processor=default_process, limit=limit, score_cutoff=NEAR)
    return [name for name, _, _ in found]


def check(request: Request, known: Collection[str]) -> dict[str, str]:
    """The query parameters of a request by name; BadParameter for an unknown or repeated one."""
    return checked(request.query_params.multi_items(), known)


def checked(items: Iterable[tuple[str, str]], known: Collection[str]) -> dict[str, str]:
    """The parameters by name; BadParameter for an unknown or repeated one."""
    given: dict[str, str] = {}
    for name, value in items:
        if name not in known:
            raise _unknown(name, value, known)
        if name in given:
            raise BadParameter(
                name, value, f"`{name}` is given twice; give it once.", f"参数 {name} 重复出现，只能给出一次。"
            )
        given[name] = value
    return given


def _unknown(name: str, value: str, known: Collection[str]) -> BadParameter:
    close, names = nearest(name, known), sorted(known)
    hint_en = f"did you mean {close[0]}? " if close else ""
    hint_zh = f"您是否想用 {close[0]}？" if close else ""
    return BadParameter(
        name,
        value,
        f"There is no parameter `{name}` here; {hint_en}known: {', '.join(names) or 'none'}.",
        f"此处没有参数 {name}；{hint_zh}可用参数：{'、'.join(names) or '无'}。",
        expected=names,
        nearest=close,
    )


def strict(request: Request) -> None:
    """Router dependency: refuse what the route does not declare in its OpenAPI entry."""
    check(request, declared(request))


def declared(request: Request) -> set[str]:
    """The names of the query parameters that the route of this request declares."""
    path = request.scope["route"].path_format
    entry = request.app.openapi()["paths"][path]["get"]
    return {parameter["name"] for parameter in entry.get("parameters", ()) if parameter["in"] == "query"}
