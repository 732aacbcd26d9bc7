"""What the server processes of one service ask each other: short questions by a word, over sockets of their own.

Each answers for itself; one that is gone, or takes too long, is left out. Where one process serves alone, there is
nobody to ask.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LINE: Final = 1 << 12
"""Bytes that a question may have."""
SECONDS: Final = 2.0

Answering = Callable[[str], Awaitable[bytes]]


@dataclass(slots=True)
class Peers:
    """The processes of one service, of which this one has a `number`; their sockets are in a folder of its user's."""

    folder: Path | None = None
    number: int = 0
    count: int = 1
    answering: dict[str, Answering] = field(default_factory=dict)
    _server: asyncio.Server | None = None

    async def start(self) -> None:
        """Answer from now on."""
        if self.folder:
            place = self._place(self.number)
            place.unlink(missing_ok=True)
            self._server = await asyncio.start_unix_server(self._answer, place, limit=LINE)

    async def stop(self) -> None:
        """Answer no more."""
        if self._server:
            self._server.close()
            self._place(self.number).unlink(missing_ok=True)

    async def ask(self, word: str, about: str = "", seconds: float = SECONDS) -> list[bytes]:
        """What the others answer to a question; of those that do."""
        if not self.folder:
            return []
        others = (number for number in range(self.count) if number != self.number)
        answers = await asyncio.gather(*(self._asked(number, f"{word} {about}\n", seconds) for number in others))
        return [answer for answer in answers if answer is not None]

    async def _asked(self, number: int, line: str, seconds: float) -> bytes | None:
        writer: asyncio.StreamWriter | None = None
        try:
            async with asyncio.timeout(seconds):
                reader, writer = await asyncio.open_unix_connection(self._place(number))
                writer.write(line.encode())
                said = await reader.read()
                return said[1:] if said[:1] == b"=" else None
        except (OSError, TimeoutError):
            return None
        finally:
            if writer:
                writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError, asyncio.CancelledError):
            word, _, about = (await reader.readline()).decode().strip().partition(" ")
            if word in self.answering:
                writer.write(b"=" + await self.answering[word](about))
                await writer.drain()
        writer.close()

    def _place(self, number: int) -> Path:
        assert self.folder
        return self.folder / f"{number}.socket"
