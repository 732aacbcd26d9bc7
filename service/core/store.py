"""The one seam to an engine.

Everything that reads the release does so through `Store`. Its results are those of the library pyoxigraph, which
also parses what a remote SPARQL endpoint sends, so that another engine needs one more class here and nothing else.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from math import inf
from pathlib import Path
from threading import Lock
from typing import Final, Protocol, Self

import pyoxigraph as ox
from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolution, QuerySolutions, QueryTriples

from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.published_folder import Published

AT_A_TIME: Final = 1000
"""Solutions between two looks at whether they are still wanted."""
Results = QuerySolutions | QueryBoolean | QueryTriples
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
PATIENCE: Final = 0.3
"""Seconds of computing that asking a copy on disk may take, until the release is read into memory."""


class Store(Protocol):
    """Answers trusted queries: stored questions and those that the code itself writes, never a visitor's."""

    def query(self, query: str) -> Results:
        """The results of any query over the union of all graphs; relative IRIs are ours, as at the endpoint.

        SyntaxError where it does not parse.
        """
        ...

    def select(self, query: str) -> list[QuerySolution]:
        """The solutions of a SELECT query, all of them; TypeError for another form of query."""
        ...

    def serialize(self, query: str, form: QueryResultsFormat) -> bytes:
        """The results of a SELECT or ASK query as the engine writes them."""
        ...

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; None matches anything."""
        ...

    def quads_of(self, predicate: ox.NamedNode, values: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """The quads of all subjects that have one of these values of a property, subject by subject."""
        ...

    def quads_about(self, subjects: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """The quads of several subjects, in their order or that of their IRIs."""
        ...


class LocalStore(ABC):
    """A release that an engine in this process holds."""

    @abstractmethod
    def query(self, query: str) -> Results:
        """See `Store.query`."""

    @abstractmethod
    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See `Store.quads`."""

    def select(self, query: str) -> list[QuerySolution]:
        """See `Store.select`."""
        results = self.query(query)
        if not isinstance(results, QuerySolutions):
            raise TypeError("expected a SELECT query")
        found: list[QuerySolution] = []
        try:
            while some := list(islice(results, AT_A_TIME)):
                found += some
                still_wanted()
        finally:
            # The engine's iterator must end in the thread that made it: an error would carry it to another one, where
            # it can never be freed.
            del results
        return found

    def serialize(self, query: str, form: QueryResultsFormat) -> bytes:
        """See `Store.serialize`."""
        results = self.query(query)
        if isinstance(results, QueryTriples):
            raise TypeError("expected a SELECT or ASK query")
        return results.serialize(format=form) or b""

    def quads_of(self, predicate: ox.NamedNode, values: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """See `Store.quads_of`."""
        found = (quad.subject for value in values for quad in self.quads(None, predicate, value))
        for subject in dict.fromkeys(found):
            if isinstance(subject, ox.NamedNode):
                yield from self.quads(subject)

    def quads_about(self, subjects: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """See `Store.quads_about`."""
        return (quad for subject in subjects for quad in self.quads(subject))


class EmbeddedStore(LocalStore):
    """A release in this process's memory."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read an N-Quads file; SyntaxError or OSError where it is not one."""
        engine = ox.Store()
        engine.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        return cls(engine)

    @property
    def engine(self) -> ox.Store:
        """The engine's own store, for views of it; whoever has it must not change it."""
        return self._engine

    def query(self, query: str) -> Results:
        """See `Store.query`."""
        still_wanted()
        return self._engine.query(query, base_iri=BASE, use_default_graph_as_union=True)

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See `Store.quads`."""
        return iter(self._engine.quads_for_pattern(subject, predicate, object, graph))


class CopiedStore(LocalStore):
    """A release asked from its copy on disk (see `snapshot`), which is there at once and takes little memory.

    Reading the file takes a second, and each answer from the copy several times as long as one from memory. So whoever
    asks little asks the copy; once that has taken its time, the rest is asked in memory.
    """

    def __init__(self, held: Published, load: Callable[[], EmbeddedStore | None]) -> None:
        """`held` is the copy, `load` reads the release into memory; None where that is not to be had any more."""
        self._held = held
        self._copy = ox.Store.read_only(str(held.path))
        self._load = load
        self._memory: EmbeddedStore | None = None
        self._left = PATIENCE
        self._loading = Lock()

    def query(self, query: str) -> Results:
        """See `Store.query`; the default graph of the copy is the union of all graphs."""
        return memory.query(query) if (memory := self._read()) else self._copy.query(query, base_iri=BASE)

    def select(self, query: str) -> list[QuerySolution]:
        """See `Store.select`."""
        begun = time.thread_time()
        try:
            return super().select(query)
        finally:
            self._left -= time.thread_time() - begun

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See `Store.quads`; in the order that memory gives, which is that of the file from its end."""
        if memory := self._read():
            return memory.quads(subject, predicate, object, graph)
        begun = time.thread_time()
        found = self._copy.quads_for_pattern(subject, predicate, object, graph)
        named = [quad for quad in found if isinstance(quad.graph_name, ox.NamedNode)]
        named.sort(key=str, reverse=True)
        self._left -= time.thread_time() - begun
        return iter(named)

    def read(self) -> None:
        """Read the release into memory now: much will be asked."""
        self._left = min(self._left, 0.0)
        self._read()

    def _read(self) -> EmbeddedStore | None:
        """The release in memory, where it has been read or is to be read now; whoever asks meanwhile asks the copy."""
        if self._left <= 0 and self._memory is None and self._loading.acquire(blocking=False):
            try:
                self._memory = self._memory or self._load()
                self._left = inf if self._memory is None else 0.0
            finally:
                self._loading.release()
        return self._memory
