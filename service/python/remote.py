"""An atlas at the address of a service: the same methods and the same typed answers, asked for over HTTP."""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from http.client import HTTPException
from typing import Any, Final, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox
import rdflib
from pydantic import ValidationError

from accord_atlas import __version__
from accord_atlas.ontology.names import BASE
from accord_atlas.service.answers.tabled import Rows
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError, NotFound, Unavailable, UnknownEntity
from accord_atlas.service.core.labels import Labels
from accord_atlas.service.core.shape import Shape
from accord_atlas.service.network.request import node_kinds
from accord_atlas.service.python.api import Given
from accord_atlas.service.python.graph import view
from accord_atlas.service.python.networks import Networks
from accord_atlas.service.python.results import rows_of

S = TypeVar("S", bound=Shape)
SECONDS: Final = 120.0
"""For which a service may take its time; its own limits are shorter."""


class RemoteAtlas(Networks):
    """What a service answers; Unavailable where none does."""

    def __init__(self, address: str, release: str | None = None) -> None:
        self.address = address.rstrip("/")
        self._asked = {"release": release} if release else {}
        self._kinds: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"<RemoteAtlas {self.address}>"

    def sparql(self, query: str) -> Rows | list[ox.Triple] | bool:
        """Rows for SELECT, triples for CONSTRUCT and DESCRIBE, the truth for ASK; the service's limits hold."""
        accept = "application/sparql-results+json, application/n-triples;q=0.9"
        form = urlencode({"query": query, **self._asked}).encode()
        body, kind = self._fetch("sparql", {}, accept, form, "application/x-www-form-urlencoded")
        if kind.startswith("application/n-triples"):
            return [quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)]
        return rows_of(body, Labels({}))

    def graph(self) -> rdflib.Dataset:
        """The release as a dataset of rdflib; it is fetched once, and then read here."""
        return view(self._store)

    @cached_property
    def _store(self) -> ox.Store:
        store = ox.Store()
        release = self._asked.get("release")
        packed, _ = self._fetch(f"releases/{release}/dataset.nq.gz" if release else "dataset.nq.gz", {}, "*/*")
        store.bulk_load(gzip.decompress(packed), format=ox.RdfFormat.N_QUADS)
        return store

    def _give(self, shape: type[S], made: Callable[[Atlas], S], path: str, given: Given, of: str | None = None) -> S:  # noqa: ARG002
        """See `Api`: what the service has at the path."""
        if of is not None:
            return self._of(shape, path, given, of)
        body, _ = self._fetch(f"api/{path}", {**self._asked, **_texts(given)}, "application/json")
        try:
            return shape.model_validate_json(body)
        except ValidationError as error:
            raise Unavailable(
                f"{self.address} gives another form of answer than this version ({__version__}) reads.",
                f"{self.address} 的答复格式与本版本（{__version__}）不符。",
            ) from error

    def _of(self, shape: type[S], path: str, given: Given, identifier: str) -> S:
        """The answer about an entity: a bare slug means the first kind of the network that has it."""
        plain = identifier.removeprefix(f"{BASE}id/")
        if "/" in plain:
            return self._give(shape, _nothing, path.format(of=plain), given)
        kinds = [self._kinds[plain]] if plain in self._kinds else node_kinds()
        for kind in kinds:
            try:
                answer = self._give(shape, _nothing, path.format(of=f"{kind}/{quote(plain, safe='')}"), given)
            except NotFound:
                continue
            self._kinds[plain] = kind
            return answer
        raise UnknownEntity(
            f"{self.address} knows nothing by the identifier {identifier!r}.",
            f"{self.address} 中没有标识为 {identifier!r} 的事物。",
            value=identifier,
        )

    def _fetch(
        self, path: str, given: Mapping[str, str], accept: str, data: bytes | None = None, kind: str | None = None
    ) -> tuple[bytes, str]:
        query = f"?{urlencode(given)}" if given else ""
        headers = {"Accept": accept, "User-Agent": f"accord-atlas/{__version__}"}
        request = Request(
            f"{self.address}/{quote(path)}{query}", data, {**headers, **({"Content-Type": kind} if kind else {})}
        )
        try:
            with urlopen(request, timeout=SECONDS) as answer:  # nosec B310 # an address of HTTP, as the caller gave it
                return answer.read(), answer.headers.get("Content-Type", "")
        except HTTPError as error:
            raise _problem(error, self.address) from error
        except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
            raise Unavailable(
                f"No service answers at {self.address}: {getattr(error, 'reason', error)}.",
                f"{self.address} 没有服务应答：{getattr(error, 'reason', error)}。",
            ) from error


def _nothing(_: Atlas) -> Any:  # noqa: ANN401
    raise NotImplementedError


def _texts(given: Given) -> dict[str, str]:
    """Parameters as texts of an address; what is None is not given."""
    return {name: _text(value) for name, value in given.items() if value is not None}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, Iterable) and not isinstance(value, str) else str(value)


def _problem(error: HTTPError, address: str) -> AtlasError:
    """The error that a service tells, as this package has it; a service that tells none is told of by its status."""
    try:
        said = json.loads(error.read())
        slug, detail = str(said["type"]).rpartition("/")[2], str(said["detail"])
    except (ValueError, KeyError, TypeError):
        said, slug, detail = {}, "", f"{address} answers {error.code}."
    kinds = {kind.slug: kind for kind in _below(AtlasError)}
    found = AtlasError.__new__(kinds.get(slug, NotFound if error.code == 404 else AtlasError))
    extras = {name: value for name, value in said.items() if name not in {"type", "title", "status", "detail"}}
    AtlasError.__init__(found, detail, detail, **extras)
    return found


def _below(kind: type[AtlasError]) -> Iterable[type[AtlasError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _below(each)
