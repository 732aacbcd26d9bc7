"""The texts of the queries under way: how many bytes of them are held, by whom, and which are still arriving.

What has arrived waits for a process and is over in a while. What has not may take for ever: so it has a time, and where
room is short the one that arrives too slowly gives way to who comes, of the same client or of the one who holds most.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Scope

from accord_atlas.service.sparql.budget import Budget, Shortage
from accord_atlas.service.sparql.limits import Limits, too_many_texts, too_slow

FORM_GROWTH = 3
"""Form encoding writes a byte as up to three."""
SLOW_SECONDS = 1.0
"""From when on a text that is still arriving may have to give way."""


def client_of(scope: Scope) -> str:
    """Whose request it is, as far as shares go: an address; of IPv6 the network of 64 bits that one customer has."""
    return _customer(str((scope.get("client") or ("",))[0]))


@lru_cache(maxsize=1024)
def _customer(name: str) -> str:
    try:
        address = ip_address(name)
    except ValueError:
        return name
    if not isinstance(address, IPv6Address):
        return name
    return str(address.ipv4_mapped or ip_network((address.packed, 64), strict=False))


class Texts:
    """What all requests together hold of the bytes for texts."""

    def __init__(self, limits: Limits) -> None:
        least = limits.text * FORM_GROWTH
        self.limits = limits
        self.budget = Budget(max(limits.received, least), max(limits.client_received, least))
        self.arriving: set[Intake] = set()

    def slowest(self, shortage: Shortage, client: str, but: "Intake") -> "Intake | None":
        """The text that is to give way for one of this client; None where all that are held arrive soon or have."""
        late = time.monotonic() - SLOW_SECONDS
        found = [each for each in self.arriving if each.begun < late and each.held and each is not but]
        if shortage == "share":
            found = [each for each in found if each.client == client]
        return max(found, key=lambda each: (self.budget.of(each.client), -each.begun), default=None)


class Intake:
    """What one request holds of them."""

    def __init__(self, texts: Texts, client: str) -> None:
        self._texts, self.client = texts, client
        self.begun, self.held = time.monotonic(), 0
        self._deadline: asyncio.Timeout | None = None
        self._gave_way: Shortage | None = None

    def take(self, size: int) -> None:
        """Hold so many bytes more; Busy where there is no room and nobody who has to give way."""
        texts = self._texts
        while shortage := texts.budget.shortage(self.client, size):
            slowest = texts.slowest(shortage, self.client, self)
            if slowest is None:
                raise too_many_texts(texts.limits, shortage)
            slowest.give_way(shortage)
        texts.budget.take(self.client, size)
        self.held += size

    def release(self) -> None:
        """Hold nothing any more."""
        self._texts.budget.give(self.client, self.held)
        self.held = 0

    def give_way(self, shortage: Shortage) -> None:
        """Hold nothing any more, for the text will not be read to its end."""
        self.release()
        self._gave_way = shortage
        self._texts.arriving.discard(self)
        if self._deadline:
            self._deadline.reschedule(asyncio.get_running_loop().time())

    @asynccontextmanager
    async def arrival(self) -> AsyncIterator[None]:
        """While the text arrives; TooSlow where it takes too long, Busy where it had to give way."""
        self._texts.arriving.add(self)
        try:
            async with asyncio.timeout(self._texts.limits.receive_seconds) as self._deadline:
                yield
        except TimeoutError:
            limits, gave_way = self._texts.limits, self._gave_way
            raise (too_many_texts(limits, gave_way) if gave_way else too_slow(limits)) from None
        finally:
            self._texts.arriving.discard(self)
