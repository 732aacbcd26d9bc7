"""The process that makes the release ready which updates lead to: statements, manifest, the copy that queries read.

It holds what has changed to the shapes and the laws, as a build does. Nothing that it writes is in use yet.
"""

import json
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from accord_atlas.loaders.integrity import QUADS
from accord_atlas.loaders.mentioned import concerning
from accord_atlas.loaders.updates import Change, stage
from accord_atlas.service.core.snapshot import altered
from accord_atlas.service.sparql import sandbox
from accord_atlas.service.sparql.ipc import read_frame, write_frame
from accord_atlas.service.sparql.updating.stopped import reason

MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Making:
    """What to make: from the release in `base` and its copy, with these layers, into `folder`; copies lie in `copies`.

    `changes` has, for each layer, the file of its statements, what is known of their making, and their hash before.
    """

    base: str
    copy: str
    folder: str
    copies: str
    parent: int
    changes: dict[str, dict[str, Any]]

    def frame(self) -> bytes:
        """As one frame's content."""
        return json.dumps(asdict(self)).encode()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: the release's id and the layers that go, or what the laws find."""

    release: str = ""
    gone: list[str] = field(default_factory=list)
    findings: list[dict[str, str]] = field(default_factory=list)
    failed: str = ""

    def frame(self) -> bytes:
        """As one frame's content."""
        return json.dumps(asdict(self)).encode()


def changes(given: Mapping[str, Mapping[str, Any]]) -> dict[str, Change]:
    """The changes of a making, with their statements read."""
    return {name: Change(Path(each["file"]).read_bytes(), each["made"], each["before"]) for name, each in given.items()}


def make(making: Making) -> Iterator[Made]:
    """Make it all ready; OSError where it cannot be written.

    It is told twice: as soon as the release lies ready to be opened, and when it holds and its copy lies ready, too.
    """
    staged, come, gone = stage(Path(making.folder), Path(making.base), changes(making.changes))
    yield Made(staged.release, staged.gone)
    altered(Path(making.copy), staged.release, Path(making.copies), come, gone)
    changed = list(ox.parse(b"".join([*come, *gone]), format=ox.RdfFormat.N_QUADS))
    found = _findings(staged.home / QUADS, changed) if concerning(changed) else []
    yield Made(staged.release, staged.gone, found)


def _findings(quads: Path, changed: Collection[ox.Quad]) -> list[dict[str, str]]:
    # Late: what holds statements to shapes takes long to import, and many updates do not need it.
    from accord_atlas.loaders.validation import broken_by

    store = ox.Store()
    store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
    found = broken_by(store, changed)
    return [asdict(each) for each, _ in zip(found, range(MOST_FINDINGS), strict=False)]


def main() -> None:
    """Make the one thing that is asked for, and say what came of it."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    making = Making(**json.loads(read_frame(source) or b"{}"))
    sandbox.give_way(5)
    sandbox.isolate_network()
    sandbox.die_with(making.parent)
    try:
        for made in make(making):
            write_frame(target, made.frame())
    except OSError as error:
        write_frame(target, Made(failed=reason(error)).frame())


if __name__ == "__main__":
    main()
