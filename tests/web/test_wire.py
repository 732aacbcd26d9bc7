"""What stands on the wire: one answer to one request, whatever a body holds, and no byte is taken for another's."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from tests.sparql.conftest import serving
from tests.web.raw import answers, connected, everything, first

CORPUS = yaml.safe_load((Path(__file__).parents[1] / "corpus" / "wire" / "requests.yaml").read_text("utf-8"))
LAST = b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
FORM = "Content-Type: application/sparql-query\r\n"
EARLY = {
    "200": ("GET /health", 200, 306),
    "page": ("GET /api/queries", 200, 306),
    "update": ("POST /update", 401, 306),
    "404": ("POST /nowhere", 404, 306),
    "405": ("POST /health", 405, 306),
    "413": ("POST /sparql", 413, 3_300_003),
    "422": ("GET /api/search?no=1", 422, 306),
}


@pytest.fixture(scope="module")
def wire(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A real server on the smallest release."""
    with serving(tiny, tmp_path_factory.mktemp("wire") / "log") as (client, _):
        yield client


def hiding(length: int) -> bytes:
    """A body of so many bytes whose last two thirds are a request, and whose first third would grow to fill it."""
    return "中".encode() * (length // 9) + LAST.ljust(length - length // 9 * 3, b"x")


@pytest.mark.parametrize(("line", "status", "length"), EARLY.values(), ids=EARLY)
def test_an_answer_that_came_before_the_body_is_the_only_one(
    wire: httpx.Client, line: str, status: int, length: int
) -> None:
    with connected(wire) as connection:
        connection.sendall(f"{line} HTTP/1.1\r\nHost: x\r\n{FORM}Content-Length: {length}\r\n\r\n".encode())
        said = first(connection)
        connection.sendall(hiding(length))
        [only] = answers(said + everything(connection))
    assert (only.status, only.headers["connection"]) == (status, "close")


@pytest.mark.parametrize(("line", "status", "length"), EARLY.values(), ids=EARLY)
def test_a_body_that_comes_at_once_is_no_request_either(
    wire: httpx.Client, line: str, status: int, length: int
) -> None:
    head = f"{line} HTTP/1.1\r\nHost: x\r\n{FORM}Content-Length: {length}\r\n\r\n".encode()
    with connected(wire) as connection:
        connection.sendall(head + hiding(length) + LAST)
        said = answers(everything(connection))
    assert said[0].status == status
    assert len(said) == (1 if said[0].headers.get("connection") == "close" else 2)


def test_a_client_that_changes_nothing_goes_on_reading(wire: httpx.Client) -> None:
    """An honest client has its refusal, and its next answer, however long and Chinese its body was."""
    body = "工程师互认" * 200_000
    with httpx.Client(base_url=wire.base_url, timeout=60) as client:
        for _ in range(3):
            assert client.post("/update", content=body.encode()).status_code == 401
            assert client.get("/health").status_code == 200


def test_a_body_that_was_there_leaves_the_connection_open(wire: httpx.Client) -> None:
    body = "工程师互认".encode()
    head = f"POST /update HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    with connected(wire) as connection:
        connection.sendall(head + body + head + body + LAST)
        assert [answer.status for answer in answers(everything(connection))] == [401, 401, 200]


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["is"])
def test_a_request_is_read_in_one_way_or_refused(wire: httpx.Client, case: dict[str, Any]) -> None:
    """What two readers could take for different requests is taken for none, and nothing after it is read."""
    with connected(wire) as connection:
        connection.sendall(case["sent"].encode("latin-1") + LAST)
        said = answers(everything(connection))
    assert [answer.status for answer in said] == case["answers"]
    for answer in said:
        if "content-language" not in answer.headers and answer.status >= 400:
            problem = json.loads(answer.body)
            assert problem["status"] == answer.status
            assert re.search("[\u4e00-\u9fff]", problem["detail"])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_the_pieces_in_which_it_comes_do_not_matter(wire: httpx.Client, size: int) -> None:
    """Chinese in the address of each of three requests, one of them with a body of the same."""
    address = "/api/search?q=中国".encode()
    body = "中国 HTTP/1.1\r\n\r\n".encode()
    get = b"GET " + address + b" HTTP/1.1\r\nHost: x\r\nConnection: %s\r\n\r\n"
    post = b"POST " + address + b" HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    with connected(wire) as connection:
        said = b""
        for request in (get % b"keep-alive", post, get % b"close"):
            for start in range(0, len(request), size):
                connection.sendall(request[start : start + size])
            said += first(connection)
        statuses = [answer.status for answer in answers(said)]
    assert statuses[0] == 200
    assert statuses[1] == 405
    assert len(statuses) == 3 or statuses[1:] == [405]


def test_what_is_asked_ahead_is_answered_in_order(wire: httpx.Client) -> None:
    paths = ["/health", "/nowhere", "/api/queries", "/ready"] * 10
    requested = "".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n" for path in paths)
    with connected(wire) as connection:
        connection.sendall(requested.encode() + LAST)
        said = [answer.status for answer in answers(everything(connection))]
    assert said == [200, 404, 200, 200] * 10 + [200]


def test_a_refusal_waits_for_the_answers_before_it(wire: httpx.Client) -> None:
    with connected(wire) as connection:
        connection.sendall(b"GET /api/queries HTTP/1.1\r\nHost: x\r\n\r\n" * 3 + b"NO SUCH THING\r\n\r\n" + LAST)
        assert [answer.status for answer in answers(everything(connection))] == [200, 200, 200, 400]


def test_more_than_can_be_kept_is_answered_in_part_and_the_rest_asked_again(wire: httpx.Client) -> None:
    with connected(wire) as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n" * 5000)
        said = answers(everything(connection))
    assert 50 <= len(said) < 5000
    assert {answer.status for answer in said} == {200}
    assert said[-1].headers["connection"] == "close"


def test_lines_after_a_body_change_no_request_and_have_an_end(wire: httpx.Client) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    chunked = head + b"Transfer-Encoding: chunked\r\n\r\n8\r\nASK { } \r\n0\r\n"
    with connected(wire) as connection:
        connection.sendall(chunked + b"Content-Type: text/plain\r\nAccept: text/csv\r\n\r\n" + LAST)
        said = answers(everything(connection))
    assert [answer.status for answer in said] == [200, 200]
    assert "json" in said[0].headers["content-type"]
    with connected(wire) as connection:
        connection.sendall(chunked + b"X: " + b"x" * 1_000_000)
        assert [answer.status for answer in answers(everything(connection))] == [431]


@pytest.mark.parametrize("version", ["--http1.1", "--http2"])
def test_a_client_that_offers_another_protocol_is_answered_in_this_one(wire: httpx.Client, version: str) -> None:
    """Its body is its body (curl, and Java's client of itself, offer HTTP/2 with each first request)."""
    query = ["--data-urlencode", "query=ASK { FILTER('中国' = '中国') }", "-H", "Accept: text/csv"]
    command = ["curl", "-sS", version, *query, f"{wire.base_url}/sparql", "--next", "-sS", f"{wire.base_url}/health"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.stdout.startswith("true"), done
    assert '"status"' in done.stdout or "ok" in done.stdout
