"""Layers over HTTP: listed, had as files that hold all of them, used and removed with a token and not without."""

import csv
import io
import json
import shutil
import time
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
from fastapi.testclient import TestClient
from tests.conftest import Run, released
from tests.layers.test_built_layers import ROW, rdf

from accord_atlas.loaders.layer_rdf import from_trig, to_trig
from accord_atlas.loaders.layers import Layer, entry, keep, kept
from accord_atlas.ontology.names import entity, term
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.layers.files import file, forms
from accord_atlas.service.web.app import create_app

MADE = {"who": "li-ming", "when": "2026-11-28T00:00:00+00:00", "files": [{"name": "成员.xlsx", "sha256": "0" * 64}]}
NASTY = {**ROW, "note": '=1+1, "二"\n换行'}
NOTE = f'{entity("organization", "cse-cn")} {term("skos:note")} "Since last week"@en'
LAYERS = (
    Layer("rows", {"parties": [ROW, NASTY]}, MADE),
    Layer("two-tables", {"parties": [ROW], "reviews": [{"agreement": "ipea"}]}, MADE),
    Layer("a-note", {}, MADE, rdf("a-note", NOTE)),
)


def two_layers() -> bytes:
    """What two exports hold, in one file."""
    return b"".join(to_trig(layer) for layer in LAYERS[1:])


PAPER = Layer("paper", {"notice-documents": [{"id": "a-paper", "label_en": "A paper", "label_zh": "一份公文"}]}, MADE)


def auth(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    released(tmp_path)
    for layer in LAYERS:
        keep(tmp_path, layer)
    return tmp_path


@pytest.fixture
def client(home: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(build=home, follow_seconds=0.2))) as client:
        yield client


@pytest.fixture
def token(home: Path) -> str:
    return Tokens(home / "tokens.json").add("li-ming", ["layers"])


def finished(client: TestClient, begun: dict[str, Any], seconds: float = 180) -> dict[str, Any]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job: dict[str, Any] = client.get(f"/api/jobs/{begun['id']}").json()
        assert set(job["step"]) == {"en", "zh"}
        if job["state"] != "running":
            return job
        time.sleep(0.2)
    raise AssertionError(job)


def filled(rows: Any) -> list[dict[str, str]]:
    return [{name: cell for name, cell in row.items() if cell} for row in rows]


def test_they_are_listed_with_who_made_them(client: TestClient) -> None:
    said = client.get("/api/layers").json()
    assert said["layers"] == []
    first, _, third = sorted(said["kept"], key=lambda each: each["name"] == "a-note")
    assert (first["name"], first["who"], first["when"]) == ("rows", "li-ming", MADE["when"])
    assert first["rows"] == [{"table": "parties", "rows": 2}]
    assert first["files"] == MADE["files"]
    assert (first["in_use"], first["as_kept"], first["releases"]) == (False, None, [])
    assert (third["statements"], third["rows"], third["formats"]) == (1, [], ["trig"])


