"""What people type into curl, Chinese included, is understood by the real server."""

import json
import socket
import subprocess
from http.client import HTTPResponse
from urllib.parse import quote

import httpx
import pytest


@pytest.mark.parametrize("query", ["中国科协", "科協", "%E4%B8%AD%E5%9B%BD%E7%A7%91%E5%8D%8F"])
def test_chinese_in_an_address_needs_no_encoding(server: httpx.Client, query: str) -> None:
    address = f"{server.base_url}/api/search?q={query}"
    done = subprocess.run(["curl", "-sS", address], capture_output=True, text=True, timeout=30)
    assert '"id":"cast"' in done.stdout.replace(" ", "")


def test_a_body_is_left_as_it_is(server: httpx.Client) -> None:
    query = "SELECT ('GET /中国 HTTP/1.1' AS ?x) {}"
    with httpx.Client(base_url=server.base_url, timeout=60) as again:
        for _ in range(2):
            answer = again.post("/sparql", data={"query": query}, headers={"Accept": "text/csv"})
            assert "GET /中国 HTTP/1.1" in answer.text


def test_an_address_that_is_too_long_is_told_so(server: httpx.Client) -> None:
    """Not as a request that is no HTTP: the same query is answered when it comes by POST."""
    query = f"SELECT ('{'x' * 70_000}' AS ?x) {{}}"
    with socket.create_connection((server.base_url.host, server.base_url.port or 80), timeout=30) as connection:
        connection.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: atlas.example\r\n\r\n".encode())
        response = HTTPResponse(connection)
        response.begin()
        said = json.loads(response.read())
    assert response.status == said["status"] == 414
    assert "POST" in said["detail"]
    assert server.post("/sparql", data={"query": query}).status_code == 200
