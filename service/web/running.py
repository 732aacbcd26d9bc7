"""What is being worked on at this moment, by every process of the service, and how its operator ends it."""

import asyncio
import json
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from accord_atlas.service.answers.running import RunningAnswer, RunningEntry, RunningKind
from accord_atlas.service.core.errors import Ended, NotFound
from accord_atlas.service.web.peers import Peers

TEXT: Final = 4000
"""Characters of what was asked that are told."""
ID: Final = re.compile("[0-9a-f]{16}")


@dataclass(slots=True)
class Work:
    """One answer that is being made, and how it is ended."""

    kind: RunningKind
    asked: str
    end: Callable[[], object]
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    begun: float = field(default_factory=time.monotonic)
    ended: bool = False

    def entry(self) -> RunningEntry:
        """What is told of it; nothing about whom it is for."""
        return RunningEntry(
            id=self.id,
            kind=self.kind,
            asked=self.asked[:TEXT],
            whole=len(self.asked) <= TEXT,
            since=self.since.isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - self.begun, 3),
        )


class Running:
    """The work of this process, and by asking its peers that of the others; to be used in one event loop."""

    def __init__(self, peers: Peers) -> None:
        self._peers = peers
        self._works: dict[str, Work] = {}
        peers.answering["running"] = self._told
        peers.answering["end"] = self._end_told

    @contextmanager
    def one(self, kind: RunningKind, asked: str, end: Callable[[], object]) -> Iterator[Work]:
        """Work that goes on meanwhile; `end` is called where the operator ends it."""
        work = Work(kind, asked, end)
        self._works[work.id] = work
        try:
            yield work
        finally:
            del self._works[work.id]

    @contextmanager
    def query(self, text: str) -> Iterator[None]:
        """A query that runs meanwhile, in the task at hand; Ended where the operator ends it."""
        task = asyncio.current_task()
        assert task
        with self.one("sparql", text, task.cancel) as work:
            try:
                yield
            except asyncio.CancelledError:
                if work.ended and not task.uncancel():
                    raise ended() from None
                raise

    async def answer(self) -> RunningAnswer:
        """All that runs in any process, what has run longest first."""
        others = await self._peers.ask("running")
        entries = self._entries() + [RunningEntry.model_validate(each) for said in others for each in json.loads(said)]
        return RunningAnswer(
            processes=1 + len(others), running=sorted(entries, key=lambda each: each.seconds, reverse=True)
        )

    async def end(self, id: str) -> RunningEntry:
        """End work of any process; NotFound where none of this id runs."""
        if found := self._ended(id):
            return found
        if ID.fullmatch(id):
            for said in filter(None, await self._peers.ask("end", id)):
                return RunningEntry.model_validate_json(said)
        raise NotFound(
            f"Nothing runs under the id {id[:64]!r}; it may have ended by itself.",
            f"没有编号为 {id[:64]!r} 的运行项，可能已自行结束。",
        )

    def _entries(self) -> list[RunningEntry]:
        return [work.entry() for work in self._works.values()]

    def _ended(self, id: str) -> RunningEntry | None:
        work = self._works.get(id)
        if work is None:
            return None
        if not work.ended:
            work.ended = True
            work.end()
        return work.entry()

    async def _told(self, _: str) -> bytes:
        return json.dumps([each.json_value() for each in self._entries()]).encode()

    async def _end_told(self, id: str) -> bytes:
        found = self._ended(id)
        return found.json_bytes() if found else b""


def ended() -> Ended:
    """What is told to whoever waited for work that the operator ended."""
    return Ended(
        "Who runs this service ended the work on this answer. Ask for less at once, or later.",
        "本服务的运维者已终止此应答的生成。请缩小请求范围，或稍后再试。",
        headers={"Retry-After": "60"},
    )
