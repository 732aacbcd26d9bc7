"""Nothing can be changed over HTTP, and a client that tries is told why."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("path", ["/update", "/rdf-graph-store", "/rdf-graph-store?default"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_a_change_is_refused_with_the_reason(tiny_client: TestClient, path: str, method: str) -> None:
    answer = tiny_client.request(method, path, content="INSERT DATA { <a:a> <a:b> <a:c> }")
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert "takes no updates" in answer.json()["detail"]
