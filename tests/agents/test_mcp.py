"""The Model Context Protocol by its official client, over both transports: what agents find, and what they are told."""

import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from fastapi.testclient import TestClient
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent, TextResourceContents
from tests.conftest import Run, command
from tests.typed import as_a

from accord_atlas.queries.question import questions
from accord_atlas.service.agents.bounds import LARGEST, MOST, bounded
from accord_atlas.service.agents.tools import ADDRESSES

BASE = "https://w3id.org/accord-atlas/"
HOSTILE: list[tuple[str, dict[str, Any]]] = [
    ("members", {}),
    ("members", {"agreement": "ipae"}),
    ("members", {"agreement": ["ipea", {"x": 1}]}),
    ("members", {"agreement": "x" * 1_000_000}),
    ("members", {"agreement": "ipea", "unknown": "1"}),
    ("members", {"agreement": "ipea", "most": 0}),
    ("members", {"agreement": "ipea", "most": "all"}),
    ("members", {"agreement": "ipea", "lang": "fr"}),
    ("members", {"agreement": "ipea", "lang": {"x": 1}}),
    ("members", {"agreement": None}),
    ("members", {"agreement": "ipea\r\nX-Injected: 1"}),
    ("search", {"q": "x" * 900_000}),
    ("x" * 100_000, {}),
    ("profile", {"kind": "../../metrics", "slug": "?x"}),
    ("profile", {"kind": "jurisdiction", "slug": "../my?format=md"}),
    ("entity", {"kind": "organization"}),
    ("recognition", {"from": "my", "to": "au", "as_of": "yesterday"}),
    ("schema", {"kind": "unicorn"}),
    ("sparql", {"query": "SELEC"}),
    ("sparql", {"query": ""}),
    ("sparql", {"query": ["a"]}),
    ("sparql", {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}),
    ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}),
    ("no-such-tool", {}),
]


async def call(session: ClientSession, name: str, **arguments: Any) -> tuple[dict[str, Any], str]:
    """What a tool answers: its structured content, and its words."""
    result = await session.call_tool(name, arguments)
    assert not result.isError, result.content
    structured = as_a(dict, result.structuredContent)
    assert len(json.dumps(structured, ensure_ascii=False)) < LARGEST + 2_000
    return structured, words(result)


def words(result: CallToolResult) -> str:
    return as_a(TextContent, result.content[0]).text


