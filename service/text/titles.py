"""What columns are called: as the header of a stored question calls them, on every page, in every workbook."""

from functools import cache

from accord_atlas.queries.question import questions
from accord_atlas.service.core.shape import Words


@cache
def column_title(question: str, column: str) -> Words:
    """The title of a column of a stored question in both languages; KeyError for one that it does not have."""
    titles = {each.name: each.title for each in questions()[question].columns}
    return Words(en=titles[column]["en"], zh=titles[column]["zh"])
