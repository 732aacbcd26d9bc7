"""Corrections that people propose: one file each in `build/proposals`, with what was decided on it and by whom."""

import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any, Final, Literal

from accord_atlas.loaders.locks import lock

PROPOSALS: Final = "proposals"
ID: Final = re.compile(r"\d{8}t\d{12}-[0-9a-f]{8}")
TABLES: Final = "tables"
"""Where an accepted proposal goes that changes the curated tables; any other word names a layer."""
Verdict = Literal["accept", "refuse"]


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a proposal rests on: its address, its title, the day that it speaks for (EDTF)."""

    url: str
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom, when, why, and where the change went."""

    verdict: Verdict
    when: str
    who: str
    note: str = ""
    into: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One cell that should say something else; `about` is what it says it of (IRI), `key` its row as it was."""

    id: str
    when: str
    who: str
    filed_by: str
    about: str
    table: str
    key: tuple[str, ...]
    column: str
    old: str
    new: str
    reason: str
    source: Page | None
    release: str
    decisions: tuple[Decision, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """What was decided last; None while nothing was."""
        return self.decisions[-1].verdict if self.decisions else None


def new_id(now: datetime) -> str:
    """An id by whose order proposals are in the order in which they were filed."""
    return f"{now.astimezone(UTC):%Y%m%dt%H%M%S%f}-{token_hex(4)}"


def kept(build: Path) -> list[Proposal]:
    """All proposals, the first filed first."""
    return [_read(path) for path in sorted((build / PROPOSALS).glob("*.json"))]


def one(build: Path, name: str) -> Proposal | None:
    """The proposal of an id; None where there is none."""
    path = build / PROPOSALS / f"{name}.json"
    return _read(path) if ID.fullmatch(name) and path.is_file() else None


def keep(build: Path, proposal: Proposal) -> Path:
    """Write a proposal, whole or not at all: beside its place, then moved into it."""
    home = build / PROPOSALS
    home.mkdir(parents=True, exist_ok=True)
    number, staged = tempfile.mkstemp(prefix=".proposal-", dir=home)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(written(proposal))
            file.flush()
            os.fsync(file.fileno())
        return Path(staged).replace(home / f"{proposal.id}.json")
    finally:
        Path(staged).unlink(missing_ok=True)


def decided(proposal: Proposal, decision: Decision) -> Proposal:
    """The proposal with one decision more."""
    return replace(proposal, decisions=(*proposal.decisions, decision))


def written(proposal: Proposal) -> str:
    """A proposal as its file has it."""
    return json.dumps(asdict(proposal), ensure_ascii=False, indent=2) + "\n"


@contextmanager
def deciding(build: Path) -> Iterator[None]:
    """One decision at a time, in whichever process."""
    home = build / PROPOSALS
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".lock").open("ab") as file:
        lock(file)
        yield


def _read(path: Path) -> Proposal:
    said: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return Proposal(
        **{
            **said,
            "key": tuple(said["key"]),
            "source": Page(**said["source"]) if said["source"] else None,
            "decisions": tuple(Decision(**each) for each in said["decisions"]),
        }
    )
