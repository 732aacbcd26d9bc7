"""Killed anywhere, what writes to a build folder leaves what was there before or what it was to make: never a half.

Each command is really killed, before every single step that it takes in the file system (`crashing.py`), and, in the
long form (`make crash`), at fifty moments drawn by chance. The next command clears what was left.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.loaders import crashing
from tests.loaders.crashing import COMMANDS, layer, new, old, other, signed_by

from accord_atlas.loaders.integrity import MANIFEST, SIGNATURE
from accord_atlas.loaders.layers import keep, kept
from accord_atlas.loaders.release import discard, switch
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.release import Release


def nothing(out: Path) -> None:
    out.mkdir()


def two(out: Path) -> None:
    """Two releases, the older one in use."""
    used = old(out).id
    new(out)
    switch(out, used)


def signed(out: Path) -> None:
    old(out, sign=signed_by("them"))


def one_layer(out: Path) -> None:
    keep(out, layer("old"))


def plain_layer(out: Path) -> None:
    """As somebody copied it who makes folders of links."""
    place = keep(out, layer("old"))
    folder = place.resolve()
    place.unlink()
    folder.rename(place)


def stands_aside(out: Path) -> None:
    """As a command left it that was killed while a plain folder gave way."""
    plain_layer(out)
    (out / "layers" / "ours").rename(out / "layers" / ".before-ours")


def halves(out: Path) -> None:
    """Leftovers of every kind beside a layer."""
    one_layer(out)
    for name in (".layer-left", ".link-left"):
        (out / "layers" / name).mkdir()
        (out / "layers" / name / "parties.csv").write_text("agreement\n")


CASES: list[tuple[str, Callable[[Path], object]]] = [
    ("build", two),
    ("build, signed", nothing),
    ("build, signed", old),
    ("build anew, signed", old),
    ("build anew, signed", signed),
    ("build beside", old),
    ("use", two),
    ("keep", two),
    ("prune", two),
    ("sign", old),
    ("sign", signed),
    ("layer", nothing),
    ("layer", one_layer),
    ("layer", plain_layer),
    ("layer", stands_aside),
    ("layer", halves),
    ("layer removed", one_layer),
    ("layer removed", plain_layer),
    ("layer removed", stands_aside),
]


def state(out: Path) -> list[object]:
    """All that a build folder says to those who read it; whatever is there is whole."""
    used: object = None
    releases = {}
    if (out / "current").exists():
        used = Release.open(out).id
    for folder in sorted((out / "releases").glob("[!.]*")):
        if folder.is_dir():
            releases[folder.name] = (Release.open(folder).id, mark(folder), folder.with_suffix(".pinned").exists())
    layers = {name: (each.made, {t: len(rows) for t, rows in each.rows.items()}) for name, each in kept(out).items()}
    return [used, releases, layers]


def mark(folder: Path) -> tuple[str, str]:
    """Who signed a release, and the day of its manifest; a signature fits the manifest beside it, or is not there."""
    manifest = (folder / MANIFEST).read_bytes()
    day = str(Release.open(folder).data_date)
    if not (folder / SIGNATURE).exists():
        return "", day
    who, comment, content = (folder / SIGNATURE).read_bytes().split(b"\n", 2)
    assert (comment.decode(), content) == (f"Accord Atlas release {folder.name}", manifest)
    return who.decode(), day


def leftovers(out: Path) -> list[str]:
    """What nobody reads, but for locks: a version of a layer to which a link leads is read."""
    led = {place.resolve().name for place in (out / "layers").glob("[!.]*")}
    hidden = (each for folder in (out, out / "releases", out / "layers") for each in folder.glob(".*"))
    return [each.name for each in hidden if each.name not in {".lock", *led}]


@pytest.mark.parametrize(("command", "start"), CASES, ids=lambda case: getattr(case, "__name__", case))
def test_a_command_that_is_killed_leaves_what_was_or_what_is_to_be(
    tmp_path: Path, command: str, start: Callable[[Path], object]
) -> None:
    killed_anywhere(tmp_path, command, start)


def killed_anywhere(
    tmp_path: Path, command: str, start: Callable[[Path], object], moments: int = 0, seed: int = 0
) -> None:
    """Kill a command at every step, or at moments of its time; look at what is left, and have it mended."""
    template, killed = tmp_path / "template", tmp_path / "killed"
    start(template)
    before = state(template)
    killed.mkdir()
    words = [sys.executable, crashing.__file__, command, str(template), str(killed)]
    subprocess.run([*words, str(moments), str(seed)], check=True, timeout=600)
    folders = [killed / str(point) for point in range(1, len(list(killed.iterdir())) + 1)]
    states = [state(out) for out in folders]
    after = states[-1]
    assert after != before
    assert len(folders) > (moments or 1)
    between = [each for each in states if each not in (before, after)]
    if "build" in command:
        # A release is kept before it is used, and what no longer fits a manifest is taken away before it changes.
        assert all(each[0] in (before[0], after[0]) and each[2] == before[2] for each in between)
        assert all(set(before[1]) <= set(each[1]) <= set(after[1]) for each in between)  # type: ignore[call-overload]
    else:
        assert between == []
    if not moments:
        order = [before, *between, after]
        assert [order.index(each) for each in states] == sorted(order.index(each) for each in states), "no way back"
    for out in folders:
        mended(command, out, after)


def mended(command: str, out: Path, after: list[object]) -> None:
    """The same command makes what it was to make, where it had not; whichever comes next clears what was left."""
    if state(out) != after:
        COMMANDS[command](out)
    if (out / "layers").exists():
        keep(out, layer("next"))
        assert kept(out)["ours"].made == {"who": "next"}
    if (out / "current").exists():
        switch(out, Release.open(out).id)
        assert state(out)[:2] == after[:2]
    assert leftovers(out) == []


def test_a_release_in_use_is_not_removed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    two(out)
    used = Release.open(out).id
    assert not discard(out, used)
    assert discard(out, other(out))
    assert Release.open(out).id == used
    with pytest.raises(FileNotFoundError):
        switch(out, "0123456789abcdef")
    assert Release.open(out).id == used


def test_a_folder_without_a_release_has_none(tmp_path: Path) -> None:
    with pytest.raises(NoRelease):
        Release.open(tmp_path)
