"""The trust registry protocol on the real release: known facts, each with what is on record of it."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from jsonschema import Draft202012Validator

from accord_atlas.service.answers.trust import AuthorizationResponse, RecognitionResponse

IDS = "https://w3id.org/accord-atlas/id/"
MOMENT: Any = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$",
}
TEXT: Any = {"type": "string", "minLength": 1}
REPEATED = ("entity_id", "authority_id", "action", "resource")


def protocol(verdict: str) -> Draft202012Validator:
    """What TRQP 2.0 asks of an answer, member by member as its schemas have them; of ours, `evidence` alone."""
    context = {"type": "object", "properties": {"time": {"type": "string"}}, "additionalProperties": {"type": "string"}}
    members: dict[str, Any] = {
        **dict.fromkeys(REPEATED, TEXT),
        verdict: {"type": "boolean"},
        "time_requested": MOMENT,
        "time_evaluated": MOMENT,
        "message": TEXT,
        "context": context,
        "evidence": {"type": "object"},
    }
    required = [*REPEATED, "time_evaluated", verdict]
    schema = {"type": "object", "properties": members, "required": required, "additionalProperties": False}
    return Draft202012Validator(schema)


PROBLEM = Draft202012Validator(
    {
        "type": "object",
        "properties": {
            "type": {"type": "string", "pattern": "^https?://"},
            "title": TEXT,
            "status": {"type": "integer", "minimum": 400},
            "detail": TEXT,
        },
        "required": ["type", "title", "status", "detail"],
    }
)
"""What the protocol says that goes wrong is told by: RFC 7807."""


def ask(client: TestClient, path: str, entity: str, authority: str, **more: Any) -> Response:
    query = {"entity_id": IDS + entity, "authority_id": IDS + authority, "action": "recognise"}
    asked = client.post(path, json={**query, "resource": "professional-engineer", **more})
    return cast("Response", asked)


@pytest.mark.parametrize(
    ("entity", "authority", "day", "level", "record"),
    [
        ("jurisdiction/my", "jurisdiction/au", None, "professional-engineer", "recorded"),
        ("jurisdiction/pk", "jurisdiction/my", None, "professional-engineer", "recorded"),
        ("organization/iem-my", "organization/engineers-australia", None, "professional-engineer", "recorded"),
        # Disputed start of IPEA: possible is no yes; before all of it, the record says that it does not stand.
        ("jurisdiction/my", "jurisdiction/au", "1999-01-01", "professional-engineer", "possible"),
        ("jurisdiction/my", "jurisdiction/au", "1985-01-01", "professional-engineer", "not-on-the-day"),
        ("jurisdiction/pt", "jurisdiction/br", "2010-01-01", "professional-engineer", "not-on-the-day"),
        ("jurisdiction/pt", "jurisdiction/br", "2020-01-01", "professional-engineer", "recorded"),
        # A society of Guangdong is recognised; China as a whole is not thereby.
        ("organization/gdse", "organization/hkie", None, "professional-engineer", "recorded"),
        ("jurisdiction/cn", "jurisdiction/hk", None, "professional-engineer", "part"),
        ("jurisdiction/cn", "jurisdiction/my", None, "professional-engineer", "other-thing"),
        ("jurisdiction/af", "jurisdiction/ag", None, "professional-engineer", "none"),
        ("organization/iem-my", "agreement/ipea", None, "professional-engineer", "recorded"),
        ("organization/iem-my", "agreement/ipea", None, "technologist", "other-thing"),
        ("organization/bperb", "agreement/ipea", None, "professional-engineer", "not-full"),
        ("organization/cast", "agreement/washington-accord", None, "professional-engineer", "other-thing"),
        ("organization/cast", "agreement/ipea", None, "professional-engineer", "none"),
        ("jurisdiction/th", "agreement/apec-engineer", None, "professional-engineer", "possible"),
    ],
)
def test_recognition(client: TestClient, entity: str, authority: str, day: str | None, level: str, record: str) -> None:
    context = {"context": {"time": f"{day}T12:00:00Z", "note": "kept"}} if day else {}
    answer = ask(client, "/recognition", entity, authority, resource=level, **context)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    protocol("recognized").validate(said)
    RecognitionResponse.model_validate(said)
    assert said["recognized"] is (record == "recorded")
    assert said["evidence"]["record"] == record, said["message"]
    assert (said.get("context"), said.get("time_requested")) == (
        context.get("context"),
        f"{day}T12:00:00Z" if day else None,
    )
    assert abs((datetime.now(UTC) - datetime.fromisoformat(said["time_evaluated"])).total_seconds()) < 60
    assert bool(said["evidence"]["agreements"]) is (record != "none")
    # The whole answer stands where it says, and agrees.
    whole = client.get(said["evidence"]["address"])
    assert whole.status_code == 200, said["evidence"]["address"]
    if record == "recorded" and "/agreement/" not in said["authority_id"]:
        told = said["evidence"]["agreements"][0]
        route = next(each for each in whole.json()["routes"] if each["agreement"] == told["agreement"])
        assert (route["certainty"], route["reason"]) == (told["certainty"], told["reason"])


@pytest.mark.parametrize(
    ("entity", "action", "authorized"),
    [
        ("organization/iem-my", "vote", True),
        ("organization/iem-my", "recognize", True),
        ("organization/bperb", "vote", False),
        ("jurisdiction/jp", "recognise", True),
    ],
)
def test_authorization(client: TestClient, entity: str, action: str, authorized: bool) -> None:
    answer = ask(client, "/authorization", entity, "agreement/ipea", action=action)
    protocol("authorized").validate(answer.json())
    AuthorizationResponse.model_validate(answer.json())
    assert answer.json()["authorized"] is authorized
    assert answer.json()["action"] == action


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"entity_id": f"{IDS}organization/nobody"}, 404),
        ({"entity_id": "did:example:123"}, 404),
        ({"authority_id": f"{IDS}title/ceng-uk"}, 404),
        ({"action": "issue"}, 404),
        ({"resource": "wizard"}, 404),
        ({"resource": ""}, 400),
        ({"context": {"time": "2025-06-19"}}, 400),
        ({"context": {"time": "2025-02-30T00:00:00Z"}}, 400),
        ({"context": ["time"]}, 400),
        ({"context": {"time": "2025-06-19T11:30:00+08:00"}}, 400),
        ({"context": {"other": 7}}, 400),
        ({"action": None}, 400),
        ({"entity_id": 7}, 400),
    ],
)
def test_what_is_not_known_is_404_and_what_is_malformed_400(client: TestClient, change: Any, status: int) -> None:
    answer = ask(client, "/recognition", "jurisdiction/my", "jurisdiction/au", **change)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    PROBLEM.validate(answer.json())
    assert answer.json()["status"] == status
    assert "recognized" not in answer.json()


def test_the_binding_to_http(client: TestClient) -> None:
    form = client.post("/recognition", data={"entity_id": "x"})
    assert form.status_code == 415
    PROBLEM.validate(form.json())
    # A time that is blank is none; other members of the context come back, as `locator`.
    blank = ask(client, "/recognition", "jurisdiction/my", "jurisdiction/au", context={"time": "", "locator": "a"})
    protocol("recognized").validate(blank.json())
    assert blank.json()["context"] == {"time": "", "locator": "a"}
    assert "time_requested" not in blank.json()
    assert client.post("/recognition", content=b"{", headers={"Content-Type": "application/json"}).status_code == 400
    traced = client.post("/recognition", json={}, headers={"X-Request-ID": "one"})
    assert traced.status_code == 400
    page = client.get("/recognition?from=cn&to=my", follow_redirects=False)
    assert page.headers["location"].endswith("/routes?from=cn&to=my")
    answer = client.post(
        "/recognition?lang=zh",
        json={
            "entity_id": f"{IDS}jurisdiction/my",
            "authority_id": f"{IDS}jurisdiction/au",
            "action": "recognize",
            "resource": f"{IDS}concept/level.professional-engineer",
        },
        headers={"X-Request-ID": "one", "Origin": "https://example.org"},
    )
    assert "澳大利亚" in answer.json()["message"]
    assert "推定" in answer.json()["message"]
    assert answer.headers["x-request-id"] == "one"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"
