"""The cells of an answer: an RDF term becomes an entity, a plain JSON value, or null where nothing is bound."""

import re

import pyoxigraph as ox

from accord_atlas.ontology.names import term
from accord_atlas.queries.question import ColumnType
from accord_atlas.service.core.labels import Labels
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.core.store import Term

Plain = str | int | float | bool
Cell = Entity | Plain | None
INTEGER = re.compile(r"[+-]?\d+")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
WHOLE = {term(f"xsd:{name}") for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger", "gYear")}
BROKEN = {term(f"xsd:{name}") for name in ("decimal", "double", "float")}
TRUTH = term("xsd:boolean")


def cell(value: Term | None, kind: ColumnType, labels: Labels) -> Cell:
    """The cell for a term in a column of that type; an IRI is an entity wherever it stands."""
    return labels[value.value].entity if isinstance(value, ox.NamedNode) else _plain(value, kind)


def _plain(value: Term | None, kind: ColumnType) -> Plain | None:
    if value is None:
        return None
    return _literal(value, kind) if isinstance(value, ox.Literal) else str(value)


def _literal(value: ox.Literal, kind: ColumnType) -> Plain:
    """A number or a truth value where datatype or column says so, else the text as written."""
    text = value.value
    if value.datatype == TRUTH or kind == "boolean":
        return text in {"true", "1"}
    if (kind == "number" or value.datatype in WHOLE) and INTEGER.fullmatch(text):
        return int(text)
    if (kind == "number" or value.datatype in BROKEN) and NUMBER.fullmatch(text):
        return float(text)
    return text
