"""Puts the lines of a file in order, each once, in a memory that does not grow with the file."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Final

from accord_atlas.loaders.integrity import Fingerprint

RUN_BYTES: Final = 1 << 26
"""How much is sorted at once; with the objects that hold it this takes about twice as much memory."""


def sort_lines(unsorted: Path, place: Path, run_bytes: int = RUN_BYTES) -> Fingerprint:
    """Write the lines of one file to another in order, each once, forced to disk; what the other then holds.

    The first file is gone at the end. OSError where the disk fails.
    """
    runs: list[Path] = []
    with unsorted.open("rb") as file:
        while lines := file.readlines(run_bytes):
            runs.append(place.with_name(f"{place.name}.{len(runs)}"))
            with runs[-1].open("wb") as run:
                run.writelines(sorted(set(lines)))
            del lines
    unsorted.unlink()
    with ExitStack() as open_files, place.open("wb") as file:
        found = _write(file, _merged([open_files.enter_context(run.open("rb")) for run in runs]))
    for each in runs:
        each.unlink()
    return found


def _merged(runs: list[BinaryIO]) -> Iterable[bytes]:
    """The lines of sorted files in order, each once."""
    return runs[0] if len(runs) == 1 else (line for line, _ in groupby(merge(*runs)))


def _write(file: BinaryIO, lines: Iterable[bytes]) -> Fingerprint:
    size, number, digest = 0, 0, sha256()
    for chunk, count in _chunks(lines):
        file.write(chunk)
        digest.update(chunk)
        size, number = size + len(chunk), number + count
    file.flush()
    os.fsync(file.fileno())
    return Fingerprint(size, digest.hexdigest(), number)


def _chunks(lines: Iterable[bytes], most: int = 10_000) -> Iterator[tuple[bytes, int]]:
    """Lines put together, with their number."""
    held: list[bytes] = []
    for line in lines:
        held.append(line)
        if len(held) == most:
            yield b"".join(held), most
            held.clear()
    yield b"".join(held), len(held)
