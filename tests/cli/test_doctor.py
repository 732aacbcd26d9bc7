"""`accord doctor`: each fault is really made, and told with what it means and what to do; no secret is told."""

import json
import os
import resource
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import command, released

from accord_atlas.service.cli.doctor import CHECKS, installed
from accord_atlas.service.cli.doctor.findings import AREAS
from accord_atlas.service.core import machine

Run = Callable[..., subprocess.CompletedProcess[str]]
Found = dict[tuple[str, str], dict[str, str]]
SECRET = "swordfish"


@pytest.fixture
def own(tiny: Path, tmp_path: Path) -> Path:
    """A folder with the smallest release, to spoil."""
    shutil.copytree(tiny, tmp_path / "build", symlinks=True)
    return tmp_path / "build"


@pytest.fixture
def found(accord: Run, own: Path) -> Callable[..., Found]:
    """What the doctor finds amiss of an area, by what each is about; whoever finds a fault says so by its exit code."""

    def look(area: str, *more: str, **environment: str) -> Found:
        done = accord("doctor", "--only", area, "--format", "json", *more, **{"ACCORD_BUILD": str(own), **environment})
        assert SECRET not in done.stdout + done.stderr
        told = json.loads(done.stdout)
        assert done.returncode == (1 if told["verdict"] == "fault" else 0)
        amiss = [each for each in told["findings"] if each["level"] != "good"]
        assert all(each["means"] for each in amiss)
        return {(each["about"], each["level"]): each for each in amiss}

    return look


def test_where_all_is_well_it_says_so_in_both_languages(accord: Run, own: Path) -> None:
    for language, word in (("en", "good"), ("zh", "正常")):
        areas = ",".join(name for name in CHECKS if name not in {"port", "machine"})
        done = accord("doctor", "--only", areas, "--lang", language, ACCORD_BUILD=str(own))
        assert done.returncode == 0, done.stdout
        assert word in done.stdout.splitlines()[-1]
        assert not {"warning", "警告", "fault", "故障"} & set(done.stdout.split())
    assert list(CHECKS) == list(AREAS)


def test_a_setting_that_is_wrong_or_none_is_told_by_its_name(found: Callable[..., Found]) -> None:
    amiss = found(
        "settings",
        ACCORD_PORT="70000",
        ACCORD_PROT="8000",
        ACCORD_ATLAS_SERVICE_HOST="10.0.0.1",
        ACCORD_STORE=f"http://me:{SECRET}@engine/query",
    )
    assert set(amiss) == {
        ("ACCORD_PORT", "fault"),
        ("ACCORD_PROT", "warning"),
        ("ACCORD_ATLAS_SERVICE_HOST", "hint"),
        ("ACCORD_STORE", "fault"),
    }
    assert "'70000': expected a whole number from 0 to 65535" in amiss["ACCORD_PORT", "fault"]["seen"]
    assert "8000" in amiss["ACCORD_PORT", "fault"]["do"]
    assert "ACCORD_PORT" in amiss["ACCORD_PROT", "warning"]["do"]


def test_a_secret_that_others_may_read_or_nobody_can(found: Callable[..., Found], tmp_path: Path) -> None:
    open_to_all = tmp_path / "password"
    open_to_all.write_text(f"{SECRET}\n")
    open_to_all.chmod(0o644)
    said = {"ACCORD_STORE_PASSWORD_FILE": str(open_to_all), "ACCORD_STORE_TOKEN_FILE": str(tmp_path / "none")}
    amiss = found("settings", **said)
    assert set(amiss) == {("ACCORD_STORE_PASSWORD_FILE", "warning"), ("ACCORD_STORE_TOKEN_FILE", "fault")}
    assert amiss["ACCORD_STORE_PASSWORD_FILE", "warning"]["do"] == f"chmod 600 {open_to_all}"


