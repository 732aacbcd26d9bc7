"""How an engine elsewhere holds a release: in which graphs, and how a query is made to see just these.

`accord publish` gives each release graphs of its own, so that several lie side by side and one takes the place of
another at once. Beside them lies their union, as a graph in which each triple stands once: it is the default graph of
every query, since engines differ in what a union of graphs is. An engine that was given `accord.nq` by its own loader
has the graphs under their own names, and no union: then all graphs together are the default graph.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from accord_atlas.ontology.names import BASE, graph
from accord_atlas.service.core.query_text import Token, tokens

SPACE = "urn:accord-atlas:release:"
NAMES = "urn:accord-atlas:names"
"""The property by which a graph of ours in the engine says which graph of the release it is."""
NOWHERE = "urn:accord-atlas:nowhere"


@dataclass(frozen=True)
class Held:
    """The graphs of a release in an engine: its own names of graphs, and whether they lie under others there."""

    release: str
    graphs: tuple[str, ...]
    published: bool

    @property
    def union(self) -> str:
        """The graph of all triples; only where the release was published."""
        return f"{SPACE}{self.release}:union"

    @property
    def names(self) -> str:
        """The graph that says which graph is which; only where the release was published."""
        return f"{SPACE}{self.release}:names"

    @cached_property
    def places(self) -> Mapping[str, str]:
        """IRI of a graph of the release → IRI of the graph in the engine."""
        own = {graph(name).value: name for name in self.graphs}
        return {iri: f"{SPACE}{self.release}:graph:{name}" if self.published else iri for iri, name in own.items()}

    @cached_property
    def released(self) -> Mapping[str, str]:
        """IRI of a graph in the engine → IRI of the graph of the release."""
        return {there: here for here, there in self.places.items()}

    @cached_property
    def whole(self) -> list[tuple[str, str]]:
        """The fields of the protocol that have a query see the graphs of the release and nothing besides."""
        union = [self.union] if self.published else [*self.places.values()]
        return [
            *(("default-graph-uri", iri) for iri in union),
            *(("named-graph-uri", iri) for iri in self.places.values()),
        ]

    def dataset(
        self, default: Sequence[str] | None = None, named: Sequence[str] | None = None
    ) -> list[tuple[str, str]]:
        """The fields of the protocol that have a query see these graphs of the release, by default all.

        What is no graph of the release is an empty one: nothing else that the engine holds can be asked for.
        """
        if default is None and named is None:
            return self.whole + ([("named-graph-uri", self.names)] if self.published else [])
        union = [self.places.get(iri, NOWHERE) for iri in default or ()] or [NOWHERE]
        seen = [self.places.get(iri, NOWHERE) for iri in named or ()]
        if self.published and seen:
            seen = [*seen, self.names]
        return [
            *(("default-graph-uri", iri) for iri in union),
            *(("named-graph-uri", iri) for iri in seen or [NOWHERE]),
        ]


@dataclass(frozen=True)
class Addressed:
    """A query as the engine gets it, the graphs that it names by `FROM`, and variables that are not the asker's."""

    text: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    added: tuple[str, ...] = ()


def addressed(text: str, held: Held) -> Addressed:
    """A query with the names of graphs after `GRAPH` made those of the engine, and what its `FROM` clauses say.

    They leave the text: the protocol's fields say it instead, and Virtuoso would take both together.

    `GRAPH ?g {…}` becomes `{ GRAPH <names> { ?n <names> ?g } } GRAPH ?n {…}`, so that ?g is the name that the release
    has for the graph.
    """
    found = _Reading(text, held)
    return Addressed(found.written, found.default, found.named, tuple(found.added))


class _Reading:
    """One pass over the tokens of a query."""

    def __init__(self, text: str, held: Held) -> None:
        self._held = held
        read = list(tokens(text))
        self._base, self._prefixes = _declared(read)
        self.added: list[str] = []
        default: list[str] = []
        named: list[str] = []
        pieces: list[str] = []
        done = 0
        for before, token, after in zip([None, *read], read, [*read[1:], None], strict=False):
            word = token.text.lower() if token.kind == "word" else ""
            if word == "graph" and after:
                pieces += [text[done : token.start], self._graph(token, after)]
                done = after.end
            elif word == "from" and after and (iri := self._iri(after)):
                default.append(iri)
                pieces.append(text[done : token.start])
                done = after.end
            elif word == "named" and before and before.text.lower() == "from" and after and (iri := self._iri(after)):
                named.append(iri)
                pieces.append(text[done : before.start])
                done = after.end
        self.written = "".join([*pieces, text[done:]])
        stated = bool(default or named)
        self.default: tuple[str, ...] | None = tuple(default) if stated else None
        self.named: tuple[str, ...] | None = tuple(named) if stated else None

    def _graph(self, keyword: Token, of: Token) -> str:
        """`GRAPH` and what follows it."""
        if not self._held.published:
            return f"{keyword.text} {of.text}"
        if of.kind == "variable":
            name = f"accordGraph{len(self.added)}"
            self.added.append(name)
            return f"{{ GRAPH <{self._held.names}> {{ ?{name} <{NAMES}> {of.text} }} }} GRAPH ?{name}"
        iri = self._iri(of)
        return f"GRAPH <{self._held.places.get(iri, NOWHERE)}>" if iri else f"{keyword.text} {of.text}"

    def _iri(self, token: Token) -> str | None:
        """The IRI that a token writes; None where it writes none."""
        if token.kind == "iri":
            return urljoin(self._base, token.text[1:-1])
        prefix, colon, local = token.text.partition(":")
        return (
            f"{self._prefixes[prefix]}{local}" if token.kind == "name" and colon and prefix in self._prefixes else None
        )


def _declared(read: Iterable[Token]) -> tuple[str, Mapping[str, str]]:
    """The base of a query and its prefixes."""
    base, known, following = BASE, dict[str, str](), iter(read)
    for token in following:
        word = token.text.lower()
        if token.kind != "word" or word not in {"base", "prefix"}:
            break
        name = next(following, None) if word == "prefix" else None
        iri = next(following, None)
        whole = urljoin(base, iri.text[1:-1]) if iri else base
        if name:
            known[name.text[:-1]] = whole
        else:
            base = whole
    return base, known


def prologue(text: str) -> str:
    """A query with our base before it, as at our own endpoint."""
    return f"BASE <{BASE}>\n{text}"
