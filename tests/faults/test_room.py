"""What comes of commands that write to a build folder where there is no room, or nothing may be written.

Each is run with little and less room: as a file system that is full (where one may be mounted), and as a bound on the
size of files, which anybody can set. It leaves what was there or what it was to make, and says which by how it ends.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from tests.corpus.imports.make import GOOD, HEAD, text
from tests.faults import room
from tests.faults.conftest import Disk
from tests.loaders import crashing
from tests.loaders.test_crashes import CASES, leftovers, state

from accord_atlas.service.core.release import Release
from accord_atlas.service.core.tokens import Tokens

AMOUNTS = {"pages": (0, 1, 2, 3, 500), "bytes": (0, 50, 400, 1_000_000)}
ROOMLESS = {"keep", "use", "prune", "layer removed"}
"""These write no byte."""


@pytest.mark.parametrize("kind", AMOUNTS)
@pytest.mark.parametrize(("command", "start"), CASES, ids=lambda case: getattr(case, "__name__", case))
def test_a_command_without_room_leaves_what_was(
    tmp_path: Path, disk: Disk, kind: str, command: str, start: Callable[[Path], object]
) -> None:
    folder = disk("8m") if kind == "pages" else tmp_path / "folder"
    folder.mkdir(exist_ok=True)
    template = tmp_path / "template"
    start(template)
    before = state(template)
    amounts = AMOUNTS[kind]
    words = [sys.executable, "-m", "tests.faults.room", command, str(template), str(folder), kind, *map(str, amounts)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=120)
    ended = json.loads(done.stdout)
    after = state(folder / str(amounts[-1]))
    assert after != before
    for amount, code in zip(amounts, ended, strict=True):
        out = folder / str(amount)
        assert code in (room.DONE, room.REFUSED), (amount, done.stderr)
        assert state(out) == (after if code == room.DONE else before), amount
        assert leftovers(out) == []
    assert ended[-1] == room.DONE
    assert (ended[0] == room.DONE) == (command in ROOMLESS)


Run = Callable[..., subprocess.CompletedProcess[str]]
Barred = Callable[[Path], AbstractContextManager[None]]


@contextmanager
def small_files(_: Path) -> Iterator[None]:
    """No file may grow over so many bytes as a line of an error takes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (120, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def full(place: Path) -> Iterator[None]:
    ballast = room.fill(place)
    yield
    ballast.unlink()


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", place], check=True)


BARS: dict[str, tuple[Barred, str]] = {
    "small-files": (small_files, "File too large"),
    "full": (full, "No space left on device"),
    "read-only": (read_only, "Read-only file system"),
}
TRIED = {
    **dict.fromkeys(("build", "token"), tuple(BARS)),
    **dict.fromkeys(("keep", "use"), ("read-only",)),
    "import": ("small-files",),
    "tables": ("full",),
}
"""What is tried behind which bar: what writes no byte needs no room, and what holds rows to the laws takes long."""
WRITING: dict[str, Sequence[str]] = {
    "build": ("build",),
    "import": ("import", "{parties}", "--as", "ours"),
    "use": ("releases", "use", "{other}"),
    "keep": ("releases", "keep", "{other}"),
    "tables": ("tables", "set", "parties", "ipea|pec|pk|provisional", "note=Seen", "--into", "ours"),
    "token": ("tokens", "add", "li-ming", "--scope", "update"),
}


def _held(file: Path) -> bytes:
    """What a file holds; of a large one, which and when."""
    at = file.stat()
    return file.read_bytes() if at.st_size < 1_000_000 else b"%d %d" % (at.st_ino, at.st_mtime_ns)


def everything(place: Path) -> dict[str, bytes | str]:
    """All files and links below a folder but locks and what is made ahead; nothing half is left there, either."""
    assert list((place / "store").glob(".whole.json.*")) == []
    found = (each for each in place.rglob("*") if each.name != ".lock" and "store" not in each.parts)
    return {
        str(each.relative_to(place)): str(each.readlink()) if each.is_symlink() else _held(each)
        for each in found
        if each.is_symlink() or each.is_file()
    }


@pytest.mark.long
@pytest.mark.parametrize("bar", BARS)
def test_the_command_line_says_what_is_in_the_way(
    bar: str, disk: Disk, tmp_path: Path, build: Path, accord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a line, with its exit code; nothing has changed, and when there is room again the same words do it."""
    barred, said = BARS[bar]
    place = tmp_path / "disk" if bar == "small-files" else disk("90m")
    made_ahead = ignore_patterns("store", "downloads", "spool", "layers", "tokens.json")
    own = Path(copytree(build, place / "build", symlinks=True, ignore=made_ahead))
    used = Release.open(own).id
    crashing.new(own, use=False)
    Tokens(own / "tokens.json").add("zhang-san", ["update"])
    parties = tmp_path / "parties.csv"
    parties.write_bytes(text([HEAD, GOOD]))
    names = {"parties": str(parties), "other": crashing.other(own)}
    # Building takes a while and writes at its end; what comes before is of no interest here.
    monkeypatch.setattr("accord_atlas.loaders.build.build", lambda out, *_, **how: crashing.old(out))
    for name, words in WRITING.items():
        ready = [word.format(**names) for word in words]
        if bar not in TRIED[name]:
            continue
        before = everything(own)
        with barred(place):
            done = accord(*ready, ACCORD_BUILD=str(own))
        assert (done.returncode, done.stderr.strip().splitlines()[-1][:8]) == (4, "accord: "), (name, done.stderr)
        assert said in done.stderr, name
        assert "Traceback" not in done.stderr
        assert everything(own) == before, name
        if name in {"import", "tables"}:
            continue
        done = accord(*ready, ACCORD_BUILD=str(own))
        assert done.returncode == 0, (name, done.stderr)
        assert everything(own) != before, name
        accord("releases", "use", used, ACCORD_BUILD=str(own))
