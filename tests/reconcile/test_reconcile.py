"""The reconciliation service on the real release: what tables call things, what is surely meant, what is fetched."""

import json
from typing import Any

import pandas as pd
import pytest
from fastapi.testclient import TestClient
from reconciler import reconcile
from tests.reconcile.contract import held

from accord_atlas.ontology.names import KINDS
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.known import called, folded, known, sure
from accord_atlas.service.reconcile.answer import results
from accord_atlas.service.reconcile.manifest import DEFAULT_TYPES
from accord_atlas.service.reconcile.request import BATCH, batch

PATH = "/reconcile"


def ask(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    """The candidates of one query."""
    answer = client.post(PATH, data={"queries": json.dumps({"q": query})})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = held("reconciliation-result-batch", answer.json())["q"]["result"]
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)
    assert sum(each["match"] for each in found) <= 1
    return found


def extend(
    client: TestClient, ids: list[str], *properties: dict[str, Any]
) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The rows of values of entities."""
    answer = client.post(PATH, data={"extend": json.dumps({"ids": ids, "properties": properties})})
    assert answer.status_code == 200, answer.text
    rows: dict[str, dict[str, list[dict[str, Any]]]] = held("data-extension-response", answer.json())["rows"]
    return rows


def test_every_part_that_the_manifest_names_answers_as_the_specification_has_it(client: TestClient) -> None:
    for language in ("en", "zh"):
        manifest = held("manifest", client.get(PATH, params={"lang": language}).json())
        assert manifest["preview"]["url"].endswith(f"&lang={language}")
        for what, name in (("entity", "entities"), ("property", "properties"), ("type", "types")):
            place = manifest["suggest"][what]
            answer = client.get(place["service_url"] + place["service_path"], params={"prefix": "", "_": "1"})
            held(f"suggest-{name}-response", answer.json())
            some = {"entity": "agreement/ipea", "property": "jurisdiction", "type": "Title"}[what]
            flyout = (place["flyout_service_url"] + place["flyout_service_path"]).replace("${id}", some)
            assert client.get(flyout).json()["id"] == some
        proposing = manifest["extend"]["propose_properties"]
        proposed = client.get(
            proposing["service_url"] + proposing["service_path"], params={"type": "Title", "limit": 4}
        )
        assert len(proposed.json()["properties"]) == 4
        for template in ("view", "preview"):
            assert client.get(manifest[template]["url"].replace("{{id}}", "organization%2Fiem-my")).status_code == 200
        about = client.get(manifest["documentation"], headers={"Accept": "text/html"}).text
        features = {
            each["id"] for each in ask(client, query="IEM", properties=[{"pid": "country", "v": "my"}])[0]["features"]
        }
        assert all(f'id="{feature}"' in about for feature in features)


@pytest.mark.parametrize(
    ("query", "first", "match"),
    [
        ({"query": "中国科协"}, "organization/cast", True),
        ({"query": "中國科協", "type": "Organization"}, "organization/cast", True),
        ({"query": "Hong Kong Institution of Engineers", "type": ["Organization"]}, "organization/hkie", None),
        ({"query": "organization/pec"}, "organization/pec", True),
        ({"query": "https://w3id.org/accord-atlas/id/agreement/ipea"}, "agreement/ipea", True),
        # Two bodies are called IEM: which one is not guessed, a country tells, a wrong one forbids.
        ({"query": "IEM", "type": "Organization"}, "organization/iem-my", False),
        ({"query": "IEM", "properties": [{"pid": "country", "v": "Malaysia"}]}, "organization/iem-my", True),
        (
            {"query": "IEM", "properties": [{"pid": "jurisdiction", "v": {"id": "jurisdiction/mu"}}]},
            "organization/iem-mu",
            True,
        ),
        ({"query": "IEM", "properties": [{"pid": "country", "v": ["毛里求斯", "法国"]}]}, "organization/iem-mu", True),
        (
            {"query": "PEC", "type": "Organization", "properties": [{"pid": "country", "v": "my"}]},
            "organization/pec",
            False,
        ),
        ({"query": "IPEA", "properties": [{"pid": "signed", "v": "2001"}]}, "agreement/ipea", True),
        # What is alike is offered and never taken.
        ({"query": "Instituton of Engineers Malaysia"}, "organization/iem-my", False),
        ({"query": "zhongguo kexie"}, "organization/cast", False),
        # Without a name the properties find, and never decide.
        (
            {"type": "Organization", "properties": [{"pid": "agreement", "v": "IPEA"}, {"pid": "country", "v": "jp"}]},
            "organization/ipej",
            False,
        ),
    ],
)
def test_what_is_meant_and_how_surely(
    client: TestClient, query: dict[str, Any], first: str, match: bool | None
) -> None:
    best = ask(client, **query)[0]
    assert best["id"] == first
    assert match is None or best["match"] is match


def test_every_entity_is_first_by_its_own_name_and_sure_exactly_where_an_import_would_take_it(atlas: Atlas) -> None:
    names = atlas.once(known)
    asked = {
        f"{named.kind}/{named.slug} {text}": {"query": text, "type": KINDS[named.kind]}
        for named in atlas.labels.of_kind(*DEFAULT_TYPES)
        for text in (named.en, named.zh)
        if text and named.kind
    }
    entries = list(asked.items())
    assert len(entries) > 1500
    for start in range(0, len(entries), 20 * BATCH):
        # Every twentieth batch: the rule is the same for each.
        queries = batch(atlas, json.dumps(dict(entries[start : start + BATCH])))
        for key, found in results(atlas, queries, "en").items():
            own, text = key.split(" ", 1)
            kind, slug = own.split("/")
            level = [each for each in found.result if each.score == found.result[0].score]
            assert own in {each.id for each in level} or len(called(names, text, kind)) > len(found.result), key
            assert found.result[0].match is (sure(names, text, kind, None) == slug), (key, folded(text))


def test_values_come_as_what_they_are(client: TestClient) -> None:
    columns: list[dict[str, Any]] = [
        {"id": name} for name in ("jurisdiction", "founded", "kind", "experienceYears", "website")
    ]
    rows = extend(client, ["organization/iem-my", "title/ceng-uk", "organization/nobody"], *columns)
    body = rows["organization/iem-my"]
    assert body["jurisdiction"] == [{"id": "jurisdiction/my", "name": "Malaysia"}]
    assert body["founded"] == [{"date": "1959-05-01T00:00:00Z"}]
    assert body["website"] == [{"str": "http://www.myiem.org.my"}]
    assert not any(rows["organization/nobody"].values())
    both = {"id": "name", "settings": {"language": "both"}}
    assert extend(client, ["agreement/ipea"], both)["agreement/ipea"]["name"] == [
        {"str": "International Professional Engineers Agreement"},
        {"str": "国际职业工程师协议"},
    ]


def test_members_are_those_of_the_day_as_surely_as_is_asked(client: TestClient) -> None:
    def members(**settings: str) -> set[str]:
        column = {"id": "member", "settings": settings}
        return {each["id"] for each in extend(client, ["agreement/ipea"], column)["agreement/ipea"]["member"]}

    assert members(as_of="1999-01-01") == set()
    assert members(as_of="1999-01-01", certainty="certain,presumed,possible")
    assert members(certainty="certain") < members() == members(certainty="certain,presumed")
    assert len(members(limit="3")) == 3


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"queries": "["}, 400),
        ({"queries": "[]"}, 400),
        ({"queries": json.dumps({"q": {}})}, 400),
        ({"queries": json.dumps({"q": {"query": "x", "type": "Unicorn"}})}, 400),
        ({"queries": json.dumps({"q": {"query": "x", "properties": [{"pid": "no-such", "v": "y"}]}})}, 400),
        ({"queries": json.dumps({"q": {"query": "x", "limit": 0}})}, 400),
        ({"queries": "[" * 100_000}, 400),
        ({}, 400),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(BATCH + 1)})}, 413),
        ({"queries": "x" * 2_000_000}, 413),
        ({"extend": json.dumps({"ids": ["a"] * 1001, "properties": []})}, 413),
        ({"extend": json.dumps({"ids": "a", "properties": []})}, 400),
    ],
)
def test_what_cannot_be_answered_is_said(client: TestClient, form: dict[str, str], status: int) -> None:
    answer = client.post(PATH, data=form or {"nothing": "1"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_browsers_of_other_sites_may_ask_and_frame_the_preview_and_nothing_else(client: TestClient) -> None:
    origin = {"Origin": "http://127.0.0.1:3333"}
    for path in (PATH, f"{PATH}/suggest/entity?prefix=ipe", f"{PATH}/preview?id=agreement/ipea"):
        assert client.get(path, headers=origin).headers["access-control-allow-origin"] == "*"
    preview = client.get(f"{PATH}/preview", params={"id": "agreement/ipea", "lang": "zh"})
    policy = preview.headers["content-security-policy"]
    assert "frame-ancestors http: https:" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "国际职业工程师协议" in preview.text
    assert "frame-ancestors 'none'" in client.get(f"{PATH}/about").headers["content-security-policy"]


@pytest.mark.long
def test_a_client_that_others_wrote_matches_a_column(server: Any) -> None:
    table = pd.DataFrame({"body": ["IEM", "中国科协", "HKIE"], "country": ["Malaysia", "中国", "Hong Kong"]})
    found = reconcile(
        table["body"],
        type_id="Organization",
        property_mapping={"country": table["country"]},
        reconciliation_endpoint=f"{str(server.base_url).rstrip('/')}{PATH}",
    )
    assert dict(zip(found["input_value"], found["id"], strict=True)) == {
        "IEM": "organization/iem-my",
        "中国科协": "organization/cast",
        "HKIE": "organization/hkie",
    }
    assert found["match"].all()
