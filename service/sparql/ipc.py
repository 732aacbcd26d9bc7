"""What the pool and its workers say to each other: JSON in frames, each preceded by its length in four bytes.

Only the standard library is used: the module runs in the worker processes.
"""

import json
import struct
from dataclasses import dataclass, field
from typing import IO, Any, Literal

SMALL = 1 << 16
"""Bytes of a result that need no place of their own on their way."""
HEAD = struct.Struct(">I")
Outcome = Literal[
    "ok", "syntax", "service", "needs-network", "not-carried", "too-large", "no-room", "memory", "error", "failed"
]


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is told once: the release, the process it serves, its bounds (bytes, seconds; None for no bound).

    `store` is the folder of a copy (see `snapshot`), or a release's own file, which is then read into memory. A worker
    that has grown by `wear` bytes asks to be replaced, so that each query finds nearly all of `memory`. Where the
    queries are `trusted`, they are their owner's and may call any endpoint. Who reads a file into memory says `early`
    that it is there, where that is wished, and once more when it has read. `spool` is the only folder that it writes
    to, empty for none.
    """

    store: str
    parent: int
    memory: int | None
    size: int | None
    base: str
    wear: int | None
    grace: float = 1.0
    nice: int = 5
    networked: bool = False
    trusted: bool = False
    early: bool = False
    spool: str = ""
    allowed: list[str] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)

    def frame(self) -> bytes:
        """As one frame's content."""
        return json.dumps(_members(self)).encode()


@dataclass(frozen=True, slots=True)
class Job:
    """One query and how to answer it.

    `results` and `graph` are formats by name for the two kinds of result; `rows` and `size` (bytes) bound it,
    `seconds` the time (None: no bound); a result over `inline` bytes goes to the file `spool`, where one is given.
    Graph lists are None where not given.
    """

    query: str
    results: str
    graph: str
    rows: int
    size: int
    seconds: float | None
    spool: str
    inline: int = SMALL
    gzip: bool = False
    default_graphs: list[str] | None = None
    named_graphs: list[str] | None = None

    def frame(self) -> bytes:
        """As one frame's content."""
        return json.dumps(_members(self)).encode()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a job.

    `limit` names what cut the result (`rows`, `bytes`) or is None; `size` is its length before compression, `inline`
    the number of bytes that follow the frame, `timing` in seconds. `fresh` says that the result has blank nodes made
    for it, which another run would name otherwise. `worn` asks for a fresh worker.
    """

    outcome: Outcome
    kind: str = ""
    rows: int = 0
    limit: str | None = None
    fresh: bool = False
    size: int = 0
    spooled: bool = False
    inline: int = 0
    message: str = ""
    mistake: dict[str, Any] | None = None
    targets: list[str] = field(default_factory=list)
    timing: dict[str, float] = field(default_factory=dict)
    worn: bool = False

    def frame(self, *, worn: bool) -> bytes:
        """As one frame's content."""
        return json.dumps({**_members(self), "worn": worn}).encode()


def _members(of: Setup | Job | Reply) -> dict[str, Any]:
    """What something is made of; `asdict` would copy all of it, at several times the cost."""
    return {name: getattr(of, name) for name in of.__slots__}


def read_reply(content: bytes) -> dict[str, Any]:
    """The members of a frame that a worker sent."""
    members: dict[str, Any] = json.loads(content)
    return members


def read_frame(source: IO[bytes]) -> bytes | None:
    """The content of the next frame; None where the other side has ended."""
    head = source.read(HEAD.size)
    return source.read(HEAD.unpack(head)[0]) if len(head) == HEAD.size else None


def write_frame(target: IO[bytes], content: bytes, following: bytes = b"") -> None:
    """Send one frame and the bytes that follow it: small ones in one write, which wakes who reads only once."""
    framed = HEAD.pack(len(content)) + content
    if len(following) <= SMALL:
        target.write(framed + following)
    else:
        target.write(framed)
        target.write(following)
    target.flush()
