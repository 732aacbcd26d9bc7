"""What comes of a disk that is full, and of a clock that is wrong; killed processes have tests where they are written.

The disk is a file system of a few hundred kilobytes in memory, filled but for so much; where it cannot be mounted (no
superuser), these tests are left out.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from tests.conftest import released
from tests.loaders.crashing import COMMANDS, new, old, other
from tests.loaders.test_crashes import leftovers, one_layer, state, two
from tests.sparql.conftest import serving

from accord_atlas.loaders.layers import kept
from accord_atlas.loaders.release import switch
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.tokens import Tokens

BEGINNINGS: dict[str, Callable[[Path], object]] = {
    "build": old,
    "build, signed": old,
    "build beside": old,
    "use": two,
    "keep": two,
    "layer": one_layer,
    "layer removed": one_layer,
}
LEFT = (0, 1, 2, 4)
"""Pages of the file system that are free when a command begins."""
RUN = """
import sys
from pathlib import Path
from tests.loaders.crashing import COMMANDS
try:
    COMMANDS[sys.argv[1]](Path(sys.argv[2]))
except OSError as error:
    sys.exit(error.errno)
"""
FULL = 28


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small file system; gives its folder."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(size: str) -> Path:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place], capture_output=True)
        if done.returncode:
            pytest.skip("no file system may be mounted here")
        return place

    yield mount
    subprocess.run(["umount", "--lazy", place], capture_output=True)


def fill(place: Path, pages: int) -> Path:
    """Take all room but so many pages; the file that takes it."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError as error:
            assert error.errno == FULL
        file.truncate(max(file.tell() - pages * 4096, 0))
    return ballast


@pytest.mark.parametrize("command", BEGINNINGS)
def test_a_command_on_a_full_disk_says_so_and_leaves_what_was(disk: Callable[[str], Path], command: str) -> None:
    """Or, where the room was enough after all, what is to be. With room again, the same command does its work."""
    place, refused = disk("2m"), 0
    for pages in LEFT:
        out = place / f"out-{pages}"
        BEGINNINGS[command](out)
        before = state(out)
        ballast = fill(place, pages)
        done = subprocess.run([sys.executable, "-c", RUN, command, str(out)], capture_output=True, text=True)
        assert done.returncode in (0, FULL), done.stderr
        assert done.stderr == ""
        refused += done.returncode == FULL
        found = state(out)
        ballast.unlink()
        if done.returncode:
            used, releases, layers = before
            assert (found[0], found[2]) == (used, layers)
            assert found[1] == releases or "build" in command
            COMMANDS[command](out)
        assert state(out) != before
        switch(out, Release.open(out).id)
        kept(out)
        assert leftovers(out) == []
    assert refused


def test_a_service_on_a_full_disk_goes_on_answering_and_changes_nothing(
    disk: Callable[[str], Path], tmp_path: Path
) -> None:
    """What is read is read; an update is refused as a whole (503) and taken when there is room again."""
    place = disk("24m")
    build = released(place / "build")
    token = Tokens(build / "tokens.json").add("li-ming", ["update"])
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    graph = "https://w3id.org/accord-atlas/graph/layer.ours"
    change = f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> 1 }} }}"
    there = {"query": f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", "format": "json"}

    def read(client: httpx.Client) -> bool:
        for path in ("/ready", "/api/queries/organizations", "/id/organization/pec"):
            assert client.get(path).status_code == 200, path
        answer = client.get("/sparql", params=there)
        assert answer.status_code == 200, answer.text
        return bool(answer.json()["boolean"])

    with serving(build, tmp_path / "log", follow_seconds=0) as (client, _):
        assert not read(client)
        ballast = fill(place, 0)
        refused = client.post("/update", content=change, headers=headers)
        assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
        assert str(place) not in refused.text
        assert not read(client)
        ballast.unlink()
        assert client.post("/update", content=change, headers=headers).is_success
        assert read(client)
    assert Release.open(build).id
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_two_builds_at_once_leave_both_releases_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ids = {old(tmp_path / "a").id, new(tmp_path / "b").id}
    words = [sys.executable, "-c", RUN]
    script = RUN.replace("COMMANDS[sys.argv[1]]", "{'old': crashing.old, 'new': crashing.new}[sys.argv[1]]")
    script = script.replace("import COMMANDS", "import COMMANDS\nfrom tests.loaders import crashing")
    words[-1] = script
    both = [subprocess.Popen([*words, which, str(out)], stderr=subprocess.PIPE) for which in ("old", "new") * 3]
    for each in both:
        _, said = each.communicate(timeout=120)
        assert (each.returncode, said) == (0, b"")
    assert {folder.name for folder in (out / "releases").glob("[!.]*") if folder.is_dir()} == ids
    assert Release.open(out).id in ids
    assert Release.open(out / "releases" / other(out)).id in ids
    assert leftovers(out) == []


@pytest.mark.parametrize("year", ["1970", "2001", "2038", "2100"])
def test_no_clock_changes_what_is_answered(build: Path, year: str) -> None:
    """Data are as of the release's date, tokens do not expire, and a build takes no date from the clock."""
    script = """
import sys, time, datetime
offset = (int(sys.argv[1]) - 2026) * 31_556_952
real = time.time
time.time = lambda: max(1.0, real() + offset)
time.time_ns = lambda: int(time.time() * 1e9)
class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.date, datetime.datetime = Date, DateTime
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from fastapi.testclient import TestClient
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens
from accord_atlas.service.web.app import create_app
from tests.conftest import released
folder = Path(mkdtemp())
made = released(folder / "made")
tokens = Tokens(made / "tokens.json")
time_back = tokens.add("li-ming", ["update"])
held = tokens.holder(time_back).name
told = []
with TestClient(create_app(Settings(build=Path(sys.argv[2]), sparql_workers=1))) as client:
    for path in ("/api/queries/members?agreement=ipea", "/api/due", "/api/gaps", "/api/search?q=sg"):
        answer = client.get(path)
        told.append([path, answer.status_code, answer.headers.get("etag"), sha256(answer.content).hexdigest()])
import json
print(json.dumps([(made / "current").resolve().name, held, told]))
"""
    words = [sys.executable, "-c", script]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}

    def told(at: str) -> str:
        done = subprocess.run([*words, at, str(build)], capture_output=True, text=True, env=environment, timeout=300)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    assert told(year) == told("2026")
