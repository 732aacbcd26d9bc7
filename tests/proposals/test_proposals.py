"""Corrections: filed with a token, held against what is recorded, decided on by a reviewer, written whole or not."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.conftest import Run

from accord_atlas.loaders import layers, places, proposals
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.web.app import create_app

PEC = "participation/ipea.pec.pk.provisional"
WISH = {
    "about": PEC,
    "column": "start",
    "old": "2011",
    "new": "2012",
    "reason": "The minutes say so",
    "source": {"url": "https://example.org/minutes", "title": "Minutes", "date": "2012-06"},
    "who": "L. Chen",
}


@pytest.fixture(scope="module")
def folder(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder of its own, in which proposals and layers are kept."""
    own = tmp_path_factory.mktemp("proposals") / "build"
    shutil.copytree(build, own, symlinks=True)
    return own


@pytest.fixture(scope="module")
def tokens(folder: Path) -> dict[str, dict[str, str]]:
    """Headers of those who may import and of those who may decide."""
    kept = Tokens(folder / "tokens.json")
    return {scope: {"Authorization": f"Bearer {kept.add(scope, [scope])}"} for scope in ("imports", "proposals")}


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(build=folder, follow_seconds=0))) as running:
        yield running


def filed(service: TestClient, tokens: dict[str, dict[str, str]], **other: object) -> dict[str, Any]:
    answer = service.post("/api/proposals", json={**WISH, **other}, headers=tokens["imports"])
    assert answer.status_code == 201, answer.text
    return dict(answer.json()["proposal"])


def test_without_a_token_nothing_is_written_and_readers_are_told_so(
    service: TestClient, tiny_client: TestClient
) -> None:
    assert service.post("/api/proposals", json=WISH).status_code == 401
    assert service.get("/api/proposals").json()["proposals"] == []
    assert service.get(f"/api/records/{PEC}").json()["takes_proposals"] is False
    assert tiny_client.post("/api/proposals", json=WISH).status_code == 401


def test_a_thing_is_shown_as_its_row_with_what_may_stand_in_it(service: TestClient, tokens: object) -> None:
    record = service.get(f"/api/records/{PEC}").json()
    assert record["takes_proposals"] is True
    assert record["table"] == "parties"
    assert record["key"] == ["ipea", "pec", "pk", "provisional"]
    cells = {cell["column"]: cell for cell in record["cells"]}
    assert cells["start"]["value"] == "2011"
    assert cells["start"]["shown"] == {"en": "2011", "zh": "2011年"}
    assert cells["start"]["properties"] == ["start"]
    status = {each["value"]: each["label"]["zh"] for each in cells["status"]["allowed"]}
    assert status["provisional"] == "预备成员"
    assert cells["status"]["identifies"]
    assert cells["organization"]["kinds"] == ["organization"]
    of_none = service.get("/api/records/jurisdiction/pk").json()
    assert (of_none["table"], of_none["cells"]) == (None, [])


@pytest.mark.parametrize(
    ("other", "parameter", "told"),
    [
        ({"new": "last year"}, "new", "this is no date"),
        ({"column": "status", "old": "provisional", "new": "authorized"}, "new", "nearest: authorised"),
        ({"column": "organization", "old": "pec", "new": "pek"}, "new", "no such row among the bodies"),
        ({"column": "begin"}, "column", "has no column 'begin'"),
        ({"old": "2010"}, "old", "is '2011' now"),
        ({"new": "2011"}, "new", "already"),
        ({"reason": " "}, "reason", "Say why"),
        ({"source": {"url": "minutes"}}, "url", "http"),
    ],
)
def test_what_a_cell_cannot_hold_is_refused_with_the_reason(
    service: TestClient, tokens: dict[str, dict[str, str]], other: dict[str, object], parameter: str, told: str
) -> None:
    answer = service.post("/api/proposals", json={**WISH, **other}, headers=tokens["imports"])
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["parameter"] == parameter
    assert told in problem["detail"]


