"""A page of a long list: so many from a place on, in the order of the whole. One rule for every answer that is a list.

Pages laid together are the whole. What is not the whole says so (`completeness`), where it stands (`offset`, `limit`)
and how many there are (`total`); `web/paging.py` adds the addresses of the pages around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypedDict, TypeVar

from accord_atlas.service.core.arguments import number
from accord_atlas.service.core.errors import BadParameter

T = TypeVar("T")
MOST: Final = 10_000
"""The most of a page where an answer says nothing else."""


class PageFields(TypedDict):
    """Where a page stands, to be given to an answer as `**page.fields(…)`."""

    total: int
    offset: int
    limit: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """At most `limit` of a list, from the place `offset` on, 0 for the first; no limit is all of it."""

    limit: int | None = None
    offset: int = 0

    def of(self, whole: Sequence[T]) -> Sequence[T]:
        """What is on it."""
        return whole if self.limit is None else whole[self.offset : self.offset + self.limit]

    def holds(self, total: int) -> bool:
        """Whether it is all of a list of so many."""
        return self.limit is None or (self.offset == 0 and total <= self.limit)

    def fields(self, total: int) -> PageFields:
        """Where it stands in a list of so many."""
        limit = total if self.limit is None else self.limit
        end = self.offset + limit
        return {"total": total, "offset": self.offset, "limit": limit, "next": end if end < total else None}


WHOLE: Final = Page()
"""The page that leaves nothing out."""


def page(limit: int | None, offset: int = 0, most: int = MOST) -> Page:
    """The page that these parameters name; BadParameter where one is out of its bounds, or a place has no number."""
    if offset and limit is None:
        raise BadParameter(
            "offset",
            str(offset),
            "`offset` says where a page begins; give `limit`, how many are on it, too.",
            "offset 表示分页的起点，须同时以 limit 给出每页条数。",
            expected="limit",
        )
    return Page(None if limit is None else number(limit, "limit", 1, most), number(offset, "offset", 0, max(offset, 0)))
