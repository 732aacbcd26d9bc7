"""A CSV for a person begins with a byte order mark; one for a program never does unasked."""

import pytest
from fastapi.testclient import TestClient

MARK = "\ufeff".encode()
TABLES = (
    "/api/queries/members?agreement=ipea",
    "/api/targets",
    "/api/gaps",
    "/api/network?focus=ipea",
    "/api/compare?of=my,sg",
    "/api/diff?from=2019-01-01",
    "/api/changes",
)


@pytest.mark.parametrize("address", TABLES)
def test_a_mark_stands_where_it_is_asked_for_and_nowhere_else(client: TestClient, address: str) -> None:
    with_format = f"{address}{'&' if '?' in address else '?'}format=csv&lang=zh"
    plain, marked = client.get(with_format), client.get(f"{with_format}&bom=true")
    assert plain.status_code == marked.status_code == 200
    assert not plain.content.startswith(MARK)
    assert marked.content == MARK + plain.content
    assert plain.headers["etag"] != marked.headers["etag"]
    declared = client.get("/openapi.json").json()["paths"][address.partition("?")[0]]["get"]["parameters"]
    assert "bom" in {parameter["name"] for parameter in declared}


def test_only_a_csv_is_marked(client: TestClient) -> None:
    assert client.get("/api/targets?bom=true").json()
    assert client.get("/api/targets?bom=perhaps&format=csv").status_code == 422
