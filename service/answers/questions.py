"""The shapes of the stored questions: their catalogue, and the answer of each with its own columns."""

from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, create_model

from accord_atlas.queries.question import Column, questions
from accord_atlas.service.answers.paged import MayBePaged
from accord_atlas.service.answers.tabled import Tables
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape, SymbolOf, Words


class ParameterValue(Shape):
    """One of the values that a controlled parameter takes."""

    value: str
    label: Label


class ParameterEntry(Shape):
    """A parameter of a stored question."""

    name: str
    type: Literal["entity", "concept", "concepts", "date", "integer", "text"]
    title: Words
    required: bool
    example: str
    kind: list[str] = Field(description="Kinds of entity that are taken.")
    scheme: str | None = Field(description="Scheme of a controlled value, or of several joined by commas.")
    needs: str | None = Field(description="Another parameter without which this one is refused.")
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


class Listing(Tables, Shape):
    """The catalogue."""

    release: str
    completeness: Literal["complete", "truncated", "timed-out"]
    layers: list[str] = Field(description="The local layers that the release holds beside the curated data.")
    questions: list[QuestionEntry]


class QuestionRow(Shape):
    """A row of the answer of a stored question."""

    asked: ClassVar[str] = ""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a value of JSON
        """A cell as the service's JSON has it; KeyError names the columns."""
        said = self.json_value()
        if name not in said:
            raise KeyError(f"{name!r}; there are {', '.join(said)}")
        return said[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return _row_again, (self.asked, self.json_bytes())


class QuestionAnswer(MayBePaged, Tables, Shape):
    """The answer of a stored question."""

    question: str
    parameters: dict[str, str] = Field(description="The parameters as they were understood.")
    release: str = Field(description="The release that was asked.")
    as_of: str | None = Field(description="The day that the answer is about; null where it is about all times.")
    completeness: Literal["complete", "truncated", "timed-out"]
    layers: list[str] = Field(description="The local layers that the release holds beside the curated data.")
    columns: list[str]
    rows: list[Any]

    def __reduce__(self) -> tuple[Any, ...]:
        # The class is made of the question's columns, so that it can be found again by the question's name alone.
        return _answer_again, (self.question, self.json_bytes())


def _answer_again(name: str, data: bytes) -> QuestionAnswer:
    return answer_model(name).model_validate_json(data)


def _row_again(name: str, data: bytes) -> QuestionRow:
    return row_model(name).model_validate_json(data)


CELLS: dict[str, Any] = {
    "entity": Entity | None,
    "concept": str | None,
    "date": str | None,
    "number": int | float | None,
    "boolean": bool | None,
    "text": Entity | str | int | float | bool | None,
}


@cache
def answer_model(name: str) -> type[QuestionAnswer]:
    """The answer of a stored question, by its name: `rows` are of the model that `row_model` gives."""
    rows: Any = list[row_model(name)]  # type: ignore[misc]
    return create_model(f"{_stem(name)}Answer", __base__=QuestionAnswer, rows=(rows, ...))


@cache
def row_model(name: str) -> type[QuestionRow]:
    """A row of the answer of a stored question: a field for each column."""
    columns: dict[str, Any] = {column.name: (_type(column), _described(column)) for column in questions()[name].columns}
    model: type[QuestionRow] = create_model(f"{_stem(name)}Row", __base__=QuestionRow, **columns)
    model.asked = name
    return model


def _stem(name: str) -> str:
    return "".join(part.title() for part in name.split("-"))


def _type(column: Column) -> Any:  # noqa: ANN401 - a type
    if column.type == "concept" and column.scheme and (known := OneOf(*column.scheme.split("|"))).values:
        return Annotated[str, known] | None
    if column.type == "text" and column.scheme and (known := SymbolOf(column.scheme)).values:
        return Annotated[str, known] | None
    return CELLS[column.type]


def _described(column: Column) -> Any:  # noqa: ANN401 - what pydantic takes for a field's description
    return Field(description=f"{column.title['en']} · {column.title['zh']}")
