"""A search as the JSON of the service."""

from collections.abc import Iterable
from typing import Any

from accord_atlas.ontology.names import KINDS
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.core.arguments import number, several
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.network import request as asking
from accord_atlas.service.search.engine import LONGEST, Found
from accord_atlas.service.search.names import engine

MOST = 100
"""The most results that are given for one search."""
SEARCHED = tuple(kind for kind in KINDS if kind != "claim")


def search_document(
    atlas: Atlas,
    query: str,
    *,
    kinds: str | Iterable[str] | None = None,
    jurisdiction: str | None = None,
    limit: int = 20,
) -> dict[str, Any]:
    """The entities that a query may mean, best first, with the name that matched; BadParameter says what is wrong."""
    if not query.strip() or len(query) > LONGEST:
        raise BadParameter(
            "q",
            query[:LONGEST],
            f"`q` must have 1 to {LONGEST} characters that are not blank.",
            f"q 应为 1 至 {LONGEST} 个非空字符。",
            expected=f"1 to {LONGEST} characters",
        )
    wanted = several(kinds, "kind", SEARCHED)
    place = asking.node(atlas, jurisdiction, "jurisdiction", ("jurisdiction",)) if jurisdiction else None
    most = number(limit, "limit", 1, MOST)
    found = atlas.once(engine).search(
        query, kinds=wanted, jurisdiction=place.partition("/")[2] if place else None, limit=most + 1
    )
    return {
        **envelope(atlas, None, whole=len(found) <= most),
        "query": query,
        "kinds": list(wanted),
        "jurisdiction": atlas.labels[asking.iri(place)].cell if place else None,
        "results": [_result(atlas, each) for each in found[:most]],
    }


def _result(atlas: Atlas, found: Found) -> dict[str, Any]:
    return {
        "entity": atlas.labels[found.iri].cell,
        "score": found.score,
        "relations": found.relations,
        "matched": {"text": found.text, "language": found.language, "type": found.type},
    }
