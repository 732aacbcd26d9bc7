"""Asks this very application from within, as a client would, without a connection."""

import asyncio
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from fastapi import FastAPI
from starlette.types import Message, Scope

from accord_atlas.service.agents.asking import Given
from accord_atlas.service.core.errors import LimitReached, TooLarge

SECONDS: Final = 60.0
LARGEST: Final = 64 << 20
"""Bytes of an answer that are taken."""


class Inside:
    """Asks an application that runs in this process; `root` is the address that its answers name."""

    def __init__(self, app: FastAPI, root: str, client: tuple[str, int] = ("127.0.0.1", 0)) -> None:
        self._app, self._root, self._client = app, root, client

    async def __call__(self, path: str, headers: Mapping[str, str], body: bytes | None = None) -> Given:
        """The answer, within a minute; the work is given up where it takes longer, or where nobody waits any more."""
        answer = _Answer()
        done = asyncio.Event()
        sent = False

        async def receive() -> Message:
            nonlocal sent
            if sent:
                await done.wait()
                return {"type": "http.disconnect"}
            sent = True
            return {"type": "http.request", "body": body or b"", "more_body": False}

        try:
            async with asyncio.timeout(SECONDS):
                await self._app(self._scope(path, headers, body), receive, answer.take)
        except TimeoutError as error:
            raise LimitReached(
                f"The answer took longer than {SECONDS:g} seconds.", f"应答超过 {SECONDS:g} 秒。", limit="seconds"
            ) from error
        finally:
            done.set()
        return Given(answer.status, answer.headers, bytes(answer.body))

    def _scope(self, path: str, headers: Mapping[str, str], body: bytes | None) -> Scope:
        reached, asked = urlsplit(self._root), urlsplit(path)
        length = {"content-length": str(len(body))} if body is not None else {}
        lines = {"host": reached.netloc, **{name.lower(): value for name, value in headers.items()}, **length}
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET" if body is None else "POST",
            "scheme": reached.scheme,
            "path": unquote(asked.path),
            "raw_path": asked.path.encode(),
            "query_string": asked.query.encode(),
            "root_path": "",
            "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in lines.items()],
            "client": self._client,
            "server": (reached.hostname or "localhost", reached.port or 80),
        }


class _Answer:
    """What comes of a request."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: dict[str, str] = {}
        self.body = bytearray()

    async def take(self, message: Message) -> None:
        """Take a part of it; TooLarge where it has more than is taken."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {
                name.decode("latin-1").lower(): value.decode("latin-1") for name, value in message["headers"]
            }
            return
        self.body += message.get("body", b"")
        if len(self.body) > LARGEST:
            raise TooLarge(
                f"The answer has more than {LARGEST:,} bytes.",
                f"应答超过 {LARGEST:,} 字节。",
                limit="bytes",
                value=LARGEST,
            )
