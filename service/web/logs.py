"""What `accord serve` writes to its log: messages of the server, and one JSON line for each ad-hoc query.

Nothing in it is about persons: there is no access log, for that would hold addresses of clients and, with SPARQL by
GET, what they asked.
"""

from copy import deepcopy
from typing import Any


def config(level: str) -> dict[str, Any]:
    """The configuration for `logging.config.dictConfig`; `level` is one of debug, info, warning, error."""
    # Here, because only the server needs it.
    from uvicorn.config import LOGGING_CONFIG

    made = deepcopy(LOGGING_CONFIG)
    made["formatters"]["line"] = {"format": "%(message)s"}
    made["handlers"]["line"] = {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}
    made["loggers"] = {
        "uvicorn": {"handlers": ["default"], "level": level.upper(), "propagate": False},
        "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "accord_atlas": {"handlers": ["default"], "level": level.upper(), "propagate": False},
        "accord_atlas.sparql": {"handlers": ["line"], "level": level.upper(), "propagate": False},
    }
    return made
