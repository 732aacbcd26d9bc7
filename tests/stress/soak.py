"""Drives a running service for as long as asked, with all that the internet does to one, and tells what came of it.

`python -m tests.stress.soak ADDRESS PID SECONDS` works in cycles. In each, stored questions are measured by turns alone
and while ad-hoc queries burn all cores; then readers of every kind come at once, slow ones, ones that leave and ones
that never ask among them, and a burst of ten times the capacity; then all leave, and once it is quiet the service's
memory, files and processes are counted. It speaks as a trusted proxy, so that its readers have budgets of their own.
One process on bare protocols: its asking costs little beside the answering on the same machine.
"""

import argparse
import asyncio
import json
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Final
from urllib.parse import quote, urlsplit

from tests.benchmarks.load import cpu_seconds, family, memory
from tests.stress.one_request import Answer, ask, connect

IDLE: Final = 2000
"""Connections that never ask again: as many as the service holds by default."""
CAPACITY: Final = 216
"""Requests that the two processes make or let wait at once by default: eight each, and two hundred together."""
READERS: Final = 12
HONEST: Final = {429, 503}
STORED: Final = (
    "/api/queries/agreements?jurisdiction=pk",
    "/api/queries/members?agreement=ipea&as_of={day}",
    "/api/queries/partners?organization=cast&as_of={day}",
    "/api/queries/shared-agreements?a=cast&b=pec",
    "/api/queries/conditions?agreement=ipea",
    "/api/queries/organizations?jurisdiction=my",
    "/api/queries/agreements?organization=pec&as_of={day}",
)
MIXED: Final = (
    *STORED,
    "/",
    "/matrix",
    "/routes?from=pk&to=my",
    "/health",
    "/api/recognition?from=pk&to=my&as_of={day}",
    "/api/profile/jurisdiction/my",
    "/api/compare?of=my,sg,th",
    "/api/search?q=engineers",
    "/api/network?focus=cse-cn",
    "/api/dossier/my?format=docx",
    "/api/queries/seats?format=xlsx",
    "/id/agreement/ipea",
    "/id/organization/pec?format=ttl",
    "/id/jurisdiction/my?format=jsonld",
    "/sitemap.xml",
    "/api/changes?format=atom",
)
SMALL: Final = "SELECT ?a (COUNT(*) AS ?n) {{ ?a ?p ?o FILTER(?p != <urn:x:{n}>) }} GROUP BY ?a LIMIT 50"
LARGE: Final = "SELECT * {{ ?s ?p ?o FILTER(?p != <urn:x:{n}>) }} LIMIT 20000"
BURNING: Final = (
    "SELECT (COUNT(*) AS ?n) {{ {{ SELECT ?a {{ ?a ?p ?o }} LIMIT 3000 }} {{ SELECT ?b {{ ?b ?q ?x }} LIMIT 3000 }} "
    "FILTER(?a != ?b && ?b != <urn:x:{n}>) }}"
)
"""Some seconds of a core."""


@dataclass(frozen=True)
class Scale:
    """How long the parts of a cycle are, in seconds, how many come, and the largest that they fetch."""

    alone: float
    mixed: float
    idle: int
    burst: int
    large: str
    rounds: int = 2
    quiet: int = 60
    """Seconds that are waited at most for nothing to be at work."""


LONG: Final = Scale(alone=5, mixed=20, idle=IDLE, burst=10 * CAPACITY, large="/graph/facts.nt.gz")
SHORT: Final = Scale(
    alone=1, mixed=4, idle=200, burst=CAPACITY, large="/api/queries/provisions?format=csv", rounds=1, quiet=3
)


@dataclass(frozen=True)
class Sample:
    """What the service holds when nobody asks: MiB (what processes share counted once), open files, processes."""

    seconds: float
    memory: float
    files: int
    processes: int


