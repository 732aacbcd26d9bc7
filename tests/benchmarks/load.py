"""Asks a running server as so many clients at once would, each waiting for its answer, and measures what that costs it.

Written on bare sockets, so that the asking costs little beside the answering on the same machine. What a server costs
is the CPU time of its processes, which a busy machine disturbs less than the clock.
"""

import os
import selectors
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import perf_counter, sleep
from urllib.parse import urlsplit

HZ = os.sysconf("SC_CLK_TCK")
GONE = 60.0
"""Seconds without any answer after which a server is taken to be gone."""


IDLE = 0.05
"""CPU seconds in a second up to which a server is taken to do nothing."""
BUSY = (429, 503)
"""What a server says that has too much to do; it is counted, and the next is asked for."""


class Refused(Exception):
    """An answer that was not expected, or none: an error is no measure of speed."""


@dataclass(frozen=True)
class Measured:
    """What was measured in a time: answers a second, their times in milliseconds, CPU of the server for each.

    `away` is how many were turned away because the server had too much to do; what that cost is in its CPU.
    """

    answers: int
    away: int
    rate: float
    p50: float
    p99: float
    cpu: float
    size: int


class Connection:
    """One client."""

    def __init__(self, host: str, port: int, accept: str) -> None:
        self.socket = socket.create_connection((host, port), timeout=GONE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._head = f" HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: {accept}\r\n\r\n".encode()
        self._held = bytearray()
        self._needed: int | None = None
        self.begun = 0.0
        self.status = 0

    def ask(self, path: str) -> None:
        """Send a request."""
        self._held, self._needed, self.begun = bytearray(), None, perf_counter()
        self.socket.sendall(b"GET " + path.encode() + self._head)

    def receive(self) -> bytes | None:
        """The body, as soon as it is whole; `status` then says whether it is what was asked for."""
        part = self.socket.recv(1 << 18)
        if not part:
            raise Refused("the connection was closed")
        self._held += part
        if self._needed is None:
            end = self._held.find(b"\r\n\r\n")
            if end < 0:
                return None
            head = bytes(self._held[:end]).lower()
            self.status = int(head[9:12])
            self._begins = end + 4
            length = head.partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0]
            self._needed = self._begins + int(length) if length else 0
        if self._needed:
            return bytes(self._held[self._begins :]) if len(self._held) >= self._needed else None
        return _unchunked(self._held[self._begins :]) if self._held.endswith(b"0\r\n\r\n") else None


def _unchunked(body: bytearray) -> bytes:
    found, at = bytearray(), 0
    while size := int(body[at : (end := body.index(b"\r\n", at))].partition(b";")[0], 16):
        found += body[end + 2 : end + 2 + size]
        at = end + size + 4
    return bytes(found)


def body(root: str, path: str, accept: str = "*/*") -> bytes:
    """One answer."""
    address = urlsplit(root)
    client = Connection(address.hostname or "", address.port or 80, accept)
    client.ask(path)
    while (found := client.receive()) is None:
        pass
    client.socket.close()
    if client.status != 200:
        raise Refused(f"{client.status}: {found[:200].decode(errors='replace')}")
    return found


def measure(
    root: str, process: int, paths: Iterable[str], clients: int, seconds: float, accept: str, expected: int = 200
) -> Measured:
    """Ask for that long, one path after the other; every client asks once at least."""
    address, took = urlsplit(root), _Answers(expected)
    following: Iterator[str] = iter(paths)
    with selectors.DefaultSelector() as waiting:
        for _ in range(clients):
            client = Connection(address.hostname or "", address.port or 80, accept)
            waiting.register(client.socket, selectors.EVENT_READ, client)
        cpu, begun = cpu_seconds(process), perf_counter()
        for key in list(waiting.get_map().values()):
            key.data.ask(next(following))
        busy = clients
        while busy:
            ready = waiting.select(GONE)
            if not ready:
                raise Refused("no answer")
            for key, _ in ready:
                if (got := key.data.receive()) is None:
                    continue
                took.one(key.data, got)
                if perf_counter() - begun < seconds and (path := next(following, None)):
                    key.data.ask(path)
                else:
                    busy -= 1
        measured = took.measured(perf_counter() - begun, cpu_seconds(process) - cpu)
        for key in list(waiting.get_map().values()):
            key.data.socket.close()
    return measured


class _Answers:
    """What came back: answers as expected, and those that the server was too busy for."""

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._times: list[float] = []
        self._size = self._away = 0

    def one(self, client: Connection, got: bytes) -> None:
        """Count an answer; Refused where it is another than was expected."""
        if client.status == self._expected:
            self._times.append((perf_counter() - client.begun) * 1000)
            self._size += len(got)
        elif client.status in BUSY:
            self._away += 1
        else:
            raise Refused(f"{client.status}: {got[:200].decode(errors='replace')}")

    def measured(self, seconds: float, cpu: float) -> Measured:
        """The figures; Refused where nobody got an answer."""
        times, each = self._times, len(self._times)
        if not times:
            raise Refused(f"all {self._away} were turned away")
        cuts = quantiles(times, n=100) if each > 1 else times * 99
        return Measured(each, self._away, each / seconds, cuts[49], cuts[98], cpu / each * 1000, self._size // each)


def family(process: int) -> list[int]:
    """A process and all below it."""
    parents: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(place.read_text().rpartition(")")[2].split()[1]), []).append(int(place.parent.name))
        except OSError:
            continue
    found = [process]
    for one in found:
        found += parents.get(one, [])
    return found


def cpu_seconds(process: int) -> float:
    """What a process and all below it have used, those that have ended included."""
    spent = 0
    for one in family(process):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        spent += sum(map(int, fields[11:15]))
    return spent / HZ


def settle(process: int, least: float, patience: float) -> float:
    """Wait until a server has nothing to do of its own: at least and at most so many seconds; those that it took."""
    begun, before = perf_counter(), -1.0
    sleep(least)
    while (now := cpu_seconds(process)) - before > IDLE and perf_counter() - begun < patience:
        before = now
        sleep(1)
    return perf_counter() - begun


def memory(process: int) -> float:
    """MiB that a process and all below it hold, what they share counted once."""
    total = 0
    for one in family(process):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
