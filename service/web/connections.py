"""All connections of a server: how many there may be, who goes when there are too many, and who is too slow.

A connection that has no request under way costs others nothing: it is ended for a newcomer when all are taken, the
one that has waited longest first; one that has not asked yet is told so. Only where every connection has a request
under way is a newcomer refused.
"""

import logging
import resource
import time
from dataclasses import dataclass
from typing import Protocol

from accord_atlas.service.core.settings import Settings

log = logging.getLogger("accord_atlas")
RESERVE = 256
"""Files that the server needs beside its connections: the release, query processes and their pipes, the log, and those
that are accepted or ended in the moment."""
FILES = 2
"""Files of a connection: its socket, and the result on its way to it."""
LONGEST_STEP = 1.1
"""Seconds that may pass for clients between two looks, which are a second apart: for what the server itself is late, no
client pays."""
QUIET = 60.0
"""Seconds for which it is not said again that all connections are taken."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What clients may take: see the settings of these names."""

    connections: int
    head_seconds: float
    body_seconds: float
    lowest_rate: int
    rate_seconds: float

    @staticmethod
    def of(config: Settings) -> "Limits":
        """As set, with no more connections than there may be files."""
        return Limits(
            room(config.connections),
            config.head_seconds,
            config.body_seconds,
            config.lowest_rate,
            config.rate_seconds,
        )


def room(wanted: int) -> int:
    """The number of connections, at most as many as wanted, for which this process may have files.

    Raises its soft limit as far as it needs and the hard one lets it.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    needed = FILES * wanted + RESERVE
    if soft != unlimited and soft < needed:
        soft = needed if hard == unlimited else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return wanted if soft == unlimited else min(wanted, max(1, (soft - RESERVE) // FILES))


class Connection(Protocol):
    """What is asked of one connection."""

    def check(self, now: float) -> None:
        """End it where it is too slow; `now` is in seconds that clients had."""

    def may_go(self) -> bool:
        """Whether nothing of an answer is on its way."""

    def go(self) -> None:
        """End it at once, not without a word where it has not asked yet."""


class Connections:
    """The connections that are open, and a clock that stands still while the server itself is late."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.now = limits, 0.0
        self._looked = time.monotonic()
        self._all: set[Connection] = set()
        self._waiting: dict[Connection, None] = {}
        self._quiet_until = 0.0

    def enter(self, connection: Connection) -> bool:
        """Whether there is room for one more; it is counted in any case, until it leaves."""
        full = len(self._all) >= self.limits.connections
        if full:
            self._say_full()
            self._make_room()
        admitted = len(self._all) < self.limits.connections
        self._all.add(connection)
        self.wait(connection)
        return admitted

    def leave(self, connection: Connection) -> None:
        """It has ended."""
        self._all.discard(connection)
        self._waiting.pop(connection, None)

    def wait(self, connection: Connection) -> None:
        """It has no request under way, from now on."""
        if connection in self._all:
            self._waiting.pop(connection, None)
            self._waiting[connection] = None

    def work(self, connection: Connection) -> None:
        """It has one."""
        self._waiting.pop(connection, None)

    async def look(self) -> None:
        """Look at all of them; to be called about once a second."""
        passed = time.monotonic() - self._looked
        self._looked += passed
        self.now += min(passed, LONGEST_STEP)
        for connection in list(self._all):
            connection.check(self.now)

    def _make_room(self) -> None:
        while len(self._all) >= self.limits.connections:
            longest = next((each for each in self._waiting if each.may_go()), None)
            if longest is None:
                return
            self.leave(longest)
            longest.go()

    def _say_full(self) -> None:
        if self.now >= self._quiet_until:
            log.warning(
                "all %d connections are taken: those without a request are ended for new ones", self.limits.connections
            )
        self._quiet_until = self.now + QUIET


class Pace:
    """Whether something goes on at the lowest rate, on average over one window after the other."""

    def __init__(self, limits: Limits) -> None:
        self._least, self._window = limits.lowest_rate * limits.rate_seconds, limits.rate_seconds
        self._since: float | None = None
        self._done = 0

    def rest(self) -> None:
        """Nothing is to be done now; begin anew with the next look."""
        self._since = None

    def is_slow(self, now: float, done: int) -> bool:
        """Whether in the window that ends now less was done than must be; `done` counts bytes since ever."""
        if self._since is None:
            self._since, self._done = now, done
            return False
        if now - self._since < self._window:
            return False
        slow = done - self._done < self._least
        self._since, self._done = now, done
        return slow
