"""Pages of long answers: laid together they are the whole, in its order, and each says where it stands."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from accord_atlas.queries.question import questions

LISTS = {
    "/api/changes?since=2015-01-01": "changes",
    "/api/diff?from=2015-01-01&to=2024-01-01": "changes",
    "/api/dossier": "jurisdictions",
    "/api/search?q=engineers": "results",
    "/api/due?agreement=ipea": "facts",
    "/api/entities/agreement/ipea/neighbours": "neighbours",
    "/api/scenario/best?organization=cse-cn": "steps",
    **{
        f"/api/queries/{name}?{'&'.join(f'{p.name}={p.example}' for p in question.parameters if p.required)}": "rows"
        for name, question in questions().items()
    },
}
"""Every address whose answer is one list that may grow → the name of the list in it."""


def page_by_page(client: TestClient, address: str, size: int) -> list[dict[str, Any]]:
    """The pages from the first to the last, by following the links."""
    joint = "" if address.endswith("?") else "&" if "?" in address else "?"
    following, found = f"{address}{joint}limit={size}", list[dict[str, Any]]()
    while following:
        response = client.get(following)
        assert response.status_code == 200, response.text
        answer = response.json()
        whole = answer["offset"] == 0 and answer["next"] is None
        assert answer["completeness"] == ("complete" if whole else "truncated")
        assert response.headers["accord-completeness"] == answer["completeness"]
        assert answer["limit"] == size
        assert set(response.links) == (
            {rel for rel, there in (("prev", answer["offset"]), ("next", answer["next"])) if there}
            | (set() if whole else {"first"})
        )
        if found:
            back = client.get(response.links["prev"]["url"]).json()
            assert back == found[-1]
        found.append(answer)
        following = response.links.get("next", {}).get("url", "")
    return found


@pytest.mark.parametrize("address", LISTS)
def test_pages_laid_together_are_the_whole(client: TestClient, address: str) -> None:
    listed = LISTS[address]
    most = "" if not any(part in address for part in ("search", "due", "neighbours", "best")) else "&limit=500"
    whole = client.get(f"{address}{'?' if '?' not in address else ''}{most}").json()[listed]
    size = max(1, len(whole) // 3)
    pages = page_by_page(client, address, size)
    assert [each for page in pages for each in page[listed]] == whole
    assert {page["total"] for page in pages} == {len(whole)}
    assert all(len(page[listed]) == size for page in pages[:-1])


def test_every_format_of_a_question_has_the_same_page(client: TestClient) -> None:
    def keys(form: str, place: str) -> list[str]:
        response = client.get(f"/api/queries/members?agreement=ipea&format={form}{place}")
        assert response.headers["accord-completeness"] == ("truncated" if place else "complete")
        assert ("next" in response.links) == bool(place)
        if form == "srj":
            rows = json.loads(response.content)["results"]["bindings"]
            return [row["organization"]["value"].rpartition("/")[2] for row in rows]
        lines = response.text.splitlines()
        return [line.partition("," if form == "csv" else "\t")[0] for line in lines[1:]]

    for form in ("csv", "tsv", "srj"):
        assert keys(form, "&limit=3&offset=4") == keys(form, "")[4:7]
    shown = client.get("/api/queries/members?agreement=ipea&format=html&lang=zh&limit=3&offset=4").text
    assert "此页 3 行" in shown
    assert 'rel="prev"' in shown
    assert 'rel="next"' in shown
    assert "truncated" in client.get("/api/queries/members?agreement=ipea&format=md&limit=3").text


def test_a_default_answer_is_whole_and_says_nothing_of_pages(client: TestClient) -> None:
    answer = client.get("/api/queries/members?agreement=ipea")
    assert answer.links == {}
    assert not {"total", "offset", "limit", "next"} & answer.json().keys()
    assert client.get("/api/diff?from=2015-01-01").json().keys().isdisjoint({"total", "next"})


@pytest.mark.parametrize(
    ("given", "parameter"),
    [("limit=0", "limit"), ("limit=x", "limit"), ("offset=3", "offset"), ("limit=3&offset=-1", "offset")],
)
def test_what_is_no_page_is_refused(client: TestClient, given: str, parameter: str) -> None:
    for address in ("/api/queries/bases", "/api/diff?from=2015-01-01"):
        response = client.get(f"{address}{'&' if '?' in address else '?'}{given}")
        assert (response.status_code, response.json()["parameter"]) == (422, parameter)


def test_openapi_says_which_answers_have_pages(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    said = {path for path, entry in paths.items() if {"limit", "offset"} <= _names(entry.get("get", {}))}
    asked = {urlsplit(address).path for address in LISTS} - {"/api/entities/agreement/ipea/neighbours"}
    assert said == asked | {"/api/entities/{kind}/{slug}/neighbours"}


def _names(operation: dict[str, Any]) -> set[str]:
    return {parameter["name"] for parameter in operation.get("parameters", ())}
