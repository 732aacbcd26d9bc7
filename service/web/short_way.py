"""The short way of a plain query: of what requests pass, only those parts that do something with such a one.

A small query costs less than the parts that look at every request and leave this one as it is. What is left out is
named here, and what it would have looked for keeps a request on the usual way; whatever else the application has on
its way is on this one, too, in the same order. (The sentence of an error is not packed here; results are, by the
endpoint itself.)
"""

from functools import cached_property
from typing import Final

from fastapi import FastAPI
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from accord_atlas.service.web.middleware import Compression, Head, Lists, Options
from accord_atlas.service.web.missing import HANDLERS
from accord_atlas.service.web.turns import Turns

PATH: Final = "/sparql"
LEFT_OUT: Final = frozenset({Options, Lists, Head, Turns, Compression})
"""What only looks for other methods, lists in pieces, other addresses, and packs what is not packed."""
LOOKED_FOR: Final = frozenset({b"content-length", b"transfer-encoding"})


class ShortWay:
    """Sends plain queries the short way, all other requests the usual one."""

    def __init__(self, usual: ASGIApp, app: FastAPI) -> None:
        self.usual, self._app = usual, app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if not _plain(scope):
            await self.usual(scope, receive, send)
            return
        scope["app"] = self._app
        await self._short(scope, receive, send)

    @cached_property
    def _short(self) -> ASGIApp:
        """The parts of the usual way that are left."""
        way: ASGIApp = self._app.router
        for part in reversed(self._app.user_middleware):
            if part.cls not in LEFT_OUT:
                way = part.cls(way, *part.args, **part.kwargs)
        return ServerErrorMiddleware(way, handler=HANDLERS.get(Exception))  # type: ignore[arg-type]


def _plain(scope: Scope) -> bool:
    """Whether a request is a query by GET in which nothing stands that a part left out looks for."""
    if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "GET" or scope.get("root_path"):
        return False
    asked: bytes = scope["query_string"]
    names = [name for name, _ in scope["headers"]]
    whole = b"query=" in asked and b"=&" not in asked and not asked.endswith(b"=")
    return whole and LOOKED_FOR.isdisjoint(names) and len(names) == len(set(names))
