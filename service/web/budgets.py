"""What a client may ask of the service: so many requests, and so many seconds of work, each a bucket that fills again.

A bucket is one number, the moment at which it will be full again (the generic cell rate algorithm): one that is full
is the same as none, and gives way without loss. The numbers stand in a table of fixed size, under a keyed hash in the
place of an address. Where several processes serve, the table is a file that all have in memory, so that a client has
one budget of all of them.
"""

import logging
import mmap
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from math import ceil
from pathlib import Path
from secrets import token_bytes
from struct import Struct
from typing import Any, Final

from starlette.types import Scope

from accord_atlas.service.core.errors import TooMany
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.addresses import forwarded
from accord_atlas.service.web.sparql_intake import client_of

log = logging.getLogger("accord_atlas")
FILE: Final = "budgets"
SETS: Final = 1 << 14
WAYS: Final = 8
"""Places for the clients of one set; there are places for 131,072 clients, in 3 MB."""
SET: Final = Struct("<" + "Qdd" * WAYS)
SLOT: Final = Struct("<Qdd")
SECRET: Final = 16
"""Bytes at the beginning of the table, by which addresses are hashed."""
MINUTE: Final = 60.0
DEEPEST: Final = 2
"""Times the whole of a bucket that a client may be behind: what it had begun before the bucket was empty counts, too.
"""
ROUNDED: Final = 1e-6
"""By so much sums of fractions may be off."""
CLIENT: Final = "budget"
"""Under this name the state of a request says whose budget it is; empty where nobody counts."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A bucket's size, and the seconds in which it fills again from its ground; nobody's where its size is 0."""

    name: str
    quota: float
    window: float
    unit: str = ""

    def said(self) -> str:
        """As an item of `RateLimit-Policy`."""
        unit = f';qu="{self.unit}"' if self.unit else ""
        return f'"{self.name}";q={int(self.quota)};w={ceil(self.window)}{unit}'


class Table:
    """For each client the two moments at which its buckets will be full again; to be asked from one thread."""

    def __init__(self, path: Path | None = None) -> None:
        size = SECRET + SETS * SET.size
        self._file: int | None = None
        if path is None:
            self._memory = mmap.mmap(-1, size)
            self._memory[:SECRET] = token_bytes(SECRET)
        else:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            with self._alone(0, SECRET):
                if os.fstat(self._file).st_size != size:
                    # Written, not only made so long: a page without room on the disk would end the process later.
                    os.pwrite(self._file, token_bytes(SECRET) + bytes(size - SECRET), 0)
            self._memory = mmap.mmap(self._file, size)
        self._secret = bytes(self._memory[:SECRET])

    @contextmanager
    def of(self, client: str, now: float) -> Iterator[list[float]]:
        """The moments of a client, which may be changed meanwhile; those of a new one have passed."""
        digest = blake2b(client.encode(), digest_size=8, key=self._secret).digest()
        key = int.from_bytes(digest) or 1
        begin = SECRET + key % SETS * SET.size
        with self._alone(begin, SET.size):
            held = SET.unpack_from(self._memory, begin)
            keys = held[::3]
            if key in keys:
                place = keys.index(key)
                moments = [held[3 * place + 1], held[3 * place + 2]]
            else:
                # Whoever owes least gives way: mostly one whose buckets are full, who loses nothing.
                place = min(range(WAYS), key=lambda n: max(held[3 * n + 1], held[3 * n + 2]))
                moments = [now, now]
            yield moments
            SLOT.pack_into(self._memory, begin + place * SLOT.size, key, *moments)

    @contextmanager
    def _alone(self, begin: int, size: int) -> Iterator[None]:
        """Nobody else is at this part of the table, of whichever process."""
        if self._file is None:
            yield
            return
        import fcntl

        fcntl.lockf(self._file, fcntl.LOCK_EX, size, begin)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, size, begin)


@dataclass(frozen=True, slots=True)
class Standing:
    """How full the buckets of a client are, from 1 to 0 and below, and in how many seconds they will be full."""

    full: tuple[float, float]
    filled: tuple[float, float]
    refused: bool = False

    @property
    def low(self) -> bool:
        """Whether one of them is no more than half full."""
        return min(self.full) <= 1 / 2


