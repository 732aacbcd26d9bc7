"""The identifier of the request under way: a random one, or the one that a proxy in front has given it."""

from contextvars import ContextVar
from typing import Final

REQUEST: Final[ContextVar[str]] = ContextVar("request", default="")
"""Empty outside of requests. Stands in the log, and in `X-Request-Id` of an answer that is an error."""
