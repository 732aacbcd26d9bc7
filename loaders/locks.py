"""Locks on files that hold between processes, as the platform has them.

Unix has `flock`. Windows locks a byte, for one holder only: a shared lock is not needed there, since nobody can remove
what another has open.
"""

import time
from importlib import import_module
from typing import IO, Any, Final

PAUSE_SECONDS: Final = 0.05


def _library(name: str) -> Any:  # noqa: ANN401 - which of them there is depends on the platform
    try:
        return import_module(name)
    except ImportError:
        return None


_unix, _windows = _library("fcntl"), _library("msvcrt")


def lock(file: IO[bytes], *, shared: bool = False, wait: bool = True) -> None:
    """Hold a file until it is closed; BlockingIOError where another holds it and we do not wait."""
    if _unix:
        kind = _unix.LOCK_SH if shared else _unix.LOCK_EX
        _unix.flock(file, kind if wait else kind | _unix.LOCK_NB)
    elif _windows and not shared:
        _lock_byte(file, wait=wait)


def _lock_byte(file: IO[bytes], *, wait: bool) -> None:
    while True:
        try:
            file.seek(0)
            _windows.locking(file.fileno(), _windows.LK_NBLCK, 1)
        except OSError as error:
            if not wait:
                raise BlockingIOError(error.errno, error.strerror) from error
            time.sleep(PAUSE_SECONDS)
        else:
            return
