"""The atlas in Python: `accord_atlas.open()` gives the same answers as the service, as typed objects.

    import accord_atlas

    atlas = accord_atlas.open()
    atlas.search("中国科协").results[0].entity.id                   # 'cast'
    atlas.questions.members(agreement="ipea").to_pandas(lang="zh")  # a data frame
    atlas.network(projection="organizations")                       # a networkx graph
    atlas.graph()                                                   # a dataset of rdflib

Answers are the frozen objects of `accord_atlas.service.answers`; `answer["rows"]` and `answer.json_value()` are their
JSON. Errors are those of `accord_atlas.service.core.errors`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from accord_atlas.service.answers.tabled import Rows
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.settings import settings
from accord_atlas.service.core.shape import Shape
from accord_atlas.service.core.store import EmbeddedStore
from accord_atlas.service.python.api import Given
from accord_atlas.service.python.networks import Networks
from accord_atlas.service.python.opening import is_address, release_at
from accord_atlas.service.python.remote import RemoteAtlas
from accord_atlas.service.python.results import rows_of
from accord_atlas.service.sparql.local import LocalEngine

if TYPE_CHECKING:
    import rdflib

__all__ = ["AtlasApi", "RemoteAtlas", "opened"]
S = TypeVar("S", bound=Shape)


class AtlasApi(Atlas, Networks):
    """An opened release with a method for each kind of answer."""

    def __repr__(self) -> str:
        """The release, and how much it holds."""
        release = self.release
        return f"<AtlasApi release {release.id}, data of {release.data_date}, {release.statements:,} statements>"

    def sparql(self, query: str) -> Rows | list[ox.Triple] | bool:
        """Rows of cells for SELECT, triples for CONSTRUCT and DESCRIBE, the truth for ASK; no limits are set.

        The query runs in a process of its own, which no query can end for its caller. BadRequest says where it does
        not parse, Unorderable what to sort by instead.
        """
        reply, body = self.once(_engine).ask(query)
        if reply.kind == "graph":
            return [quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)]
        return rows_of(body, self.labels)

    def graph(self) -> "rdflib.Dataset":
        """The release as a dataset of rdflib, with SPARQL: a view, nothing is copied, and nothing can be changed."""
        # Whoever asks for no graph need not load rdflib.
        from accord_atlas.service.python.graph import view

        if isinstance(self.store, EmbeddedStore):
            return view(self.store.engine)
        store = ox.Store()
        store.bulk_load(path=self.release.path, format=ox.RdfFormat.N_QUADS)
        return view(store)

    def _give(self, shape: type[S], made: Callable[[Atlas], S], path: str, given: Given, of: str | None = None) -> S:  # noqa: ARG002
        """See `Api`: what is made of this release."""
        return made(self)


def opened(place: str | Path | None = None) -> AtlasApi | RemoteAtlas:
    """The atlas at a place: see `accord_atlas.open`."""
    if place is None:
        return AtlasApi.open()
    if isinstance(place, str) and is_address(place):
        return RemoteAtlas(place)
    config = settings()
    release = release_at(Path(place), lambda: Release.open(config.build))
    return AtlasApi.of(release, config)


def _engine(atlas: Atlas) -> LocalEngine:
    return LocalEngine(atlas.release.path)