class Budgets:
    """The budgets of all clients but those on this machine."""

    def __init__(self, config: Settings, folder: Path | None = None) -> None:
        self.proxies = config.proxies
        rate = config.client_rate
        self.requests = Policy("requests", config.client_burst if rate else 0, config.client_burst / (rate or 1))
        self.work = Policy("work", config.client_seconds, MINUTE, "seconds")
        self.policies = (self.requests, self.work)
        self.refusals: Counter[str] = Counter()
        """How many requests each of the budgets refused."""
        self._table = _table(folder / FILE if folder else None) if any(each.quota for each in self.policies) else None

    def client(self, scope: Scope) -> str:
        """Whose budget a request is of, as trusted proxies say it; empty where nobody counts."""
        if self._table is None:
            return ""
        if self.proxies:
            scope = forwarded(scope, self.proxies)
        name = str((scope.get("client") or ("",))[0])
        return client_of(scope) if _counted(name) else ""

    def ask(self, client: str) -> Standing:
        """A client asks once more, which counts unless it is refused."""
        return self._change(client, 1, 0)

    def spend(self, client: str, seconds: float) -> None:
        """So many seconds were worked for a client."""
        if client and self._table and self.work.quota:
            self._change(client, 0, seconds)

    def demand_work(self, client: str) -> None:
        """TooMany where a client has used up its seconds of work."""
        if client and self._table and self.work.quota:
            standing = self._change(client, 0, 0)
            if standing.full[1] <= 0:
                raise self.refusal(standing, self.work)

    def fields(self, standing: Standing) -> dict[str, str]:
        """`RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10, of the budgets there are."""
        of = [each for each in zip(self.policies, standing.full, standing.filled, strict=True) if each[0].quota]
        left = (
            f'"{policy.name}";r={max(0, int(policy.quota * full + ROUNDED))};t={ceil(wait - ROUNDED)}'
            for policy, full, wait in of
        )
        return {"RateLimit-Policy": ", ".join(policy.said() for policy, _, _ in of), "RateLimit": ", ".join(left)}

    def refusal(self, standing: Standing, policy: Policy) -> TooMany:
        """What is told of a budget that is used up, and when to come again; it is counted."""
        self.refusals[policy.name] += 1
        full = standing.full[self.policies.index(policy)]
        one = 1 / policy.quota if policy is self.requests else 0
        seconds = max(1, ceil((one - full) * policy.window))
        headers = {"Retry-After": str(seconds), **self.fields(standing)}
        violated: dict[str, Any] = {"violated-policies": [policy.name]}
        if policy is self.requests:
            each = f"{policy.quota / policy.window:g}"
            return TooMany(
                f"Your address sent more than {policy.quota:,.0f} requests at once and {each} a second. Ask again in "
                f"{seconds} s, and more slowly. The whole data can be downloaded: see /dataset.",
                f"您的地址请求过于频繁（瞬时上限 {policy.quota:,.0f} 次，持续上限每秒 {each} 次）。"
                f"请 {seconds} 秒后再试，并放慢请求。也可下载全部数据：见 /dataset。",
                headers=headers,
                limit="client_rate",
                value=policy.quota / policy.window,
                **violated,
            )
        return TooMany(
            f"Answers made for your address took more than {policy.quota:g} seconds of work a minute. Ask again in "
            f"{seconds} s; answers that are kept are given meanwhile. The whole data can be downloaded: see /dataset.",
            f"为您的地址生成应答所耗时间已超过每分钟 {policy.quota:g} 秒。请 {seconds} 秒后再试，"
            "其间已保存的应答照常给出。也可下载全部数据：见 /dataset。",
            headers=headers,
            limit="client_seconds",
            value=policy.quota,
            unit="second",
            **violated,
        )

    def _change(self, client: str, requests: int, seconds: float) -> Standing:
        assert self._table
        now = time.monotonic()
        with self._table.of(client, now) as moments:
            behind = [min(max(0.0, moment - now), DEEPEST * each.window) for moment, each in self._of(moments)]
            more = requests * self.requests.window / self.requests.quota if self.requests.quota else 0.0
            refused = bool(more) and behind[0] + more > self.requests.window + ROUNDED
            if not refused:
                behind[0] += more
            if self.work.quota:
                behind[1] = min(behind[1] + seconds * self.work.window / self.work.quota, DEEPEST * self.work.window)
            moments[:] = [now + each for each in behind]
        full = (1 - behind[0] / self.requests.window, 1 - behind[1] / self.work.window)
        return Standing(full, (behind[0], behind[1]), refused)

    def _of(self, moments: list[float]) -> Iterator[tuple[float, Policy]]:
        return zip(moments, self.policies, strict=True)


class Sharing:
    """How much of this process's time each of several works has that go on at once: of two, each has half.

    Their threads share one processor, so that the seconds of one would else count those of all.
    """

    def __init__(self) -> None:
        self._number, self._clock, self._seen = 0, 0.0, time.monotonic()

    def begin(self) -> float:
        """One more begins; what it is told it gives back at its end."""
        self._move()
        self._number += 1
        return self._clock

    def end(self, begun: float) -> float:
        """One ends; the seconds that it had."""
        self._move()
        self._number -= 1
        return self._clock - begun

    def _move(self) -> None:
        now = time.monotonic()
        self._clock += (now - self._seen) / max(1, self._number)
        self._seen = now


def budget_of(scope: Scope) -> str:
    """Whose budget a request under way is of; empty where nobody counts."""
    return str(scope.get("state", {}).get(CLIENT, ""))


@lru_cache(maxsize=1024)
def _counted(name: str) -> bool:
    """Whether an address is one, and not this machine's own."""
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return not ((isinstance(address, IPv6Address) and address.ipv4_mapped) or address).is_loopback


def _table(path: Path | None) -> Table:
    try:
        return Table(path)
    except OSError as error:
        log.warning("each server process counts for itself what clients ask: %s", error)
        return Table()
