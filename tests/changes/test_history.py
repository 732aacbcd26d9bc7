"""What happened between two days on the real release, checked against the fact tables by hand."""

import csv
import io
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from accord_atlas.loaders.dates import span
from accord_atlas.service.answers.changes import ChangesAnswer
from accord_atlas.service.changes.change import Change
from accord_atlas.service.changes.sentences import sentence
from accord_atlas.service.changes.timeline import between, history
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.schemes import notations, schemes
from accord_atlas.service.domain.network.model import Node


def changes(client: TestClient, **parameters: str) -> list[dict[str, Any]]:
    answer = client.get("/api/diff", params={name.rstrip("_"): value for name, value in parameters.items()})
    assert answer.status_code == 200, answer.text
    ChangesAnswer.model_validate(answer.json())
    return list(answer.json()["changes"])


def reply(found: list[dict[str, Any]]) -> set[tuple[str, str, str | None, str | None]]:
    return {(c["what"], c["subject"]["id"], c["before"], c["after"]) for c in found}


def test_ipea_between_2008_and_2018(client: TestClient) -> None:
    found = changes(client, from_="2008-01-01", to="2018-12-31", concerning="ipea", what="joined,left,status-changed")
    assert reply(found) == {
        ("joined", "organization/cie-tw", None, "provisional"),
        ("status-changed", "organization/cie-tw", "provisional", "authorised"),
        ("status-changed", "organization/iei-in", "provisional", "authorised"),
        ("joined", "organization/pec", None, "provisional"),
        ("joined", "organization/aeer", None, "provisional"),
        ("status-changed", "organization/pec", "provisional", "authorised"),
    }
    assert {c["certainty"] for c in found} == {"certain"}


def test_dublin_in_2022_and_2023(client: TestClient) -> None:
    found = changes(client, from_="2022-01-01", to="2023-12-31", concerning="dublin-accord")
    assert ("left", "organization/cctt", "authorised", None) in reply(found)
    assert ("joined", "organization/tpc", None, "authorised") in reply(found)


def test_an_agreement_that_lapsed(client: TestClient) -> None:
    found = changes(client, from_="2023-05-29", to="2023-05-30", concerning="ea-ice-mra")
    assert reply(found) == {
        ("ended", "agreement/ea-ice-mra", None, None),
        ("left", "organization/engineers-australia", "party", None),
        ("left", "organization/ice-uk", "party", None),
    }


def test_a_date_that_reaches_over_the_border_is_possible(client: TestClient) -> None:
    (year,) = changes(client, from_="2013-06-01", to="2014-01-01", concerning="ipea", what="joined")
    assert (year["subject"]["id"], year["date"], year["certainty"]) == ("organization/aeer", "2013", "possible")


def test_a_country_s_changes_are_those_of_its_bodies(client: TestClient) -> None:
    found = changes(client, from_="2018-01-01", to="2019-12-31", concerning="pk")
    assert ("status-changed", "organization/pec", "provisional", "authorised") in reply(found)
    assert ("joined", "organization/pec", None, "party") in reply(found)
    assert all("ipec" not in c["subject"]["id"] for c in found)


def test_events_are_told_once_with_all_whom_they_involve(client: TestClient) -> None:
    found = changes(client, from_="2025-03-01", to="2025-03-31", what="happened")
    (africa,) = [c for c in found if c["subject"]["id"] == "event/2025-03-17-africa-initiative"]
    assert {node["id"].partition("/")[2] for node in africa["involved"]} == {"cast", "wfeo", "cse-cn", "iek", "ebk"}


def test_a_period_and_its_halves_tell_the_same(atlas: Atlas) -> None:
    every = atlas.once(history)
    first, middle, last = date(2000, 1, 1), date(2012, 5, 17), date(2026, 1, 1)
    whole = {h.order for h in between(every, first, last).changes}
    halves = [{h.order for h in between(every, *ends).changes} for ends in ((first, middle), (middle, last))]
    assert halves[0] | halves[1] == whole
    assert between(every, middle, middle).changes == ()


def test_whatever_is_dated_is_told_and_the_rest_is_counted(atlas: Atlas) -> None:
    every = atlas.once(history)
    period = between(every, date(1, 1, 1), date(9999, 12, 31))
    assert len(period.changes) + period.undated == len(every)
    assert all(h.date for h in period.changes)
    assert all(h.span == span(h.date) for h in period.changes if h.date)


