"""Reads requests for changes: between two days or two releases, or since one, of whom, of what kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from accord_atlas.service.changes.releases import release
from accord_atlas.service.core.arguments import items, several
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.network.request import node

CONCERNED = ("organization", "agreement", "jurisdiction")
"""Kinds of entity that changes may be narrowed down to."""


@dataclass(frozen=True, slots=True)
class ChangesRequest:
    """Between which two days (`days`), or two releases by their ids; ids of nodes and kinds of change narrow it down.

    Nothing named means all.
    """

    start: str
    end: str
    days: bool
    concerning: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def changes_request(
    atlas: Atlas,
    start: str,
    end: str | None = None,
    *,
    concerning: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
) -> ChangesRequest:
    """The request that these parameters describe; BadParameter says what is wrong with one.

    `end` is the data date, or the release in use, where none is given; `concerning` holds identifiers of
    organizations, agreements, jurisdictions.
    """
    days = _is_day(start)
    nodes, wanted = _narrowed(atlas, concerning, kinds)
    if days:
        last = end if end is not None else atlas.release.data_date.isoformat()
        _check(start, last)
        return ChangesRequest(start, last, days, nodes, wanted)
    first, later = (release(atlas, start, "from"), release(atlas, end or atlas.release.id, "to"))
    return ChangesRequest(first.id, later.id, days, nodes, wanted)


@dataclass(frozen=True, slots=True)
class NewsRequest:
    """Since which day, or since which release (its id, and no day); whom it concerns and of what kinds, or all."""

    since: str
    day: date | None
    concerning: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


YEAR = timedelta(days=365)


def news_request(
    atlas: Atlas,
    since: str | None = None,
    *,
    concerning: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
) -> NewsRequest:
    """The request that these parameters describe; without `since`, what is new in the year before the data date."""
    start = since if since is not None else (atlas.release.data_date - YEAR).isoformat()
    nodes, wanted = _narrowed(atlas, concerning, kinds)
    if _is_day(start):
        return NewsRequest(start, day(start, parameter="since"), nodes, wanted)
    return NewsRequest(release(atlas, start, "since").id, None, nodes, wanted)


def _narrowed(
    atlas: Atlas, concerning: str | Iterable[str] | None, kinds: str | Iterable[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nodes and the kinds of change that a request is narrowed down to, in order."""
    nodes = {node(atlas, item, "concerning", CONCERNED) for item in items(concerning)}
    return tuple(sorted(nodes)), tuple(sorted(set(several(kinds, "what", notations("change-kind")))))


def _is_day(value: str) -> bool:
    """Whether a value is meant as a day: releases are named by hexadecimal digits without hyphens."""
    return "-" in value or (value.isdigit() and len(value) < 8)


def _check(start: str, end: str) -> None:
    """BadParameter where one of two days is none, or the second is before the first."""
    if day(start, parameter="from") > day(end, parameter="to"):
        raise BadParameter(
            "to",
            end,
            f"`to` is {end}, which is before `from` ({start}); expected a later day.",
            f"to 为 {end}，早于 from（{start}），应为更晚的日期。",
            expected=f"a day from {start} on",
        )
