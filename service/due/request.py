"""Reads a request for what is due, for HTTP, the command line and Python alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from accord_atlas.service.core.arguments import among, items, several
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.core.pages import Page, page
from accord_atlas.service.domain.freshness import ANY, rules

State = Literal["due", "coming", "all"]
STATES: Final[tuple[State, ...]] = ("due", "coming", "all")
KINDS: Final = tuple(dict.fromkeys(rule.kind for rule in rules() if rule.months is not None and rule.kind != ANY))
"""Kinds of thing of which something can be due."""
PAGE: Final = 50
LARGEST_PAGE: Final = 500
Many = str | Iterable[str]


@dataclass(frozen=True, slots=True)
class DueRequest:
    """Which facts, by which day, which page; nothing named means all."""

    day: date
    state: State
    kinds: tuple[str, ...]
    agreements: frozenset[str]
    jurisdictions: frozenset[str]
    page: Page


def due_request(
    atlas: Atlas,
    *,
    kind: Many | None = None,
    agreement: Many | None = None,
    jurisdiction: Many | None = None,
    state: str = "all",
    as_of: str | date | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> DueRequest:
    """The request; BadParameter says what is wrong with a parameter."""

    def named(value: Many | None, of: str) -> frozenset[str]:
        return frozenset(resolve(atlas, each, (of,), parameter=of).iri for each in items(value))

    return DueRequest(
        day=data_day(atlas, as_of),
        state=among(state, "state", STATES),
        kinds=several(kind, "kind", KINDS),
        agreements=named(agreement, "agreement"),
        jurisdictions=named(jurisdiction, "jurisdiction"),
        page=page(limit, offset, LARGEST_PAGE),
    )
