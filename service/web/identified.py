"""Gives each request an identifier, by which an error that a visitor reports is found in the log."""

import re
import secrets
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.request_id import REQUEST

HEADER: Final = b"x-request-id"
FORM: Final = re.compile(rb"[A-Za-z0-9._-]{1,64}")
"""What of a proxy's identifiers is taken: nothing that could be read as something else in a log."""
ERROR: Final = 400


class Identified:
    """Names requests; an answer that is an error says the name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its identifier."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = next((value for name, value in scope["headers"] if name == HEADER), b"")
        id = given.decode() if FORM.fullmatch(given) else secrets.token_hex(8)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] >= ERROR:
                message = {**message, "headers": [*message["headers"], (HEADER, id.encode())]}
            await send(message)

        before = REQUEST.set(id)
        try:
            await self.app(scope, receive, told)
        finally:
            REQUEST.reset(before)
