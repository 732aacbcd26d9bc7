"""Writes Turtle in the one form that the ontology's files have: same statements, same bytes.

One block per subject, in order of prefixed names, ours before others; in a block the type first, then names and
definition, then the rest by name; values sorted; lines wrapped at 120 columns. A blank node, which only shapes may
have, stands where it is used. There are no comments: what is worth saying about a term is said in its definition.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from pyoxigraph import parse as parse_rdf

from accord_atlas.ontology.names import BASE, prefixes, term

WIDTH: Final = 120
FIRST: Final = (
    *("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition", "skos:notation"),
    *("sh:targetClass", "sh:targetSubjectsOf", "sh:path", "sh:minCount", "sh:maxCount"),
)
LAST: Final = ("sh:message",)
LOCAL: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
HEADS: Final = {term("owl:Ontology"), term("aa:Scheme")}
RDF_TYPE, RDF_FIRST, RDF_REST, RDF_NIL = map(term, ("rdf:type", "rdf:first", "rdf:rest", "rdf:nil"))
STRING, INTEGER, BOOLEAN = map(term, ("xsd:string", "xsd:integer", "xsd:boolean"))
ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})

Subject = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple


def read(text: str) -> set[Triple]:
    """The triples of a Turtle text; SyntaxError names line and column."""
    return {Triple(q.subject, q.predicate, q.object) for q in parse_rdf(text, RdfFormat.TURTLE)}


def canonical(text: str) -> str:
    """The canonical form of a Turtle text; raises as `read` and `write` do."""
    return write(read(text))


def write(triples: Iterable[Triple]) -> str:
    """Turtle in canonical form, with those prefixes of `prefixes.ttl` that it uses.

    ValueError for a blank node that is used twice or never, which has no place of its own.
    """
    body = "\n".join(_Blocks(triples).texts())
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', '""', body)
    used = {name: space for name, space in prefixes().items() if re.search(rf"(?<![\w-]){name}:\w", bare)}
    return "".join(f"@prefix {name}: <{space}> .\n" for name, space in sorted(used.items())) + "\n" + body


class _Blocks:
    """The triples by subject and predicate, and how each is written."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.facts: dict[Subject, dict[NamedNode, list[Term]]] = {}
        for triple in triples:
            if isinstance(triple.subject, Triple):
                raise ValueError(f"a triple about a triple: {triple}")
            self.facts.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)

    def texts(self) -> Iterator[str]:
        """The text of each block, in order."""
        self._place_blank_nodes()
        for subject in sorted(self.named, key=self._place):
            lines = [short(subject), *self._lines(subject)]
            flat = f"{lines[0]} {lines[1].strip()}"
            text = flat if len(lines) == 2 and len(flat) <= WIDTH else "\n".join(lines)
            yield text.removesuffix(";") + ".\n"

    def _place_blank_nodes(self) -> None:
        """ValueError unless each blank node is used once, and by something that has a place itself."""
        users: dict[Term, list[Subject]] = {}
        for subject, facts in self.facts.items():
            for value in (value for values in facts.values() for value in values):
                users.setdefault(value, []).append(subject)
        for node in self.facts:
            seen: set[Subject] = set()
            while isinstance(node, BlankNode):
                if len(users.get(node, [])) != 1 or node in seen:
                    raise ValueError("a blank node that is not used exactly once")
                seen.add(node)
                node = users[node][0]

    @cached_property
    def named(self) -> list[NamedNode]:
        """The subjects that have a name."""
        return [subject for subject in self.facts if isinstance(subject, NamedNode)]

    def _place(self, subject: NamedNode) -> tuple[bool, bool, str]:
        """Heads (an ontology, a scheme) come first, then what is ours, then the rest."""
        head = any(kind in HEADS for kind in self.facts[subject].get(RDF_TYPE, ()))
        return not head, not subject.value.startswith(BASE), short(subject)

    def _lines(self, subject: Subject) -> Iterator[str]:
        facts = self.facts[subject]
        for predicate in sorted(facts, key=_rank):
            verb = "a" if predicate == RDF_TYPE else short(predicate)
            values = [self._form(value) for value in sorted(set(facts[predicate]), key=self._order)]
            flat = f"    {verb} {' , '.join(values)} ;"
            if len(flat) <= WIDTH or len(values) == 1:
                yield flat
            else:
                yield f"    {verb}"
                yield from (f"        {value} ," for value in values[:-1])
                yield f"        {values[-1]} ;"

    def _order(self, value: Term) -> tuple[str, str]:
        """IRIs and plain literals first, then texts by language."""
        return ((value.language or "") if isinstance(value, Literal) else ""), self._form(value)

    def _form(self, value: Term) -> str:
        match value:
            case NamedNode():
                return short(value)
            case Literal():
                return _quoted(value)
            case BlankNode() if RDF_FIRST in self.facts[value]:
                return f"( {' '.join(self._items(value))} )"
            case BlankNode():
                return f"[ {' '.join(line.strip() for line in self._lines(value)).removesuffix(' ;')} ]"
        raise ValueError(f"no Turtle for {value}")

    def _items(self, node: Term) -> Iterator[str]:
        """The items of an RDF list, in its order."""
        while isinstance(node, BlankNode):
            facts = self.facts[node]
            yield self._form(facts[RDF_FIRST][0])
            node = facts[RDF_REST][0]


def _rank(predicate: NamedNode) -> tuple[int, str]:
    name = short(predicate)
    if name in FIRST:
        return FIRST.index(name), name
    return len(FIRST) + (name in LAST), name


def _quoted(value: Literal) -> str:
    quoted = f'"{value.value.translate(ESCAPES)}"'
    if value.language:
        return f"{quoted}@{value.language}"
    if value.datatype in (INTEGER, BOOLEAN):
        return value.value
    return quoted if value.datatype == STRING else f"{quoted}^^{short(value.datatype)}"


def short(node: NamedNode) -> str:
    """The prefixed name of an address, by the longest namespace that fits, else the full address."""
    fitting = [(len(space), name) for name, space in prefixes().items() if node.value.startswith(space)]
    for length, name in sorted(fitting, reverse=True):
        if LOCAL.fullmatch(node.value[length:]):
            return f"{name}:{node.value[length:]}"
    return f"<{node.value}>"
