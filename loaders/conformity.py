"""Tells which things surely conform to the shapes, so that the SHACL engine is asked about the others only.

It reads the same shapes, thing by thing, in the store that holds the data, hence in little memory. What it finds to
conform does; of anything else, and of whatever it does not know how to judge, the SHACL engine (`shacl.py`) decides.
A shape with a word that is not known here makes every thing that it is about one of the others.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from rdflib import RDF, RDFS, XSD, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection as RdfList
from rdflib.namespace import SH
from rdflib.term import Node

Term = Any
"""A term of the store."""
Said = Mapping[str, Sequence[Term]]
"""What is said of one thing: property → its values."""
Check = Callable[["Data", Term, Said], bool]
"""Whether a thing, of which that much is said, meets a constraint; Unsure where it cannot be told."""

TYPE: Final = NamedNode(str(RDF.type))
SUBCLASS: Final = NamedNode(str(RDFS.subClassOf))
TARGET: Final = "http://www.w3.org/ns/shacl#target"
ABOUT: Final = frozenset({SH.targetClass, SH.targetSubjectsOf, SH.path, SH.message, SH.property, RDF.type, SH.severity})
"""What a shape says beside its constraints."""
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
LEXICAL: Final = {
    str(XSD.boolean): "true|false|1|0",
    str(XSD.integer): "[+-]?[0-9]+",
    str(XSD.decimal): r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    str(XSD.date): "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    str(XSD.gYear): "[0-9]{4}",
    str(XSD.anyURI): r"https?://[\w!#$%&'()*+,./:;=?@\[\]~-]+",
}
"""Datatypes with a lexical form that is held to, and how their values look at their plainest."""
FREE: Final = frozenset(map(str, (XSD.string, RDF.langString, EDTF)))
"""Datatypes of which every text is a value, or which SHACL engines do not know."""


class Unsure(Exception):
    """What cannot be judged here."""


class Data:
    """The store, with what is asked of it again and again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._above: dict[str, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, SUBCLASS, None, None):
            self._above[_name(quad.subject)].add(_name(quad.object))
        self.classes = lru_cache(50_000)(self._classes)
        self.kinds = cache(self._kinds)

    def said(self, thing: NamedNode | BlankNode) -> Said:
        """What all graphs together say of a thing, each statement once."""
        found: dict[str, dict[Term, None]] = defaultdict(dict)
        for quad in self._store.quads_for_pattern(thing, None, None, None):
            found[quad.predicate.value][quad.object] = None
        return {prop: tuple(values) for prop, values in found.items()}

    def _classes(self, thing: Term) -> frozenset[str]:
        if isinstance(thing, Literal):
            return frozenset()
        return self.kinds(
            frozenset(_name(quad.object) for quad in self._store.quads_for_pattern(thing, TYPE, None, None))
        )

    def _kinds(self, named: frozenset[str]) -> frozenset[str]:
        """Classes with all that they are subclasses of."""
        found, open_ = set(named), list(named)
        while open_:
            above = self._above.get(open_.pop(), set()) - found
            found |= above
            open_ += above
        return frozenset(found)


def _name(term: Term) -> str:
    return str(term.value)


class Shapes:
    """The shapes by what they are about, each as one check."""

    def __init__(self, graph: Graph) -> None:
        self._by_class: dict[str, list[Check]] = defaultdict(list)
        self._by_property: dict[str, list[Check]] = defaultdict(list)
        self._whole = True
        targets = {SH.targetClass: self._by_class, SH.targetSubjectsOf: self._by_property}
        for shape in set(graph.subjects(RDF.type, SH.NodeShape)) | set(graph.subjects(RDF.type, SH.PropertyShape)):
            check = _shape(graph, shape)
            named = [(held, str(t)) for word, held in targets.items() for t in graph.objects(shape, word)]
            for held, target in named:
                held[target].append(check)
            other = {p for p in graph.predicates(shape) if str(p).startswith(TARGET) and p not in targets}
            self._whole = self._whole and not other and (shape, RDF.type, RDFS.Class) not in graph

    def suspects(self, store: Store) -> Iterator[NamedNode | BlankNode]:
        """The things in a store of which it is not sure that they conform."""
        data = Data(store)
        for prop in (TYPE, *map(NamedNode, self._by_property)):
            for quad in store.quads_for_pattern(None, prop, None, None):
                thing: Any = quad.subject
                said = data.said(thing)
                # What has several classes, or a class and one of these properties, is judged once.
                first = said.get(TYPE.value, (None,))[0]
                if first in (None, quad.object if prop == TYPE else None) and not self._conforms(data, thing, said):
                    yield thing

    def _conforms(self, data: Data, thing: Term, said: Said) -> bool:
        if not self._whole:
            return False
        kinds = data.kinds(frozenset(each.value for each in said.get(TYPE.value, ())))
        checks = [check for kind in kinds for check in self._by_class.get(kind, ())]
        checks += [check for prop, held in self._by_property.items() if prop in said for check in held]
        try:
            return all(check(data, thing, said) for check in checks)
        except Unsure:
            return False


def _shape(graph: Graph, shape: Node) -> Check:
    """A shape as a check of a thing: its constraints hold for the thing or, where it has a path, for what is there."""
    path = graph.value(shape, SH.path)
    parts = [_part(graph, word, value) for word, value in graph.predicate_objects(shape) if word not in ABOUT]
    if (graph.value(shape, SH.property), graph.value(shape, SH.deactivated)) != (None, None):
        return _unsure
    if path is None:
        return lambda data, thing, said: all(part(data, thing, said, (thing,)) for part in parts)
    if not isinstance(path, URIRef):
        return _unsure
    prop = str(path)
    return lambda data, thing, said: all(part(data, thing, said, said.get(prop, ())) for part in parts)


