"""What a file of a network is called: what it holds, and as of when."""

import re
from typing import Final

from accord_atlas.service.network.exports.tables import Side
from accord_atlas.service.network.request import ANY, ComparisonRequest
from accord_atlas.service.network.selection import Selection

MOST: Final = 3
"""Entities that a name has room for; of more, it says how many."""
UNSAFE: Final = re.compile(r"[^\w.-]+")
"""What does not stand in the name of a file."""


def file_name(selection: Selection, form: str, side: Side = "edges") -> str:
    """`network-cse-cn-2019-01-01.gexf`: the projection, what it is made around or narrowed to, the day, the table."""
    entities = [
        *selection.focus,
        *sorted(selection.agreements),
        *([selection.specialty] if selection.specialty else []),
    ]
    slugs = [each.partition("/")[2] for each in entities]
    more = [f"and-{len(slugs) - MOST}-more"] if len(slugs) > MOST else []
    filters = [*sorted(selection.statuses), *sorted(selection.relations), *sorted(selection.kinds)]
    projection = [] if selection.projection == "none" else [selection.projection]
    day = selection.as_of.isoformat() if selection.as_of else ANY
    table = [side] if form == "csv" else []
    parts = ["network", *projection, *slugs[:MOST], *more, *_few(filters), day, *table]
    return f"{'-'.join(UNSAFE.sub('-', part) for part in parts)}.{form}"


def comparison_file_name(request: ComparisonRequest, form: str, side: Side = "edges") -> str:
    """`network-cse-cn-2019-01-01-2026-11-27.gexf`: the same, between two days."""
    stem, _, rest = file_name(request.before, form, side).partition(f"{request.before.as_of}")
    return f"{stem}{request.before.as_of}-{request.after.as_of}{rest}"


def _few(filters: list[str]) -> list[str]:
    """Filters by name where these are few, else how many."""
    return filters if len(filters) <= MOST else [f"{len(filters)}-filters"]
