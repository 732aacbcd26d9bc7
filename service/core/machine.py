"""What of the machine this process may use."""

import os
from pathlib import Path
from typing import Final

GROUP: Final = Path("/proc/self/cgroup")
"""Where Linux says in which group a process is."""
GROUPS: Final = Path("/sys/fs/cgroup")
"""The groups, each with what it may have; a container sees its own as the root."""
MOST: Final = "memory.max"


def cores() -> int:
    """The cores that it may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def memory() -> int:
    """The bytes of memory for it: those of the machine, or of its container or unit of systemd where that has fewer."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min([whole, *_allowed()])


def _allowed() -> list[int]:
    """What its group, and each group above it, may have; nothing where there are no such groups."""
    try:
        lines = GROUP.read_text().splitlines()
    except OSError:
        lines = []
    own = next((line.removeprefix("0::").lstrip("/") for line in lines if line.startswith("0::")), "")
    found = []
    for folder in (GROUPS / own, *(GROUPS / own).parents):
        if folder.is_relative_to(GROUPS):
            try:
                found.append(int((folder / MOST).read_text()))
            except (OSError, ValueError):
                continue
    return found
