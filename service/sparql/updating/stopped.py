"""Why an update does not run, as the process that tried it says it: a code and what belongs to it.

Only the standard library is used: the module runs in the processes that run updates.
"""

import os
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EROFS
from typing import Literal

Code = Literal[
    "syntax", "load", "service", "default-graph", "variable-graph", "not-a-layer", "table-layer", "scope",
    "using-twice", "statements", "rdf-1.2", "named-graphs", "outside", "failed",
]  # fmt: skip


class Stopped(Exception):
    """An update that is not taken; `said` is what the refusal names (a graph, a layer, a place in the text)."""

    def __init__(self, code: Code, **said: str | int) -> None:
        super().__init__(code, said)
        self.code: Code = code
        self.said = said


def reason(error: OSError) -> str:
    """Why a disk takes nothing, without a path, for visitors read it; errors of the engine have no number."""
    known = (os.strerror(number) for number in (ENOSPC, EDQUOT, EFBIG, EROFS, EACCES))
    return error.strerror or next((each for each in known if each in str(error)), type(error).__name__)
