"""Who sends a request that changes something: `Depends(permitted("imports"))` gives the name of the token's holder.

A token comes as `Authorization: Bearer <token>`, or as the password of HTTP Basic with any user, since some clients
know no other way. A browser remembers Basic and sends it along for other sites' pages, too; from these it counts not.
"""

from base64 import b64decode
from binascii import Error
from collections.abc import Callable
from typing import Final

from fastapi import Request

from accord_atlas.service.core.tokens import Holder, Tokens

OURS: Final = {"", "none", "same-origin"}
"""What a browser says of the page (`Sec-Fetch-Site`) whose requests may carry what it remembers."""


def holder(request: Request) -> Holder:
    """Whose token the request carries; NoToken where it has none, or none that is known."""
    tokens: Tokens = request.app.state.tokens
    return tokens.holder(_given(request))


def permitted(scope: str) -> Callable[[Request], str]:
    """A dependency that gives the name of whoever sends the request.

    NoToken (401) where no valid token is sent, OutOfScope (403) where it is not for this.
    """

    def allowed(request: Request) -> str:
        return holder(request).demand(scope)

    return allowed


def _given(request: Request) -> str | None:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip() or None
    if scheme.lower() == "basic" and request.headers.get("sec-fetch-site", "") in OURS:
        try:
            return b64decode(value.strip(), validate=True).decode().partition(":")[2] or None
        except (Error, UnicodeDecodeError):
            return None
    return None