async def everything(session: ClientSession) -> None:
    """What both transports give alike."""
    tools = {tool.name: tool for tool in (await session.list_tools()).tools}
    assert {*tools} == {*questions(), *ADDRESSES, "sparql", "schema"}
    assert all(tool.annotations and tool.annotations.readOnlyHint for tool in tools.values())
    assert tools["members"].description == questions()["members"].description["en"]
    members = tools["members"].inputSchema
    assert members["required"] == ["agreement"]
    assert "provisional" in members["properties"]["status"]["enum"]
    assert members["properties"]["certainty"]["items"]["enum"] == ["certain", "possible", "presumed"]
    assert tools["recognition"].inputSchema["required"] == ["from", "to"]

    answer, said = await call(session, "members", agreement="ipea", as_of="2019-01-01", certainty=["certain"])
    assert (answer["as_of"], answer["completeness"], answer["cut"]) == ("2019-01-01", "complete", [])
    assert {row["certainty"] for row in answer["rows"]} == {"certain"}
    assert all(row["source"] for row in answer["rows"])
    assert "As of 2019-01-01" in said or "as of 2019-01-01" in said
    whole, said = await call(session, "members", agreement="ipea", most=3, lang="zh")
    assert whole["cut"][0] == {"at": "/rows", "shown": 3, "of": whole["cut"][0]["of"]}
    assert whole["completeness"] == "truncated"
    assert "截断" in said
    assert whole["whole"].endswith("/api/queries/members?agreement=ipea")

    found, _ = await call(session, "search", q="中国科协")
    assert found["results"][0]["entity"]["id"] == "cast"
    routes, _ = await call(session, "recognition", **{"from": "my", "to": "au"})
    assert {route["certainty"] for route in routes["routes"]} == {"presumed"}
    assert routes["routes"][0]["evidence"]
    asked, _ = await call(session, "ask", q="哪些国家是国际职业工程师协议的成员？", lang="zh")
    assert asked["understood"]
    kinds, _ = await call(session, "schema")
    assert kinds["prefixes"]["aa"] == f"{BASE}ontology#"
    query = "PREFIX aa: <https://w3id.org/accord-atlas/ontology#> SELECT ?a { ?a a aa:Agreement } LIMIT 2"
    rows, _ = await call(session, "sparql", query=query)
    assert len(rows["rows"]) == 2
    assert rows["release"] == answer["release"]

    turtle, _ = await call(session, "sparql", query="CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert turtle["cut"][0]["at"] == "/turtle"
    assert turtle["completeness"] == "truncated"

    async def hostile(name: str, arguments: dict[str, Any]) -> None:
        result = await session.call_tool(name, arguments)
        assert result.isError, (name, arguments)
        assert 0 < len(words(result)) < 5_000

    for name, arguments in HOSTILE:
        await hostile(name, arguments)
    # Very many at once: each is answered, and so is what comes after them.
    async with anyio.create_task_group() as group:
        for _ in range(200):
            group.start_soon(hostile, "no-such-tool", {"x": "y"})
    assert "ipea" in words(await session.call_tool("members", {"agreement": "ipae"}))

    for path, form in (
        ("ontology", "text/turtle"),
        ("id/agreement/ipea", "text/turtle"),
        ("id/source", "application/json"),
    ):
        read = as_a(TextResourceContents, (await session.read_resource(f"{BASE}{path}")).contents[0])  # type: ignore[arg-type]
        assert read.mimeType == form
        assert 1_000 < len(read.text) < 210_000
    for bad in ("file:///etc/passwd", f"{BASE}id/agreement/../../metrics", f"{BASE}id/agreement/no-such"):
        with pytest.raises(Exception, match=r"resource|agreement|no-such|metrics"):
            await session.read_resource(bad)  # type: ignore[arg-type]


@asynccontextmanager
async def over_http(address: str) -> AsyncIterator[ClientSession]:
    async with (
        streamable_http_client(f"{address}/mcp") as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        yield session


@asynccontextmanager
async def over_pipes(build: Path, *arguments: str) -> AsyncIterator[ClientSession]:
    started = StdioServerParameters(command=command(), args=["mcp", *arguments], env={"ACCORD_BUILD": str(build)})
    async with stdio_client(started) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        yield session


@pytest.mark.long
def test_over_http_beside_the_rest_of_the_service(server: Any) -> None:
    address = str(server.base_url).rstrip("/")

    async def told() -> None:
        async with over_http(address) as session:
            await everything(session)
            answer, _ = await call(session, "members", agreement="ipea")
            assert answer["whole"] == f"{address}/api/queries/members?agreement=ipea"

    anyio.run(told)
    counted = server.get("/metrics").text
    assert 'accord_http_requests_total{route="/mcp",status="200"}' in counted
    assert 'route="/sparql"' in counted


@pytest.mark.long
def test_over_standard_input_and_output_with_a_release_of_its_own(build: Path) -> None:
    async def told() -> None:
        async with over_pipes(build) as session:
            await everything(session)

    anyio.run(told)


@pytest.mark.long
def test_over_standard_input_and_output_from_a_service_that_runs(server: Any, tmp_path: Path) -> None:
    async def told() -> None:
        async with over_pipes(tmp_path, "--url", str(server.base_url), "--lang", "zh") as session:
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            assert tools["members"].title == questions()["members"].title["zh"]
            answer, said = await call(session, "search", q="IPEA")
            assert answer["results"][0]["entity"]["id"] == "ipea"
            assert "内容完整" in said or "截断" in said

    anyio.run(told)


MESSAGE = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPT = {"Accept": "application/json, text/event-stream"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "localhost:8000"}, 200),
        ({"Host": "127.0.0.1"}, 200),
        ({"Host": "localhost", "Origin": "http://localhost"}, 200),
        # A page whose name leads to this machine, and one that only knows where the service is.
        ({"Host": "evil.example"}, 421),
        ({"Host": "localhost", "Origin": "http://evil.example"}, 403),
        ({"Host": "localhost", "Origin": "null"}, 403),
        ({"Host": "localhost", "Content-Type": "text/plain"}, 400),
    ],
)
def test_pages_elsewhere_cannot_ask_as_agents(client: TestClient, headers: dict[str, str], status: int) -> None:
    answer = client.post("/mcp", json=MESSAGE, headers={**ACCEPT, **headers})
    assert answer.status_code == status, answer.text


def test_a_browser_is_told_what_this_is_for(client: TestClient) -> None:
    answer = client.get("/mcp", headers={"Host": "localhost"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")
    assert "streamable HTTP" in answer.json()["detail"]
    large = client.post(
        "/mcp", content=b" " * 2_000_000, headers={**ACCEPT, "Content-Type": "application/json", "Host": "localhost"}
    )
    assert large.status_code == 413


def test_without_its_library_the_command_says_what_to_install(accord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.stdio", None)
    done = accord("mcp")
    assert done.returncode == 4
    assert "pip install 'accord-atlas[agents]'" in done.stderr


def test_an_answer_is_cut_until_it_fits_and_says_where() -> None:
    made, cut = bounded({"rows": [{"text": "x" * 3_000, "n": n} for n in range(MOST)], "columns": ["n"] * 60}, MOST)
    assert len(json.dumps(made)) <= LARGEST
    assert len(made["columns"]) == 60
    assert cut[0] == {"at": "/rows/0/text", "shown": 2_000, "of": 3_000} or cut[0]["at"] == "/rows"
    assert any(each == {"at": "/rows", "shown": len(made["rows"]), "of": MOST} for each in cut)
