"""Imports over HTTP: who may, what is sent, what comes back; the marked copy; templates to download."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from tests.corpus.imports.make import CASES, GOOD, HEAD, IPEA, text

from accord_atlas.loaders.layers import kept
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.web.app import create_app

AMBIGUOUS = text([HEAD, [IPEA, "IEM", "", *GOOD[3:5], "1/3/2026", GOOD[6]]])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def home(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("imports") / "build"
    copytree(build, place, symlinks=True)
    return place


@pytest.fixture(scope="module")
def service(home: Path) -> Iterator[TestClient]:
    config = Settings(build=home, upload_bytes=200_000, follow_seconds=0)
    with TestClient(create_app(config)) as running:
        running.headers["Authorization"] = f"Bearer {Tokens.of(config).add('li-ming', ['imports'])}"
        yield running


def send(service: TestClient, *files: tuple[str, bytes], **fields: str) -> Any:
    return service.post("/api/imports", files=[("file", each) for each in files], data=fields)


def test_without_a_token_nothing_is_taken(service: TestClient) -> None:
    headers = {"Authorization": "Bearer nobody"}
    refused = service.post("/api/imports", files={"file": ("a.csv", AMBIGUOUS)}, headers=headers)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")


def test_a_doubtful_cell_is_asked_about_and_settled(service: TestClient) -> None:
    asked = send(service, ("成员.csv", AMBIGUOUS)).json()
    name, day = asked["problems"]
    assert (name["cell"], name["settle"]) == ("B2", "成员.csv!成员!B2")
    assert {(each["id"], each["why"]["zh"]) for each in name["candidates"]} == {
        ("iem-mu", "名称相同；毛里求斯"),
        ("iem-my", "名称相同；马来西亚"),
    }
    assert day["readings"] == ["2026-03-01", "2026-01-03"]
    wrong = send(
        service, ("成员.csv", AMBIGUOUS), settle=json.dumps({"成员!B2": "pec-pk", "成员!F2": "2026-03-01"})
    ).json()
    assert [each["reason"]["en"] for each in wrong["problems"]] == ["the answer “pec-pk” is none of these"]
    astray = send(service, ("成员.csv", AMBIGUOUS), settle=json.dumps({"成员!Z9": "x"})).json()
    assert any("nothing is to be settled" in each["reason"]["en"] for each in astray["problems"])


def test_what_is_wrong_with_a_request(service: TestClient) -> None:
    assert service.post("/api/imports", json={}).status_code == 415
    assert send(service, layer="x").status_code == 415
    assert service.post("/api/imports", files={"layer": (None, "x")}).json()["parameter"] == "file"
    assert send(service, ("a.csv", AMBIGUOUS), layer="../x").json()["parameter"] == "layer"
    assert send(service, ("a.csv", AMBIGUOUS), settle="[]").json()["parameter"] == "settle"
    assert send(service, ("a.csv", AMBIGUOUS), dry_run="perhaps").json()["parameter"] == "dry_run"
    assert send(service, ("a.csv", AMBIGUOUS), other="x").json()["parameter"] == "other"
    large = send(service, ("a.csv", b"x" * 300_000))
    assert (large.status_code, large.json()["limit"]) == (413, "upload_bytes")
    assert service.get("/api/imports").status_code == 405


def test_wrong_cells_come_back_marked(service: TestClient) -> None:
    name, data = CASES["formula-injection"]
    sent = service.post("/api/imports?lang=zh", files={"file": (name, data)}, data={"marked": "true"})
    assert sent.headers["content-type"] == XLSX
    assert 'filename="marked-members.xlsx"' in sent.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(sent.content))
    assert book.sheetnames == ["待处理问题", "members"]
    page = book["members"]
    marked = {cell.coordinate: cell for row in page.iter_rows() for cell in row if cell.comment}
    assert set(marked) == {"H2", "A3", "H3"}
    for cell in marked.values():
        assert cell.data_type == "s"
        assert cell.fill.fgColor.rgb == "FFF2B8B5"
        assert cell.comment is not None
        assert cell.comment.text.startswith("此文本会被电子表格软件当作公式执行\n→ ")
    every = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in every if cell.data_type == "f"] == []


def test_a_marked_workbook_keeps_what_was_not_wrong_and_can_be_sent_again(service: TestClient) -> None:
    name, data = CASES["excel-days"]
    first = send(service, (name, data), marked="true").content
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book["成员"]["F2"].is_date
    book["成员"]["F3"] = "2026-03-01"
    file = io.BytesIO()
    book.save(file)
    again = send(service, (name, file.getvalue()), settle=json.dumps({"成员!A1": "x"})).json()
    assert [each["cell"] for each in again["problems"]] == ["A1"]  # the answer alone, which is for nothing
    assert any(each["sheet"] == "To settle" for each in again["remarks"])


def test_several_files_come_back_in_a_package(service: TestClient) -> None:
    sent = send(service, CASES["empty-cells"], CASES["truncated"], marked="true")
    assert sent.headers["content-type"] == "application/zip"


def test_a_template_is_there_for_everybody(client: TestClient) -> None:
    got = client.get("/api/imports/template.xlsx", params={"table": "parties", "lang": "zh"})
    assert got.headers["content-type"] == XLSX
    assert openpyxl.load_workbook(io.BytesIO(got.content)).sheetnames[0] == "参加情况"
    assert client.get("/api/imports/template.xlsx?table=partys").json()["nearest"][0] == "parties"


@pytest.mark.long
def test_a_sound_file_becomes_a_layer_while_others_are_answered(service: TestClient, home: Path) -> None:
    data = text([HEAD, [IPEA, "IEM", "", *GOOD[3:5], "1/3/2026", GOOD[6]]])
    settle = json.dumps({"members!B2": "iem-mu", "members!F2": "2026-03-01"})
    dry = send(service, ("members.csv", data), layer="new", settle=settle).json()
    assert dry["problems"] == []
    assert any("毛里求斯" in each["text"]["zh"] for each in dry["changes"])
    assert kept(home) == {}
    done = send(service, ("members.csv", data), layer="new", settle=settle, dry_run="false").json()
    assert done["layer"] == "new"
    layer = kept(home)["new"]
    assert layer.made["who"] == "li-ming"
    assert layer.rows["parties"][0]["organization"] == "iem-mu"
