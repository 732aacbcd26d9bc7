"""The columns of tables: what a stored question has is titled as in its header, any other in the message files."""

from accord_atlas.queries.question import Column, ColumnType, questions
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import message


def question_columns(question: str, *names: str) -> list[Column]:
    """These columns of a stored question; all where none is named. KeyError for one that it does not have."""
    columns = {column.name: column for column in questions()[question].columns}
    return [columns[name] for name in names or columns]


def column(name: str, type_: ColumnType, scheme: str | None = None, *, title: Words | None = None) -> Column:
    """A column of no stored question: titled by the message `column-<name>` unless its title is given."""
    words = title or message(f"column-{name.replace('_', '-')}")
    return Column(name, type_, {"en": words.en, "zh": words.zh}, scheme)