@dataclass
class Told:
    """What came of it all."""

    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[float]] = field(default_factory=lambda: {"alone": [], "burning": []})
    samples: list[Sample] = field(default_factory=list)
    cores: float = 0.0

    def count(self, kind: str, address: str, answer: Answer | None, allowed: frozenset[int] = frozenset()) -> None:
        """An answer of a kind; what is no honest one is written down."""
        status = answer.status if answer else 0
        self.statuses.setdefault(kind, Counter())[str(status)] += 1
        refused = answer is not None and status in HONEST and "retry-after" in answer.headers
        if not (refused or 200 <= status < 400 or status in allowed) and len(self.wrong) < 50:
            self.wrong.append(f"{kind} {status} {address[:200]} {answer.body[:200] if answer else 'no answer'!r}")


class Soak:
    """One run."""

    def __init__(self, address: str, process: int, scale: Scale, seed: int = 1) -> None:
        found = urlsplit(address)
        self.host, self.port = found.hostname or "127.0.0.1", found.port or 80
        self.process, self.scale, self.chance = process, scale, Random(seed)
        self.told, self._begun, self._number = Told(), time.monotonic(), 0
        self._silent: list[asyncio.Transport] = []

    async def run(self, seconds: float) -> Told:
        """Cycles until the time is over, one at least; before them everything is asked once."""
        for address in MIXED * 2:
            await self._get("first", address)
        while await self._get("first", self.scale.large) != 200:
            await asyncio.sleep(1)
        await self._rest()
        while True:
            await self._cycle()
            if time.monotonic() - self._begun >= seconds:
                return self.told

    async def _cycle(self) -> None:
        for _ in range(self.scale.rounds):
            await self._during(self.scale.alone, [self._stored("alone")] * 2)
            spent, begun = cpu_seconds(self.process), time.monotonic()
            await self._during(self.scale.alone, [self._stored("burning")] * 2 + [self._burning] * 6)
            self.told.cores = max(self.told.cores, (cpu_seconds(self.process) - spent) / (time.monotonic() - begun))
        await self._fill()
        people = [self._reader] * READERS + [self._leaving] * 2 + [self._slow] * 4 + [self._burning]
        burst = asyncio.create_task(self._burst())
        await self._during(self.scale.mixed, people)
        await burst
        for each in self._silent:
            each.abort()
        self._silent.clear()
        await self._rest()

    async def _during(self, seconds: float, people: Sequence[Callable[[], Awaitable[None]]]) -> None:
        """They ask one thing after the other; what they have begun by then is waited for."""
        until = time.monotonic() + seconds

        async def goes_on(does: Callable[[], Awaitable[None]]) -> None:
            while time.monotonic() < until:
                await does()

        await asyncio.gather(*(goes_on(does) for does in people))

    async def _get(self, kind: str, address: str, allowed: frozenset[int] = frozenset(), client: int = 0) -> int:
        """Ask once, as some reader; the status."""
        self._number += 1
        filled = address.replace("{day}", f"20{self.chance.randint(10, 25)}-0{self.chance.randint(1, 9)}-15")
        client = client or self.chance.randint(1, 250)
        answer = await ask(self.host, self.port, filled, f"203.0.113.{client}")
        self.told.count(kind, filled, answer, allowed)
        return answer.status if answer else 0

    def _stored(self, when: str) -> Callable[[], Awaitable[None]]:
        async def does() -> None:
            begun = time.perf_counter()
            await self._get(f"stored, {when}", self.chance.choice(STORED))
            self.told.times[when].append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(0.03)

        return does

    async def _burning(self) -> None:
        """A query that takes all the time it gets, which is told (504), or finds all processes at work."""
        status = await self._get("burning", self._query(BURNING), frozenset({504}))
        if status in HONEST:
            await asyncio.sleep(0.3)

    async def _reader(self) -> None:
        kind = self.chance.random()
        if kind < 0.15:
            await self._get("ad hoc", self._query(SMALL), frozenset({504}))
        elif kind < 0.2:
            await self._get("large result", self._query(LARGE), frozenset({504}))
        elif kind < 0.25:
            await self._get("download", self.scale.large)
        else:
            await self._get("mixed", self.chance.choice(MIXED))
        await asyncio.sleep(self.chance.expovariate(10))

    async def _leaving(self) -> None:
        """Leaves at once or soon, in the middle of a head or of an answer."""
        address = self.chance.choice([*MIXED, self._query(LARGE), self.scale.large]).replace("{day}", "2019-03-02")
        whole = self.chance.random() < 0.8
        transport, _ = await connect(self.host, self.port, address if whole else "", "203.0.113.251")
        await asyncio.sleep(self.chance.choice([0, 0.01, 0.1, 0.5]))
        transport.abort()
        self.told.left["within" if whole else "before"] += 1

    async def _slow(self) -> None:
        """Takes an answer of megabytes by bits or not at all, until it is ended or everybody leaves."""
        transport, answering = await connect(self.host, self.port, self.scale.large, "203.0.113.252")
        takes = self.chance.random() < 0.5
        for _ in range(int(self.scale.mixed * 5)):
            transport.pause_reading()
            await asyncio.sleep(0.2)
            if takes:
                transport.resume_reading()
                await asyncio.sleep(0)
            if answering.done.done():
                break
        transport.abort()
        self.told.left["slow" if takes else "stuck"] += 1

    async def _fill(self) -> None:
        """Connections that ask once and are silent from then on."""
        for _ in range(self.scale.idle // 100):
            opened = await asyncio.gather(
                *(connect(self.host, self.port, "/health", f"203.0.113.{n}", keep=True) for n in range(1, 101))
            )
            for transport, answering in opened:
                self.told.count("silent", "/health", await answering.done)
                self._silent.append(transport)

    async def _burst(self) -> None:
        """All at once, and once more what is not kept by one client alone, whose budget that exceeds."""
        await asyncio.sleep(self.scale.mixed / 4)
        await asyncio.gather(
            *(
                self._get("burst", f"/api/recognition?from=pk&to=my&as_of=20{n % 90 + 10}-01-{n // 90 + 1:02}")
                for n in range(self.scale.burst)
            )
        )
        await asyncio.sleep(self.scale.mixed / 4)
        await asyncio.gather(*(self._get("one client", MIXED[0], client=253) for _ in range(self.scale.burst)))

    async def _rest(self) -> None:
        """Wait until nothing is at work, and count."""
        for _ in range(self.scale.quiet):
            spent = cpu_seconds(self.process)
            await asyncio.sleep(1)
            if cpu_seconds(self.process) - spent < 0.1:
                break
        processes = [each for each in family(self.process) if not _makes_files(each)]
        files = sum(_files(each) for each in processes)
        self.told.samples.append(Sample(time.monotonic() - self._begun, memory(self.process), files, len(processes)))

    def _query(self, text: str) -> str:
        self._number += 1
        return f"/sparql?query={quote(text.format(n=self._number))}"


def _makes_files(process: int) -> bool:
    """Whether it makes the files for download, once, some time after the service has begun."""
    try:
        return b"accord_atlas.service.dataset.files" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return True


def _files(process: int) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return 0


def p99(times: list[float]) -> float:
    """The time that one of a hundred answers exceeds."""
    return quantiles(times, n=100)[98] if len(times) > 1 else max(times, default=0.0)


def warm(samples: list[Sample]) -> list[Sample]:
    """The samples from the time when all that is kept had been kept: the first fifth is left out, one at least."""
    return samples[1 + len(samples) // 5 :] or samples[-1:]


def drift(samples: list[Sample]) -> float:
    """By which part the memory grew, from the first third after warming up to the last third."""
    of = warm(samples)
    third = max(1, len(of) // 3)
    first, last = (median(each.memory for each in part) for part in (of[:third], of[-third:]))
    return last / first - 1


def main() -> None:
    """Run, and print what came of it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("process", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    soak = Soak(given.address, given.process, SHORT if given.short else LONG)
    told = asyncio.run(soak.run(given.seconds))
    times = {when: {"n": len(of), "p50": median(of), "p99": p99(of)} for when, of in told.times.items()}
    samples = [asdict(each) for each in told.samples]
    print(json.dumps({**vars(told), "samples": samples, "times": times, "driver_cpu": sum(os.times()[:2])}))


if __name__ == "__main__":
    main()
