"""What a test takes a value for, said so that the type checker knows it too: any other value fails where it is met."""

from typing import TypeVar

import pyoxigraph as ox
import rdflib
from rdflib.query import Result, ResultRow

T = TypeVar("T")


def as_a(kind: type[T], value: object) -> T:
    """The value, which must be of that type."""
    assert isinstance(value, kind), f"a {kind.__name__} was expected, not {value!r}"
    return value


def text(node: object) -> str:
    """The IRI of a named node or the words of a literal of the engine; no other node has a text to compare."""
    assert isinstance(node, ox.NamedNode | ox.Literal), f"a named node or a literal was expected, not {node!r}"
    return node.value


def number(node: object) -> int:
    """The whole number that a literal of rdflib states."""
    return int(as_a(rdflib.Literal, node))


def rows(found: Result) -> list[ResultRow]:
    """The rows that rdflib answers a SELECT with."""
    return [as_a(ResultRow, row) for row in found]
