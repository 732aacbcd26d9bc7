"""The same questions to the embedded store and to three real engines: equal answers, in few round trips."""

import fcntl
import json
import os
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient
from tests.remote.conftest import Counting, publish
from tests.remote.engines import Engine

from accord_atlas.queries.question import questions
from accord_atlas.service.core.remote.opening import in_use
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore")]
MOST_TRIPS = 5
LACKING = {"virtuoso": ["/api/schema"]}
"""Engine → the addresses at which it deviates, where no text of a query was found on which all agree.

Virtuoso 7.2.5 bears no row as long as the text of a value where it groups. `deploy/README.md` says so."""
ASKERS = 4
"""Threads that ask at the same time: an engine idles while our side reads what it said."""
PLACES = [
    "/api/entities/agreement/ipea",
    "/api/entities/organization/cast",
    "/id/agreement/ipea?format=ttl",
    "/id/organization/cast?format=nt",
    "/api/network?focus=organization/cast",
    "/api/paths?from=organization/cast&to=organization/jabee",
    "/api/recognition?from=pk&to=my",
    "/api/accession/ipea/cast",
    "/api/dossier/my",
    "/api/gaps",
    "/api/scenario/best?organization=cast",
    "/api/search?q=%E5%B7%A5%E7%A8%8B%E5%B8%88",
    "/api/profile/jurisdiction/my",
    "/api/evidence/agreement/ipea",
    "/api/vocabulary",
    "/api/targets",
    "/api/due",
    "/api/ask?q=IPEA+members",
    "/api/schema",
]
KINDS = "https://w3id.org/accord-atlas/ontology#"
QUERIES = [
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    f"SELECT * {{ GRAPH ?g {{ ?s a <{KINDS}Seat> }} }} ORDER BY ?s LIMIT 5",
    f"SELECT ?s ?o {{ ?s <{KINDS}fullMembership> ?o }} ORDER BY ?s",
    f"ASK {{ ?s a <{KINDS}Agreement> }}",
    "SELECT DISTINCT ?s FROM <graph/notice> { ?s ?p ?o } ORDER BY ?s LIMIT 4",
    "SELECT ?s { GRAPH <urn:accord-atlas:store> { ?s ?p ?o } }",
    "SELECT ?s FROM <urn:accord-atlas:store> { ?s ?p ?o }",
    "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "SELEC",
]
CONSTRUCTED = f"CONSTRUCT {{ ?s a ?t }} WHERE {{ ?s a ?t ; <{KINDS}fullMembership> ?x }}"
GRAPHS = f"/sparql?{urlencode({'query': CONSTRUCTED, 'format': 'nt'})}"


def examples() -> list[str]:
    """Every stored question with all its examples."""
    return [
        f"/api/queries/{name}?{urlencode({one.name: one.example for one in question.parameters})}"
        for name, question in sorted(questions().items())
    ]


def cases() -> list[str]:
    """Every stored question with its examples, and with no more than it must have; every feature; visitors' queries."""
    found = [*examples(), *PLACES]
    for name, question in sorted(questions().items()):
        wanted = {one.name: one.example for one in question.parameters if one.required}
        found.append(f"/api/queries/{name}?{urlencode(wanted)}")
    found += [f"/sparql?{urlencode({'query': text, 'format': 'json'})}" for text in QUERIES]
    return list(dict.fromkeys(found))


@pytest.fixture(scope="session")
def remote(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Counting]]:
    """A service that has nothing but the engine, 20 ms away, and keeps no answers."""
    at = urlsplit(engine.settings["store"])
    proxy = Counting((at.hostname or "", at.port or 0), 0.02)
    address = engine.settings["store"].replace(f":{at.port}", f":{proxy.port}")
    config = Settings(
        **{**engine.settings, "store": address, "store_timeout": 120.0},
        build=tmp_path_factory.mktemp("nothing"),
        answer_bytes=0,
        follow_seconds=0,
        sparql_timeout=60,
        sparql_queue_seconds=10,
    )
    with TestClient(create_app(config)) as client:
        yield client, proxy
    proxy.close()


@pytest.fixture(scope="session")
def expected(build: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes]]:
    """What the embedded store answers, address by address; asked once, however many workers and engines there are."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    file = shared / "answers-of-the-embedded-store"
    with (shared / "answers.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            with TestClient(create_app(Settings(build=build, answer_bytes=0))) as client:
                found = {address: client.get(address) for address in [*cases(), GRAPHS]}
            file.write_bytes(pickle.dumps({one: (got.status_code, got.content) for one, got in found.items()}))
    loaded: dict[str, tuple[int, bytes]] = pickle.loads(file.read_bytes())
    return loaded


def test_an_engine_elsewhere_gives_the_same_answers_in_few_trips(
    engine: Engine,
    remote: tuple[TestClient, Counting],
    expected: dict[str, tuple[int, bytes]],
    build: Path,
    tiny: Path,
) -> None:
    there, proxy = remote
    lacking = LACKING.get(engine.name, [])

    def unequal(address: str) -> bool:
        answer = there.get(address)
        return (answer.status_code, answer.content) != expected[address]

    with ThreadPoolExecutor(ASKERS) as askers:
        asked = cases()
        assert [address for address, bad in zip(asked, askers.map(unequal, asked), strict=True) if bad] == lacking
    lines = [sorted(content.splitlines()) for content in (there.get(GRAPHS).content, expected[GRAPHS][1])]
    assert lines[0] == lines[1]

    dear = {}
    for address in [*PLACES, *examples()]:  # one after the other, or it is not known whose trip it was
        before = proxy.trips
        assert unequal(address) == (address in lacking), address
        if proxy.trips - before > MOST_TRIPS:
            dear[address] = proxy.trips - before
    assert dear == {}

    # Over to another release, where there are two ways by the other one, and back: what is there is not sent again.
    by_update = engine.settings.get("store_update")
    publish(engine, tiny, **({"ACCORD_STORE_GRAPHS": ""} if by_update else {}))
    first, last = (json.loads((folder / "manifest.json").read_bytes())["release"] for folder in (tiny, build))
    assert in_use(Settings(**engine.settings)) == first
    said = publish(engine, build, "--keep", "0")
    assert "(0 triples sent)" in said
    assert f"Removed: release {first}" in said
    assert in_use(Settings(**engine.settings)) == last
