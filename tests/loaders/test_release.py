"""One rename decides a build: killed anywhere, run beside another, read meanwhile, there is one whole release or none.

The builds here write small releases, each in a process of its own that is really killed, at every single step that it
takes in the file system.
"""

import fcntl
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.loaders import crashing
from tests.loaders.crashing import FACTS, new, old, store

from accord_atlas.loaders.release import write
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.release import Release

WRITE = """
import sys
from pathlib import Path
import pyoxigraph as ox
from accord_atlas.loaders.release import write

def store(*names):
    made = ox.Store()
    for name in names:
        iri = ox.NamedNode(f"https://example.org/{name}")
        made.add(ox.Quad(iri, iri, iri, ox.NamedNode("https://w3id.org/accord-atlas/graph/facts")))
    return made

def put(out, *names):
    return write(store(*names), {"data_date": "2026-11-22"}, Path(out), lambda step: print(step, flush=True))
"""


def nothing(out: Path) -> None:
    out.mkdir()


def as_built(out: Path) -> None:
    old(out)


def two_files(out: Path) -> None:
    """As builds left it that knew of no links: two files, and the same kept under the id."""
    old(out)
    for name in ("accord.nq", "manifest.json"):
        content = (out / name).read_bytes()
        (out / name).unlink()
        (out / name).write_bytes(content)
    (out / "current").unlink()


def copied(out: Path) -> None:
    """As a copy leaves it that makes files of links."""
    old(out.with_name("origin"))
    shutil.copytree(out.with_name("origin"), out)


def damaged(out: Path) -> None:
    """The release that is built is there already, and its statements are not what they were."""
    old(out)
    new(out)
    (out / "accord.nq").write_bytes(b"")


START: list[Callable[[Path], object]] = [nothing, as_built, two_files, copied, damaged]


def leftovers(out: Path) -> list[Path]:
    return [*out.glob(".release-*"), *out.glob("releases/.*")]


@pytest.mark.parametrize("start", START, ids=lambda start: start.__name__)
def test_a_build_that_is_killed_anywhere_leaves_one_whole_release(
    tmp_path: Path, start: Callable[[Path], object]
) -> None:
    template, killed = tmp_path / "template", tmp_path / "killed"
    start(template)
    wanted = new(tmp_path / "elsewhere").id
    before = None if start in (nothing, damaged) else old(tmp_path / "before").id
    killed.mkdir()
    subprocess.run([sys.executable, crashing.__file__, "build", str(template), str(killed)], check=True, timeout=120)
    states = [in_use(killed / str(point)) for point in range(1, len(list(killed.iterdir())) + 1)]
    assert len(states) > 10, "it takes more steps than that"
    decided = states.index(wanted)
    assert states == [before] * decided + [wanted] * (len(states) - decided), "one step decides"
    for out in killed.iterdir():
        assert new(out).id == in_use(out) == wanted
        assert leftovers(out) == []
        if before:
            assert Release.open(out / "releases" / before).id == before


def in_use(out: Path) -> str | None:
    """The id of the release in a build folder, as the service opens it and as anybody reads its two files."""
    try:
        running = Release.open(out).id
    except NoRelease:
        return None
    read = sha256((out / "accord.nq").read_bytes()).hexdigest()[:16]
    assert running == read == json.loads((out / "manifest.json").read_text())["release"]
    return running


def test_who_reads_while_builds_go_on_finds_one_release_or_the_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ids = {old(out).id, new(out).id}
    script = (
        WRITE + "for _ in range(40):\n    put(sys.argv[1], 'old', 'common')\n    put(sys.argv[1], 'new', 'common')\n"
    )
    builds = subprocess.Popen([sys.executable, "-c", script, str(out)])
    found = set()
    while builds.poll() is None:
        found.add(Release.open(out).id)
    assert builds.returncode == 0
    assert found <= ids


def test_builds_that_begin_together_all_end_well(tmp_path: Path) -> None:
    out = tmp_path / "out"
    builds = [
        subprocess.Popen([sys.executable, "-c", WRITE + f"put(sys.argv[1], 'n{number % 3}')", str(out)])
        for number in range(6)
    ]
    assert [build.wait(60) for build in builds] == [0] * 6
    ids = {write(store(f"n{number}"), FACTS, tmp_path / "other").id for number in range(3)}
    assert in_use(out) in ids
    assert {Release.open(kept).id for kept in (out / "releases").iterdir()} == ids
    assert leftovers(out) == []


def test_a_build_that_must_wait_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = old(out).id
    with (out / ".lock").open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        script = WRITE + "put(sys.argv[1], 'new', 'common')"
        build = subprocess.Popen([sys.executable, "-c", script, str(out)], stdout=subprocess.PIPE, text=True)
        assert build.stdout
        assert "waiting for another build" in build.stdout.readline()
        assert in_use(out) == before
    assert build.wait(30) == 0
    assert in_use(out) != before


@pytest.mark.parametrize("name", ["accord.nq", "manifest.json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"<x:a> <x:b> <x:c> .\n", None])
def test_a_damaged_release_is_mended_by_a_build(tmp_path: Path, name: str, content: bytes | None) -> None:
    out = tmp_path / "out"
    made, kept = new(out), out / "releases" / new(out).id
    whole = {path.name: path.read_bytes() for path in kept.iterdir()}
    if content is None:
        (kept / name).unlink()
    else:
        (kept / name).write_bytes(content)
    assert in_use(out) is None
    assert new(out).id == in_use(out) == made.id
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == whole


def test_an_earlier_release_that_is_damaged_is_mended_when_it_is_built_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    earlier = old(out).id
    new(out)
    (out / "releases" / earlier / "accord.nq").write_bytes(b"cut")
    assert old(out).id == in_use(out) == earlier


def test_what_killed_builds_left_is_cleared(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old(out)
    for left in (".release-abc", "releases/.kept-abc"):
        (out / left).mkdir()
        (out / left / "accord.nq").write_text("half")
    new(out)
    assert leftovers(out) == []


def test_a_server_stays_with_the_release_that_it_opened(tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = old(out).id
    running = Release.open(out)
    new(out)
    assert sha256(running.path.read_bytes()).hexdigest()[:16] == before
