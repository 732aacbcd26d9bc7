"""Finished answers are given again as they were made: the same bytes, tags and headers, and never those of another."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from tests import loops
from tests.conftest import released
from tests.web.test_kept_releases import of

from accord_atlas.queries.question import questions
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app
from accord_atlas.service.web.finished import Answers
from accord_atlas.service.web.kept_answers import Finished, Kept
from accord_atlas.service.web.responses import LASTING, Lasting

PLACES = [
    "/",
    "/dossier/my",
    "/id/agreement/ipea",
    "/id/organization",
    "/ontology",
    "/ontology.ttl",
    "/graph/notice",
    "/context.jsonld",
    "/sitemap.xml",
    "/llms.txt",
    "/dataset",
    "/.well-known/void",
    "/api/queries",
    "/api/vocabulary",
    "/api/schema",
    "/api/releases",
    "/api/ask?q=who+can+nominate+CSE+for+IPEA",
    "/api/recognition?from=pk&to=my",
    "/api/accession/ipea/cse-cn",
    "/api/scenario?join=ipea:cse-cn",
    "/api/scenario/best?organization=cse-cn",
    "/api/dossier",
    "/api/dossier/my",
    "/api/targets",
    "/api/gaps",
    "/api/search?q=Malaysia",
    "/api/entities/agreement/ipea",
    "/api/entities/agreement/ipea/neighbours",
    "/api/entities/agreement/ipea/lineage",
    "/api/evidence/agreement/ipea",
    "/api/profile/organization/cse-cn",
    "/api/paths?from=cse-cn&to=ipea",
    "/api/network",
    "/api/network?format=gexf",
    "/api/network/compare?from=2019-01-01",
    "/api/changes",
    "/api/changes?since=2024-01-01",
    "/api/compare?of=my,th",
    "/api/dossier/my?format=docx",
    "/api/queries/members?agreement=ipea&format=csv&bom=true",
    "/api/queries/members?agreement=nowhere",
    "/api/nothing",
    "/sparql?query=SELECT+*+%7B%3Fs+a+%3Fo%7D+ORDER+BY+%3Fs+LIMIT+5",
    "/sparql?query=SELECT+(RAND()+AS+%3Fr)+%7B%7D",
    "/sparql?query=CONSTRUCT+%7B%5B%5D+a+%3Fo%7D+%7B%3Fs+a+%3Fo%7D+LIMIT+2",
]
READERS: list[dict[str, str]] = [
    {"Accept": "*/*", "Accept-Encoding": "identity"},
    {"Accept": "application/json", "Accept-Encoding": "gzip", "Accept-Language": "zh-CN,zh;q=0.9"},
    {"Accept": "text/html", "Accept-Encoding": "gzip", "Cookie": "other=1; lang=zh", "Accept-Language": "en"},
    {"Accept": "text/html", "Accept-Encoding": "br", "Accept-Language": "fr, en;q=0.5", "Host": "atlas.example.org"},
]
OF_THE_MOMENT = {"server-timing", "x-request-id", "date", "retry-after"}
CHANGING = {"RAND", "%5B%5D"}


def addresses() -> list[str]:
    """Every address of a question with the examples of its parameters, and one at least of every other route."""
    filled = (
        f"/api/queries/{name}?" + "&".join(f"{one.name}={one.example}" for one in question.parameters if one.required)
        for name, question in sorted(questions().items())
    )
    return [*filled, *PLACES]


def read(client: TestClient, address: str, said: dict[str, str]) -> tuple[Any, ...]:
    """What came back, without what is only of the moment."""
    answer = client.get(address, headers=said, follow_redirects=False)
    lines = sorted((name, value) for name, value in answer.headers.multi_items() if name not in OF_THE_MOMENT)
    return answer.status_code, lines, answer.content


@pytest.fixture(scope="module")
def unkept(build: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(build=build, answer_bytes=0, sparql_workers=1))) as client:
        yield client


@pytest.mark.long
@pytest.mark.parametrize("reader", READERS, ids=range(len(READERS)))
def test_an_answer_given_again_is_the_answer_made(
    client: TestClient, unkept: TestClient, reader: dict[str, str]
) -> None:
    for address in addresses():
        made, first, again = (read(each, address, reader) for each in (unkept, client, client))
        assert first[0] == made[0], address
        if not any(word in address for word in CHANGING):
            assert first == made, address
            assert again == first, address
        tag = dict(first[1]).get("etag")
        if tag and first[0] == 200:
            held = {**reader, "If-None-Match": tag}
            unchanged = [read(each, address, held) for each in (unkept, client)]
            assert unchanged[0] == unchanged[1], address
            assert unchanged[1][0] == 304, address


def test_most_of_them_are_given_from_memory(build: Path) -> None:
    with TestClient(create_app(Settings(build=build, sparql_workers=1))) as client:
        for _ in range(3):
            for name in ("members", "provisions"):
                client.get(f"/api/queries/{name}?agreement=ipea")
                client.get("/sparql?query=ASK%7B%7D")
        counted = client.get("/metrics").text
    assert "accord_answers_hits_total 9.0" in counted
    assert "accord_answers_misses_total 4.0" in counted, "the three, and the count itself"
    assert 'accord_http_requests_total{route="/api/queries/members",status="200"} 3.0' in counted


def test_what_changes_is_asked_anew(client: TestClient) -> None:
    address = "/sparql?query=SELECT+(RAND()+AS+%3Fr)+%7B%7D"
    assert len({client.get(address).text for _ in range(3)}) == 3
    assert client.get("/metrics").text != client.get("/metrics").text


def test_the_order_of_parameters_and_their_absence_do_not_mix_answers(client: TestClient) -> None:
    one, other = (f"/api/queries/members?{query}" for query in ("agreement=ipea&lang=zh", "lang=zh&agreement=ipea"))
    assert client.get(one).content == client.get(other).content
    assert client.get("/api/queries/members?agreement=apec-engineer").content != client.get(one).content
    assert client.get("/api/queries/members?agreement=ipea&lang=en").headers["etag"] != client.get(one).headers["etag"]


def test_parts_and_conditions_are_the_routes_affair(client: TestClient) -> None:
    address = "/api/queries/members?agreement=ipea"
    tag = client.get(address).headers["etag"]
    assert client.get(address, headers={"If-Match": '"other"'}).status_code == 412
    assert client.get(address, headers={"If-Match": tag}).status_code == 200


def test_another_release_in_use_answers_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    released(folder, of(2))
    with TestClient(create_app(Settings(build=folder, follow_seconds=0, sparql_workers=1))) as client:
        address = "/api/queries/organizations"
        before = [client.get(address).json() for _ in range(2)]
        released(folder, of(5))
        atlas = Atlas.open(folder)
        releases = client.app.state.releases  # type: ignore[attr-defined]
        old = releases.current.release.id
        releases.switch(atlas)
        after = client.get(address).json()
        pinned = client.get(address, params={"release": old}).json()
    assert [len(each["rows"]) for each in before] == [2, 2]
    assert (len(after["rows"]), after["release"]) == (5, atlas.release.id)
    assert (len(pinned["rows"]), pinned["release"]) == (2, old)


def test_the_budget_holds_and_the_longest_unasked_goes_first() -> None:
    kept = Kept(10_000)
    answer = Finished("/", [], [], '"a"', b"x" * 1000)
    for number in range(8):
        kept.put((number,), {}, frozenset(), answer)
        kept.get((0,), {})
    assert kept.size <= 10_000
    assert kept.evictions == 3
    assert kept.get((0,), {}) is answer
    assert kept.get((1,), {}) is None
    assert kept.get((7,), {}) is answer


def test_a_header_by_which_an_answer_turns_out_to_vary_parts_the_old_ones() -> None:
    kept = Kept(100_000)
    plain, page = (Finished("/", [], [], '"a"', body) for body in (b"json", b"page"))
    kept.put(("/",), {"accept": "json"}, frozenset({"accept"}), plain)
    kept.put(("/",), {"accept": "html", "accept-language": "zh"}, frozenset({"accept", "accept-language"}), page)
    assert kept.get(("/",), {"accept": "html", "accept-language": "en"}) is None
    assert kept.get(("/",), {"accept": "html", "accept-language": "zh"}) is page
    assert kept.get(("/",), {"accept": "json"}) is None, "made before it was known, and so made anew"


def test_one_is_made_and_the_others_wait_for_it(client: TestClient) -> None:
    made: list[Scope] = []
    go = Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        made.append(scope)
        await asyncio.to_thread(go.wait, 5)
        scope.setdefault("state", {})[LASTING] = Lasting("/", frozenset())
        await send({"type": "http.response.start", "status": 200, "headers": [(b"etag", b'"a"')]})
        await send({"type": "http.response.body", "body": b"whole"})

    async def ask(answers: Answers) -> bytes:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        async def receive() -> Message:
            return {"type": "http.disconnect"}

        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "scheme": "http", "headers": []}
        await answers({**scope, "app": client.app}, receive, send)
        return b"".join(message.get("body", b"") for message in sent)

    async def all_at_once() -> list[bytes]:
        answers = Answers(slow, Kept(1_000_000))
        asking = [asyncio.create_task(ask(answers)) for _ in range(9)]
        await asyncio.sleep(0.05)
        go.set()
        return await asyncio.gather(*asking)

    assert loops.run(all_at_once()) == [b"whole"] * 9
    assert len(made) == 1
