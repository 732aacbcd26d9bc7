"""Drafts of a document that a person accepts: as tables that the document proves, over HTTP, and in a release."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.conftest import Run

from accord_atlas.loaders.build import build as built
from accord_atlas.loaders.layers import kept
from accord_atlas.loaders.notice import open_document
from accord_atlas.ontology.names import entity, graph
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.notices.answer import notice_answer
from accord_atlas.service.notices.request import as_drafted
from accord_atlas.service.targets.answer import targets
from accord_atlas.service.targets.request import targets_request
from accord_atlas.service.web.app import create_app

CORPUS = Path(__file__).parents[1] / "corpus" / "notices" / "read"
PLAN = CORPUS / "provincial-bureau.txt"
SLUG = "notice-2024-38"


@pytest.fixture
def drafted(accord: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    assert accord("notice", "draft", str(PLAN), "-o", str(folder)).returncode == 0
    return folder


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_drafts_are_tables_that_their_document_proves(accord: Run, drafted: Path) -> None:
    proved = accord("notice", "check", str(PLAN), "--against", str(drafted))
    assert proved.returncode == 0, proved.stderr
    with (drafted / "undecided.csv").open(encoding="utf-8") as lines:
        left = list(csv.DictReader(lines))
    assert {row["table"] for row in left} == {"notice-targets"}
    rewrite(drafted / "notice-targets.csv", "不少于1200名", "不少于1300名")
    lost = accord("notice", "check", str(PLAN), "--against", str(drafted))
    assert lost.returncode == 1
    assert "不少于1200名" in lost.stdout


def test_a_changed_document_no_longer_proves_them(accord: Run, drafted: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PLAN.read_text("utf-8").replace("500万元", "600万元"), "utf-8")
    found = accord("notice", "check", str(other), "--against", str(drafted))
    assert found.returncode == 1
    assert "第一章第二条" in found.stdout


@pytest.fixture(scope="module")
def accepted(atlas: Atlas) -> dict[str, Any]:
    """What the page sends of the document: every complete draft, the issuer named in English."""
    answer = notice_answer(atlas, open_document(PLAN))
    document = as_drafted(answer.about, answer.items).model_dump()
    document["document"]["issuer_en"] = "Donglan Department of Human Resources and Social Security"
    return document


@pytest.fixture
def home(build: Path, tmp_path: Path) -> Path:
    """A build folder with the real release and no layers."""
    return Path(shutil.copytree(build, tmp_path / "home", symlinks=True))


@pytest.fixture
def client(home: Path) -> Iterator[TestClient]:
    token = Tokens(home / "tokens.json").add("li-ming", ["imports"])
    with TestClient(create_app(Settings(build=home))) as client:
        client.headers["Authorization"] = f"Bearer {token}"
        yield client


def sent(client: TestClient, accepted: dict[str, Any], *, dry_run: bool = True) -> dict[str, Any]:
    form = {"accepted": json.dumps(accepted), "layer": "plan", "dry_run": str(dry_run)}
    reply = client.post("/api/notices/accept", data=form, files={"file": ("方案.txt", PLAN.read_bytes())})
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found


def test_reading_needs_a_token_and_says_what_the_command_says(client: TestClient, atlas: Atlas) -> None:
    files = {"file": ("方案.txt", PLAN.read_bytes())}
    assert client.post("/api/notices", files=files, headers={"Authorization": ""}).status_code == 401
    told = client.post("/api/notices", files=files).json()
    assert told == notice_answer(atlas, open_document(PLAN)).json_value() | {"release": told["release"]}
    refused = client.post("/api/notices", files={"file": ("x.doc", b"\xd0\xcf\x11\xe0")})
    assert refused.status_code in (400, 422)
    assert ".docx" in refused.text


def test_what_the_document_does_not_say_is_not_kept(client: TestClient, accepted: dict[str, Any], home: Path) -> None:
    first, *others = accepted["items"]
    wrong = {**accepted, "items": [{**first, "printed": ["不少于1300名"]}, *others]}
    found = sent(client, wrong, dry_run=False)
    assert [(one["item"], one["field"], one["value"]) for one in found["problems"]] == [
        (first["id"], "printed", "不少于1300名")
    ]
    assert not kept(home)


@pytest.mark.long
def test_what_a_release_cannot_hold_is_told_at_its_field(client: TestClient, accepted: dict[str, Any]) -> None:
    first, *others = accepted["items"]
    wrong = {**accepted, "items": [{**first, "metric": "happiness", "organizations": ["nobody-here"]}, *others]}
    found = sent(client, wrong)
    assert {(one["item"], one["field"]) for one in found["problems"]} >= {(first["id"], "metric")}
    assert all(one["reason"]["zh"] for one in found["problems"])


@pytest.mark.long
def test_a_release_with_the_layer_has_the_second_document_beside_the_notice(
    client: TestClient, accepted: dict[str, Any], home: Path, tmp_path: Path
) -> None:
    found = sent(client, accepted, dry_run=False)
    assert not found["problems"]
    assert found["layer"] == "plan"
    layer = kept(home)["plan"]
    assert layer.made["who"] == "li-ming"
    assert "全省新增" not in json.dumps(layer.rows, ensure_ascii=False), "the text stays with the document"
    built(tmp_path / "out", layers=[layer])
    atlas = Atlas.open(tmp_path / "out")
    answer = targets(atlas, targets_request(atlas, document=SLUG))
    assert [each.document.id for each in answer.documents] == ["cast-2022-16", SLUG]
    assert {each.document.id for each in answer.targets if each.document} == {SLUG}
    assert len(answer.targets) == len([one for one in accepted["items"] if one["kind"] != "task"])
    assert {each.id for one in answer.targets for each in one.responsible} <= {f"issuer-{SLUG}"}, "nobody else's acts"
    held = graph("layer.plan")
    assert list(atlas.store.quads(entity("document", SLUG), None, None, held))
