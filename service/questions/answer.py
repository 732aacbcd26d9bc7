"""The answer of a stored question: typed rows, and the table that people's formats show."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from accord_atlas.service.answers.questions import QuestionAnswer, answer_model, row_model
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.table import Table, about_release
from accord_atlas.service.questions.request import QuestionRequest
from accord_atlas.service.text.messages import message


def answer(request: QuestionRequest, language: Language | None = None) -> QuestionAnswer:
    """The answer as an object; each row has a field for each column.

    Text of ours, which the release has in both languages, is in the one given, else in English.
    """
    name, columns = request.question.name, [column.name for column in request.question.columns]
    row = row_model(name)
    place: Mapping[str, Any] = {} if request.page.limit is None else {**request.page.fields(request.total)}
    return answer_model(name).model_construct(
        question=name,
        parameters=dict(request.given),
        release=request.atlas.release.id,
        as_of=request.as_of,
        completeness=completeness(request),
        layers=list(request.atlas.release.layers),
        columns=columns,
        # The cells were made by their column's type; checking each again would cost more than asking the question.
        rows=[
            row.model_construct(
                set(columns),
                **{
                    column: cell.text(language or "en") if isinstance(cell, Words) else cell
                    for column, cell in zip(columns, cells, strict=True)
                },
            )
            for cells in request.rows()
        ],
        **place,
    )


def completeness(request: QuestionRequest) -> Literal["complete", "truncated"]:
    """Whether all rows are given, or a page of them."""
    return "complete" if request.page.limit is None or request.page.holds(request.total) else "truncated"


def table(request: QuestionRequest) -> Table:
    """The answer as a table."""
    question = request.question
    title, description = Words(**question.title), Words(**question.description)
    return Table(question.name, title, description, question.columns, list(request.rows()))


def cited(request: QuestionRequest) -> Table:
    """The answer as a table for people, with what its reader must know to cite it."""
    release, question = request.atlas.release, request.question
    about = [
        (message("about-question"), question.name),
        (message("about-parameters"), ", ".join(f"{k}={v}" for k, v in request.given.items())),
        (message("about-as-of"), request.as_of or ""),
        (message("about-completeness"), completeness(request)),
        *about_release(release.id, release.layers),
        (message("about-data-date"), release.data_date.isoformat()),
        (message("about-address"), request.address),
        (message("about-citation"), citation(request)),
    ]
    return replace(table(request), about=about)


def citation(request: QuestionRequest) -> str:
    """One line by which an answer can be found again."""
    release = request.atlas.release
    return f"Accord Atlas, release {release.id} (data of {release.data_date.isoformat()}), {request.address}"
