"""An engine of each kind, started once and given the real release by `accord publish`; a proxy that counts."""

import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Run, command
from tests.remote.engines import ENGINES, Engine


def environment(engine: Engine) -> dict[str, str]:
    """The settings of an engine as environment variables."""
    return {f"ACCORD_{name.upper()}": str(value) for name, value in engine.settings.items()}


def publish(engine: Engine, build: Path, *arguments: str, **more: str) -> str:
    """What `accord publish` says; `more` are settings."""
    import os

    done = subprocess.run(
        [command(), "publish", *arguments],
        env={**os.environ, **environment(engine), "ACCORD_BUILD": str(build), "LC_ALL": "C.UTF-8", **more},
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="session", params=list(ENGINES))
def engine(request: pytest.FixtureRequest, build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A running engine that holds the real release."""
    made = ENGINES[request.param](tmp_path_factory.mktemp(request.param))
    made.start()
    try:
        publish(made, build)
        yield made
    finally:
        made.kill()


class Counting:
    """A proxy before an engine that adds `seconds` to each trip, and counts them."""

    def __init__(self, to: tuple[str, int], seconds: float) -> None:
        self._to, self._seconds = to, seconds
        self.trips = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            there = socket.create_connection(self._to)
            threading.Thread(target=self._pass, args=(client, there, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(there, client, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        """A client of HTTP/1.1 waits for an answer before it asks again: each burst with a head is one trip."""
        try:
            while data := source.recv(1 << 16):
                if counted and data.startswith(b"POST "):
                    self.trips += 1
                    time.sleep(self._seconds)
                target.sendall(data)
        except OSError:
            pass
        finally:
            for end in (source, target):
                end.close()


__all__ = ["Run"]
