"""What `accord serve` writes to its log: messages of the server, and one JSON line for each ad-hoc query.

With the setting `log_format` all of it is JSON. A line about a request names it, as an answer does that is an error.
Nothing in it is about persons: there is no access log, for that would hold addresses of clients and, with SPARQL by
GET, what they asked.
"""

import json
import logging
import time
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from accord_atlas.service.core.request_id import REQUEST
from accord_atlas.service.core.settings import Settings

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


class Requested(logging.Filter):
    """Names in each record the request that it is about."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true."""
        id = REQUEST.get()
        record.request = f" [{id}]" if id else ""
        return True


class Lines(logging.Formatter):
    """A JSON object for each record: when, how grave, who says so, what, of which request, with a trace if any."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if id := REQUEST.get():
            said["request"] = id
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def config(settings: Settings) -> dict[str, Any]:
    """The configuration for `logging.config.dictConfig`."""
    # Here, because only the server needs it.
    from uvicorn.config import LOGGING_CONFIG

    level = settings.log_level.upper()
    made = deepcopy(LOGGING_CONFIG)
    made["formatters"]["line"] = {"format": "%(message)s"}
    made["filters"] = {"seldom": {"()": Seldom}, "requested": {"()": Requested}}
    made["handlers"]["line"] = {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}
    made["handlers"]["default"]["filters"] = ["requested"]
    if settings.log_format == "json":
        made["formatters"]["default"] = {"()": Lines}
    else:
        made["formatters"]["default"]["fmt"] += "%(request)s"
    own = {"handlers": ["default"], "propagate": False}
    made["loggers"] = {
        "uvicorn": {**own, "level": level},
        "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "asyncio": {**own, "level": "WARNING", "filters": ["seldom"]},
        "opentelemetry": {**own, "level": "WARNING", "filters": ["seldom"]},
        "accord_atlas": {**own, "level": level},
        "accord_atlas.sparql": {"handlers": ["line"], "level": level, "propagate": False},
    }
    return made
