"""The parameters that a route is held to are those that the document of the API tells."""

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from accord_atlas.service.web.query_parameters import EVERYWHERE, declared_by


def test_each_route_takes_what_its_entry_tells(client: TestClient) -> None:
    app = client.app
    paths = client.get("/openapi.json").json()["paths"]
    routes = [route for route in app.state.routes if isinstance(route, APIRoute) and route.include_in_schema]  # type: ignore[attr-defined]
    assert len(routes) > 100
    for route in routes:
        for method in (route.methods or set()) - {"HEAD"}:
            entry = paths[route.path_format][method.lower()]
            told = {each["name"] for each in entry.get("parameters", ()) if each["in"] == "query"}
            assert declared_by(route) - EVERYWHERE == told - EVERYWHERE, route.path
