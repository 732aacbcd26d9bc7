"""Answers at once what was asked for in the same words before: the outermost of all, before any framework's part.

An answer that `finished` has given lies ready with all that the way out added to it (stamps, cross-origin headers, the
choice of a representation, a 304), for a request that says the same of everything by which an answer here may differ.
What is not certain to be the same takes the usual way.
"""

import time
from collections.abc import Sequence
from typing import Final

from starlette.datastructures import State
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.finished import GIVEN, PASSED, in_use
from accord_atlas.service.web.kept_answers import Kept, Key, Line, Ready
from accord_atlas.service.web.metrics import Metrics

SAID: Final = frozenset(
    {
        *(b"accept", b"accept-encoding", b"accept-language", b"cookie", b"host", b"if-none-match", b"origin"),
        *(b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto"),
    }
)
"""What a request may say that changes how it is answered; by nothing else do answers that are kept vary."""


class Hot:
    """Gives what lies ready, and lays ready what is given."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self.app, self.state = app, state
        config: Settings = state.settings
        self.kept: Kept = state.answers
        self.metrics: Metrics = state.metrics
        self.proxied = bool(config.proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what lies ready, or pass the request on."""
        exactly = self._exactly(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if exactly is None:
            await self.app(scope, receive, send)
        elif ready := self.kept.ready(exactly):
            start = time.perf_counter()
            await send(ready.start)
            await send(ready.body)
            self.kept.hits += 1
            ready.tally.count(time.perf_counter() - start)
        else:
            await self._watched(scope, receive, send, exactly)

    async def _watched(self, scope: Scope, receive: Receive, send: Send, exactly: Key) -> None:
        """Pass the request on, and lay ready for the next one what is given."""
        state = scope.setdefault("state", {})
        sent: list[Message] = []

        async def seen(message: Message) -> None:
            if len(sent) < 2:
                sent.append(message)
            await send(message)

        await self.app(scope, receive, seen)
        if given := state.get(GIVEN):
            start, body = sent
            # Where another release was put into use meanwhile, it may be that one that answered.
            if given[0][0] == exactly[0] == in_use(self.state) and _varies(start["headers"]) <= SAID:
                self.kept.lay_ready(
                    exactly, Ready(given[0], start, body, self.metrics.tally(given[1], start["status"]))
                )

    def _exactly(self, scope: Scope) -> Key | None:
        """All by which an answer may differ; None where it may be another one each time, or where nothing is kept."""
        used = in_use(self.state)
        lines = tuple(line for line in scope["headers"] if line[0] in SAID or line[0] in PASSED)
        if used is None or not self.kept.budget or any(name in PASSED for name, _ in lines):
            return None
        client = (scope.get("client") or ("",))[0] if self.proxied else ""
        where = (scope["scheme"], scope["http_version"], *(scope.get("server") or ()), client)
        return used, where, scope.get("root_path", ""), scope["path"], scope["query_string"], lines


def _varies(headers: Sequence[Line]) -> frozenset[bytes]:
    """The names of the request headers by which an answer varies, lower case."""
    said = b",".join(value for name, value in headers if name.lower() == b"vary")
    return frozenset(name.strip().lower() for name in said.split(b",") if name.strip())
