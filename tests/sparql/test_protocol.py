"""SPARQL 1.1 Protocol, query operation: one exchange a file, written from the specification, over a real connection.

In a file `>` is what the client sends, `<` the status and headers that must come (`~`: contains; `absent`: must not
come), `=` what the body must say. The sample release holds 20 quads in three graphs, 19 triples in their union.
"""

import csv
import gzip
import io
import json
import socket
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from tests.sparql.conftest import serving

EXCHANGES = sorted((Path(__file__).parents[1] / "corpus" / "sparql" / "protocol").glob("*.http"))
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def address(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with serving(sample, tmp_path_factory.mktemp("protocol") / "log") as (client, _):
        yield client.base_url.host, client.base_url.port or 80


def exchange(address: tuple[str, int], lines: list[str]) -> tuple[HTTPResponse, bytes]:
    """Send a request as it stands in the file (`Host`, `Content-Length` and `Connection` are added)."""
    head, _, body = "\n".join(lines).partition("\n\n")
    sent = body.encode()
    length = [f"Content-Length: {len(sent)}"] if body else []
    head_lines = [*head.split("\n"), "Host: atlas.example", "Connection: close", *length]
    with socket.create_connection(address, timeout=30) as connection:
        connection.sendall("\r\n".join(head_lines).encode() + b"\r\n\r\n" + sent)
        response = HTTPResponse(connection, method=lines[0].split()[0])
        response.begin()
        return response, response.read()


def table(content: bytes, media_type: str) -> tuple[list[dict[str, str]], bool | None]:
    """The rows of a result, or its truth."""
    if media_type == "text/csv":
        text = content.decode()
        return list(csv.DictReader(io.StringIO(text))), True if text == "true" else None
    results = ox.parse_query_results(content, ox.QueryResultsFormat.from_media_type(media_type))
    if isinstance(results, ox.QueryBoolean):
        return [], bool(results)
    names = [variable.value for variable in results.variables]
    return [{name: getattr(row[name], "value", "") for name in names} for row in results], None


def holds(expectation: str, content: bytes, media_type: str) -> bool:
    """Whether a body says what a `=` line wants."""
    what, _, rest = expectation.partition(" ")
    name, _, value = rest.partition(" ")
    if what == "empty":
        return content == b""
    if what == "contains":
        return rest in content.decode()
    if what in {"problem", "member"}:
        said: dict[str, Any] = json.loads(content)
        return said["type"].endswith(f"/problem/{rest}") if what == "problem" else str(said[name]) == value
    if what == "triples":
        return len(list(ox.parse(content, GRAPHS[media_type]))) == int(rest)
    rows, truth = table(content, media_type)
    if what == "boolean":
        return str(truth).lower() == rest
    return len(rows) == int(rest) if what == "rows" else [row[name] for row in rows] == [value]


@pytest.mark.parametrize("path", EXCHANGES, ids=lambda path: path.stem)
def test_exchange(path: Path, address: tuple[str, int]) -> None:
    lines = path.read_text("utf-8").splitlines()
    response, content = exchange(address, [line[2:] for line in lines if line.startswith(">")])
    status, *headers = [line[2:] for line in lines if line.startswith("<")]
    if response.headers["Content-Encoding"] == "gzip":
        content = gzip.decompress(content)
    assert response.status == int(status), content
    for header in headers:
        name, sign, value = header.replace(" ~ ", ": ~ ", 1).partition(": ")
        assert sign, header
        found = response.headers.get_all(name)
        if value == "absent":
            assert found is None, header
        elif value.startswith("~ "):
            assert value[2:] in ", ".join(found or []), (header, found)
        else:
            assert found == [value], header
    media_type = (response.headers["Content-Type"] or "").partition(";")[0]
    for expectation in (line[2:] for line in lines if line.startswith("=")):
        assert holds(expectation, content, media_type), (expectation, content[:2000])


def test_there_are_cases_for_every_part_of_the_operation() -> None:
    parts = ("query-", "dataset-", "accept-", "format-", "bad-", "malformed", "update-", "service", "description-")
    for part in parts:
        assert any(path.name.startswith(part) for path in EXCHANGES), part
