"""What a file of a network is called: what it holds, and as of when."""

from typing import Final

from accord_atlas.service.exports import file_names
from accord_atlas.service.network.exports.tables import Side
from accord_atlas.service.network.request import ANY, ComparisonRequest
from accord_atlas.service.network.selection import Selection

LONGEST_SLUG: Final = 32
"""Letters of a slug that stand in a name, so that the day at its end is never cut off."""
MOST: Final = 3
"""Entities that a name has room for; of more, it says how many."""
ENDINGS: Final = {"cytoscape": "cyjs", "pajek": "net", "neo4j": "neo4j.zip"}
"""Formats whose files end in something else than their name, by which their tools know them."""


def file_name(selection: Selection, form: str, side: Side = "edges") -> str:
    """`network-cse-cn-2019-01-01.gexf`: the projection, what it is made around or narrowed to, the day, the table."""
    return _named(selection, selection.as_of.isoformat() if selection.as_of else ANY, form, side)


def comparison_file_name(request: ComparisonRequest, form: str, side: Side = "edges") -> str:
    """`network-cse-cn-2019-01-01-2026-11-27.gexf`: the same, between two days."""
    return _named(request.before, f"{request.before.as_of}-{request.after.as_of}", form, side)


def _named(selection: Selection, days: str, form: str, side: Side) -> str:
    entities = [
        *selection.focus,
        *sorted(selection.agreements),
        *([selection.specialty] if selection.specialty else []),
    ]
    slugs = [each.partition("/")[2][:LONGEST_SLUG] for each in entities]
    more = [f"and-{len(slugs) - MOST}-more"] if len(slugs) > MOST else []
    filters = [*sorted(selection.statuses), *sorted(selection.relations), *sorted(selection.kinds)]
    projection = [] if selection.projection == "none" else [selection.projection]
    table = [side] if form == "csv" else []
    parts = ["network", *projection, *slugs[:MOST], *more, *_few(filters), days, *table]
    return f"{file_names.file_name(*parts)}.{ENDINGS.get(form, form)}"


def _few(filters: list[str]) -> list[str]:
    """Filters by name where these are few, else how many."""
    return filters if len(filters) <= MOST else [f"{len(filters)}-filters"]