def test_a_proposal_is_filed_read_and_decided_on_once(
    service: TestClient, tokens: dict[str, dict[str, str]], folder: Path
) -> None:
    one = filed(service, tokens)
    assert (one["state"], one["who"], one["old"]["value"]) == ("open", "L. Chen", "2011")
    address = f"/api/proposals/{one['id']}/decision"
    accept = {"decision": "accept", "into": "corrections", "confidence": "high", "note": "Checked"}
    assert service.post(address, json=accept).status_code == 401
    assert service.post(address, json=accept, headers=tokens["imports"]).status_code == 403
    assert service.post(address, json={"decision": "refuse"}, headers=tokens["proposals"]).status_code == 422
    done = service.post(address, json=accept, headers=tokens["proposals"]).json()
    assert done["problems"] == []
    assert any("from 2011" in each["text"]["en"] and "to 2012" in each["text"]["en"] for each in done["changes"])
    assert done["proposal"]["state"] == "accepted"
    (decision,) = done["proposal"]["decisions"]
    assert (decision["who"], decision["into"], decision["note"]) == ("proposals", "corrections", "Checked")
    layer = layers.kept(folder)["corrections"]
    (row,) = layer.rows["parties"]
    assert (row["agreement"], row["status"], row["start"]) == ("ipea", "provisional", "2012")
    (source,) = layer.rows["sources"]
    assert (source["url"], source["vintage"], source["reliability"]) == (WISH["source"]["url"], "2012-06", "high")  # type: ignore[index]
    (cell,) = layer.rows["cell-sources"]
    assert (cell["id"], cell["column"], cell["source"]) == ("ipea|pec|pk|provisional", "start", source["id"])
    assert layer.made["files"][0]["name"] == f"proposals/{one['id']}.json"
    again = service.post(address, json=accept, headers=tokens["proposals"])
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "settled")
    counted = service.get("/api/proposals?state=accepted").json()
    assert [each["id"] for each in counted["proposals"]] == [one["id"]]
    assert {each["state"]: each["count"] for each in counted["counts"]}["accepted"] == 1


def test_what_breaks_a_law_stays_open_and_says_which(
    service: TestClient, tokens: dict[str, dict[str, str]], folder: Path
) -> None:
    one = filed(service, tokens, column="end", old="2018-06-29", new="2025")
    before = layers.kept(folder)
    answer = service.post(
        f"/api/proposals/{one['id']}/decision",
        json={"decision": "accept", "into": "other"},
        headers=tokens["proposals"],
    ).json()
    assert answer["proposal"]["state"] == "open"
    assert any("Full status follows provisional status" in each["reason"]["en"] for each in answer["problems"])
    assert layers.kept(folder).keys() == before.keys()


def test_what_is_no_longer_recorded_is_stale_and_cannot_be_accepted(
    service: TestClient, tokens: dict[str, dict[str, str]], folder: Path
) -> None:
    kept = proposals.one(folder, filed(service, tokens)["id"])
    assert kept is not None
    proposals.keep(folder, replace(kept, old="2009"))
    shown = service.get(f"/api/proposals/{kept.id}").json()["proposal"]
    assert (shown["state"], shown["now"]["value"]) == ("stale", "2011")
    address = f"/api/proposals/{kept.id}/decision"
    into = {"decision": "accept", "into": "corrections2"}
    assert service.post(address, json=into, headers=tokens["proposals"]).status_code == 409
    refusal = {"decision": "refuse", "note": "Overtaken"}
    refused = service.post(address, json=refusal, headers=tokens["proposals"]).json()["proposal"]
    assert (refused["state"], refused["decisions"][0]["note"]) == ("refused", "Overtaken")
    assert service.get("/api/proposals/../x").status_code == 404
    assert service.get("/api/proposals/20261128t000000000000-00000000").status_code == 404


def test_in_a_checkout_an_accepted_proposal_changes_exactly_its_row(accord: Run, tmp_path: Path, build: Path) -> None:
    tables, own = tmp_path / "loaders" / "tables", tmp_path / "build"
    shutil.copytree(Path(str(places.tables())), tables)
    shutil.copytree(build, own, symlinks=True)
    (tmp_path / "pyproject.toml").write_text('name = "accord-atlas"\n')
    file = tables / "facts" / "parties.csv"
    before = file.read_text("utf-8").splitlines()
    here = {"ACCORD_BUILD": str(own)}
    name = accord("proposals", "add", PEC, "start", "2012", "--reason", "A slip", **here).stdout.strip()
    done = accord("proposals", "accept", name, "--into", "tables", **here)
    assert done.returncode == 0, done.stderr
    after = file.read_text("utf-8").splitlines()
    (changed,) = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed[1] == changed[0].replace("2011", "2012")
    listed = json.loads(accord("proposals", "list", "--format", "json", **here).stdout)
    assert [each["state"] for each in listed["proposals"]] == ["accepted"]
