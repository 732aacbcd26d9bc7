"""What the service counts of itself: right by route and status, readable by Prometheus, silent about whom and what."""

from pathlib import Path

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app


def samples(client: TestClient) -> dict[tuple[str, ...], float]:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert answer.headers["cache-control"] == "no-store"
    families = text_string_to_metric_families(answer.text)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def test_requests_are_counted_by_route_and_status(tiny: Path) -> None:
    with TestClient(create_app(Settings(build=tiny))) as client:
        assert samples(client)[("accord_sparql_workers_idle",)] == 2
        client.get("/api/queries/members", params={"agreement": "no-such-thing"})
        client.get("/id/organization/no-such-thing")
        client.get("/id/organization/another")
        client.post("/sparql", data={"query": "SELECT * {"})
        client.head("/health")
        counted = samples(client)
        said = client.get("/metrics").text
    assert counted[("accord_http_requests_total", "/api/queries/members", "422")] == 1
    assert counted[("accord_http_requests_total", "/id/{kind}/{slug}", "404")] == 2
    assert counted[("accord_http_requests_total", "/sparql", "400")] == 1
    assert counted[("accord_http_requests_total", "/health", "200")] == 1
    assert counted[("accord_http_request_seconds_count", "/id/{kind}/{slug}")] == 2
    assert "no-such-thing" not in said
    assert "SELECT" not in said


def test_addresses_of_nothing_add_no_labels(tiny: Path) -> None:
    with TestClient(create_app(Settings(build=tiny))) as client:
        for number in range(20):
            client.get(f"/nowhere/{number}")
        after = samples(client)
    assert sum(value for key, value in after.items() if key[:2] == ("accord_http_requests_total", "none")) == 20
    assert not [key for key in after if any("nowhere" in label for label in key)]


def test_without_a_release_there_are_counts_all_the_same(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(build=tmp_path))) as client:
        client.get("/ready")
        counted = samples(client)
    assert counted[("accord_http_requests_total", "/ready", "503")] == 1
    assert counted[("accord_ready",)] == counted[("accord_sparql_available",)] == 0
    assert not [key for key in counted if key[0].startswith(("accord_release_info", "accord_sparql_workers"))]
