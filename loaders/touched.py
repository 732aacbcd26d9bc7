"""Which laws and which things some statements can have to do with: after a small change only these are looked at.

A law's outcome depends on the statements that its patterns match, and a pattern with a named property matches no
other. A shape speaks of one thing, its values, and their classes.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from pyoxigraph import NamedNode, Quad, Store
from rdflib import RDF, URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from accord_atlas.loaders.conformity import TYPE, statements
from accord_atlas.queries.question import Question

ANY = "*"
"""Stands for every property, or every class."""


def touches(changed: Collection[Quad], law: Question) -> bool:
    """Whether what a law selects may differ by these statements."""
    properties, classes = _reads(law.name, law.query)
    if ANY in properties:
        return True
    for quad in changed:
        if quad.predicate == TYPE:
            if ANY in classes or (isinstance(quad.object, NamedNode) and quad.object.value in classes):
                return True
        elif quad.predicate.value in properties:
            return True
    return False


@cache
def _reads(_: str, query: str) -> tuple[frozenset[str], frozenset[str]]:
    """The properties that a query's patterns name, and the classes of which they ask."""
    properties: set[str] = set()
    classes: set[str] = set()
    for _subject, predicate, value in _patterns(prepareQuery(query).algebra):
        if predicate == RDF.type:
            classes.add(str(value) if isinstance(value, URIRef) else ANY)
        else:
            steps = set(_steps(predicate))
            properties |= steps
            if str(RDF.type) in steps:
                classes.add(ANY)
    return frozenset(properties), frozenset(classes)


def _patterns(part: Any) -> Iterator[tuple[Any, Any, Any]]:  # noqa: ANN401 - any part of an algebra
    if isinstance(part, CompValue):
        for name, value in part.items():
            if name == "triples":
                # One after the other where the parser left them so.
                for terms in value:
                    yield from zip(terms[::3], terms[1::3], terms[2::3], strict=True)
            yield from _patterns(value)
    elif isinstance(part, list | tuple | set):
        for each in part:
            yield from _patterns(each)


def _steps(predicate: Any) -> Iterator[str]:  # noqa: ANN401 - a property, a path, a variable
    """The properties on a path; a variable, or a path of which nothing is known here, may be any."""
    if isinstance(predicate, URIRef):
        yield str(predicate)
    elif isinstance(predicate, SequencePath | AlternativePath):
        for each in predicate.args:
            yield from _steps(each)
    elif isinstance(predicate, InvPath):
        yield from _steps(predicate.arg)
    elif isinstance(predicate, MulPath):
        yield from _steps(predicate.path)
    else:
        assert isinstance(predicate, Variable | Path)
        yield ANY


def near(store: Store, changed: Collection[Quad]) -> tuple[set[str], list[Quad]]:
    """The things whose conformity to shapes may differ, and the statements that it depends on."""
    subjects = {quad.subject for quad in changed if isinstance(quad.subject, NamedNode)}
    typed = {quad.subject for quad in changed if quad.predicate == TYPE}
    things = subjects | {
        quad.subject
        for each in typed
        for quad in store.quads_for_pattern(None, None, each, None)
        if isinstance(quad.subject, NamedNode)
    }
    return {thing.value for thing in things}, statements(store, things)
