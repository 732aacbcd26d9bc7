"""What `accord serve` writes to its log: messages of the server, and one JSON line for each ad-hoc query.

Nothing in it is about persons: there is no access log, for that would hold addresses of clients and, with SPARQL by
GET, what they asked.
"""

import logging
import time
from copy import deepcopy
from typing import Any

AGAIN = 60.0
"""Seconds after which asyncio may say the same again."""


class Seldom(logging.Filter):
    """Lets pass the first of equal messages in a minute, without a trace where the system refused something.

    Where no more files may be open, asyncio says so with a trace for each connection that it could not accept.
    """

    def __init__(self) -> None:
        super().__init__()
        self._until: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a message is written; it may be shortened."""
        error = record.exc_info[1] if record.exc_info else None
        first = record.getMessage().partition("\n")[0]
        if isinstance(error, OSError):
            record.msg, record.args, record.exc_info = f"{first}: {error.strerror}", (), None
        now = time.monotonic()
        if now < self._until.get(first, 0.0):
            return False
        self._until[first] = now + AGAIN
        return True


def config(level: str) -> dict[str, Any]:
    """The configuration for `logging.config.dictConfig`; `level` is one of debug, info, warning, error."""
    # Here, because only the server needs it.
    from uvicorn.config import LOGGING_CONFIG

    made = deepcopy(LOGGING_CONFIG)
    made["formatters"]["line"] = {"format": "%(message)s"}
    made["filters"] = {"seldom": {"()": Seldom}}
    made["handlers"]["line"] = {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}
    made["loggers"] = {
        "uvicorn": {"handlers": ["default"], "level": level.upper(), "propagate": False},
        "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "asyncio": {"handlers": ["default"], "level": "WARNING", "propagate": False, "filters": ["seldom"]},
        "opentelemetry": {"handlers": ["default"], "level": "WARNING", "propagate": False, "filters": ["seldom"]},
        "accord_atlas": {"handlers": ["default"], "level": level.upper(), "propagate": False},
        "accord_atlas.sparql": {"handlers": ["line"], "level": level.upper(), "propagate": False},
    }
    return made
