"""Makes a folder once, for all processes that want it: built beside its place, moved into it, never changed again.

Its last file is the seal, which says what every other holds. Whoever comes to use the folder compares it with its
seal; one that differs is made anew. Who uses a folder holds a shared lock on it; what nobody holds any more is cleared
away by the next maker.
"""

import json
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

from accord_atlas.loaders.integrity import fingerprint
from accord_atlas.loaders.locks import lock

SEAL = "seal.json"
log = logging.getLogger("accord_atlas")


class Published:
    """A finished folder under `path`, kept from being cleared away until `release` is called or the process ends."""

    def __init__(self, path: Path, hold: IO[bytes]) -> None:
        self.path = path
        self._hold = hold

    @classmethod
    def once(cls, parent: Path, name: str, make: Callable[[Path], None]) -> Self:
        """The folder `name` in `parent`, made by `make` (which fills the empty folder it is given) unless it is whole.

        Other processes that want it meanwhile wait. OSError where nothing can be written there.
        """
        parent.mkdir(parents=True, exist_ok=True)
        with _locked(parent / ".lock"):
            place = parent / name
            if not whole(place):
                _build(parent, place, make)
            hold = _hold(parent, name)
            _clear(parent, keep=name)
        return cls(place, hold)

    @classmethod
    def found(cls, parent: Path, name: str) -> Self | None:
        """The folder `name` in `parent`; None where there is none, or none that is whole. OSError as for `once`."""
        parent.mkdir(parents=True, exist_ok=True)
        with _locked(parent / ".lock"):
            return cls(parent / name, _hold(parent, name)) if whole(parent / name) else None

    def release(self) -> None:
        """Let others clear the folder away once they replace it."""
        self._hold.close()


def whole(folder: Path) -> bool:
    """Whether a folder holds exactly what its seal says; a file not touched since it was last read is not read again.

    False also where it has no seal, as those had none that earlier versions made.
    """
    try:
        seal = json.loads((folder / SEAL).read_bytes())
        return bool(seal == _contents(folder))
    except (OSError, ValueError, RecursionError):
        return False


def _contents(folder: Path) -> dict[str, str]:
    """The files below a folder, but for the seal, each with the SHA-256 of what it holds."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): fingerprint(path).sha256 for path in files if path != folder / SEAL}


def _build(parent: Path, place: Path, make: Callable[[Path], None]) -> None:
    staged = Path(tempfile.mkdtemp(prefix=".making-", dir=parent))
    try:
        make(staged)
        (staged / SEAL).write_text(json.dumps(_contents(staged), indent=1), "utf-8")
        staged.chmod(0o755)
        _set_aside(parent, place)
        staged.rename(place)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _set_aside(parent: Path, place: Path) -> None:
    """Make way where something stands that is not whole; who still has its files open keeps them."""
    if place.exists():
        log.warning("%s is not what its seal says, and was made anew", place)
        aside = Path(tempfile.mkdtemp(prefix=".making-", dir=parent))
        place.rename(aside / place.name)
        shutil.rmtree(aside, ignore_errors=True)


def _hold(parent: Path, name: str) -> IO[bytes]:
    file = (parent / f".{name}.held").open("ab")
    lock(file, shared=True)
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
                    lock(file, wait=False)
                except BlockingIOError:
                    continue
                shutil.rmtree(old, ignore_errors=True)
                mark.unlink(missing_ok=True)
                log.info("cleared %s", old)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("ab") as file:
        lock(file)
        yield
