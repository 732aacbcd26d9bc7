"""Reads the value of a question's parameter into the RDF term that is bound in its query."""

import re
from collections.abc import Callable, Mapping

import pyoxigraph as ox

from accord_atlas.ontology.names import term
from accord_atlas.queries.question import Parameter, ParameterType
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.as_of import day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve

Term = ox.NamedNode | ox.Literal
Value = Term | tuple[ox.Literal, ...]
LONGEST = 200
"""Characters that a text parameter may have."""


def read(atlas: Atlas, parameter: Parameter, value: str) -> Value:
    """The term for a value; BadParameter names the parameter, the value, what was expected and what comes close."""
    return READERS[parameter.type](atlas, parameter, value)


def shown(value: Value) -> str:
    """The canonical form of a value as an answer repeats it: a slug, a notation, a date; several joined by commas."""
    if isinstance(value, tuple):
        return ",".join(each.value for each in value)
    return value.value.rpartition("/")[2] if isinstance(value, ox.NamedNode) else value.value


def _entity(atlas: Atlas, parameter: Parameter, value: str) -> Value:
    return ox.NamedNode(resolve(atlas, value, parameter.kind, parameter=parameter.name).iri)


def _concept(atlas: Atlas, parameter: Parameter, value: str) -> ox.Literal:
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


def _concepts(atlas: Atlas, parameter: Parameter, value: str) -> Value:
    """The notations of several controlled values, in alphabetical order, each once."""
    found = {_concept(atlas, parameter, each.strip()) for each in value.split(",")}
    return tuple(sorted(found, key=lambda each: each.value))


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
    "concepts": _concepts,
    "date": _date,
    "integer": _integer,
    "text": _text,
}
