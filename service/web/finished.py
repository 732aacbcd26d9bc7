"""Keeps finished answers as bytes, and gives them again: a release never changes, and most questions are asked again.

It stands inside what every answer gets of its own (stamps, cross-origin headers, addresses) and outside everything
that costs: compression, counting, routing, the making. What may be kept says so itself: `responses.lasting` marks an
answer that release, request and settings determine; nothing else is kept. Which requests are the same is read from the
answer's own `Vary`, as a shared cache does it (RFC 9111 §4.1).
"""

import asyncio
import time
from collections.abc import Mapping
from typing import Any, Final

from starlette.datastructures import State
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.media_types import takes_gzip
from accord_atlas.service.web.kept_answers import Finished, Kept, Key, Line
from accord_atlas.service.web.language import preferred
from accord_atlas.service.web.metrics import Metrics
from accord_atlas.service.web.query_parameters import LAYERS
from accord_atlas.service.web.responses import LASTING, Lasting, holds, holds_exactly
from accord_atlas.service.web.sparql_service import SparqlService

PASSED: Final = frozenset({b"range", b"if-match", b"if-range", b"authorization"})
"""Who sends one of these is answered by the routes."""
GIVEN: Final = "given"
"""Under this name the state of a request says which kept answer was given: under which key it is kept, of which route.
"""
BY_LAYERS: Final = f"{LAYERS}=".encode()
OF_THE_BODY: Final = frozenset({b"content-type", b"content-length", b"content-encoding", b"accord-completeness"})
"""Headers that a 304 leaves out; `responses` names those that only the making of an answer could tell."""
VARIED: Final = ("accept", "accept-encoding", "accept-language", "host", "x-forwarded-host", "x-forwarded-proto")
"""By what answers vary at most: requests that agree in it wait for one another."""


class Answers:
    """Gives again what it has; of the same request under way it lets one be made, and the others wait for that."""

    def __init__(self, app: ASGIApp, kept: Kept) -> None:
        self.app, self.kept = app, kept
        self._making: dict[Key, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pass the request on and keep what comes of it."""
        used = in_use(scope["app"].state) if scope["type"] == "http" else None
        if used is None or not self.kept.budget or not _repeatable(scope):
            await self.app(scope, receive, send)
            return
        request, said = _request(scope, used), _said(scope)
        if await self._given(scope, send, request, said):
            return
        same = (request, *(said.get(name, "") for name in VARIED))
        if waiting := self._making.get(same):
            await waiting.wait()
            if await self._given(scope, send, request, said):
                return
        # Who waited for an answer that could not be kept makes its own.
        event = self._making.setdefault(same, asyncio.Event())
        self.kept.misses += 1
        try:
            await self._make(scope, receive, send, (request, said), event)
        finally:
            event.set()
            self._making.pop(same, None)

    async def _given(self, scope: Scope, send: Send, request: Key, said: Mapping[str, str]) -> bool:
        answer = self.kept.get(request, said)
        if answer is None:
            return False
        self.kept.hits += 1
        start = time.perf_counter()
        held = holds_exactly if answer.exact else holds
        if wanted := held(said.get("if-none-match", ""), answer.tag):
            unchanged = [*answer.unchanged, (b"etag", wanted.encode())]
            await send({"type": "http.response.start", "status": 304, "headers": unchanged})
            await send({"type": "http.response.body", "body": b""})
        else:
            await send({"type": "http.response.start", "status": 200, "headers": list(answer.headers)})
            await send({"type": "http.response.body", "body": answer.body})
        scope.setdefault("state", {})[GIVEN] = request, answer.route
        metrics: Metrics = scope["app"].state.metrics
        metrics.count(answer.route, 304 if wanted else 200, time.perf_counter() - start)
        return True

    async def _make(
        self, scope: Scope, receive: Receive, send: Send, asked: tuple[Key, Mapping[str, str]], event: asyncio.Event
    ) -> None:
        """Let the answer be made and sent, and keep it where it may be kept and came whole.

        The event is over with the answer: the work for one that was given up may last longer.
        """
        state: dict[str, Any] = scope.setdefault("state", {})
        head: list[Line] | None = None
        body = bytearray()

        async def copied(message: Message) -> None:
            nonlocal head
            if message["type"] == "http.response.start":
                head = list(message["headers"]) if message["status"] == 200 and LASTING in state else None
            elif head is not None:
                body.extend(message.get("body", b""))
                if len(body) > self.kept.largest:
                    head = None
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                if head is not None:
                    self._keep(scope, head, bytes(body), asked)
                event.set()

        await self.app(scope, receive, copied)

    def _keep(self, scope: Scope, head: list[Line], body: bytes, asked: tuple[Key, Mapping[str, str]]) -> None:
        lines = {name.lower(): value.decode("latin-1") for name, value in head}
        tag = lines.get(b"etag")
        # Where another release was put into use meanwhile, it may be that one that answered.
        if tag is None or asked[0][0] != in_use(scope["app"].state):
            return
        # What it took is not what it takes.
        head = [(name, b"kept" if name.lower() == b"server-timing" else value) for name, value in head]
        lasting: Lasting = scope["state"][LASTING]
        told = OF_THE_BODY | lasting.told
        unchanged = [line for line in head if line[0].lower() not in told | {b"etag"}]
        names = frozenset(name.strip().lower() for name in lines.get(b"vary", "").split(","))
        answer = Finished(lasting.route, head, unchanged, tag, body, lasting.exact)
        self.kept.put(*asked, names | {"accept-encoding"}, answer)


def _repeatable(scope: Scope) -> bool:
    """Whether a request may be answered as others were: a GET that asks for the whole of it, from nobody special.

    Which kept release has just these layers may change while the one in use stays.
    """
    named = any(part.startswith(BY_LAYERS) for part in scope["query_string"].split(b"&"))
    return scope["method"] == "GET" and not named and not any(name in PASSED for name, _ in scope["headers"])


def in_use(state: State) -> Key | None:
    """The releases in use; queries may be ahead of the rest, where an update came. None where there is none."""
    atlas, asked = state.releases.state, state.sparql.state
    if not isinstance(atlas, Atlas):
        return None
    return atlas.release.id, asked.atlas.release.id if isinstance(asked, SparqlService) else ""


def _request(scope: Scope, used: Key) -> Key:
    """What is asked for: of which releases, at which address, with which parameters in whatever order."""
    query = b"&".join(sorted(scope["query_string"].split(b"&")))
    return used, scope["scheme"], scope.get("root_path", ""), scope["path"], query


def _said(scope: Scope) -> dict[str, str]:
    """What the request says in its headers: the language that it prefers, whether it takes gzip, the rest as it is."""
    said = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    cookie = cookie_parser(said["cookie"]).get("lang") if "cookie" in said else None
    said["accept-language"] = preferred(cookie, said.get("accept-language", "")) or ""
    said.pop("cookie", None)
    said["accept-encoding"] = "gzip" if takes_gzip(said.get("accept-encoding", "")) else ""
    return said
