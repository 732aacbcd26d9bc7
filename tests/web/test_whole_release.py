"""A release is what its id says: what differs from it is refused wherever a release is opened, and by a sentence."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from fastapi.testclient import TestClient
from tests.conftest import released

import accord_atlas
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

Run = Callable[..., CompletedProcess[str]]
Damage = Callable[[Path], None]


def lines(change: Callable[[list[bytes]], list[bytes]]) -> Damage:
    """Damage to the file of statements, line by line."""

    def damage(folder: Path) -> None:
        quads = folder / "accord.nq"
        quads.write_bytes(b"".join(change(quads.read_bytes().splitlines(keepends=True))))

    return damage


def said(**members: object) -> Damage:
    """Another manifest that is none the less one: these members differ; in `files` those of the file do."""

    def damage(folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        for name, value in members.items():
            of_the_file = name in {"bytes", "sha256"}
            (manifest["files"]["accord.nq"] if of_the_file else manifest)[name] = value
        (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    return damage


def text(content: str) -> Damage:
    """No manifest at all."""

    def damage(folder: Path) -> None:
        (folder / "manifest.json").write_text(content, "utf-8")

    return damage


def swapped(name: str) -> Damage:
    """A folder where a file should be."""

    def damage(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return damage


DAMAGE: dict[str, Damage] = {
    "cut at the end of a line": lines(lambda all_: all_[:-2]),
    "cut within a line": lines(lambda all_: [*all_[:-1], all_[-1][:-5]]),
    "emptied": lines(lambda _: []),
    "words changed": lines(lambda all_: [line.replace(b"rdf-schema#label", b"rdf-schema#labil") for line in all_]),
    "a statement more": lines(lambda all_: [*all_, b"<x:a> <x:b> <x:c> .\n"]),
    "a statement twice": lines(lambda all_: [*all_, all_[-1]]),
    "one for another": lines(lambda all_: [*all_[:-1], b"<x:a> <x:b> <x:c> .\n"]),
    "a folder for its statements": swapped("accord.nq"),
    "another id": said(release="0123456789abcdef"),
    "an id in capitals": said(release="0123456789ABCDEF"),
    "an id that is too short": said(release="01234567"),
    "a path for an id": said(release="../../../../tmp/x"),
    "an absolute path for an id": said(release="/tmp/accord"),
    "an id with a line end": said(release="0123456789abcdef\n"),
    "a number for an id": said(release=1234567890123456),
    "a wrong number of statements": said(statements=3),
    "a number in words": said(statements="many"),
    "a truth for a number": said(statements=True),
    "a wrong size": said(bytes=1),
    "a wrong hash": said(sha256="0" * 64),
    "files that are none": said(files=[]),
    "no day": said(data_date=None),
    "a day in words": said(data_date="soon"),
    "not JSON": text("{"),
    "cut JSON": text('{"release": "0123'),
    "empty JSON": text(""),
    "a list": text("[]"),
    "a deep list": text("[" * 100_000),
    "a number of thousands of digits": text('{"statements": ' + "9" * 10_000 + "}"),
    "a folder for its manifest": swapped("manifest.json"),
}
every = pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The smallest release, in a folder that a test may damage."""
    return released(tmp_path / "own")


@pytest.fixture(params=["as built", "two files"])
def laid(request: pytest.FixtureRequest, own: Path, tmp_path: Path) -> Path:
    """The same as a build leaves it, and as two files that somebody copied."""
    if request.param == "as built":
        return own
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("accord.nq", "manifest.json"):
        shutil.copyfile(own / name, copy / name)
    return copy


@every
def test_the_service_refuses_it(laid: Path, damage: Damage) -> None:
    damage(laid)
    with TestClient(create_app(Settings(build=laid))) as client:
        assert client.get("/health").status_code == 200
        for path in ("/ready", "/api/queries/members?agreement=ipea", "/sparql?query=ASK{}", "/dataset.nq"):
            answers = [client.get(path, headers={"Accept-Language": language}) for language in ("en", "zh")]
            assert [answer.status_code for answer in answers] == [503, 503], path
            en, zh = (answer.json()["detail"] for answer in answers)
            assert "accord build" in en
            assert any("\u4e00" <= letter <= "\u9fff" for letter in zh)
            assert str(laid.parent) not in en + zh


@every
def test_the_command_line_refuses_it(laid: Path, damage: Damage, accord: Run) -> None:
    damage(laid)
    for arguments in (
        ("query", "members", "agreement=ipea"),
        ("sparql", "ASK {}"),
        ("info",),
        ("releases",),
        ("serve", "--port", "0"),
    ):
        ran = accord(*arguments, ACCORD_BUILD=str(laid))
        assert (ran.returncode, ran.stdout) == (3, ""), arguments
        assert str(laid) in ran.stderr
        assert "Traceback" not in ran.stderr
    assert "accord build" in accord("info", "--lang", "zh", ACCORD_BUILD=str(laid)).stderr


@every
def test_python_refuses_it(laid: Path, damage: Damage) -> None:
    damage(laid)
    with pytest.raises(NoRelease, match="accord build"):
        accord_atlas.open(laid)


def test_what_is_whole_is_opened_however_it_lies(laid: Path, accord: Run) -> None:
    reply = json.loads((laid / "manifest.json").read_text("utf-8"))
    assert accord_atlas.open(laid).release.id == reply["release"]
    about = json.loads(accord("info", "--format", "json", ACCORD_BUILD=str(laid)).stdout)
    assert (about["release"], about["folder"]) == (reply["release"], str(laid))


def test_what_is_damaged_after_it_was_opened_is_refused_when_it_is_opened_again(own: Path) -> None:
    accord_atlas.open(own)
    lines(lambda all_: list(reversed(all_)))(own)
    with pytest.raises(NoRelease):
        accord_atlas.open(own)
