"""Why a process that ran a query ended, as far as it can be known: by its exit code and by its last words.

Nothing is concluded from the bare fact that it ended: memory is named where the process itself said that it got none,
an order that is none where the engine said so. What ended without either was ended from outside.
"""

import re
import signal
from typing import Literal

Death = Literal["time", "memory", "order", "depth", "crash", "outside"]
"""The clock, the memory, or the engine's order (see `Unorderable`); a stack too small for the query; another fault of
the engine; or somebody else, who may do so again or not."""

OUT_OF_MEMORY = (b"memory allocation of", b"bad_alloc", b"MemoryError", b"Cannot allocate memory")
NO_ORDER = b"does not correctly implement a total order"
"""How the engine's sorting says that the values it was given contradict each other."""
NAMES = ("SIGABRT", "SIGILL", "SIGFPE", "SIGBUS", "SIGSYS", "SIGTRAP")
FAULTS = {-getattr(signal, name) for name in NAMES if hasattr(signal, name)}
ALARM = -getattr(signal, "SIGALRM", 0) or None
"""The exit code of a process that its own clock ended; None where the platform has no such clock."""


def cause(code: int, words: bytes) -> Death:
    """The cause of a death from the exit code (negative: the signal) and what was last said on standard error."""
    if code == ALARM:
        return "time"
    if any(sign in words for sign in OUT_OF_MEMORY):
        return "memory"
    if code == -signal.SIGABRT and NO_ORDER in words:
        return "order"
    if code == -signal.SIGSEGV:
        return "depth"
    # The engine does not give up without a word; who sends the signal of a fault from outside leaves none.
    return "crash" if code >= 0 or (code in FAULTS and words.strip()) else "outside"


def depth(text: str) -> int:
    """How deep brackets nest in a text, whatever they mean."""
    now = deepest = 0
    for bracket in re.finditer(r"[{(\[]|[})\]]", text):
        now += 1 if bracket[0] in "{([" else -1
        deepest = max(deepest, now)
    return deepest
