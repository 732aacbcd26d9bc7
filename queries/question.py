"""Reads a question: one `.rq` file, plain SPARQL under a `#+` YAML header.

The file's name is the question's name. The parameters stand in the query as one row of
`VALUES (?a ?b) { (UNDEF UNDEF) }`; `Question.bind` puts RDF terms in that row, so the same text runs
on any SPARQL engine, with or without its parameters, and nothing a person types is ever pasted as text.
What hangs on whether a parameter is given is settled on the way (`queries/given.py`): an engine plans what it can see.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, Self

import yaml

from accord_atlas.queries.given import Term, filled, settled
from accord_atlas.queries.yaml_text import read_yaml

Text = Mapping[str, str]
"""The same words in two languages: `{"en": …, "zh": …}`."""

ParameterType = Literal["entity", "concept", "concepts", "date", "integer", "text"]
ColumnType = Literal["entity", "concept", "date", "number", "boolean", "text"]
SELECTED = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(?:(?:\?\w+|\((?:[^()]|\([^()]*\))*\))\s+)+(?=WHERE\b)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for: `kind` names the kind of entity, `scheme` the scheme of a concept or of several.

    `needs` names another parameter without which this one means nothing. With the default `data-date` the release's
    data date stands in where nothing is given.
    """

    name: str
    type: ParameterType
    title: Text
    example: str
    required: bool = False
    kind: tuple[str, ...] = ()
    scheme: str | None = None
    needs: str | None = None
    default: Literal["data-date"] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; a concept's cell is its notation, whose labels stand in `scheme`.

    A column whose values come from several schemes names them all: `metric|intention-kind`. A text of ours is there in
    both languages: the column has the English words, the variable `chinese` of the query the Chinese ones.
    """

    name: str
    type: ColumnType
    title: Text
    scheme: str | None = None
    chinese: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question: its words, its parameters, its columns, its query."""

    name: str
    subject: str
    title: Text
    description: Text
    query: str
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str, *, name: str, subject: str = "") -> Self:
        """A question from the text of its file; ValueError names the file and what its header lacks."""
        header = "".join(line[2:].removeprefix(" ") + "\n" for line in text.splitlines() if line.startswith("#+"))
        query = "".join(line + "\n" for line in text.splitlines() if not line.startswith("#+")).strip() + "\n"
        try:
            said = dict(read_yaml(header) or {})
            parameters = tuple(
                Parameter(name=key, **_spec(value)) for key, value in (said.pop("parameters", None) or {}).items()
            )
            columns = tuple(
                Column(name=key, **_spec(value)) for key, value in (said.pop("columns", None) or {}).items()
            )
            title, description = _words(said.pop("title")), _words(said.pop("description"))
            return cls(name, subject, title, description, query, parameters, columns, said)
        except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{subject}/{name}.rq: header: {error!r}") from error

    def bind(self, values: Mapping[str, Term | tuple[Term, ...]]) -> str:
        """The query with its parameters bound as RDF terms; KeyError for a parameter it does not have.

        Of a parameter with several values, each makes a row of its own.
        """
        names = tuple(parameter.name for parameter in self.parameters)
        if unknown := values.keys() - set(names):
            raise KeyError(f"{self.name} has no parameter {', '.join(sorted(unknown))}")
        chinese = frozenset(column.chinese for column in self.columns if column.chinese)
        return filled(settled(self.query, names, frozenset(values), chinese), values)

    def in_both_languages(self, query: str) -> str:
        """A query of this question that selects the Chinese words of its columns, too."""
        more = "".join(f"?{column.chinese} " for column in self.columns if column.chinese)
        return SELECTED.sub(lambda selected: f"{selected[0]}{more}", query, count=1) if more else query


def _words(said: Mapping[str, str]) -> Text:
    """The words in both languages; YAML joins folded lines with a space, which Chinese does not have."""
    return {"en": said["en"], "zh": re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", said["zh"])}


def _spec(value: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a parameter or column as its class wants them: `en`/`zh` make the title."""
    spec = dict(value)
    spec["title"] = _words({"en": spec.pop("en"), "zh": spec.pop("zh")})
    if "kind" in spec:
        spec["kind"] = (spec["kind"],) if isinstance(spec["kind"], str) else tuple(spec["kind"])
    if "example" in spec:
        spec["example"] = str(spec["example"])
    return spec


def _read(folders: Iterable[Traversable]) -> dict[str, Question]:
    found = [
        Question.parse(file.read_text("utf-8"), name=file.name.removesuffix(".rq"), subject=folder.name)
        for folder in folders
        for file in folder.iterdir()
        if file.name.endswith(".rq")
    ]
    return {question.name: question for question in sorted(found, key=lambda q: q.name)}


@cache
def questions() -> Mapping[str, Question]:
    """All stored questions by name: every `.rq` file in a folder of `queries/` but `rules` and `checks`."""
    root = files("accord_atlas.queries")
    return _read(f for f in root.iterdir() if f.is_dir() and f.name not in {"rules", "checks"})


@cache
def rules() -> Mapping[str, Question]:
    """The CONSTRUCT rules that derive facts, by name."""
    return _read([files("accord_atlas.queries").joinpath("rules")])


@cache
def checks() -> Mapping[str, Question]:
    """The consistency laws, by name; each selects what breaks it."""
    return _read([files("accord_atlas.queries").joinpath("checks")])
