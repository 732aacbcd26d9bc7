"""The log of a server: a JSON object a line where that is set, the request's name in it, nobody's address."""

import json
import socket
from pathlib import Path

import pytest
from tests.sparql.conftest import serving

GIVEN = "proxy-1.a_b"


@pytest.mark.long
def test_an_error_is_found_in_the_log_by_the_name_in_its_answer_and_nobody_s_address_is_there(
    tiny: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with serving(tiny, log, log_format="json", log_level="debug") as (client, _):
        secret = {"User-Agent": "Swordfish", "X-Forwarded-For": "203.0.113.9"}
        wrong = client.get("/sparql", params={"query": "ASK { swordfish"}, headers=secret)
        named = client.get("/nowhere", headers={"X-Request-Id": GIVEN, **secret})
        forged = client.get("/nowhere", headers={"X-Request-Id": "a b", **secret})
        well = client.get("/api/search?q=swordfish", headers=secret)
        port = client.base_url.port
        assert port
        with socket.create_connection(("127.0.0.1", port)) as broken:
            broken.sendall(b"NONSENSE\r\n\r\n")
            broken.recv(1000)
    lines = [line for line in log.read_text().splitlines() if not line.startswith("Accord Atlas, release")]
    read = [json.loads(line) for line in lines]
    assert {line["level"] for line in read if "level" in line} >= {"info"}
    [asked] = [line for line in read if line.get("form") == "ask"]
    assert asked["request"] == wrong.headers["x-request-id"]
    assert asked["outcome"] == "malformed-query"
    assert named.headers["x-request-id"] == GIVEN
    assert forged.headers["x-request-id"] not in {"", "a b"}
    assert "x-request-id" not in well.headers
    said = "\n".join(lines).lower()
    assert not [word for word in ("127.0.0.1", "203.0.113.9", "swordfish") if word in said]