def test_each_form_holds_all_of_a_layer(client: TestClient, home: Path) -> None:
    layer = kept(home)["rows"]

    def had(form: str) -> bytes:
        answer: httpx.Response = client.get(f"/api/layers/rows.{form}")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
        return answer.content

    assert list(csv.DictReader(io.StringIO(had("csv").decode(), newline=""))) == layer.rows["parties"]
    assert json.loads(had("json")) == {"parties": filled(layer.rows["parties"])}
    assert from_trig(had("trig"), "rows")[0] == {"parties": filled(layer.rows["parties"])}
    sheet = openpyxl.load_workbook(io.BytesIO(had("xlsx")))["parties"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert filled(dict(zip(head, row, strict=True)) for row in rows) == filled(layer.rows["parties"])
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    archive = zipfile.ZipFile(io.BytesIO(client.get("/api/layers/two-tables.csv").content))
    assert sorted(archive.namelist()) == ["parties.csv", "reviews.csv"]
    note = client.get("/api/layers/a-note.trig")
    assert from_trig(note.content, "a-note") == ({}, kept(home)["a-note"].statements)
    assert from_trig(note.content, "other")[1].count(b"layer.other") == 1
    refused = client.get("/api/layers/a-note.csv")
    assert (refused.status_code, refused.json()["expected"]) == (406, ["trig"])
    assert client.get("/api/layers/nowhere.csv").status_code == 404


@pytest.mark.parametrize("name", [layer.name for layer in (*LAYERS, PAPER)])
def test_what_was_exported_is_restored_as_the_same_layer(client: TestClient, home: Path, token: str, name: str) -> None:
    keep(home, PAPER)
    layer = kept(home)[name]
    for form in forms(layer):
        content, _, called = file(layer, form)
        sent = client.put("/api/layers/again", files={"file": (called, content)}, headers=auth(token))
        assert sent.status_code == 200, sent.text
        assert {"again", name} <= {each["name"] for each in sent.json()["kept"]}
        again = kept(home)["again"]
        assert (again.made["who"], again.made["files"][0]["name"]) == ("li-ming", called)
        assert (
            entry(Layer(name, again.rows, {}, again.statements))["sha256"]
            == (entry(Layer(name, layer.rows, {}, layer.statements.replace(name.encode(), b"again")))["sha256"])
        )


@pytest.mark.parametrize(
    ("called", "content", "reason"),
    [
        ("parties.csv", b"agreement,colour\nipea,red\n", "no column 'colour'"),
        ("people.csv", b"name\nx\n", "'people' is no table"),
        ("parties.csv", b"agreement,organization\nipea\n", "shorter"),
        ("a.json", b'{"parties": [{"agreement": 7}]}', "expected text, got '7'"),
        ("a.json", b"[1", "Expecting"),
        ("a.trig", b"<a> <b", "no TriG"),
        ("a.trig", b"<urn:g> { <urn:a> <urn:b> 1 }", "graphs of one layer"),
        ("a.trig", two_layers(), "graphs of one layer"),
        ("a.xlsx", b"PK\x03\x04broken", "zip"),
        ("a.csv", b"\xff\xfe", "utf-8"),
        ("parties.csv", b"agreement\n", "neither rows nor statements"),
    ],
)
def test_what_is_no_export_is_refused_and_changes_nothing(
    client: TestClient, home: Path, token: str, called: str, content: bytes, reason: str
) -> None:
    before = kept(home)
    sent = client.put("/api/layers/rows", files={"file": (called, content)}, headers=auth(token))
    assert (sent.status_code, sent.json()["parameter"], sent.json()["value"]) == (422, "file", called)
    assert reason in sent.json()["reason"]
    bad = client.put("/api/layers/None!", files={"file": (called, content)}, headers=auth(token))
    assert (bad.status_code, bad.json()["parameter"]) == (422, "layer")
    assert client.put("/api/layers/rows", files={"file": (called, content)}).status_code == 401
    assert kept(home) == before


@pytest.mark.parametrize(("method", "path"), [("POST", "/api/layers/use"), ("DELETE", "/api/layers/rows")])
def test_a_change_needs_a_token_of_its_scope(client: TestClient, home: Path, method: str, path: str) -> None:
    other = None
    for configured in (False, True):
        other = other or (Tokens(home / "tokens.json").add("wang", ["imports"]) if configured else None)
        for headers in ({}, auth("accord_wrong"), {"Authorization": "Basic !"}, {"Authorization": "Bearer"}):
            refused = client.request(method, path, headers=headers, json={"layers": []} if method == "POST" else None)
            assert refused.status_code == 401, headers
            assert refused.headers["www-authenticate"].startswith("Bearer")
            assert refused.headers["content-type"].startswith("application/problem+json")
    assert other
    basic = b64encode(f"anybody:{other}".encode()).decode()
    for headers in (auth(other), {"Authorization": f"Basic {basic}"}):
        refused = client.request(method, path, headers={**headers, "Accept-Language": "zh"})
        assert (refused.status_code, refused.json()["expected"]) == (403, "layers")
        assert "wang 的令牌" in refused.json()["detail"]
    foreign = {"Authorization": f"Basic {basic}", "Sec-Fetch-Site": "cross-site"}
    assert client.request(method, path, headers=foreign).status_code == 401
    assert set(kept(home)) == {"rows", "two-tables", "a-note"}


def test_what_is_asked_for_badly_begins_nothing(client: TestClient, token: str) -> None:
    for body, status in (
        (b"", 400),
        (b"[]", 400),
        (b'{"layers": "rows"}', 422),
        (b'{"layers": ["nowhere"]}', 404),
        (b"[" * 60_000, 400),
        (b" " * 70_000, 400),
    ):
        assert client.post("/api/layers/use", content=body, headers=auth(token)).status_code == status
    assert client.delete("/api/layers/nowhere", headers=auth(token)).status_code == 404
    assert client.get("/api/jobs/nowhere").status_code == 404


def test_a_layer_out_of_use_is_removed_at_once(client: TestClient, token: str, home: Path) -> None:
    begun = client.delete("/api/layers/rows", headers=auth(token))
    assert begun.status_code == 202
    assert begun.headers["location"] == f"/api/jobs/{begun.json()['id']}"
    job = finished(client, begun.json())
    assert (job["state"], job["kind"], job["who"], job["release"]) == ("done", "remove", "li-ming", None)
    assert set(kept(home)) == {"two-tables", "a-note"}


@pytest.mark.long
def test_a_layer_is_put_into_use_and_taken_out_again(build: Path, tmp_path: Path) -> None:
    shutil.copytree(build / "releases", tmp_path / "releases")
    (curated,) = [path.name for path in (tmp_path / "releases").iterdir()]
    (tmp_path / "current").symlink_to(f"releases/{curated}")
    for name in ("accord.nq", "manifest.json"):
        (tmp_path / name).symlink_to(f"current/{name}")
    keep(tmp_path, Layer("rows", {"parties": [ROW]}, MADE))
    bad = f"{entity('agreement', 'ours')} {term('rdf:type')} {term('aa:Agreement')}"
    keep(tmp_path, Layer("bad", {}, MADE, rdf("bad", bad)))
    headers = auth(Tokens(tmp_path / "tokens.json").add("li-ming", ["layers"]))
    members = {"agreement": "ipea", "organization": "cse-cn"}
    with TestClient(create_app(Settings(build=tmp_path, follow_seconds=0.2))) as client:

        def used(*names: str) -> dict[str, Any]:
            return finished(client, client.post("/api/layers/use", json={"layers": names}, headers=headers).json())

        def found(**parameters: str) -> tuple[list[str], bool]:
            said = client.get("/api/queries/members", params={"agreement": "ipea", **parameters}).json()
            return said["layers"], members["organization"] in {row["organization"]["id"] for row in said["rows"]}

        assert found() == ([], False)
        first = used("rows")
        assert first["state"] == "done", first
        assert client.get("/ready").json()["release"] == first["release"]
        assert found() == (["rows"], True)
        assert found(layers="none") == ([], False)
        entry = next(each for each in client.get("/api/layers").json()["kept"] if each["name"] == "rows")
        assert (entry["in_use"], entry["as_kept"], entry["releases"]) == (True, True, [first["release"]])
        said = client.get("/api/evidence/organization/cse-cn").json()
        spoken = [each for group in said["groups"] for each in group["statements"] if each.get("layer")]
        assert {each["layer"]["name"] for each in spoken} == {"rows"}
        failed = used("rows", "bad")
        assert (failed["state"], failed["release"]) == ("failed", None)
        assert any("ours" in each["where"] for each in failed["problem"]["findings"])
        assert found() == (["rows"], True)
        gone = finished(client, client.delete("/api/layers/rows", headers=headers).json())
        assert (gone["state"], gone["release"]) == ("done", curated)
        assert found() == ([], False)
        assert found(layers="rows") == (["rows"], True)


def test_the_command_exports_and_uses(accord: Run, home: Path) -> None:
    at = ("--build", str(home))
    assert b"ipea" in accord("layers", "export", "rows", "--format", "csv", *at).stdout.encode()
    assert accord("layers", "export", "two-tables", "--output", "x.zip", *at).returncode == 0
    file = home / "rows.trig"
    assert accord("layers", "export", "rows", "--format", "trig", "--output", str(file), *at).returncode == 0
    assert "as the layer again" in accord("layers", "restore", str(file), "--as", "again", *at).stderr
    assert [filled(kept(home)[name].rows["parties"]) for name in ("again", "rows")] == [filled([ROW, NASTY])] * 2
    assert accord("layers", "restore", str(home / "nowhere.trig"), *at).returncode == 4
    assert accord("layers", "export", "nowhere", *at).returncode == 2
    assert "Since last week" in accord("layers", "show", "a-note", *at).stdout
    assert "a-note" in accord("layers", "list", *at).stdout
    assert accord("layers", "use", *at).returncode == 2
    assert accord("layers", "use", "nowhere", *at).returncode == 2
    assert accord("layers", "remove", "rows", *at).returncode == 0
    assert "rows" not in kept(home)
