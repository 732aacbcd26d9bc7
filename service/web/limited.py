"""Counts what clients ask before anything is done for them, and refuses who asks too much (429).

Every request counts, one for a kept answer, too: to give it costs little, but not nothing, and a flood of them is one.
Only `/health` and `/ready` never do. A client is told how it stands (`RateLimit`) as soon as half of a budget is used:
before that there is nothing to know, and answers that caches share stay as they are.
"""

from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.errors import TooMany
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.addresses import PROBES
from accord_atlas.service.web.budgets import CLIENT, Budgets
from accord_atlas.service.web.problems import answer

REFUSED: Final = "refused"
"""Under this name the state of a request holds why it is refused."""


class Limited:
    """Stands outermost; what it refuses goes by another way past all that is kept, and is answered by `Refusing`."""

    def __init__(self, app: ASGIApp, refusing: ASGIApp, config: Settings, budgets: Budgets) -> None:
        self.app, self.refusing = app, refusing
        self._budgets, self._root = budgets, config.root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the request, and pass it on."""
        client = self._budgets.client(scope) if scope["type"] == "http" else ""
        if not client or scope["path"].removeprefix(self._root) in PROBES:
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state[CLIENT] = client
        standing = self._budgets.ask(client)
        if standing.refused:
            state[REFUSED] = self._budgets.refusal(standing, self._budgets.requests)
            await self.refusing(scope, receive, send)
        elif standing.low:
            fields = [(name.lower().encode(), value.encode()) for name, value in self._budgets.fields(standing).items()]
            await self.app(scope, receive, _telling(send, fields))
        else:
            await self.app(scope, receive, send)


def _telling(send: Send, fields: list[tuple[bytes, bytes]]) -> Send:
    """The way to the client, on which an answer that does not say how it stands gets these fields."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] != TooMany.status:
            message = {**message, "headers": [*message["headers"], *fields]}
        await send(message)

    return told


class Refusing:
    """Answers what was refused, within all that every answer gets on its way out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say why, or pass the request on."""
        error = scope.get("state", {}).get(REFUSED)
        if error is None:
            await self.app(scope, receive, send)
        else:
            await answer(Request(scope, receive), error)(scope, receive, send)
