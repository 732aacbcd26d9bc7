"""Writes Turtle in the one form that the ontology's files have: same statements, same bytes.

One block per subject, in order of prefixed names, ours before others; in a block the type first, then names and
definition, then the rest by name; values sorted; lines wrapped at 120 columns. There are no blank nodes and no
comments: what is worth saying about a term is said in its definition.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from pyoxigraph import parse as parse_rdf

from accord_atlas.ontology.names import BASE, prefixes, term

WIDTH: Final = 120
FIRST: Final = ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition", "skos:notation")
LOCAL: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
HEADS: Final = {term("owl:Ontology"), term("aa:Scheme")}
RDF_TYPE: Final = term("rdf:type")
STRING: Final = term("xsd:string")
ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})

Term = NamedNode | Literal


def read(text: str) -> set[Triple]:
    """The triples of a Turtle text; SyntaxError names line and column, ValueError a blank node."""
    triples = {Triple(q.subject, q.predicate, q.object) for q in parse_rdf(text, RdfFormat.TURTLE)}
    for triple in triples:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise ValueError(f"blank node in {triple}")
    return triples


def canonical(text: str) -> str:
    """The canonical form of a Turtle text; raises as `read` does."""
    return write(read(text))


def write(triples: Iterable[Triple]) -> str:
    """Turtle in canonical form; the prefixes are those of `prefixes.ttl` that the triples use."""
    blocks: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for triple in triples:
        blocks.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    body = "\n".join(_block(subject, blocks[subject]) for subject in sorted(blocks, key=lambda s: _place(s, blocks[s])))
    used = {name: space for name, space in prefixes().items() if re.search(rf"(?<![\w<\"-]){name}:[\w]", _bare(body))}
    return "".join(f"@prefix {name}: <{space}> .\n" for name, space in sorted(used.items())) + "\n" + body


def _bare(body: str) -> str:
    """The text without its strings and full addresses, where a word and a colon would look like a prefix."""
    return re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', '""', body)


def _place(subject: NamedNode, facts: Mapping[NamedNode, list[Term]]) -> tuple[bool, bool, str]:
    """Heads (an ontology, a scheme) come first, then what is ours, then the rest."""
    head = any(kind in HEADS for kind in facts.get(RDF_TYPE, ()))
    return not head, not subject.value.startswith(BASE), _name(subject)


def _block(subject: NamedNode, facts: Mapping[NamedNode, list[Term]]) -> str:
    lines = [_name(subject)]
    for predicate in sorted(facts, key=_rank):
        verb = "a" if predicate == RDF_TYPE else _name(predicate)
        values = [_form(value) for value in sorted(set(facts[predicate]), key=_order)]
        flat = f"    {verb} {' , '.join(values)} ;"
        if len(flat) <= WIDTH or len(values) == 1:
            lines.append(flat)
        else:
            lines += [f"    {verb}", *(f"        {value} ," for value in values[:-1]), f"        {values[-1]} ;"]
    lines[-1] = lines[-1].removesuffix(";") + "."
    return "\n".join(lines) + "\n"


def _rank(predicate: NamedNode) -> tuple[int, str]:
    name = _name(predicate)
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name


def _order(value: Term) -> tuple[str, str]:
    """IRIs and plain literals first, then texts by language."""
    return ((value.language or "") if isinstance(value, Literal) else ""), _form(value)


def _form(value: Term) -> str:
    if isinstance(value, NamedNode):
        return _name(value)
    quoted = f'"{value.value.translate(ESCAPES)}"'
    if value.language:
        return f"{quoted}@{value.language}"
    return quoted if value.datatype == STRING else f"{quoted}^^{_name(value.datatype)}"


def _name(node: NamedNode) -> str:
    """The prefixed name of an address, by the longest namespace that fits, else the full address."""
    fitting = [(len(space), name) for name, space in prefixes().items() if node.value.startswith(space)]
    for length, name in sorted(fitting, reverse=True):
        if LOCAL.fullmatch(node.value[length:]):
            return f"{name}:{node.value[length:]}"
    return f"<{node.value}>"
