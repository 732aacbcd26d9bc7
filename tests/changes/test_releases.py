"""What differs between two releases, through REST, command line and Python."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from fastapi.testclient import TestClient

import accord_atlas
from accord_atlas.service.answers.changes import ChangesAnswer, ReleasesAnswer
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

Two = tuple[Path, str, str]
Run = Callable[..., CompletedProcess[str]]

EXPECTED = {
    ("joined", "organization/comes", "provisional"),
    ("left", "organization/leaves", None),
    ("status-changed", "organization/rises", "authorised"),
    ("dates-changed", "organization/stays", "2002/.."),
    ("renamed", "organization/named", "New name"),
    ("renamed", "organization/named", "新名"),
    ("added", "organization/comes", None),
    ("removed", "organization/gone", None),
    ("relation-added", "organization/stays", None),
}


@pytest.fixture
def api(two: Two) -> TestClient:
    return TestClient(create_app(Settings(build=two[0])))


def test_joined_left_changed_renamed(two: Two) -> None:
    said = accord_atlas.open(two[0]).changes(two[1], two[2])
    assert {(c["what"], c["subject"]["id"], c["after"]) for c in said["changes"]} == EXPECTED
    assert said["between"] == "releases"
    assert said["statements"]["added"] > said["statements"]["removed"] > 0


def test_statements_are_counted_and_shown_graph_by_graph(two: Two) -> None:
    said = accord_atlas.open(two[0]).changes(two[1], two[2])["statements"]
    assert [graph["name"] for graph in said["graphs"]] == ["facts"]
    (facts,) = said["graphs"]
    assert (facts["added"], facts["removed"]) == (said["added"], said["removed"])
    assert 0 < len(facts["added_examples"]) <= facts["added"]
    assert any("New name" in each for each in facts["added_examples"])
    assert not any("/graph/" in each for each in facts["added_examples"] + facts["removed_examples"])


def test_backwards_is_the_opposite(two: Two) -> None:
    said = accord_atlas.open(two[0]).changes(two[2], two[1])
    reply = {(c["what"], c["subject"]["id"], c["after"]) for c in said["changes"]}
    assert ("left", "organization/comes", None) in reply
    assert ("status-changed", "organization/rises", "provisional") in reply
    assert ("relation-removed", "organization/stays", None) in reply


def test_the_same_release_has_no_changes(two: Two) -> None:
    assert accord_atlas.open(two[0]).changes(two[2])["changes"] == []


def test_over_http_in_each_format(two: Two) -> None:
    with TestClient(create_app(Settings(build=two[0]))) as client:
        listed = client.get("/api/releases")
        ReleasesAnswer.model_validate(listed.json())
        assert [(r["id"], r["current"]) for r in listed.json()["releases"]] == [(two[2], True), (two[1], False)]
        assert listed.headers["Cache-Control"] == "no-store"
        said = client.get("/api/diff", params={"from": two[1][:8], "to": two[2]})
        ChangesAnswer.model_validate(said.json())
        assert {(c["what"], c["subject"]["id"], c["after"]) for c in said.json()["changes"]} == EXPECTED
        only = client.get("/api/diff", params={"from": two[1], "what": "joined,left"}).json()["changes"]
        assert {c["what"] for c in only} == {"joined", "left"}
        assert "旧名" in client.get("/api/diff", params={"from": two[1], "format": "csv", "lang": "zh"}).text
        unknown = client.get("/api/diff", params={"from": "0" * 16})
        assert unknown.status_code == 422
        assert two[1] in unknown.text


def test_on_the_command_line_by_id_folder_and_file(two: Two, accord: Run, tmp_path: Path) -> None:
    build, earlier, later = two
    bare = tmp_path / "bare.nq"
    bare.write_bytes((build / "releases" / earlier / "accord.nq").read_bytes())
    ways = [(earlier, later), (str(build / "releases" / earlier), str(build)), (str(bare), str(build / "accord.nq"))]
    for ends in ways:
        ran = accord("diff", *ends, "--build", str(build), "--format", "json")
        assert ran.returncode == 0, ran.stderr
        reply = json.loads(ran.stdout)
        assert {(c["what"], c["subject"]["id"], c["after"]) for c in reply["changes"]} == EXPECTED
        assert (reply["from"], reply["to"]) == (earlier, later)


def test_the_command_line_says_what_is_wrong(two: Two, accord: Run) -> None:
    wrong = accord("diff", "f" * 16, "--build", str(two[0]))
    assert wrong.returncode == 2
    assert two[1] in wrong.stderr


def test_sentences_in_both_languages(two: Two) -> None:
    said = accord_atlas.open(two[0]).changes(two[1], two[2])["changes"]
    sentences = {c["sentence"]["en"] for c in said} | {c["sentence"]["zh"] for c in said}
    assert "Comes gained provisional status in the Pact." in sentences
    assert "离开退出《协约》。" in sentences
    assert "Old name is now called New name." in sentences
    assert "The dates of Stays in the Pact were changed from 2001/.. to 2002/..." in sentences
    assert not any("{" in sentence for sentence in sentences)


def changed(name: str, change: Callable[[str], str]) -> Callable[[Path], object]:
    """Damage to a file of a kept release."""
    return lambda kept: (kept / name).write_text(change((kept / name).read_text("utf-8")), "utf-8")


DAMAGE = {
    "cut": changed("accord.nq", lambda text: text[text.index("\n") + 1 :]),
    "emptied": changed("accord.nq", lambda _: ""),
    "changed": changed("accord.nq", lambda text: text.replace("Old", "New")),
    "not JSON": changed("manifest.json", lambda _: "{"),
    "another id": changed("manifest.json", lambda text: text.replace('"release": "', '"release": "../../etc/')),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_kept_release_that_is_damaged_is_refused_and_not_listed(
    two: Two, accord: Run, damage: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    build, earlier, later = two
    damage(build / "releases" / earlier)
    with TestClient(create_app(Settings(build=build))) as client:
        assert client.get("/ready").status_code == 200
        assert [each["id"] for each in client.get("/api/releases").json()["releases"]] == [later]
        assert earlier in caplog.text, "who runs the service learns of it"
        refused = client.get("/api/diff", params={"from": earlier, "to": later})
        assert refused.status_code == 503
        assert refused.json()["type"].endswith("/no-release")
        assert str(build) not in refused.text
    for way in (earlier, str(build / "releases" / earlier)):
        ran = accord("diff", way, later, "--build", str(build))
        assert (ran.returncode, ran.stdout) == (3, "")
        assert str(build / "releases" / earlier) in ran.stderr
    with pytest.raises(NoRelease):
        accord_atlas.open(build).changes(earlier, later)


def test_a_release_that_is_damaged_while_it_is_in_use_is_not_compared(two: Two) -> None:
    build, earlier, later = two
    atlas = accord_atlas.open(build)
    DAMAGE["changed"](build / "releases" / earlier)
    (build / "accord.nq").write_bytes(b"")
    with pytest.raises(NoRelease):
        atlas.changes(earlier, later)
    with pytest.raises(NoRelease):
        atlas.changes(later, earlier)


def test_a_file_that_is_none_is_refused_by_a_sentence(two: Two, accord: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.nq").write_text("<a:b> <c:d> .\n")
    for bad in ("broken.nq", "."):
        ran = accord("diff", str(tmp_path / bad), two[2], "--build", str(two[0]))
        assert (ran.returncode, ran.stdout) == (3, "")
        assert "Traceback" not in ran.stderr
