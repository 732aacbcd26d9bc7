"""Answers have the shapes that the API's description tells: no field more, none fewer, none of another type."""

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from pydantic import BaseModel
from starlette.routing import Match

from accord_atlas.service.web.app import ROUTERS

PLACES = ("cn", "my", "sg", "hk", "gb", "us", "pk", "th", "ke", "de", "tw")
ADDRESSES = [
    *(f"/api/recognition?from={a}&to={b}" for a in PLACES for b in ("cn", "my", "hk", "us") if a != b),
    "/api/recognition?from=jp&to=au&specialty=civil-engineering&as_of=2005-01-01",
    "/api/recognition?from=ie&to=nz&level=technologist",
    *(f"/api/accession/ipea/{body}" for body in ("cse-cn", "usciep", "bperb", "ncees", "aeer")),
    "/api/accession/apec-engineer/iei-in",
    "/api/accession/ieta/cast",
    "/api/scenario?join=ipea:cse-cn,washington-accord:ebk&sign=cse-cn:iem-my&from=cn",
    "/api/scenario?join=ipea:iem-my",
    "/api/scenario?join=seoul-accord:cse-cn&from=my",
    "/api/scenario/best?organization=cse-cn&limit=50",
    "/api/scenario/best?organization=ebk",
    *(f"/api/dossier/{place}" for place in PLACES),
    "/api/dossier/my?counterpart=sg&as_of=2010-01-01",
    "/api/dossier",
    "/api/dossier?counterpart=my&as_of=2010-01-01",
    "/api/targets",
    "/api/targets?as_of=2040-01-01",
    "/api/gaps",
    "/api/gaps?jurisdiction=my&as_of=1995-01-01",
    "/api/search?q=CAST",
    "/api/search?q=zhongguo&kind=organization&jurisdiction=cn",
    "/api/search?q=nothing-is-called-so",
    "/api/entities/agreement/ipea",
    "/api/entities/jurisdiction/my?as_of=2000-01-01",
    "/api/entities/target/cast-2022-16.foreign-members-admitted.2022",
    "/api/entities/agreement/ipea/neighbours",
    "/api/entities/organization/cast/lineage",
    "/api/paths?from=cse-cn&to=iem-my",
    "/api/paths?from=cse-cn&to=iem-my&as_of=1950-01-01",
    "/api/network?focus=agreement/ipea&depth=1&measures=degree,betweenness,positions",
    "/api/network?projection=jurisdictions",
    "/api/diff?from=2015-01-01&to=2019-01-01",
    "/api/releases",
    "/api/queries",
    "/api/vocabulary",
]


def model(path: str) -> type[BaseModel]:
    """What the route of a path says that it answers."""
    scope = {"type": "http", "path": path, "method": "GET", "headers": []}
    for route in (route for router in ROUTERS for route in router.routes):
        if isinstance(route, APIRoute) and route.matches(scope)[0] is Match.FULL:
            shape: type[BaseModel] = route.response_model
            assert issubclass(shape, BaseModel), path
            return shape
    raise AssertionError(path)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_has_the_shape_that_is_described(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    shape = model(address.partition("?")[0])
    reply = shape.model_validate(answer.json())
    assert reply.model_dump(mode="json", by_alias=True, exclude_unset=True) == answer.json()
