"""Reads the value of a question's parameter into the RDF term that is bound in its query."""

import re
from collections.abc import Callable, Mapping
from datetime import date

import pyoxigraph as ox

from accord_atlas.ontology.names import term
from accord_atlas.queries.question import Parameter, ParameterType
from accord_atlas.service.atlas import Atlas
from accord_atlas.service.concepts import concepts
from accord_atlas.service.errors import BadParameter
from accord_atlas.service.identifiers import resolve
from accord_atlas.service.parameters import nearest

Value = ox.NamedNode | ox.Literal
DAY = "YYYY-MM-DD"
LONGEST = 200
"""Characters that a text parameter may have."""


def read(atlas: Atlas, parameter: Parameter, value: str) -> Value:
    """The term for a value; BadParameter names the parameter, the value, what was expected and what comes close."""
    return READERS[parameter.type](atlas, parameter, value)


def shown(value: Value) -> str:
    """The canonical form of a value as an answer repeats it: a slug, a notation, a date as written."""
    return value.value.rpartition("/")[2] if isinstance(value, ox.NamedNode) else value.value


def day(value: str, *, parameter: str) -> date:
    """A day of the calendar, YYYY-MM-DD; a year or a month alone is refused, for it would be a guess."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise BadParameter(
            parameter,
            value,
            f"`{parameter}` is {value!r}; expected a day of the calendar in the form {DAY}, e.g. 2019-01-01.",
            f"{parameter} 为 {value!r}，应为日历中存在的日期，格式 {DAY}，例如 2019-01-01。",
            expected=DAY,
        ) from None


def _entity(atlas: Atlas, parameter: Parameter, value: str) -> Value:
    return ox.NamedNode(resolve(atlas, value, parameter.kind, parameter=parameter.name).iri)


def _concept(atlas: Atlas, parameter: Parameter, value: str) -> Value:
    """The notation of a controlled value; its IRI or prefixed name is accepted too."""
    members = concepts(atlas).get(parameter.scheme or "", {})
    if ":" in value:
        iri = resolve(atlas, value, parameter=parameter.name).iri
        value = next((notation for notation, name in members.items() if name.iri == iri), value)
    if value in members:
        return ox.Literal(value)
    close = nearest(value, members)
    raise BadParameter(
        parameter.name,
        value,
        f"`{parameter.name}` is {value!r}; expected one of {', '.join(members)}.",
        f"{parameter.name} 为 {value!r}，应为以下之一：{'、'.join(members)}。",
        expected=list(members),
        nearest=close,
    )


def _date(_: Atlas, parameter: Parameter, value: str) -> Value:
    return ox.Literal(day(value, parameter=parameter.name).isoformat(), datatype=term("xsd:date"))


def _integer(_: Atlas, parameter: Parameter, value: str) -> Value:
    if re.fullmatch(r"-?\d{1,9}", value, re.ASCII):
        return ox.Literal(int(value))
    raise BadParameter(
        parameter.name,
        value,
        f"`{parameter.name}` is {value!r}; expected a whole number, e.g. {parameter.example}.",
        f"{parameter.name} 为 {value!r}，应为整数，例如 {parameter.example}。",
        expected="integer",
    )


def _text(_: Atlas, parameter: Parameter, value: str) -> Value:
    if 0 < len(value.strip()) <= LONGEST:
        return ox.Literal(value)
    raise BadParameter(
        parameter.name,
        value[:LONGEST],
        f"`{parameter.name}` must have 1 to {LONGEST} characters.",
        f"{parameter.name} 的长度应为 1 至 {LONGEST} 个字符。",
        expected=f"1 to {LONGEST} characters",
    )


READERS: Mapping[ParameterType, Callable[[Atlas, Parameter, str], Value]] = {
    "entity": _entity,
    "concept": _concept,
    "date": _date,
    "integer": _integer,
    "text": _text,
}
