"""What a worker process may still do with files: read the programs it is made of and its copy, write its results.

By Linux's Landlock (5.13 and newer), which needs no privilege and holds for good. Only the standard library is used:
the module runs in the worker processes.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

CREATE, ADD, RESTRICT = 444, 445, 446
"""Linux numbers of the three calls, the same on every architecture."""
VERSION, PATH_BENEATH = 1, 1
WRITE_FILE, READ_FILE, READ_DIR, MAKE_REG, TRUNCATE = 1 << 1, 1 << 2, 1 << 3, 1 << 8, 1 << 14
HANDLED = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
"""Every act with files that a version of Landlock can refuse; later ones are asked as the third."""
NETWORKED = (
    *("/etc/hosts", "/etc/host.conf", "/etc/nsswitch.conf", "/etc/gai.conf", "/etc/resolv.conf"),
    *("/run/systemd/resolve", "/etc/ssl", "/etc/pki", "/etc/ca-certificates"),
)
"""What who calls an allowed endpoint needs: names of hosts, certificates."""


def keep_to(readable: Iterable[str], writable: Iterable[str]) -> bool:
    """Refuse this process all files but what lies at or below these; whether the platform does.

    What is writable may be filled with new files, not read; what is open stays open. The caller has given up new
    privileges (`no_new_privs`).
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(CREATE, None, 0, VERSION)
    if version < 1:
        return False
    handled = HANDLED[min(version, 3)]
    rules = libc.syscall(CREATE, ctypes.create_string_buffer(struct.pack("Q", handled), 8), 8, 0)
    if rules < 0:
        return False
    try:
        for paths, access in ((readable, READ_FILE | READ_DIR), (writable, WRITE_FILE | MAKE_REG | TRUNCATE)):
            for path in paths:
                _allow(libc, rules, path, access & handled)
        return bool(libc.syscall(RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def own_programs() -> set[str]:
    """Where what this process is made of lies: the interpreter, its libraries, this package where links lead."""
    package = Path(__file__).parents[2]
    root = Path(sys.modules["accord_atlas"].__path__[0]) if "accord_atlas" in sys.modules else package
    parts = {str(each.resolve()) for each in root.iterdir() if each.is_dir()}
    return {sys.prefix, sys.base_prefix, sys.exec_prefix, "/lib", "/lib64", *filter(os.path.isabs, sys.path), *parts}


def _allow(libc: ctypes.CDLL, rules: int, path: str, access: int) -> None:
    """Add one rule; what is not there needs none, and a file has no folder's rights."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):  # noqa: PTH112 - runs in every worker's start
            access &= WRITE_FILE | READ_FILE | TRUNCATE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", access, place), 12)
        libc.syscall(ADD, rules, PATH_BENEATH, rule, 0)
    finally:
        os.close(place)
