"""Two `accord serve` on one build folder behind HAProxy or nginx, with the configurations that the repository gives."""

import shutil
import subprocess
import threading
import time
from pathlib import Path

import httpx
from tests.conftest import Served
from tests.remote.engines import absent, free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
PATIENCE = 300.0


class Balanced:
    """Two replicas, and a balancer before them; `program` is `haproxy` or `nginx`."""

    def __init__(self, program: str, build: Path, folder: Path) -> None:
        found = shutil.which(program) or shutil.which(program, path="/usr/sbin")
        if not found:
            absent(f"{program} is not installed: apt-get install {program}")
        self.ports = [free_port(), free_port()]
        self.address = f"http://127.0.0.1:{(front := free_port())}"
        self.replicas = [Served("--port", str(port), build=build) for port in self.ports]
        for each in self.replicas:
            each.__enter__()
            threading.Thread(target=_drain, args=(each.process,), daemon=True).start()
        file = DEPLOY / ("haproxy.cfg" if program == "haproxy" else "nginx.conf")
        text = file.read_text("utf-8")
        for there, here in zip((8001, 8002, 8080), (*self.ports, front), strict=True):
            text = text.replace(f"127.0.0.1:{there}", f"127.0.0.1:{here}")
        (folder / file.name).write_text(text)
        arguments = ["-db", "-f", str(folder / file.name)] if program == "haproxy" else [
            "-p", str(folder), "-c", str(folder / file.name), "-g", "daemon off; master_process off;",
        ]  # fmt: skip
        self.process = subprocess.Popen([str(found), *arguments], cwd=folder)
        until(lambda: answers(f"{self.address}/ready"))

    def kill_one(self) -> None:
        """End the first replica as a machine that fails does."""
        self.replicas[0].process.kill()
        self.replicas[0].process.wait()

    def stop(self) -> None:
        """End all of it."""
        for process in (self.process, *(each.process for each in self.replicas)):
            process.kill()
            process.wait()


def _drain(process: "subprocess.Popen[bytes]") -> None:
    assert process.stderr is not None
    for _ in process.stderr:
        pass


def answers(address: str) -> bool:
    """Whether something answers there."""
    try:
        return httpx.get(address, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def until(true: object) -> None:
    """Wait for something, as long as a busy machine may take."""
    end = time.monotonic() + PATIENCE
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)
