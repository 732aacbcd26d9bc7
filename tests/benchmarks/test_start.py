"""What it costs to begin: a command beside an empty Python, and a service until its first answer."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

import pytest
from tests.conftest import command

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.snapshot import COPIES, snapshot

MOST: Final = 0.5
"""Seconds of CPU that a stored question may take on the command line."""
FIRST: Final = 2.0
"""Seconds from the start of a service until it has given its first answer, held where nothing else runs."""
QUESTION: Final = ("query", "members", "agreement=ipea", "--format", "csv")
RATIO: Final = 60
"""How often an empty Python a command may cost at most, on whatever machine: it was 130."""


def cpu(arguments: Sequence[str], build: Path) -> float:
    """Seconds of CPU of a process; the least of three."""
    found = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {**os.environ, "ACCORD_BUILD": str(build)}
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


@pytest.mark.parametrize("words", [QUESTION, ("--version",)])
def test_a_command_costs_little(build: Path, atlas: Atlas, clock: Any, words: tuple[str, ...], *, full: bool) -> None:
    snapshot(atlas.release.path, atlas.release.id, build / COPIES).release()
    empty, took = cpu([sys.executable, "-c", "pass"], build), cpu([command(), *words], build)
    clock.ms(f"CPU of accord {' '.join(words)}", took * 1000)
    clock.ms("CPU of python -c pass", empty * 1000)
    assert took < RATIO * max(empty, 0.01)
    assert took < MOST or not full


@pytest.mark.full
@pytest.mark.parametrize("workers", [1, 2])
def test_a_service_answers_soon(build: Path, atlas: Atlas, clock: Any, workers: int) -> None:
    snapshot(atlas.release.path, atlas.release.id, build / COPIES).release()
    environment = {**os.environ, "ACCORD_BUILD": str(build), "LC_ALL": "C.UTF-8"}
    begun = time.perf_counter()
    words = [command(), "serve", "--port", "0", "--workers", str(workers)]
    with subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            address = process.stderr.readline().split()[-1]
            with urlopen(f"{address}/api/queries/members?agreement=ipea", timeout=60) as answer:
                assert answer.status == 200
            took = time.perf_counter() - begun
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate()
    clock.ms(f"first answer, {workers} worker(s)", took * 1000)
    assert took < FIRST
