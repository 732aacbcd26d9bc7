"""Reads parameters strictly: an unknown or repeated one is refused, with the nearest known name."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from accord_atlas.service.core.errors import BadParameter

Known = TypeVar("Known", bound=str)
NEAR = 70
"""Similarity, of 100, from which a known name is worth suggesting."""
COMPARED = 200
"""Characters of a value that are compared with what is known: the time grows with their number."""


def nearest(value: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known values most like this one, best first; empty where none is alike."""
    # Here, because only what is written wrong needs it.
    from rapidfuzz import process
    from rapidfuzz.utils import default_process

    found = process.extract(value[:COMPARED], list(known), processor=default_process, limit=limit, score_cutoff=NEAR)
    return [name for name, _, _ in found]


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


def items(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """The members of a list parameter, each once: comma-separated text, or any iterable of texts."""
    if value is None:
        return ()
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def number(value: int, parameter: str, low: int, high: int) -> int:
    """A number not below `low`; one above `high` is taken down to it, for it asks for all that can be given."""
    if value < low:
        raise BadParameter(
            parameter,
            str(value),
            f"`{parameter}` is {value}; expected a whole number from {low} to {high}.",
            f"{parameter} 为 {value}，应为 {low} 至 {high} 的整数。",
            expected=f"{low} to {high}",
        )
    return min(value, high)


def among(value: str, parameter: str, known: Iterable[Known]) -> Known:
    """A value that must be one of those known; BadParameter names the nearest."""
    names = list(known)
    for name in names:
        if name == value:
            return name
    raise BadParameter(
        parameter,
        value,
        f"`{parameter}` has {value!r}; expected {', '.join(names)}.",
        f"{parameter} 含有 {value!r}，应为以下之一：{'、'.join(names)}。",
        expected=names,
        nearest=nearest(value, names),
    )


def several(value: str | Iterable[str] | None, parameter: str, known: Iterable[Known]) -> tuple[Known, ...]:
    """The members of a list parameter, each of which must be known."""
    names = list(known)
    return tuple(among(item, parameter, names) for item in items(value))