def test_packages_that_are_missing_or_too_old(found: Callable[..., Found], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["rdflib>=99", "pydantic>=2,<3", "no-such-package", "winonly; sys_platform == 'win32'"]
    asked += ["no-such-library>=1; extra == 'frames'", "httpx>=0.1; extra == 'remote'"]
    monkeypatch.setattr(installed, "requires", lambda _: asked)
    amiss = found("packages")
    assert set(amiss) == {("default", "fault"), ("frames", "hint")}
    assert "rdflib" in amiss["default", "fault"]["seen"]
    assert "no-such-package" in amiss["default", "fault"]["seen"]
    assert "pydantic" not in amiss["default", "fault"]["seen"]
    assert "accord-atlas[frames]" in amiss["frames", "hint"]["do"]


def test_a_release_that_is_missing_damaged_old_unsigned_or_of_tomorrow(
    found: Callable[..., Found], own: Path, tmp_path: Path
) -> None:
    assert set(found("release", ACCORD_BUILD=str(tmp_path / "empty"))) == {("none", "fault")}
    old = released(tmp_path / "old", data_date="2020-01-01")
    key = tmp_path / "key"
    key.write_text("a key")
    key.chmod(0o600)
    assert set(found("release", "--build", str(old), ACCORD_SIGNING_KEY=str(key))) == {
        ("age", "warning"),
        ("signed", "warning"),
    }
    coming = released(tmp_path / "coming", data_date="2999-01-01")
    assert set(found("clock", "--build", str(coming))) == {("clock", "warning")}
    with (own / "accord.nq").resolve().open("ab") as file:
        file.write(b"<a> <b> <c> .\n")
    amiss = found("release")
    assert set(amiss) == {("whole", "fault")}
    assert "statements instead of" in amiss["whole", "fault"]["seen"]


def test_a_folder_with_what_is_damaged_or_left_over(found: Callable[..., Found], own: Path) -> None:
    copy = own / "store" / "0123456789abcdef-1-0"
    copy.mkdir(parents=True)
    (copy / "seal.json").write_text('{"a": "b"}')
    (own / ".update").mkdir()
    left = own / ".release-x"
    left.mkdir()
    os.utime(left, (0, 0))
    layer = own / "layers" / "mine"
    layer.mkdir(parents=True)
    (layer / "layer.json").write_text("{")
    assert set(found("folder")) == {
        ("store", "warning"),
        ("journal", "warning"),
        ("leftovers", "hint"),
        ("layers", "fault"),
    }


def test_a_folder_without_space_that_cannot_be_written(found: Callable[..., Found]) -> None:
    assert {("written", "warning"), ("space", "fault")} <= set(found("folder", ACCORD_BUILD="/proc"))


def test_a_port_that_another_program_has(found: Callable[..., Found]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        threading.Thread(target=lambda: taken.accept()[0].close(), daemon=True).start()
        assert set(found("port", ACCORD_PORT=str(taken.getsockname()[1]))) == {("port", "fault")}
    assert set(found("port", ACCORD_HOST="no.such.host.invalid")) == {("port", "fault")}


def test_a_machine_that_is_too_small(
    found: Callable[..., Found], own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "groups").mkdir()
    (tmp_path / "cgroup").write_text("0::/\n")
    monkeypatch.setattr(machine, "GROUP", tmp_path / "cgroup")
    monkeypatch.setattr(machine, "GROUPS", tmp_path / "groups")
    (tmp_path / "groups" / "memory.max").write_text(str(2 << 30))
    many = str(machine.cores() + 1)
    assert ("memory", "warning") in found("machine", ACCORD_WORKERS="1")
    assert {("cores", "hint")} <= set(found("machine", ACCORD_WORKERS=many))
    assert ("memory", "fault") in found("machine", ACCORD_WORKERS="9")
    done = subprocess.run(
        [command(), "doctor", "--only", "machine", "--format", "json"],
        env={**os.environ, "ACCORD_BUILD": str(own), "LC_ALL": "zh_CN.UTF-8"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256)),
        capture_output=True,
        text=True,
        check=False,
    )
    [files] = [each for each in json.loads(done.stdout)["findings"] if each["about"] == "files"]
    assert files["level"] == "warning"
    assert "256" in files["seen"]
    assert "ulimit" in files["do"]


@contextmanager
def engine(status: int, body: bytes) -> Iterator[str]:
    """Something that answers every query so."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/query"
        server.shutdown()


NONE = b'{"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}'


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (401, b"", ("reached", "fault")),
        (200, b"<html>", ("answer", "fault")),
        (500, b"out of order", ("answer", "fault")),
        (200, NONE, ("marker", "warning")),
    ],
)
def test_an_engine_that_is_locked_or_none_or_empty(
    found: Callable[..., Found], status: int, body: bytes, expected: tuple[str, str]
) -> None:
    with engine(status, body) as address:
        assert set(found("engine", ACCORD_STORE=address)) == {expected}


def test_an_engine_that_is_gone_and_settings_of_it_that_contradict(found: Callable[..., Found], tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text(SECRET)
    amiss = found(
        "engine", ACCORD_STORE="http://127.0.0.1:9/query", ACCORD_STORE_USER="me", ACCORD_STORE_TOKEN_FILE=str(token)
    )
    assert set(amiss) == {("reached", "fault"), ("password", "warning"), ("credentials", "warning")}
    assert "127.0.0.1:9" in amiss["reached", "fault"]["seen"]


def test_tokens_that_others_may_read_or_nobody_can(found: Callable[..., Found], own: Path) -> None:
    tokens = own / "tokens.json"
    tokens.write_text("{")
    tokens.chmod(0o644)
    assert set(found("access")) == {("tokens", "warning"), ("tokens", "fault")}


@pytest.mark.parametrize(
    ("settings", "about"),
    [
        ({"ACCORD_HOST": "0.0.0.0"}, "hosts"),
        ({"ACCORD_PUBLIC_URL": "https://example.org"}, "proxies"),
        ({"ACCORD_TRUSTED_PROXIES": "0.0.0.0/0"}, "proxies"),
    ],
)
def test_addresses_that_contradict(found: Callable[..., Found], settings: dict[str, str], about: str) -> None:
    assert set(found("access", **settings)) == {(about, "warning")}


def test_the_service_says_at_its_start_what_is_no_setting(accord: Run, own: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = accord("serve", ACCORD_BUILD=str(own), ACCORD_PORT=str(taken.getsockname()[1]), ACCORD_WORKER="2")
    first, last = done.stderr.splitlines()
    assert "ACCORD_WORKER is no setting. Did you mean ACCORD_WORKERS?" in first
    assert last.startswith("accord: cannot listen")


def test_wrong_use(accord: Run) -> None:
    assert accord("doctor", "--only", "weather").returncode == 2
    assert accord("doctor", "--format", "csv").returncode == 2
