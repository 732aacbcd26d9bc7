"""Writes `questions.pyi`, which tells type checkers of the stored questions, from the questions themselves.

`python -m accord_atlas.service.python.stubs` writes it anew after a question has changed; a test fails while the two
differ. A column whose name is a word of Python (`from`) has no attribute in it: `row["from"]` has its value.
"""

from collections.abc import Iterator
from keyword import iskeyword
from pathlib import Path
from typing import Final

from accord_atlas.queries.question import Column, Parameter, Question
from accord_atlas.queries.question import questions as stored
from accord_atlas.service.python.questions import method_name

STUB: Final = Path(__file__).with_name("questions.pyi")
HEAD: Final = """# Made from the headers of the stored questions by `python -m accord_atlas.service.python.stubs`.
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from accord_atlas.queries.question import Question
from accord_atlas.service.answers.questions import QuestionAnswer
from accord_atlas.service.core.shape import Entity, Shape

Given = Mapping[str, str | date | int | None]

def method_name(name: str) -> str: ...
def help_of(question: Question) -> str: ...
"""
QUESTIONS: Final = """
class Questions:
    def __init__(self, ask: Callable[[str, Given], QuestionAnswer]) -> None: ...
    def __getitem__(self, name: str) -> Callable[..., QuestionAnswer]: ...
    def __iter__(self) -> Iterator[str]: ...
    def __len__(self) -> int: ...
    def _repr_html_(self) -> str: ...
"""
CELLS: Final = {
    "entity": "Entity | None",
    "concept": "str | None",
    "date": "str | None",
    "number": "int | float | None",
    "boolean": "bool | None",
    "text": "Entity | str | int | float | bool | None",
}
WIDEST: Final = 120
TAKEN: Final = {"date": "str | date", "integer": "int | str"}


def stub() -> str:
    """The text of the stub: a class for the rows and the answer of each question, then the methods."""
    classes = "".join(line for question in stored().values() for line in _classes(question))
    return HEAD + classes + QUESTIONS + "".join(_method(question) for question in stored().values())


def _stem(question: Question) -> str:
    return "".join(part.title() for part in question.name.split("-"))


def _classes(question: Question) -> Iterator[str]:
    stem = _stem(question)
    yield f"\nclass {stem}Row(Shape):\n"
    yield from (f"    {_column(each)}\n" for each in question.columns if not iskeyword(each.name))
    yield f"\nclass {stem}Answer(QuestionAnswer):\n    rows: list[{stem}Row]\n"


def _column(column: Column) -> str:
    return f"{column.name}: {CELLS[column.type]}"


def _method(question: Question) -> str:
    taken = sorted(question.parameters, key=lambda each: not each.required)
    parts = ["self", *(["*"] if taken else []), *(_parameter(each) for each in taken)]
    head, tail = f"    def {method_name(question.name)}(", f") -> {_stem(question)}Answer: ...\n"
    line = ", ".join(parts)
    if len(head + line + tail) <= WIDEST:
        return head + line + tail
    if len(line) + 8 < WIDEST:
        return f"{head}\n        {line}\n    {tail}"
    return head + "\n" + "".join(f"        {part},\n" for part in parts) + f"    {tail}"


def _parameter(parameter: Parameter) -> str:
    type_ = TAKEN.get(parameter.type, "str")
    name = method_name(parameter.name)
    return f"{name}: {type_}" if parameter.required else f"{name}: {type_} | None = None"


if __name__ == "__main__":
    STUB.write_text(stub(), "utf-8")
