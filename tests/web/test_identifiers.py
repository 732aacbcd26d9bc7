"""Identifiers in capitals, names in place of identifiers, and long searches: on REST, pages, command line, Python."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from fastapi.testclient import TestClient

import accord_atlas


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        ("/api/queries/members?agreement=IPEA", "/api/queries/members?agreement=ipea"),
        ("/api/recognition?from=PK&to=MY", "/api/recognition?from=pk&to=my"),
        ("/api/entities/organization/PEC", "/api/entities/organization/pec"),
        ("/api/paths?from=CSE-CN&to=Organization:PEC&k=1", "/api/paths?from=cse-cn&to=pec&k=1"),
        ("/api/search?q=engineers&jurisdiction=MY", "/api/search?q=engineers&jurisdiction=my"),
        ("/api/network?focus=IPEA&depth=1", "/api/network?focus=ipea&depth=1"),
        ("/api/dossier/MY", "/api/dossier/my"),
        ("/api/profile/Jurisdiction/MY", "/api/profile/jurisdiction/my"),
        ("/api/compare?of=MY,Jurisdiction/TH", "/api/compare?of=my,th"),
        ("/api/network?focus=CSE-CN&depth=1", "/api/network?focus=cse-cn&depth=1"),
        ("/api/scenario?join=IPEA:CSE-CN&from=CN", "/api/scenario?join=ipea:cse-cn&from=cn"),
        ("/api/targets?organization=CSE-CN", "/api/targets?organization=cse-cn"),
        ("/api/changes?concerning=Organization/CSE-CN", "/api/changes?concerning=organization/cse-cn"),
        ("/api/accession/IPEA/CSE-CN", "/api/accession/ipea/cse-cn"),
    ],
)
def test_capitals_or_not(client: TestClient, capitals: str, small: str) -> None:
    first, second = client.get(capitals), client.get(small)
    assert first.status_code == second.status_code == 200, first.text
    assert first.json() == second.json()


def test_a_thing_in_capitals_is_found_at_its_address(client: TestClient) -> None:
    for address in ("agreement/IPEA", "Agreement/ipea", "AGREEMENT/Ipea"):
        answer = client.get(f"/id/{address}?format=ttl", follow_redirects=False)
        assert answer.status_code == 301
        assert answer.headers["location"] == "/id/agreement/ipea?format=ttl"
    assert client.get("/id/organization/PEC.ttl").status_code == 200


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/api/paths?from=IPENZ&to=pec", ["organization:engnz"]),
        ("/api/queries/members?agreement=EMF", ["ipea"]),
        ("/api/recognition?from=malaysai&to=cn", ["my"]),
        ("/api/recognition?from=南韩&to=cn", ["kr"]),
        ("/api/entities/organization/ipenz", ["engnz"]),
        ("/id/agreement/washington-acord", ["washington-accord"]),
        ("/api/recognition?from=atlantis&to=cn", None),
        ("/api/queries/members?agreement=qwrtz", None),
        ("/api/entities/organization/zzz", None),
    ],
)
def test_a_name_is_offered_and_nothing_where_nothing_is_near(
    client: TestClient, address: str, nearest: list[str] | None
) -> None:
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.status_code in (404, 422)
    offered = answer.json().get("nearest")
    assert (offered or [])[:1] == (nearest or [])


def test_the_command_line_and_python_take_and_offer_the_same(
    accord: Callable[..., CompletedProcess[str]], build: Path
) -> None:
    assert accord("query", "members", "agreement=IPEA").returncode == 0
    refused = accord("query", "members", "agreement=EMF")
    assert refused.returncode
    assert "ipea" in refused.stderr
    atlas = accord_atlas.open(build)
    assert atlas.recognition("PK", "MY") == atlas.recognition("pk", "my")


@pytest.mark.parametrize("length", [201, 300, 5000])
def test_a_search_that_is_too_long_is_told_so(client: TestClient, length: int) -> None:
    answer = client.get("/api/search", params={"q": "工" * length})
    assert answer.status_code == 422
    assert "200" in answer.json()["detail"]
