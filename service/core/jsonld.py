"""JSON-LD as people read it: compact under the project's context, expanded, flattened or framed on request.

The context stands in the document, with those of its prefixes and terms that the document uses: nothing is fetched.
`/context.jsonld` has all of it. Every form holds every triple.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox

from accord_atlas.ontology.files import context_file
from accord_atlas.ontology.names import prefixes

NS: Final = "http://www.w3.org/ns/json-ld#"
PROFILES: Final = ("compacted", "expanded", "flattened", "framed")
"""The forms of a document, as `profile` names them after `NS`; the first is the default."""
NOT_CARRIED: Final = "does not support RDF 1.2"
"""What the engine says where a format has no triple terms, and so does this writer."""
TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SAFE: Final = 2**53
"""Whole numbers up to here are the same in every JSON parser."""

Node = ox.NamedNode | ox.BlankNode
Pairs = list[tuple[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]


@cache
def _context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(context_file())["@context"]
    return found


@cache
def _spaces() -> dict[str, str]:
    return {space: name for name, space in prefixes().items()}


class Words:
    """Writes names and values in short, and remembers which prefixes and terms of the context that took."""

    def __init__(self) -> None:
        self._used: dict[str, Any] = {}
        self._known: dict[str, str] = {}

    @property
    def context(self) -> dict[str, Any]:
        """The part of the context that was used so far, in alphabetical order."""
        return {"@version": 1.1, **dict(sorted(self._used.items()))}

    def name(self, iri: str) -> str:
        """A compact IRI where a prefix of ours fits, else the IRI."""
        found = self._known.get(iri)
        if found is None:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = _spaces().get(iri[:cut]) if cut < len(iri) else None
            if prefix:
                self._used[prefix] = iri[:cut]
            found = self._known[iri] = f"{prefix}:{iri[cut:]}" if prefix else iri
        return found

    def node(self, node: Node) -> str:
        """How a node is called."""
        return self.name(node.value) if isinstance(node, ox.NamedNode) else _whole(node)

    def put(self, into: dict[str, Any], iri: str, values: list[Any]) -> None:
        """Add the values of one property to a node; a value may be a term or a node that was written already."""
        key = self.name(iri)
        rule = _context().get(key)
        if not isinstance(rule, dict):
            into[key] = _one_or_all([self._value(value, "") for value in values])
            return
        by_language = rule.get("@container") == "@language"
        fits = [
            not by_language or (isinstance(value, ox.Literal) and bool(value.language) and not value.direction)
            for value in values
        ]
        if fitting := [value for value, fit in zip(values, fits, strict=True) if fit]:
            self._use(key, rule)
            kind = rule.get("@type", "")
            into[key] = (
                _by_language(fitting) if by_language else _one_or_all([self._value(each, kind) for each in fitting])
            )
        if rest := [value for value, fit in zip(values, fits, strict=True) if not fit]:
            into[iri] = [self._value(value, "") for value in rest]

    def _use(self, key: str, rule: Mapping[str, Any]) -> None:
        self._used[key] = rule
        kind = str(rule.get("@type", ""))
        if kind and not kind.startswith("@"):
            prefix = kind.partition(":")[0]
            self._used[prefix] = prefixes()[prefix]

    def _value(self, value: Any, kind: str) -> Any:  # noqa: ANN401
        """A value; `kind` is what the context makes of a bare string here."""
        if isinstance(value, dict):
            return value
        if isinstance(value, ox.NamedNode | ox.BlankNode):
            name = self.node(value)
            return name if kind == "@id" else {"@id": name}
        if not isinstance(value, ox.Literal):
            raise OSError(f"JSON-LD {NOT_CARRIED}")
        if value.language:
            return _spoken(value)
        datatype = value.datatype.value
        if kind and self.name(datatype) == kind:
            return value.value
        if datatype == f"{XSD}string":
            return {"@value": value.value} if kind else value.value
        native = None if kind else _native(value.value, datatype)
        return {"@type": self.name(datatype), "@value": value.value} if native is None else native


def _whole(node: Node) -> str:
    return node.value if isinstance(node, ox.NamedNode) else f"_:{node.value}"


def _object(value: object) -> dict[str, str]:
    """A value of an expanded document."""
    if isinstance(value, ox.NamedNode | ox.BlankNode):
        return {"@id": _whole(value)}
    if not isinstance(value, ox.Literal):
        raise OSError(f"JSON-LD {NOT_CARRIED}")
    if value.language:
        return _spoken(value)
    kind = value.datatype.value
    return {"@value": value.value} if kind == f"{XSD}string" else {"@type": kind, "@value": value.value}


def _spoken(value: ox.Literal) -> dict[str, str]:
    """A text with its language and, where one is stated, its direction."""
    direction = {"@direction": str(value.direction)} if value.direction else {}
    return {**direction, "@language": value.language or "", "@value": value.value}


def _native(text: str, datatype: str) -> bool | int | None:
    """The value as JSON has it, where that is read back as just this text."""
    if datatype == f"{XSD}boolean" and text in {"true", "false"}:
        return text == "true"
    if datatype == f"{XSD}integer" and len(text) < 17 and text.lstrip("-").isdecimal() and str(int(text)) == text:
        return int(text) if abs(int(text)) < SAFE else None
    return None


def _one_or_all(values: list[Any]) -> Any:  # noqa: ANN401
    return values[0] if len(values) == 1 else values


def _by_language(values: Iterable[ox.Literal]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(value.language or "", []).append(value.value)
    return {language: _one_or_all(texts) for language, texts in sorted(found.items())}


class Tree:
    """The triples of a document by subject, and how nodes are written: flat, or one within another."""

    def __init__(self, triples: Iterable[ox.Triple], words: Words | None = None) -> None:
        self.words = words or Words()
        self._said: dict[Any, Pairs] = {}
        self._placed: set[Any] = set()
        for triple in triples:
            self._said.setdefault(triple.subject, []).append((triple.predicate.value, triple.object))

    def flat(self, *, but: object = None) -> list[dict[str, Any]]:
        """Each node, or each but one, without another in it."""
        return [self.node(subject) for subject in self._said if subject != but]

    def node(self, subject: Node, *, nested: bool = False, without: object = None) -> dict[str, Any]:
        """One node; `nested` writes those it points at into it, each at its first place; no property to `without`."""
        self._placed.add(subject)
        types = [value for predicate, value in self._said[subject] if predicate == TYPE]
        written: dict[str, Any] = {"@id": self.words.node(subject)}
        if types:
            written["@type"] = _one_or_all([self.words.node(each) for each in types])  # type: ignore[arg-type]
        grouped: dict[str, list[Any]] = {}
        for predicate, value in self._said[subject]:
            if predicate != TYPE and value != without:
                grouped.setdefault(predicate, []).append(value)
        for predicate, values in grouped.items():
            shown = [self._nested(value) if nested else value for value in values]
            self.words.put(written, predicate, shown)
        return written

    def _nested(self, value: Any) -> Any:  # noqa: ANN401
        unseen = isinstance(value, ox.NamedNode | ox.BlankNode) and value in self._said and value not in self._placed
        return self.node(value, nested=True) if unseen else value

    def framed(self, root: Node) -> dict[str, Any]:
        """The thing with all that it points at in it, what points at it under `@reverse`, the rest `@included`."""
        written = self.node(root, nested=True)
        reverse: dict[str, list[Any]] = {}
        for subject, pairs in self._said.items():
            by = next((predicate for predicate, value in pairs if value == root), None)
            if by and subject not in self._placed and sum(value == root for _, value in pairs) == 1:
                reverse.setdefault(by, []).append(self.node(subject, nested=True, without=root))
        if reverse:
            written["@reverse"] = {self.words.name(by): _one_or_all(nodes) for by, nodes in reverse.items()}
        if rest := self.rest():
            written["@included"] = rest
        return written

    def rest(self) -> list[dict[str, Any]]:
        """The nodes that stand nowhere yet, with what they point at in them."""
        return [self.node(subject, nested=True) for subject in self._said if subject not in self._placed]

    def expanded(self) -> list[dict[str, Any]]:
        """Each node with whole IRIs and every value as an object."""
        listed: list[dict[str, Any]] = []
        for subject, pairs in self._said.items():
            node: dict[str, Any] = {"@id": _whole(subject)}
            for predicate, value in pairs:
                if predicate == TYPE and not isinstance(value, ox.Literal | ox.Triple):
                    node.setdefault("@type", []).append(_whole(value))
                else:
                    node.setdefault(predicate, []).append(_object(value))
            listed.append(node)
        return listed

    def has(self, node: Node) -> bool:
        """Whether something is said about a node."""
        return node in self._said


def write(triples: Iterable[ox.Triple], first: str = "", profile: str = PROFILES[0]) -> bytes:
    """The triples as one document; `first` is the IRI of what it is about, which then stands at its root.

    OSError where a triple term is among them, which JSON-LD cannot carry.
    """
    tree = Tree(triples)
    if profile == "expanded":
        return _json(tree.expanded())
    root = ox.NamedNode(first) if first else None
    body: dict[str, Any]
    if root is None or not tree.has(root) or profile == "flattened":
        body = {"@graph": tree.rest() if profile == "framed" else tree.flat()}
    elif profile == "framed":
        body = tree.framed(root)
    else:
        rest = tree.flat(but=root)
        body = {**tree.node(root), **({"@included": rest} if rest else {})}
    return _json({"@context": tree.words.context, **body})


def context_of(names: Collection[str]) -> dict[str, Any]:
    """The context of a document whose IRIs need these prefixes: them, and the terms that begin with one of them."""
    rules = {key: rule for key, rule in _context().items() if isinstance(rule, dict)}
    used = {key: rule for key, rule in rules.items() if key.partition(":")[0] in names}
    kinds = {str(rule.get("@type", "@")).partition(":")[0] for rule in used.values()}
    needed = {name: space for name, space in prefixes().items() if name in names or name in kinds}
    return {"@version": 1.1, **dict(sorted({**needed, **used}.items()))}


def stream(triples: Iterable[ox.Triple], context: Mapping[str, Any]) -> Iterator[bytes]:
    """A document of any size, node by node; triples of one subject that stand together become one node.

    `context` is that of `context_of` for all prefixes that the triples need.
    """
    yield b'{"@context":' + _json(context) + b',"@graph":['
    words, mark = Words(), b"\n"
    for _, held in groupby(triples, key=lambda triple: triple.subject):
        for node in Tree(held, words).flat():
            yield mark + _json(node)
            mark = b",\n"
    yield b"\n]}\n"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
