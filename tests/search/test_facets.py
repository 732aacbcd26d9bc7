"""What all hits of a search have in common, counted, and the hits narrowed down by it."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

FACETS = ("kind", "jurisdiction", "standing", "decade")
ALL = {"facets": "true", "limit": "200"}


def search(client: TestClient, **parameters: str) -> dict[str, Any]:
    answer = client.get("/api/search", params=parameters)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def values(hit: dict[str, Any], facet: str) -> set[str]:
    """The values of a hit in a facet, read from what the hit itself says."""
    if facet == "kind":
        return {hit["entity"]["kind"]}
    if facet == "jurisdiction":
        return {place["id"] for place in hit["jurisdictions"]}
    if facet == "standing":
        return {hit["standing"]} - {None}
    return {hit["date"]["value"][:3] + "0"} if hit["date"] else set()


@pytest.mark.parametrize("query", ["工程师协议", "council", "memorandum", "新加坡"])
def test_counts_are_those_of_all_hits(client: TestClient, query: str) -> None:
    whole = search(client, q=query, **ALL)
    assert whole["total"] == len(whole["results"]) > 5
    for facet in FACETS:
        for one in whole["facets"][facet]:
            counted = sum(one["value"] in values(hit, facet) for hit in whole["results"])
            assert one["count"] == counted, (facet, one)
            assert one["title"]["en"]
            assert one["title"]["zh"]


def test_a_count_is_what_choosing_it_leaves(client: TestClient) -> None:
    """Also where something else is chosen in another facet; within one facet the choices add up."""
    kinds = {one["value"] for one in search(client, q="memorandum", **ALL)["facets"]["kind"]}
    assert {"agreement", "event"} <= kinds
    chosen = search(client, q="memorandum", kind="agreement", **ALL)
    assert {hit["entity"]["kind"] for hit in chosen["results"]} == {"agreement"}
    for one in chosen["facets"]["decade"]:
        both = search(client, q="memorandum", kind="agreement", decade=one["value"], **ALL)
        assert both["total"] == one["count"] == len(both["results"])
    for one in chosen["facets"]["kind"]:
        other = search(client, q="memorandum", kind=f"agreement,{one['value']}", **ALL)
        assert other["total"] == chosen["total"] + (one["count"] if one["value"] != "agreement" else 0)


def test_facets_count_what_is_not_shown(client: TestClient) -> None:
    few = search(client, q="memorandum", facets="true", limit="2")
    assert len(few["results"]) == 2
    assert few["completeness"] == "truncated"
    assert few["facets"] == search(client, q="memorandum", **ALL)["facets"]


def test_a_hit_says_where_it_is_how_surely_it_stands_and_since_when(client: TestClient) -> None:
    (ipea, *_) = search(client, q="IPEA")["results"]
    assert {"au", "pk"} <= values(ipea, "jurisdiction")
    assert (ipea["standing"], ipea["certainty"], ipea["status"]) == ("presumed", "presumed", "in-force")
    assert ipea["reason"]
    assert ipea["date"] == {"what": "signed", "value": "2001-06-25"}
    (pec, *_) = search(client, q="PEC")["results"]
    assert values(pec, "jurisdiction") == {"pk"}
    over = search(client, q="IPENZ", standing="over", facets="true")
    assert all(hit["standing"] == "over" and hit["certainty"] is None for hit in over["results"])


def test_without_facets_a_kind_widens_the_search(client: TestClient) -> None:
    assert search(client, q="pec ipea", kind="participation")["results"]
    assert not search(client, q="pec ipea", kind="participation", facets="true")["results"]
    assert search(client, q="IPEA")["facets"] is None


def test_where_nothing_is_found_near_names_are_offered(client: TestClient) -> None:
    nothing = search(client, q="xqzzkw", facets="true")
    assert (nothing["total"], nothing["near"]) == (0, [])
    named = [search(client, q=words) for words in ("Sgnpr Accrd of Enginrs", "马来西亚工乘司学绘")]
    assert all(each["near"] for each in named if not each["results"])


@pytest.mark.parametrize(
    ("name", "value"), [("standing", "certainly"), ("decade", "1995"), ("decade", "old"), ("jurisdiction", "my,zz")]
)
def test_what_no_facet_has_is_refused(client: TestClient, name: str, value: str) -> None:
    answer = client.get("/api/search", params={"q": "engineers", name: value})
    assert answer.status_code == 422
    assert answer.json()["parameter"] == name


def test_hits_leave_as_tables(client: TestClient) -> None:
    plain = client.get("/api/search", params={"q": "washington accord", "format": "csv", "lang": "zh"})
    rows = list(csv.reader(io.StringIO(plain.text.removeprefix("\ufeff"))))
    assert rows[0][:3] == ["结果", "类别", "国家或地区"]
    assert rows[1][0] == "华盛顿协议"
    book = client.get("/api/search", params={"q": "washington accord", "format": "xlsx", "lang": "en"})
    sheets = openpyxl.load_workbook(io.BytesIO(book.content))
    assert any("Washington Accord" in str(cell.value) for sheet in sheets for row in sheet for cell in row)
