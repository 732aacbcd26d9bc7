"""The query log: one JSON line for each ad-hoc query, with nothing in it about whom."""

import json
import logging
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from accord_atlas.service.core.request_id import REQUEST
from accord_atlas.service.sparql.formats import Form
from accord_atlas.service.sparql.messages import Answer

log = logging.getLogger("accord_atlas.sparql")


@dataclass
class Record:
    """One line of the query log: what was asked as a digest, what came of it, how long it took; nothing about whom."""

    text: str
    form: Form
    format: str
    start: float = field(default_factory=time.perf_counter)

    def write(self, outcome: str, answer: Answer | None = None) -> None:
        """Write the line, as JSON."""
        if not log.isEnabledFor(logging.INFO):
            return
        reply = answer.reply if answer else None
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "request": REQUEST.get(),
            "query": sha256(self.text.encode("utf-8", "replace")).hexdigest()[:16],
            "form": self.form,
            "format": self.format,
            "outcome": outcome,
            "rows": reply.rows if reply else None,
            "bytes": reply.size if reply else None,
            "limit": reply.limit if reply else None,
            "seconds": round(time.perf_counter() - self.start, 4),
        }
        log.info("%s", json.dumps(line))