def _unsure(*_: object) -> bool:
    raise Unsure


Part = Callable[[Data, Term, Said, Sequence[Term]], bool]
"""Whether the values of a thing, of which that much is said, meet one constraint."""


def _part(graph: Graph, word: Node, value: Node) -> Part:
    """One constraint of a shape, by the word that states it."""
    known = EACH.get(word)
    if known:
        one = known(graph, value)
        return lambda data, _, __, values: all(one(data, each) for each in values)
    if word in (SH["or"], SH["not"]):
        return _of_shapes(graph, word, value)
    if word == SH.minCount:
        least = int(str(value))
        return lambda _, __, ___, values: len(values) >= least
    if word == SH.maxCount:
        most = int(str(value))
        return lambda _, __, ___, values: len(values) <= most
    if word == SH.uniqueLang and str(value) == "true":
        return lambda _, __, ___, values: _unique([each.language for each in values if isinstance(each, Literal)])
    if word == SH.hasValue and isinstance(value, URIRef):
        wanted = NamedNode(str(value))
        return lambda _, __, ___, values: wanted in values
    if word in (SH.lessThan, SH.lessThanOrEquals):
        return _before(str(value), same=word == SH.lessThanOrEquals)
    return _unsure


def _unique(languages: Iterable[str | None]) -> bool:
    found = [each.lower() for each in languages if each]
    return len(found) == len(set(found))


def _of_shapes(graph: Graph, word: Node, value: Node) -> Part:
    """`sh:or` and `sh:not`: each value is the thing that the shapes within them are about."""
    checks = [_shape(graph, each) for each in (RdfList(graph, value) if word == SH["or"] else [value])]

    def met(data: Data, thing: Term, said: Said, values: Sequence[Term]) -> bool:
        for each in values:
            about = said if each == thing else {} if isinstance(each, Literal) else data.said(each)
            held = any(check(data, each, about) for check in checks)
            if held == (word == SH["not"]):
                return False
        return True

    return met


def _before(other: str, *, same: bool) -> Part:
    """Every value lies before every value of another property; days only."""

    def met(_: Data, __: Term, said: Said, values: Sequence[Term]) -> bool:
        pairs = [(_day(a), _day(b)) for a in values for b in said.get(other, ())]
        return all(a < b or (same and a == b) for a, b in pairs)

    return met


def _day(term: Term) -> date:
    if isinstance(term, Literal) and term.datatype.value == str(XSD.date):
        try:
            return date.fromisoformat(term.value)
        except ValueError:
            pass
    raise Unsure


One = Callable[[Data, Term], bool]


def _class(_: Graph, value: Node) -> One:
    wanted = str(value)
    return lambda data, each: wanted in data.classes(each)


def _datatype(_: Graph, value: Node) -> One:
    wanted = str(value)
    form = re.compile(LEXICAL[wanted]) if wanted in LEXICAL else None
    if form is None and wanted not in FREE:
        return _unsure

    def met(_: Data, each: Term) -> bool:
        if not isinstance(each, Literal) or each.datatype.value != wanted:
            return False
        if form and not form.fullmatch(each.value):
            raise Unsure
        return wanted != str(XSD.date) or bool(_day(each))

    return met


def _pattern(_: Graph, value: Node) -> One:
    form = re.compile(str(value))
    return lambda _, each: not isinstance(each, BlankNode) and bool(form.search(each.value))


def _node_kind(_: Graph, value: Node) -> One:
    if value == SH.IRI:
        return lambda _, each: isinstance(each, NamedNode)
    if value == SH.IRIOrLiteral:
        return lambda _, each: isinstance(each, NamedNode | Literal)
    return _unsure


def _languages(graph: Graph, value: Node) -> One:
    wanted = {str(each).lower() for each in RdfList(graph, value)}
    return lambda _, each: isinstance(each, Literal) and (each.language or "").lower() in wanted


def _in(graph: Graph, value: Node) -> One:
    wanted = list(RdfList(graph, value))
    if not all(isinstance(each, RdflibLiteral) and not each.language and not each.datatype for each in wanted):
        return _unsure
    texts = {Literal(str(each)) for each in wanted}
    return lambda _, each: each in texts


def _at_least(_: Graph, value: Node) -> One:
    least = int(str(value))

    def met(_: Data, each: Term) -> bool:
        if not isinstance(each, Literal) or each.datatype.value != str(XSD.integer):
            raise Unsure
        return int(each.value) >= least

    return met


EACH: Final[Mapping[Node, Callable[[Graph, Node], One]]] = {
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.pattern: _pattern,
    SH.nodeKind: _node_kind,
    SH.languageIn: _languages,
    SH["in"]: _in,
    SH.minInclusive: _at_least,
}
"""Constraints that each value meets for itself."""


def statements(store: Store, things: Iterable[NamedNode | BlankNode]) -> list[Quad]:
    """What the conformity of things depends on: what is said of them, the classes of their values, and of classes."""
    about = list(things)
    said = [quad for thing in about for quad in store.quads_for_pattern(thing, None, None, None)]
    values = {quad.object for quad in said if isinstance(quad.object, NamedNode | BlankNode)} - set(about)
    said += [quad for value in values for quad in store.quads_for_pattern(value, TYPE, None, None)]
    said += store.quads_for_pattern(None, SUBCLASS, None, None)
    return said
