"""Runs what writes to a build folder, and kills it: before each step that it takes in the file system, or at moments.

As a script, in a process of its own: `crashing.py COMMAND TEMPLATE FOLDER [MOMENTS SEED]` leaves in `FOLDER/<n>` what a
copy of the template was when its command was killed the n-th time; the last one lived.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from accord_atlas.loaders.layers import Layer, keep, remove
from accord_atlas.loaders.places import home
from accord_atlas.loaders.release import Written, discard, seal, switch, write
from accord_atlas.service.core.kept import pin
from accord_atlas.service.core.release import Release

FACTS = {"data_date": "2026-11-22"}
NEWER = {"data_date": "2026-11-23"}
EVENTS = {"os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree"}
ROWS = {"parties": [{"agreement": "ipea", "organization": "cse-cn"}], "reviews": [{"agreement": "ipea"}]}


def store(*names: str) -> ox.Store:
    """A store with a statement for each name."""
    made = ox.Store()
    for name in names:
        iri = ox.NamedNode(f"https://example.org/{name}")
        made.add(ox.Quad(iri, iri, iri, ox.NamedNode("https://w3id.org/accord-atlas/graph/facts")))
    return made


@cache
def large() -> ox.Store:
    """A store of as many statements as take a while to write."""
    return store(*(f"one/{number}" for number in range(20_000)))


def old(out: Path, **how: Any) -> Written:
    return write(store("old", "common"), FACTS, out, **how)


def new(out: Path, **how: Any) -> Written:
    return write(store("new", "common"), FACTS, out, **how)


def layer(who: str, rows: int = 1) -> Layer:
    return Layer("ours", {name: held * rows for name, held in ROWS.items()}, {"who": who})


def signed_by(who: str) -> Callable[[bytes, str], bytes]:
    """Signs without the trouble of keys: what is signed stands in the signature."""
    return lambda content, comment: b"\n".join([who.encode(), comment.encode(), content])


def other(out: Path) -> str:
    """The id of the kept release that is not in use."""
    (found,) = {place.name for place in (out / "releases").iterdir() if place.is_dir()} - {home(out).name}
    return found


COMMANDS: dict[str, Callable[[Path], object]] = {
    "build": new,
    "build, signed": lambda out: new(out, sign=signed_by("us")),
    "build anew, signed": lambda out: write(store("old", "common"), NEWER, out, sign=signed_by("us")),
    "large build": lambda out: write(large(), FACTS, out, sign=signed_by("us")),
    "build beside": lambda out: new(out, use=False),
    "use": lambda out: switch(out, other(out)),
    "keep": lambda out: pin(Release.open(out / "releases" / other(out))),
    "prune": lambda out: discard(out, other(out)),
    "sign": lambda out: seal(out, home(out).name, signed_by("us")),
    "layer": lambda out: keep(out, layer("new", 2)),
    "large layer": lambda out: keep(out, layer("new", 5000)),
    "layer removed": lambda out: remove(out, "ours"),
}


def main(command: str, template: Path, folder: Path, moments: int, seed: int) -> None:
    """Kill at every step, or at so many moments of the time that the command takes."""
    run = COMMANDS[command]
    begun = time.monotonic()
    run(_copy(template, folder / "whole"))
    taken = time.monotonic() - begun
    shutil.rmtree(folder / "whole")
    chosen = random.Random(seed)
    point, alive = 1, False
    while not alive:
        out = _copy(template, folder / str(point))
        last = moments and point > moments
        alive = not (_late(run, out, chosen.uniform(0, taken)) if moments and not last else _at(run, out, point, last))
        alive = alive and (not moments or bool(last))
        point += 1


def _copy(template: Path, out: Path) -> Path:
    return Path(shutil.copytree(template, out, symlinks=True))


def _at(run: Callable[[Path], object], out: Path, point: int, spared: object) -> bool:
    """Whether the command was killed before its step with that number; it may have had fewer."""
    child = os.fork()
    if child == 0:
        steps = 0

        def step(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal steps
            if event in EVENTS or (event == "open" and str(out) in str(arguments)):
                steps += 1
                if steps == point and not spared:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(step)
        _run(run, out)
    return _killed(child)


def _late(run: Callable[[Path], object], out: Path, delay: float) -> bool:
    """Whether the command was killed when so much time had passed; it may have needed less."""
    child = os.fork()
    if child == 0:
        _run(run, out)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    return _killed(child)


def _run(run: Callable[[Path], object], out: Path) -> None:
    try:
        run(out)
        os._exit(0)
    finally:
        os._exit(1)


def _killed(child: int) -> bool:
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the command failed: {ended}")
    return ended == -signal.SIGKILL


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), *(int(each) for each in sys.argv[4:] or ("0", "0")))
