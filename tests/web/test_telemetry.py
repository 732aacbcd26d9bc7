"""Traces: by the extra and the variables of OpenTelemetry alone, in the visitor's trace, without a word of the visitor.

The collector is a listener on HTTP that reads what the protocol (OTLP) sends.
"""

import gzip
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode
from tests.sparql.conftest import serving

from accord_atlas.service.core import tracing
from accord_atlas.service.core.errors import Unavailable
from accord_atlas.service.core.remote.endpoint import Endpoint
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app
from accord_atlas.service.web.opentelemetry import Followed
from accord_atlas.service.web.telemetry import ENDPOINTS, followed

TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
VISITOR = {"traceparent": f"00-{TRACE}-{PARENT}-01", "user-agent": "Swordfish/1.0", "cookie": "swordfish=1"}
QUERY = "ASK { ?swordfish ?p ?o }"


@contextmanager
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """Its address, and what has come."""
    come: list[bytes] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.path == "/v1/traces"
            assert self.headers["Content-Type"] == "application/x-protobuf"
            come.append(gzip.decompress(body) if self.headers["Content-Encoding"] == "gzip" else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", come
        server.shutdown()


@pytest.mark.long
def test_a_served_request_comes_to_the_collector_in_its_trace(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collector() as (address, come):
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
        with serving(tiny, tmp_path / "log") as (client, _):
            assert client.post("/sparql", data={"query": QUERY}, headers=VISITOR).status_code == 200
            assert client.get("/api/search?q=swordfish", headers=VISITOR).status_code == 200
    raw = b"".join(come)
    assert b"swordfish" not in raw.lower()
    assert b"127.0.0.1" not in raw.replace(b"127.0.0.1:", b""), "the host that was asked, and not who asked"
    read = [ExportTraceServiceRequest.FromString(each) for each in come]
    resources = [part.resource for each in read for part in each.resource_spans]
    assert {a.value.string_value for r in resources for a in r.attributes if a.key == "service.name"} == {
        "accord-atlas"
    }
    spans = [s for each in read for part in each.resource_spans for scope in part.scope_spans for s in scope.spans]
    ours = {each.name: each for each in spans if each.trace_id.hex() == TRACE}
    assert set(ours) == {"POST /sparql", "query", "query process", "GET /api/search"}
    assert ours["POST /sparql"].parent_span_id.hex() == PARENT
    assert ours["query"].parent_span_id == ours["POST /sparql"].span_id
    assert ours["query process"].parent_span_id == ours["query"].span_id
    told = {each.key: each.value for each in ours["query process"].attributes}
    assert told["accord.outcome"].string_value == "ok"
    assert told["process.pid"].int_value > 0
    assert {each.key: each.value for each in ours["POST /sparql"].attributes}[
        "http.response.status_code"
    ].int_value == 200


@pytest.fixture
def memory() -> Iterator[InMemorySpanExporter]:
    """Where spans go that are followed in this process."""
    yield InMemorySpanExporter()
    tracing.use(None)


def named(memory: InMemorySpanExporter, name: str) -> ReadableSpan:
    [found] = [each for each in memory.get_finished_spans() if each.name == name]
    return found


def test_the_text_of_a_query_is_told_where_that_is_set(tiny: Path, memory: InMemorySpanExporter) -> None:
    app = create_app(Settings(build=tiny, trace_queries=True))
    with TestClient(Followed(app, SimpleSpanProcessor(memory))) as client:
        client.get("/sparql", params={"query": QUERY})
        client.get("/sparql", params={"query": "ASK {"})
    texts = [
        dict(each.attributes or {}).get("db.query.text") for each in memory.get_finished_spans() if each.name == "query"
    ]
    assert texts == [QUERY, "ASK {"]


def test_an_engine_elsewhere_is_a_span_and_what_fails_is_told_by_its_kind(memory: InMemorySpanExporter) -> None:
    async def broken(*_: Any) -> None:
        raise ValueError("swordfish")

    app = Followed(broken, SimpleSpanProcessor(memory))
    with pytest.raises(Unavailable):
        Endpoint(Settings(store="http://127.0.0.1:9/query", store_tries=1)).ask([("query", QUERY)], "*/*")
    with pytest.raises(ValueError, match="swordfish"):
        TestClient(app).get("/api/search?q=swordfish", headers=VISITOR)
    assert (named(memory, "store").status.status_code, named(memory, "store").status.description) == (
        StatusCode.ERROR,
        "Unavailable",
    )
    assert named(memory, "GET").status.description == "ValueError"
    assert not named(memory, "GET").events
    assert "swordfish" not in str([each.to_json() for each in memory.get_finished_spans()]).lower()


def test_nothing_is_loaded_or_changed_where_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENDPOINTS:
        monkeypatch.delenv(name, raising=False)
    app = create_app()
    assert followed(app) is app
    monkeypatch.setenv(ENDPOINTS[0], "http://127.0.0.1:9")
    monkeypatch.setenv("OTEL_SDK_DISABLED", "true")
    assert followed(app) is app
    code = "import sys; import accord_atlas.service.web.front; sys.exit('opentelemetry.sdk' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_it_lacks_is_told_in_a_line(accord: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {ENDPOINTS[0]: "http://127.0.0.1:9"}
    grpc = accord("serve", "--port", "0", OTEL_EXPORTER_OTLP_PROTOCOL="grpc", **asked)
    assert (grpc.returncode, len(grpc.stderr.splitlines())) == (2, 1)
    assert "OTEL_EXPORTER_OTLP_PROTOCOL is 'grpc': expected http/protobuf" in grpc.stderr
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk", None)
    missing = accord("serve", "--port", "0", "--lang", "zh", **asked)
    assert (missing.returncode, len(missing.stderr.splitlines())) == (4, 1)
    assert "accord-atlas[telemetry]" in missing.stderr
