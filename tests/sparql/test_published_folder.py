"""A release's copy is made once, whole or not at all, for all processes; what nobody holds is cleared away."""

import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from accord_atlas.service.core.published_folder import Published
from accord_atlas.service.core.snapshot import snapshot

HOLD = """
import sys, time
from pathlib import Path
from accord_atlas.service.core.published_folder import Published

def make(folder):
    time.sleep(0.3)
    (folder / "made").write_text("x")
    print("made", flush=True)

held = Published.once(Path(sys.argv[1]), sys.argv[2], make)
print("have", held.path.name, flush=True)
sys.stdin.read()
"""


def holder(parent: Path, name: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", HOLD, str(parent), name]
    return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_processes_that_come_together_make_it_once(tmp_path: Path) -> None:
    holders = [holder(tmp_path, "r1") for _ in range(4)]
    said = [process.communicate("")[0].split("\n") for process in holders]
    assert sum("made" in lines for lines in said) == 1
    assert all("have r1" in lines for lines in said)


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        Published.once(tmp_path, "r1", broken)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_an_older_one_stays_while_it_is_held_and_goes_after(tmp_path: Path) -> None:
    process = holder(tmp_path, "r1")
    assert process.stdout
    while "have" not in process.stdout.readline():
        pass
    Published.once(tmp_path, "r2", lambda folder: None).release()
    assert (tmp_path / "r1").exists()
    process.kill()
    process.wait()
    Published.once(tmp_path, "r3", lambda folder: None)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["r3"]


def test_what_an_interrupted_maker_left_goes(tmp_path: Path) -> None:
    process = holder(tmp_path, "r1")
    until = time.monotonic() + 10
    while not list(tmp_path.glob(".making-*")):
        assert time.monotonic() < until
        time.sleep(0.005)
    process.kill()
    process.wait()
    Published.once(tmp_path, "r1", lambda folder: None)
    assert list(tmp_path.glob(".making-*")) == []


def test_the_copy_has_the_graphs_and_their_union_each_triple_once(sample: Path, tmp_path: Path) -> None:
    copy = snapshot(sample / "accord.nq", "sample", tmp_path)
    store = ox.Store.read_only(str(copy.path))
    quads = set(ox.parse(path=sample / "accord.nq", format=ox.RdfFormat.N_QUADS))
    assert {quad for quad in store if quad.graph_name != ox.DefaultGraph()} == quads
    union = [quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())]
    assert sorted(map(str, union)) == sorted({str(quad.triple) for quad in quads})
    assert len(quads) == len(union) + 1, "the sample has one triple in two graphs"


def test_a_file_that_is_no_release_is_refused_and_nothing_stays(tmp_path: Path) -> None:
    (tmp_path / "broken.nq").write_text("<x:a> <x:b> .\n")
    with pytest.raises(SyntaxError):
        snapshot(tmp_path / "broken.nq", "broken", tmp_path / "store")
    assert [path.name for path in (tmp_path / "store").iterdir()] == [".lock"]


def test_the_copy_can_be_read_where_nothing_can_be_written(sample: Path, tmp_path: Path) -> None:
    copy = snapshot(sample / "accord.nq", "sample", tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in copy.path.iterdir()}
    assert len(ox.Store.read_only(str(copy.path))) > 0
    assert {path.name: path.stat().st_mtime_ns for path in copy.path.iterdir()} == before
