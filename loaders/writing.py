"""How builds write into a folder that others read: one by one, beside its place, forced to disk, then moved."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from accord_atlas.loaders.locks import lock

LOCK: Final = ".lock"

Progress = Callable[[str], None]


@contextmanager
def alone(folder: Path, progress: Progress = lambda _: None) -> Iterator[None]:
    """Holds the folder until the end; where another process holds it, says so and waits."""
    with (folder / LOCK).open("ab") as file:
        try:
            lock(file, wait=False)
        except BlockingIOError:
            progress("waiting for another build that writes to the same folder")
            lock(file)
        yield


@contextmanager
def staged(folder: Path, prefix: str) -> Iterator[Path]:
    """A folder in which to make what is then moved to its place; what is left of it goes at the end."""
    made = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def put(path: Path, content: bytes) -> None:
    """Write and force to disk, so that a full disk is noticed before anything is moved."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
