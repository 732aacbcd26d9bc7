"""Reads a request for a stored question: its parameters, bound in its query as RDF terms.

REST, command line and Python all go through `read_request`; what a question is stands in its `.rq` file and nowhere
else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from accord_atlas.queries.question import Column, Parameter, Question
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Plain, cell
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.pages import WHOLE, Page
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.questions.parameters import Value, read, shown

AS_OF = "as_of"
QuestionCell = Entity | Words | Plain | None


@dataclass(frozen=True)
class QuestionRequest:
    """A question with its parameters read, ready to be answered from a release; all its rows, or a page of them."""

    atlas: Atlas
    question: Question
    values: Mapping[str, Value]
    given: Mapping[str, str]
    page: Page = WHOLE

    @property
    def query(self) -> str:
        """The SPARQL text with the parameters bound."""
        return self.question.bind(self.values)

    @property
    def as_of(self) -> str | None:
        """The day that the answer is about; None where the question asks about all times."""
        value = self.values.get(AS_OF)
        return value.value if isinstance(value, ox.Literal) else None

    @property
    def address(self) -> str:
        """The path and the parameters, in the question's order, at which any server of this release answers."""
        return f"/api/queries/{self.question.name}" + (f"?{urlencode(self.given)}" if self.given else "")

    @property
    def of_page(self) -> str:
        """The SPARQL text of the page alone."""
        part = f"\nLIMIT {self.page.limit} OFFSET {self.page.offset}\n"
        return self.query if self.page.limit is None else self.query + part

    @property
    def total(self) -> int:
        """How many rows there are over all pages."""
        return len(self._found)

    def solutions(self) -> Sequence[ox.QuerySolution]:
        """The rows of the answer as the engine gives them; those of ours in both languages."""
        return self.page.of(self._found)

    @cached_property
    def _found(self) -> list[ox.QuerySolution]:
        return self.atlas.store.select(self.question.in_both_languages(self.query))

    def rows(self) -> Iterator[list[QuestionCell]]:
        """The answer as rows of cells, in the order of the question's columns; text of ours in both languages."""
        columns = [_Cells(self.atlas, column) for column in self.question.columns]
        for solution in self.solutions():
            yield [column.of(solution) for column in columns]


def read_request(atlas: Atlas, question: Question, given: Mapping[str, str], page: Page = WHOLE) -> QuestionRequest:
    """Read the parameters of a question; BadParameter for one that is missing or badly formed.

    The names in `given` must be known (see `core.arguments.checked`). Where the question says so, the release's
    data date stands in for a day that is not given.
    """
    values: dict[str, Value] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            values[parameter.name] = read(atlas, parameter, given[parameter.name])
        elif parameter.required:
            raise _missing(parameter)
        if parameter.name in given and parameter.needs and parameter.needs not in given:
            raise _needed(parameter, parameter.needs, given[parameter.name])
    stated = {name: shown(value) for name, value in values.items()}
    for parameter in question.parameters:
        if parameter.default == "data-date" and parameter.name not in values:
            values[parameter.name] = read(atlas, parameter, atlas.release.data_date.isoformat())
    return QuestionRequest(atlas, question, values, stated, page)


class _Cells:
    """The cells of one column; most of its terms come again in other rows, and are the same cell there."""

    def __init__(self, atlas: Atlas, column: Column) -> None:
        self._atlas, self._column = atlas, column
        self._known: dict[Any, QuestionCell] = {None: None}

    def of(self, solution: ox.QuerySolution) -> QuestionCell:
        """What a solution has for the column; with Chinese words beside the English ones, both."""
        value = _bound(solution, self._column.name)
        chinese = _bound(solution, self._column.chinese) if self._column.chinese else None
        key = value if chinese is None else (value, chinese)
        if key not in self._known:
            found = cell(value, self._column.type, self._atlas.labels)
            self._known[key] = Words(en=str(found), zh=chinese.value) if chinese is not None else found
        return self._known[key]


def _bound(solution: ox.QuerySolution, name: str) -> Any:  # noqa: ANN401
    try:
        return solution[name]
    except KeyError:
        return None


def _missing(parameter: Parameter) -> BadParameter:
    return BadParameter(
        parameter.name,
        None,
        f"`{parameter.name}` is required, e.g. {parameter.name}={parameter.example}.",
        f"缺少必需的参数 {parameter.name}，例如 {parameter.name}={parameter.example}。",
        expected=parameter.example,
    )


def _needed(parameter: Parameter, other: str, value: str) -> BadParameter:
    return BadParameter(
        parameter.name,
        value,
        f"`{parameter.name}` narrows what holds on a day; give `{other}` too.",
        f"{parameter.name} 用于限定某一时点的答案，须同时给出 {other}。",
        expected=other,
    )
