"""The shapes of answers and parameters as OpenAPI tells them; clients are generated from these."""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import Field, create_model

from accord_atlas.queries.question import Column, Parameter, Question
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.core.shape import Entity, Label, Shape, Words
from accord_atlas.service.questions.formats import FORMATS


class ParameterValue(Shape):
    """One of the values that a controlled parameter takes."""

    value: str
    label: Label


class ParameterEntry(Shape):
    """A parameter of a stored question."""

    name: str
    type: Literal["entity", "concept", "date", "integer", "text"]
    title: Words
    required: bool
    example: str
    kind: list[str] = Field(description="Kinds of entity that are taken.")
    scheme: str | None = Field(description="Scheme of a controlled value.")
    default: Literal["data-date"] | None
    values: list[ParameterValue] = Field(description="All values of a controlled parameter.")


class ColumnEntry(Shape):
    """A column of a stored question."""

    name: str
    type: Literal["entity", "concept", "date", "number", "boolean", "text"]
    title: Words
    scheme: str | None


class QuestionEntry(Shape):
    """What a client needs to show and ask a question."""

    name: str
    subject: str
    title: Words
    description: Words
    parameters: list[ParameterEntry]
    columns: list[ColumnEntry]
    address: str
    example: str
    query: str = Field(description="The SPARQL text, without parameters bound.")


class Listing(Shape):
    """The catalogue."""

    release: str
    completeness: Literal["complete", "truncated", "timed-out"]
    questions: list[QuestionEntry]


class Answer(Shape):
    """The answer of a stored question."""

    question: str
    parameters: dict[str, str] = Field(description="The parameters as they were understood.")
    release: str = Field(description="The release that was asked.")
    as_of: str | None = Field(description="The day that the answer is about; null where it is about all times.")
    completeness: Literal["complete", "truncated", "timed-out"]
    columns: list[str]
    rows: list[Any]


class Problem(Shape):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    parameter: str | None = None
    value: str | None = None
    expected: str | list[str] | None = None
    nearest: list[str] | None = None


CELLS: dict[str, Any] = {
    "entity": Entity | None,
    "concept": str | None,
    "date": str | None,
    "number": int | float | None,
    "boolean": bool | None,
    "text": Entity | str | int | float | bool | None,
}


def answer_model(question: Question) -> type[Answer]:
    """The JSON answer of a question, with its own columns."""
    stem = "".join(part.title() for part in question.name.split("-"))
    columns: dict[str, Any] = {c.name: (CELLS[c.type], _column(c)) for c in question.columns}
    rows: Any = list[create_model(f"{stem}Row", **columns)]  # type: ignore[misc]
    return create_model(f"{stem}Answer", __base__=Answer, rows=(rows, ...))


def parameter_entries(parameters: Iterable[Parameter]) -> list[dict[str, Any]]:
    """The OpenAPI entries of a question's parameters and of `format` and `lang`."""
    own = [
        {
            "name": p.name,
            "in": "query",
            "required": p.required,
            "description": f"{p.title['en']} · {p.title['zh']}{_identifier(p)}",
            "schema": _schema(p),
            "example": int(p.example) if p.type == "integer" else p.example,
        }
        for p in parameters
    ]
    return [
        *own,
        {
            "name": "format",
            "in": "query",
            "description": "Format, instead of `Accept` · 格式",
            "schema": {"type": "string", "enum": [form.name for form in FORMATS]},
        },
        {
            "name": "lang",
            "in": "query",
            "description": (
                "Language of headings and labels in csv, tsv, xlsx, md, html; without it csv and tsv have column names "
                "and slugs · 标题与名称的语言；不指定时 csv 与 tsv 使用列名和标识"
            ),
            "schema": {"type": "string", "enum": ["en", "zh"]},
        },
    ]


def _column(column: Column) -> Any:  # noqa: ANN401
    return Field(description=f"{column.title['en']} · {column.title['zh']}")


def _identifier(parameter: Parameter) -> str:
    if parameter.type != "entity":
        return ""
    kinds = " or ".join(parameter.kind) or "any kind"
    return f" (slug, prefixed name or IRI of {kinds}; 标识、带前缀的名称或 IRI)"


def _schema(parameter: Parameter) -> dict[str, Any]:
    if parameter.type == "date":
        return {"type": "string", "format": "date"}
    if parameter.type == "integer":
        return {"type": "integer"}
    values = notations(parameter.scheme) if parameter.type == "concept" else []
    return {"type": "string", **({"enum": values} if values else {})}
