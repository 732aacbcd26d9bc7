"""Two `accord serve` behind HAProxy and nginx, with the configurations that the repository gives."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.conftest import Served
from tests.newer import newer
from tests.remote.engines import absent, free_port

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif("ACCORD_BENCH" not in os.environ, reason="wants a machine of its own: set ACCORD_BENCH"),
]
DEPLOY = Path(__file__).parents[2] / "deploy"
VISIT = ("/api/queries/members?agreement=ipea", "/api/entities/agreement/ipea", "/sparql?query=ASK%7B%7D")


class Balanced:
    """Two replicas on one build folder, and a balancer before them."""

    def __init__(self, kind: str, build: Path, folder: Path) -> None:
        self.ports = [free_port(), free_port()]
        self.address = f"http://127.0.0.1:{(front := free_port())}"
        self.replicas = [Served("--port", str(port), build=build) for port in self.ports]
        for each in self.replicas:
            each.__enter__()
            assert each.process.stderr is not None
            threading.Thread(target=each.process.stderr.read, daemon=True).start()
        file = DEPLOY / ("haproxy.cfg" if kind == "haproxy" else "nginx.conf")
        text = file.read_text("utf-8")
        for there, here in zip((8001, 8002, 8080), (*self.ports, front), strict=True):
            text = text.replace(f"127.0.0.1:{there}", f"127.0.0.1:{here}")
        (folder / file.name).write_text(text)
        program = shutil.which(kind) or shutil.which(kind, path="/usr/sbin")
        if not program:
            absent(f"{kind} is not installed: apt-get install {kind}")
        arguments = ["-db", "-f", str(folder / file.name)] if kind == "haproxy" else [
            "-p", str(folder), "-c", str(folder / file.name), "-g", "daemon off; master_process off;",
        ]  # fmt: skip
        self.process = subprocess.Popen([str(program), *arguments], cwd=folder)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if httpx.get(f"{self.address}/ready", timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise AssertionError("the balancer does not answer")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        for each in self.replicas:
            each.process.kill()
            each.process.wait()


@pytest.fixture(params=["haproxy", "nginx"])
def balanced(request: pytest.FixtureRequest, build: Path, tmp_path: Path) -> Iterator[tuple[Balanced, Path]]:
    """Two replicas on a copy of the real release, which another one can take the place of."""
    folder = tmp_path / "build"
    newer(build, folder)
    made = Balanced(request.param, folder, tmp_path)
    yield made, folder
    made.stop()


class Visitors:
    """Visits one after the other in several threads: each stays with the release that its first answer came from."""

    def __init__(self, address: str, many: int = 4) -> None:
        self.failed: list[str] = []
        self.mixed: list[str] = []
        self.releases: set[str] = set()
        self.visits = 0
        self._address, self._ended = address, threading.Event()
        self._threads = [threading.Thread(target=self._come) for _ in range(many)]

    def __enter__(self) -> "Visitors":
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for each in self._threads:
            each.join()

    def _come(self) -> None:
        with httpx.Client(base_url=self._address, timeout=60) as client:
            while not self._ended.is_set():
                pinned = ""
                for path in VISIT:
                    address = (
                        f"{path}&release={pinned}"
                        if pinned and "?" in path
                        else f"{path}?release={pinned}"
                        if pinned
                        else path
                    )
                    try:
                        answer = client.get(address)
                    except httpx.HTTPError as error:
                        self.failed.append(f"{address}: {error!r}")
                        continue
                    if answer.status_code != 200:
                        self.failed.append(f"{address}: {answer.status_code} {answer.text[:200]}")
                        continue
                    release = answer.headers["accord-release"]
                    pinned = pinned or release
                    self.releases.add(release)
                    if release != pinned:
                        self.mixed.append(address)
                self.visits += 1


def test_a_killed_replica_and_a_new_release_cost_no_request(balanced: tuple[Balanced, Path], build: Path) -> None:
    at, folder = balanced
    with Visitors(at.address) as visitors:
        time.sleep(3)
        *_, last = newer(build, folder, "Society One")
        end = time.monotonic() + 90
        while last not in visitors.releases and time.monotonic() < end:
            time.sleep(0.5)
        at.replicas[0].process.kill()
        time.sleep(3)
    assert visitors.failed == []
    assert visitors.mixed == []
    assert len(visitors.releases) == 2
    assert visitors.visits > 4


def test_a_cache_in_front_keeps_our_tags(build: Path, tmp_path: Path) -> None:
    at = Balanced("nginx", build, tmp_path)
    try:
        for path in VISIT:
            straight = httpx.get(f"http://127.0.0.1:{at.ports[0]}{path}")
            other = httpx.get(f"http://127.0.0.1:{at.ports[1]}{path}")
            first, kept = httpx.get(at.address + path), httpx.get(at.address + path)
            assert kept.headers["x-cache"] == "HIT"
            assert straight.headers["etag"] == other.headers["etag"] == first.headers["etag"] == kept.headers["etag"]
            assert straight.content == first.content == kept.content
            again = httpx.get(at.address + path, headers={"If-None-Match": kept.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
    finally:
        at.stop()


def test_throughput_grows_with_replicas(build: Path, tmp_path: Path) -> None:
    at = Balanced("haproxy", build, tmp_path)
    try:
        rates = [rate(at.address)]
        at.replicas[1].process.kill()
        time.sleep(2)
        rates.append(rate(at.address))
    finally:
        at.stop()
    print(f"two replicas {rates[0]:.0f}/s, one {rates[1]:.0f}/s, ratio {rates[0] / rates[1]:.2f}")


def rate(address: str) -> float:
    """Answers per second, of answers that nobody has asked for before."""
    from itertools import count

    numbers, done, end = count(), count(), time.monotonic() + 8

    def ask() -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while time.monotonic() < end:
                number = next(numbers)
                assert client.get(f"/api/gaps?limit={number + 1}").status_code < 500
                next(done)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return next(done) / 8