def test_csv_xlsx_atom_and_rdf(client: TestClient) -> None:
    given = {"from": "2018-01-01", "to": "2018-12-31", "concerning": "ipea", "what": "status-changed"}
    rows = list(csv.DictReader(io.StringIO(client.get("/api/diff", params={**given, "format": "csv"}).text)))
    assert len(rows) == 1
    assert rows[0]["subject"] == "organization/pec"
    sheet = load_workbook(io.BytesIO(client.get("/api/diff", params={**given, "format": "xlsx", "lang": "zh"}).content))
    assert "巴基斯坦工程理事会" in [cell.value for cell in next(sheet.worksheets[0].iter_rows(min_row=2))]
    feed = client.get("/api/diff", params={**given, "lang": "zh"}, headers={"Accept": "application/atom+xml"})
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(feed.content)
    entries = root.findall("{http://www.w3.org/2005/Atom}entry")
    assert "巴基斯坦工程理事会" in (entries[0].findtext("{http://www.w3.org/2005/Atom}title") or "")
    assert entries[0].findtext("{http://www.w3.org/2005/Atom}updated") == "2018-06-29T00:00:00Z"
    turtle = client.get("/api/diff", params={**given, "format": "ttl"}).content
    objects = {
        triple.object.value
        for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE)
        if isinstance(triple.object, ox.NamedNode)
    }
    assert "https://w3id.org/accord-atlas/id/agreement/ipea" in objects


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("/api/diff", "from"),
        ("/api/diff?from=2019", "from"),
        ("/api/diff?from=2019-02-30", "from"),
        ("/api/diff?from=2019-01-01&to=2018-01-01", "to"),
        ("/api/diff?from=2019-01-01&concerning=nobody-at-all", "concerning"),
        ("/api/diff?from=2019-01-01&what=married", "what"),
        ("/api/diff?from=nonsense", "from"),
        ("/api/diff?from=2019-01-01&format=rss", "format"),
        ("/api/diff?from=2019-01-01&since=3", "since"),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(query)
    assert answer.status_code == 422, answer.text
    assert answer.json()["parameter"] == parameter


def test_a_period_before_everything_is_empty(client: TestClient) -> None:
    assert changes(client, from_="0001-01-01", to="1500-01-01") == []


def test_every_kind_of_change_has_words_in_both_languages() -> None:
    node = Node("organization/x", "iri:x", "X", "某")
    for kind in notations("change-kind"):
        reply = sentence(Change(kind, node, node, before="B", after="A", relation="parent"), {})
        assert reply.en != reply.zh
        assert "X" in reply.en or "A" in reply.en


def test_only_what_was_asked_about_is_counted_as_undated(client: TestClient) -> None:
    """Of IPEA, in `parties.csv`, some rows begin or end at an unknown date, most rows of others do not concern it."""
    given = {"from": "2000-01-01", "concerning": "ipea"}
    every = client.get("/api/diff", params={"from": "2000-01-01"}).json()["undated"]
    ipea = client.get("/api/diff", params=given).json()["undated"]
    signed = client.get("/api/diff", params={**given, "what": "signed"}).json()["undated"]
    assert 0 == signed < ipea < every


def test_tables_in_a_language_have_no_codes(client: TestClient) -> None:
    given = {"from": "2018-01-01", "to": "2018-12-31", "concerning": "ipea", "what": "status-changed"}
    (row,) = csv.DictReader(io.StringIO(client.get("/api/diff", params={**given, "format": "csv", "lang": "zh"}).text))
    assert (row["变化"], row["变化前"], row["变化后"], row["确定程度"]) == ("身份变动", "预备成员", "正式成员", "确定")
    (row,) = csv.DictReader(io.StringIO(client.get("/api/diff", params={**given, "format": "csv"}).text))
    assert (row["what"], row["before"], row["certainty"]) == ("status-changed", "provisional", "certain")
    book = load_workbook(io.BytesIO(client.get("/api/diff", params={**given, "format": "xlsx", "lang": "zh"}).content))
    assert [cell.value for cell in book.worksheets[0][2]][1] == "身份变动"
    assert all(words["en"] != words["zh"] for words in schemes()["change-kind"].values())


def test_sentences_are_those_that_a_person_writes(client: TestClient) -> None:
    said = {c["sentence"]["en"]: c["sentence"]["zh"] for c in changes(client, from_="2001-01-01", concerning="ipea")}
    assert "The International Professional Engineers Agreement was signed." in said
    pec = (
        "The Pakistan Engineering Council went from provisional to authorised (full) in the International Professional"
    )
    assert said[f"{pec} Engineers Agreement."] == (
        "巴基斯坦工程理事会在《国际职业工程师协议》中由预备成员转为正式成员。"
    )
    bodies = {c["sentence"]["en"] for c in changes(client, from_="2000-01-01", concerning="engineers-australia")}
    assert any(each.startswith("Engineers Australia became a party to the ") for each in bodies)
