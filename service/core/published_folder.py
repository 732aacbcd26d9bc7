"""Makes a folder once, for all processes that want it: built beside its place, moved into it, never changed again.

Who uses such a folder holds a shared lock on it; what nobody holds any more is cleared away by the next maker.
"""

import fcntl
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

log = logging.getLogger("accord_atlas")


class Published:
    """A finished folder under `path`, kept from being cleared away until `release` is called or the process ends."""

    def __init__(self, path: Path, hold: IO[bytes]) -> None:
        self.path = path
        self._hold = hold

    @classmethod
    def once(cls, parent: Path, name: str, make: Callable[[Path], None]) -> Self:
        """The folder `name` in `parent`, made by `make` (which fills the empty folder it is given) if there is none.

        Other processes that want it meanwhile wait. OSError where nothing can be written there.
        """
        parent.mkdir(parents=True, exist_ok=True)
        with _locked(parent / ".lock"):
            place = parent / name
            if not place.exists():
                _build(parent, place, make)
            hold = _hold(parent, name)
            _clear(parent, keep=name)
        return cls(place, hold)

    def release(self) -> None:
        """Let others clear the folder away once they replace it."""
        self._hold.close()


def _build(parent: Path, place: Path, make: Callable[[Path], None]) -> None:
    beside = Path(tempfile.mkdtemp(prefix=".making-", dir=parent))
    try:
        make(beside)
        beside.chmod(0o755)
        beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _hold(parent: Path, name: str) -> IO[bytes]:
    file = (parent / f".{name}.held").open("ab")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def _clear(parent: Path, keep: str) -> None:
    """Remove what earlier releases left, unless a process holds it, and what an interrupted maker left."""
    for old in parent.iterdir():
        if old.name.startswith(".making-"):
            shutil.rmtree(old, ignore_errors=True)
        elif old.is_dir() and old.name != keep:
            mark = parent / f".{old.name}.held"
            with mark.open("ab") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                shutil.rmtree(old, ignore_errors=True)
                mark.unlink(missing_ok=True)
                log.info("cleared %s", old)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
