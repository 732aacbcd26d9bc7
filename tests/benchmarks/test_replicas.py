"""What a second replica brings: answers per second behind HAProxy, with two replicas and with one."""

import threading
import time
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.remote.balanced import Balanced

SECONDS = 8.0


@pytest.mark.full
def test_throughput_with_two_replicas_and_with_one(build: Path, tmp_path: Path, clock: Any) -> None:
    at = Balanced("haproxy", build, tmp_path)
    try:
        rates = [_rate(at.address)]
        at.kill_one()
        rates.append(_rate(at.address))
    finally:
        at.stop()
    clock.note("two replicas", f"{rates[0]:,.0f}/s")
    clock.note("one", f"{rates[1]:,.0f}/s")
    clock.note("ratio", f"{rates[0] / rates[1]:.2f}")


def _rate(address: str) -> float:
    """Answers per second, of answers that nobody has asked for before."""
    numbers, done, end = count(), count(), time.monotonic() + SECONDS

    def ask() -> None:
        with httpx.Client(base_url=address, timeout=60) as client:
            while time.monotonic() < end:
                assert client.get(f"/api/gaps?limit={next(numbers) + 1}").status_code < 500
                next(done)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return next(done) / SECONDS
