"""Fixtures of the tests of updates: a service on a copy of the smallest release, with tokens of several scopes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.conftest import released

from accord_atlas.loaders.layers import kept
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.web.app import create_app

GRAPH = "https://w3id.org/accord-atlas/graph/layer."


@dataclass
class Keeper:
    """Somebody with a token, and the service to write to."""

    client: TestClient
    build: Path
    token: str

    def update(self, text: str, **parameters: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/sparql-update"}
        answer: httpx.Response = self.client.post("/update", content=text.encode(), headers=headers, params=parameters)
        return answer

    def store(self, method: str, layer: str, content: str = "", form: str = "text/turtle") -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": form, "Accept": form}
        address = f"/rdf-graph-store?graph={GRAPH}{layer}"
        answer: httpx.Response = self.client.request(method, address, content=content.encode(), headers=headers)
        return answer

    def select(self, query: str) -> list[dict[str, str]]:
        answer = self.client.get("/sparql", params={"query": query}, headers={"Accept": "application/json"})
        assert answer.status_code == 200, answer.text
        rows = answer.json()["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in rows]

    def held(self, layer: str) -> set[tuple[str, str, str]]:
        """The triples of a layer, as queries see them."""
        rows = self.select(f"SELECT * {{ GRAPH <{GRAPH}{layer}> {{ ?s ?p ?o }} }}")
        return {(row["s"], row["p"], row["o"]) for row in rows}


def keeper_of(client: TestClient, build: Path, *scopes: str, name: str = "li-ming") -> Keeper:
    return Keeper(client, build, Tokens(build / "tokens.json").add(name, scopes))


@pytest.fixture
def serving_in(tmp_path: Path) -> Iterator[Callable[..., Keeper]]:
    """Starts the service on a fresh copy of the smallest release, with these settings."""
    entered: list[TestClient] = []

    def start(build: Path | None = None, **settings: Any) -> Keeper:
        folder = build or released(tmp_path / "build")
        client = TestClient(create_app(Settings(build=folder, follow_seconds=0, sparql_workers=1, **settings)))
        client.__enter__()
        entered.append(client)
        return keeper_of(client, folder, "update", name=f"li-ming-{len(entered)}")

    yield start
    for client in entered:
        client.__exit__()


@pytest.fixture(scope="module")
def _keeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keeper]:
    folder = released(tmp_path_factory.mktemp("kept") / "build")
    with TestClient(create_app(Settings(build=folder, follow_seconds=0, sparql_workers=1))) as client:
        yield keeper_of(client, folder, "update")


@pytest.fixture
def keeper(_keeper: Keeper) -> Iterator[Keeper]:
    """Somebody who may write to every layer of a service; the layers are gone again after each test."""
    yield _keeper
    for name in kept(_keeper.build):
        assert _keeper.store("DELETE", name).status_code == 204


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keeper]:
    """One service for many requests, with bounds so small that meeting them takes seconds."""
    folder = released(tmp_path_factory.mktemp("shared"))
    config = Settings(build=folder, follow_seconds=0, sparql_workers=1, update_timeout=4, update_statements=500)
    with TestClient(create_app(config)) as client:
        yield keeper_of(client, folder, "update")
