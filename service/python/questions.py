"""The stored questions as methods: `atlas.questions.members(agreement="ipea")`.

Each has the signature and the help of its question; `questions.pyi`, made from the same questions by
`python -m accord_atlas.service.python.stubs`, tells type checkers and editors of them.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from html import escape
from keyword import iskeyword
from typing import Any

from accord_atlas.queries.question import Parameter, Question
from accord_atlas.queries.question import questions as stored
from accord_atlas.service.answers.questions import QuestionAnswer
from accord_atlas.service.core.arguments import nearest

Given = Mapping[str, str | date | int | None]


class Questions:
    """The questions that can be asked; iterated, they are their names, and each says what it is by `help`."""

    def __init__(self, ask: Callable[[str, Given], QuestionAnswer]) -> None:
        self._ask = ask

    def __getattr__(self, name: str) -> Callable[..., QuestionAnswer]:
        question = _by_method().get(name)
        if question is None:
            close = nearest(name, _by_method())
            hint = f"; nearest: {', '.join(close)}" if close else ""
            raise AttributeError(f"there is no question {name!r}{hint}")
        return _method(question, self._ask)

    def __getitem__(self, name: str) -> Callable[..., QuestionAnswer]:
        """The question by its name as in addresses: `questions["shared-agreements"]`."""
        return getattr(self, name.replace("-", "_"))  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[str]:
        return iter(_by_method())

    def __len__(self) -> int:
        return len(_by_method())

    def __dir__(self) -> list[str]:
        return [*_by_method()]

    def __repr__(self) -> str:
        """Each question in a line, with what it takes."""
        return "\n".join(f"{name}({', '.join(_named(q))})  {q.title['en']}" for name, q in _by_method().items())

    def _repr_html_(self) -> str:
        """The same as a table, in both languages."""
        rows = "".join(
            f"<tr><td><code>{escape(name)}</code></td><td>{escape(', '.join(_named(q)))}</td>"
            f"<td>{escape(q.title['en'])}</td><td>{escape(q.title['zh'])}</td></tr>"
            for name, q in _by_method().items()
        )
        return f"<table><thead><tr><th>question</th><th>parameters</th><th></th><th></th></tr></thead>{rows}</table>"


def method_name(name: str) -> str:
    """What a question, or a parameter, is called in Python: `shared-agreements` is `shared_agreements`."""
    plain = name.replace("-", "_")
    return f"{plain}_" if iskeyword(plain) else plain


def help_of(question: Question) -> str:
    """What a question asks, takes and gives, in both languages."""
    lines = [question.title["en"], question.title["zh"], "", question.description["en"], question.description["zh"]]
    if question.parameters:
        lines += ["", "Parameters:", *(f"    {_told(each)}" for each in question.parameters)]
    lines += ["", "Columns:"]
    lines += [f"    {each.name}: {each.title['en']} · {each.title['zh']}" for each in question.columns]
    return "\n".join(line.rstrip() for line in lines)


def _told(parameter: Parameter) -> str:
    words = f"{parameter.title['en']} · {parameter.title['zh']}"
    need = "required" if parameter.required else "optional"
    return f"{method_name(parameter.name)} ({need}, e.g. {parameter.example}): {words}"


def _named(question: Question) -> list[str]:
    return [method_name(each.name) + ("" if each.required else "=…") for each in question.parameters]


def _by_method() -> dict[str, Question]:
    return {method_name(name): question for name, question in stored().items()}


def _method(question: Question, ask: Callable[[str, Given], QuestionAnswer]) -> Callable[..., QuestionAnswer]:
    def asked(**parameters: Any) -> QuestionAnswer:  # noqa: ANN401 - the question reads them
        return ask(question.name, parameters)

    asked.__name__ = asked.__qualname__ = method_name(question.name)
    asked.__doc__ = help_of(question)
    asked.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                method_name(each.name),
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if each.required else None,
                annotation=str,
            )
            for each in question.parameters
        ],
        return_annotation=QuestionAnswer,
    )
    return asked
