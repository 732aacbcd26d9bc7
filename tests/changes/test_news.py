"""What is new since a release or a day, through REST, command line and Python, and as a feed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient
from tests.changes.conftest import LATER, store

import accord_atlas
from accord_atlas.loaders.release import write
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

Two = tuple[Path, str, str]
Run = Callable[..., CompletedProcess[str]]
ATOM = "{http://www.w3.org/2005/Atom}"
TALKS = (
    "id:event\\/talks a aa:Event ; rdfs:label 'Talks'@en , '会谈'@zh ; aa:date '2001-05'^^edtf:EDTF ; "
    "aa:involves o:stays .\n"
).replace("id:event\\/talks", "<https://w3id.org/accord-atlas/id/event/talks>")


@pytest.fixture
def three(two: Two) -> tuple[Path, str, str, str]:
    """Two releases, and a third in use that adds an event of 2001."""
    build, first, second = two
    about = {"data_date": "2026-12-20", "built": "2026-12-20T08:30:00+00:00"}
    return build, first, second, write(store(LATER + TALKS), about, build).id


@pytest.fixture
def api(three: tuple[Path, str, str, str]) -> Iterator[TestClient]:
    settings = Settings(build=three[0], public_url="https://atlas.example/x")
    with TestClient(create_app(settings), base_url="https://atlas.example") as client:
        yield client


def test_each_change_is_told_by_the_release_that_brought_it(three: tuple[Path, str, str, str]) -> None:
    build, first, second, third = three
    said = accord_atlas.open(build).changes_since(first).json_value()
    assert (said["by"], said["base"], said["since"]) == ("release", first, first)
    told = {(item["kind"], item["concerns"][0]["id"]): item["release"] for item in said["changes"]}
    assert told["happened", "event/talks"] == third
    assert told["joined", "organization/comes"] == second
    assert told["left", "organization/leaves"] == second
    assert {release for (kind, _), release in told.items() if kind != "happened"} == {second}
    assert said["changes"][0]["release"] == third, "the latest told comes first"


def test_a_fact_about_an_old_year_is_new_when_a_release_adds_it(three: tuple[Path, str, str, str]) -> None:
    build, _, second, _ = three
    (item,) = accord_atlas.open(build).changes_since(second)["changes"]
    assert (item["kind"], item["date"], item["text"]["en"], item["told"][:10]) == (
        "happened",
        "2001-05",
        "Talks.",
        "2026-12-20",
    )
    assert [cell["id"] for cell in item["concerns"]] == ["event/talks", "organization/stays"]


def test_nothing_is_new_since_the_release_in_use(three: tuple[Path, str, str, str]) -> None:
    assert accord_atlas.open(three[0]).changes_since(three[3])["changes"] == []


def test_a_day_means_the_last_release_of_that_day(three: tuple[Path, str, str, str]) -> None:
    build, first, second, _ = three
    atlas = accord_atlas.open(build)
    for day, expected in (("2026-10-15", first), ("2026-11-22", second)):
        by_day, by_release = atlas.changes_since(day), atlas.changes_since(expected)
        assert (by_day["by"], by_day["base"]) == ("day", expected)
        assert by_day["changes"] == by_release["changes"]
    early = atlas.changes_since("2000-01-01")
    assert early["base"] is None, "no release is kept that is so old"
    assert {(item["kind"], item["date"]) for item in early["changes"]} == {("happened", "2001-05"), ("joined", "2002")}


def test_narrowed_down_to_whom_it_concerns_and_to_kinds(api: TestClient, three: tuple[Path, str, str, str]) -> None:
    answer = api.get("/api/changes", params={"since": three[1], "concerning": "comes"}).json()
    assert {item["kind"] for item in answer["changes"]} == {"added", "joined"}
    answer = api.get("/api/changes", params={"since": three[1], "what": "renamed"}).json()
    assert {item["kind"] for item in answer["changes"]} == {"renamed"}
    assert len({item["id"] for item in answer["changes"]}) == 2


def test_the_same_from_rest_python_and_the_command_line(
    api: TestClient, three: tuple[Path, str, str, str], accord: Run
) -> None:
    build, first, *_ = three
    rest = api.get("/api/changes", params={"since": first}).json()
    assert rest == accord_atlas.open(build).changes_since(first).json_value()
    printed = accord("changes", first, "--format", "json", "--build", str(build))
    assert json.loads(printed.stdout) == rest


def test_a_feed_bears_the_moment_of_the_release_and_ids_below_the_public_address(
    api: TestClient, three: tuple[Path, str, str, str]
) -> None:
    answer = api.get("/api/changes", params={"since": three[1], "format": "atom", "lang": "en"})
    assert answer.status_code == 200, answer.text
    root = ET.fromstring(answer.content)
    own = f"https://atlas.example/x/api/changes?since={three[1]}&format=atom"
    assert root.findtext(f"{ATOM}id") == own
    entries = root.findall(f"{ATOM}entry")
    json_items = api.get("/api/changes", params={"since": three[1]}).json()["changes"]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == [f"https://atlas.example/x/api/changes#{item['id']}" for item in json_items]
    assert len(set(ids)) == len(ids)
    talks = entries[0]
    assert talks.findtext(f"{ATOM}title") == "2001-05: Talks."
    assert talks.findtext(f"{ATOM}updated") == "2026-12-20T08:30:00Z"
    chinese = ET.fromstring(api.get("/api/changes", params={"since": three[1], "format": "atom", "lang": "zh"}).content)
    assert [entry.findtext(f"{ATOM}id") for entry in chinese.findall(f"{ATOM}entry")] == ids


def test_what_cannot_be_since_is_refused_with_what_can(api: TestClient, three: tuple[Path, str, str, str]) -> None:
    for wrong in ("deadbeef", "2019", "2019-02-30", "yesterday"):
        answer = api.get("/api/changes", params={"since": wrong})
        assert answer.status_code == 422, wrong
        assert answer.json()["parameter"] == "since"


def test_pages_lead_to_the_feed_of_what_they_show(client: TestClient) -> None:
    html = {"Accept": "text/html"}
    link = '<link rel="alternate" type="application/atom+xml" '
    assert link in client.get("/", headers=html).text
    page = client.get("/id/organization/pec?lang=zh", headers=html).text
    address = page.partition(link)[2].partition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert address == "/api/changes?concerning=organization/pec&format=atom&lang=zh"
    feed = client.get(address)
    assert feed.status_code == 200
    assert feed.headers["content-type"].startswith("application/atom+xml")
