"""The feed of changes as RFC 4287 asks for it: ids that last, one author, dates, and sentences in both languages."""

import re
from xml.etree import ElementTree as ET

from fastapi.testclient import TestClient
from tests.typed import as_a

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def feed(client: TestClient, **requested: str) -> ET.Element:
    answer = client.get("/api/diff", params={"format": "atom", **requested})
    assert answer.status_code == 200, answer.text
    return ET.fromstring(answer.content)


def ids(root: ET.Element) -> dict[str, str]:
    return {entry.findtext(f"{ATOM}id", ""): entry.findtext(f"{ATOM}title", "") for entry in root.iter(f"{ATOM}entry")}


def test_every_part_that_the_standard_asks_for_is_there(client: TestClient) -> None:
    root = feed(client, **{"from": "2015-01-01", "concerning": "pk", "lang": "en"})
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Accord Atlas"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) > 3
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert element.findtext(f"{ATOM}id", "").startswith("https://w3id.org/accord-atlas/")
        assert MOMENT.fullmatch(element.findtext(f"{ATOM}updated", ""))
        assert len(element.findall(f"{ATOM}link")) == 1
    (own,) = root.findall(f"{ATOM}link")
    assert own.attrib == {"rel": "self", "type": "application/atom+xml", "href": root.findtext(f"{ATOM}id")}
    # RFC 4287, 4.1.2: an entry without content has an alternate.
    assert {as_a(ET.Element, entry.find(f"{ATOM}link")).attrib["rel"] for entry in entries} == {"alternate"}
    assert len(ids(root)) == len(entries)


def test_an_entry_keeps_its_id_whatever_the_days_and_the_language(client: TestClient) -> None:
    wide = ids(feed(client, **{"from": "2000-01-01", "to": "2026-11-22", "concerning": "pec", "lang": "zh"}))
    narrow = ids(feed(client, **{"from": "2018-01-01", "to": "2018-12-31", "concerning": "pk", "lang": "zh"}))
    assert narrow
    assert narrow.items() <= wide.items()
    english = ids(feed(client, **{"from": "2018-01-01", "to": "2018-12-31", "concerning": "pk", "lang": "en"}))
    assert english.keys() == narrow.keys()
    assert english != narrow


def test_feeds_about_different_things_have_different_ids(client: TestClient) -> None:
    requested = [{"concerning": "pk"}, {"concerning": "my"}, {"concerning": "pk", "what": "signed"}, {}]
    found = {feed(client, **{"from": "2015-01-01", **each}).findtext(f"{ATOM}id") for each in requested}
    assert len(found) == len(requested)
