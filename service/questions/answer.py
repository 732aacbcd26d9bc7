"""Asks stored questions: reads the parameters, binds them, and lays out what comes back.

REST, command line and Python all go through `ask`; what a question is stands in its `.rq` file and nowhere else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from accord_atlas.queries.question import Parameter, Question, questions
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Cell, cell
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter, UnknownEntity
from accord_atlas.service.exports.table import Table
from accord_atlas.service.questions.parameters import Value, read, shown

AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its parameters read, ready to be answered from a release."""

    atlas: Atlas
    question: Question
    values: Mapping[str, Value]
    given: Mapping[str, str]

    @property
    def query(self) -> str:
        """The SPARQL text with the parameters bound."""
        return self.question.bind(self.values)

    @property
    def as_of(self) -> str | None:
        """The day that the answer is about; None where the question asks about all times."""
        value = self.values.get(AS_OF)
        return value.value if value is not None else None

    @property
    def address(self) -> str:
        """The path and the parameters, in the question's order, at which any server of this release answers."""
        return f"/api/queries/{self.question.name}" + (f"?{urlencode(self.given)}" if self.given else "")

    def solutions(self) -> list[ox.QuerySolution]:
        """The rows of the answer as the engine gives them."""
        return self.atlas.store.select(self.query)

    def rows(self) -> Iterator[list[Cell]]:
        """The answer as rows of cells, in the order of the question's columns."""
        for solution in self.solutions():
            yield [cell(_bound(solution, c.name), c.type, self.atlas.labels) for c in self.question.columns]


def find(name: str) -> Question:
    """The stored question of that name; UnknownEntity names the nearest."""
    if name in questions():
        return questions()[name]
    raise unknown(name)


def unknown(name: str) -> UnknownEntity:
    """What is said of a name that no stored question has."""
    known = questions()
    close = nearest(name, known) or list(known)[:3]
    return UnknownEntity(
        f"There is no stored question {name!r}; nearest: {', '.join(close)}.",
        f"没有名为 {name!r} 的预设问题；相近的有：{'、'.join(close)}。",
        value=name,
        nearest=close,
        expected=list(known),
    )


def ask(atlas: Atlas, question: Question, given: Mapping[str, str]) -> Asked:
    """Read the parameters of a question; BadParameter for one that is missing or badly formed.

    The names in `given` must be known (see `parameters.check`). Where the question says so, the release's data date
    stands in for a day that is not given.
    """
    values: dict[str, Value] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            values[parameter.name] = read(atlas, parameter, given[parameter.name])
        elif parameter.required:
            raise _missing(parameter)
    stated = {name: shown(value) for name, value in values.items()}
    for parameter in question.parameters:
        if parameter.default == "data-date" and parameter.name not in values:
            values[parameter.name] = read(atlas, parameter, atlas.release.data_date.isoformat())
    return Asked(atlas, question, values, stated)


def document(asked: Asked) -> dict[str, Any]:
    """The answer in the JSON shape of a question."""
    columns = [column.name for column in asked.question.columns]
    return {
        "question": asked.question.name,
        "parameters": dict(asked.given),
        "release": asked.atlas.release.id,
        "as_of": asked.as_of,
        "completeness": "complete",
        "columns": columns,
        "rows": [dict(zip(columns, row, strict=True)) for row in asked.rows()],
    }


def table(asked: Asked) -> Table:
    """The answer as a table for people, with what its reader must know to cite it."""
    release, question = asked.atlas.release, asked.question
    about = [
        ({"en": "Question", "zh": "问题"}, question.name),
        ({"en": "Parameters", "zh": "参数"}, ", ".join(f"{k}={v}" for k, v in asked.given.items())),
        ({"en": "As of", "zh": "时点"}, asked.as_of or ""),
        ({"en": "Completeness", "zh": "完整性"}, "complete"),
        ({"en": "Release", "zh": "发布版"}, release.id),
        ({"en": "Data date", "zh": "数据日期"}, release.data_date.isoformat()),
        ({"en": "Address", "zh": "地址"}, asked.address),
        ({"en": "Cite as", "zh": "引用格式"}, citation(asked)),
    ]
    return Table(question.name, question.title, question.description, question.columns, list(asked.rows()), about)


def citation(asked: Asked) -> str:
    """One line by which an answer can be found again."""
    release = asked.atlas.release
    return f"Accord Atlas, release {release.id} (data of {release.data_date.isoformat()}), {asked.address}"


def entry(atlas: Atlas, question: Question) -> dict[str, Any]:
    """What a client needs to show and ask a question: words, parameters with their values, columns, its query."""
    return {
        "name": question.name,
        "subject": question.subject,
        "title": dict(question.title),
        "description": dict(question.description),
        "parameters": [_parameter(atlas, parameter) for parameter in question.parameters],
        "columns": [
            {"name": c.name, "type": c.type, "title": dict(c.title), "scheme": c.scheme} for c in question.columns
        ],
        "address": f"/api/queries/{question.name}",
        "example": example(question),
        "query": question.query,
    }


def example(question: Question) -> str:
    """An address at which the question is asked with the examples of its parameters."""
    given = {p.name: p.example for p in question.parameters if p.required} or {
        p.name: p.example for p in question.parameters[:1]
    }
    return f"/api/queries/{question.name}" + (f"?{urlencode(given)}" if given else "")


def _parameter(atlas: Atlas, parameter: Parameter) -> dict[str, Any]:
    members = concepts(atlas).get(parameter.scheme or "", {}) if parameter.type == "concept" else {}
    return {
        "name": parameter.name,
        "type": parameter.type,
        "title": dict(parameter.title),
        "required": parameter.required,
        "example": parameter.example,
        "kind": list(parameter.kind),
        "scheme": parameter.scheme,
        "default": parameter.default,
        "values": [{"value": notation, "label": name.cell["label"]} for notation, name in members.items()],
    }


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
