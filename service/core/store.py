"""The one seam to an engine.

Everything that reads the release does so through `Store`. Its results are those of the library pyoxigraph, which
also parses what a remote SPARQL endpoint sends, so that another engine needs one more class here and nothing else.
"""

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, Protocol, Self

import pyoxigraph as ox
from pyoxigraph import Quad, QueryBoolean, QueryResultsFormat, QuerySolution, QuerySolutions, QueryTriples

from accord_atlas.ontology.names import BASE
from accord_atlas.service.core.leaving import still_wanted

AT_A_TIME: Final = 1000
"""Solutions between two looks at whether they are still wanted."""
Results = QuerySolutions | QueryBoolean | QueryTriples
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


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


class EmbeddedStore:
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

    def select(self, query: str) -> list[QuerySolution]:
        """See `Store.select`."""
        results = self.query(query)
        if not isinstance(results, QuerySolutions):
            raise TypeError("expected a SELECT query")
        found: list[QuerySolution] = []
        # The engine's iterator must end in the thread that made it.
        while some := list(islice(results, AT_A_TIME)):
            found += some
            still_wanted()
        return found

    def serialize(self, query: str, form: QueryResultsFormat) -> bytes:
        """See `Store.serialize`."""
        results = self.query(query)
        if isinstance(results, QueryTriples):
            raise TypeError("expected a SELECT or ASK query")
        return results.serialize(format=form) or b""

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[Quad]:
        """See `Store.quads`."""
        return iter(self._engine.quads_for_pattern(subject, predicate, object, graph))

    def quads_of(self, predicate: ox.NamedNode, values: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """See `Store.quads_of`."""
        found = (quad.subject for value in values for quad in self.quads(None, predicate, value))
        for subject in dict.fromkeys(found):
            yield from self._engine.quads_for_pattern(subject, None, None, None)

    def quads_about(self, subjects: Collection[ox.NamedNode]) -> Iterator[Quad]:
        """See `Store.quads_about`."""
        return (quad for subject in subjects for quad in self.quads(subject))
