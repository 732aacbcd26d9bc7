"""What of the machine this process may use."""

import os
from pathlib import Path

CONTAINER = Path("/sys/fs/cgroup/memory.max")


def cores() -> int:
    """The cores that it may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def memory() -> int:
    """The bytes of memory that there are for it: those of the machine, or of its container where that has fewer."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        return min(whole, int(CONTAINER.read_text()))
    except (OSError, ValueError):
        return whole
