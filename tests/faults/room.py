"""Runs what writes to a build folder where there is too little room for it, in a process of its own.

`room.py COMMAND TEMPLATE FOLDER pages|bytes AMOUNT…` leaves in `FOLDER/<amount>` what a copy of the template was when
its command had so many pages of the file system, or so many bytes for each file; it prints how each command ended.
"""

import errno
import json
import os
import resource
import shutil
import sys
import time
from pathlib import Path

from tests.loaders.crashing import COMMANDS

PAGE = 4096
DONE, REFUSED, OTHERWISE = 0, 28, 1


def fill(place: Path, pages: int = 0) -> Path:
    """Take all room but so many pages; the file that takes it."""
    ballast = place / "ballast"
    with ballast.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PAGE))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        file.truncate(max(file.tell() // PAGE - pages, 0) * PAGE)
    return ballast


def keep_full(place: Path) -> Path:
    """Take all room, and what others leave who find none, until none has come for a second; the file that takes it."""
    quiet = 0
    while quiet < 10:
        quiet = 0 if os.statvfs(place).f_bavail else quiet + 1
        ballast = fill(place)
        time.sleep(0.1)
    return ballast


def main(command: str, template: Path, folder: Path, kind: str, amounts: list[int]) -> None:
    ended = []
    for amount in amounts:
        out = Path(shutil.copytree(template, folder / str(amount), symlinks=True))
        ballast = fill(folder, amount) if kind == "pages" else None
        child = os.fork()
        if child == 0:
            if kind == "bytes":
                resource.setrlimit(resource.RLIMIT_FSIZE, (amount, amount))
            _run(command, out)
        ended.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        if ballast:
            ballast.unlink()
    print(json.dumps(ended))


def _run(command: str, out: Path) -> None:
    """Do it and end; an error of the disk is one even where it has no number, as the engine's have none."""
    code = OTHERWISE
    try:
        COMMANDS[command](out)
        code = DONE
    except OSError:
        code = REFUSED
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], [int(each) for each in sys.argv[5:]])
