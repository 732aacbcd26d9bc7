"""Keeps several server processes on one listening socket: starts them, replaces one that died, ends them all.

Each opens the release for itself and answers as any other would. What they must agree on they ask each other
(`peers`); this process does nothing but watch, so that nothing of a request depends on it.
"""

import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from logging.config import dictConfig
from types import FrameType
from typing import Final

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web import logs

log = logging.getLogger("accord_atlas")
LOOK: Final = 0.1
SOON: Final = 5.0
"""Seconds within which a process that ends has not served: the next one is not begun at once."""
LONGER: Final = 5.0
"""Seconds that processes have beyond those for running requests, until they are killed."""


class Supervisor:
    """The server processes of one service."""

    def __init__(self, listening: socket.socket, config: Settings, count: int) -> None:
        self._listening, self._config, self._count = listening, config, count
        self._stopping = False
        self._running: dict[int, tuple[subprocess.Popen[bytes], float]] = {}
        self._due: dict[int, float] = dict.fromkeys(range(count), 0.0)

    def run(self) -> None:
        """Serve until SIGINT or SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        dictConfig(logs.config(self._config))
        with tempfile.TemporaryDirectory(prefix="accord-") as folder:
            try:
                while not self._stopping:
                    self._look(folder)
                    time.sleep(LOOK)
            finally:
                self._end()

    def _look(self, folder: str) -> None:
        for number, (process, begun) in list(self._running.items()):
            if process.poll() is not None:
                del self._running[number]
                log.error("server process %d ended (%s); another takes its place", process.pid, process.returncode)
                self._due[number] = time.monotonic() + (SOON if time.monotonic() - begun < SOON else 0.0)
        for number, due in list(self._due.items()):
            if time.monotonic() >= due and not self._stopping:
                del self._due[number]
                self._running[number] = self._begun(number, folder), time.monotonic()

    def _begun(self, number: int, folder: str) -> subprocess.Popen[bytes]:
        descriptor = self._listening.fileno()
        told = (str(descriptor), str(number), str(self._count), str(os.getpid()), folder)
        # In a group of its own: Ctrl-C in a terminal reaches this process, which ends them in order.
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "accord_atlas.service.web.process", *told],
            pass_fds=[descriptor],
            stdin=subprocess.DEVNULL,
            process_group=0,
        )

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _end(self) -> None:
        """Let all finish what they are at, and kill those that do not."""
        self._listening.close()
        processes = [process for process, _ in self._running.values()]
        for process in processes:
            process.terminate()
        until = time.monotonic() + self._config.stop_seconds + LONGER
        for process in processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, until - time.monotonic()))
        for process in processes:
            if process.poll() is None:
                process.kill()
                process.wait()
