"""Reads a search, for HTTP, the command line and Python alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accord_atlas.ontology.names import KINDS, kind_and_slug
from accord_atlas.service.core.arguments import items, several
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.finding.engine import GATHERED, LONGEST
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.core.pages import Page, page
from accord_atlas.service.search.facets import STANDINGS

MOST: Final = GATHERED
"""The most results that are given for one search: all that it gathers."""
SEARCHED: Final = tuple(kind for kind in KINDS if kind != "claim")
"""Kinds of entity that a search may be narrowed down to."""
Many = str | Iterable[str]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is searched, and what of that is kept.

    With `facets`, kinds and places choose among the hits of the words, as the counts say. Without them they bound the
    search itself, which then tries looser forms of the words, and finds kinds that an open search leaves out.
    """

    query: str
    kinds: Sequence[str]
    places: Sequence[str]
    standings: Sequence[str]
    decades: Sequence[str]
    facets: bool
    page: Page

    @property
    def scope_kinds(self) -> Sequence[str]:
        """The kinds that bound the search."""
        return () if self.facets else self.kinds

    @property
    def scope_place(self) -> str | None:
        """The place (slug) that bounds the search: one of several would be no bound, they choose among the hits."""
        return None if self.facets or len(self.places) != 1 else self.places[0]

    @property
    def chosen(self) -> Mapping[str, Sequence[str]]:
        """Facet → the values of which a hit must have one."""
        chosen = {"standing": self.standings, "decade": self.decades}
        if self.facets:
            chosen["kind"] = self.kinds
        if self.scope_place is None:
            chosen["jurisdiction"] = self.places
        return chosen


def search_request(
    atlas: Atlas,
    query: str,
    *,
    kinds: Many | None = None,
    jurisdiction: Many | None = None,
    standing: Many | None = None,
    decade: Many | None = None,
    facets: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> SearchRequest:
    """The request; BadParameter says what is wrong."""
    if not query.strip() or len(query) > LONGEST:
        raise BadParameter(
            "q",
            query[:LONGEST],
            f"`q` must have 1 to {LONGEST} characters that are not blank.",
            f"q 应为 1 至 {LONGEST} 个非空字符。",
            expected=f"1 to {LONGEST} characters",
        )
    places = [resolve(atlas, each, ("jurisdiction",), parameter="jurisdiction") for each in items(jurisdiction)]
    return SearchRequest(
        query=query,
        kinds=several(kinds, "kind", SEARCHED),
        places=[(kind_and_slug(each.iri) or ("", ""))[1] for each in places],
        standings=several(standing, "standing", STANDINGS),
        decades=[_decade(each) for each in items(decade)],
        facets=facets,
        page=page(limit, offset, MOST),
    )


def _decade(value: str) -> str:
    """A decade by its first year."""
    if len(value) == 4 and value.isdecimal() and value.endswith("0"):
        return value
    raise BadParameter(
        "decade",
        value,
        f"`decade` is {value!r}; expected the first year of ten, e.g. 1990.",
        f"decade 为 {value!r}，应为十年的起始年份，例如 1990。",
        expected="the first year of ten, e.g. 1990",
    )
