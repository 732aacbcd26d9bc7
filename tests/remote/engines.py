"""Real SPARQL engines, started on free ports for the tests and ended with them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

HERE = Path(__file__).parent
CACHE = Path.home() / ".cache" / "accord-atlas" / "fuseki-5.6.0"
PATIENCE = 90.0
VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 20
CheckpointInterval = 0
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 100000
"""


def free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


@dataclass
class Engine:
    """A running engine: the settings by which a service asks it and `accord publish` writes to it."""

    name: str
    command: Sequence[str]
    folder: Path
    settings: dict[str, Any] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=said, stderr=said)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = httpx.post(self.settings["store"], data={"query": "ASK {}"}, timeout=5)
                if answer.status_code == 200:
                    return
            except httpx.TransportError:
                pass
            assert self.process.poll() is None, (self.folder / "said").read_text()[-2000:]
            assert time.monotonic() < end, (self.folder / "said").read_text()[-2000:]
            time.sleep(0.1)

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


def absent(reason: str) -> None:
    """Skip, saying why; in CI every engine is there."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def oxigraph(folder: Path) -> Engine:
    command = Path(sys.executable).with_name("oxigraph")
    if not command.exists():
        absent("the server oxigraph is not installed: pip install oxigraph")
    address = f"127.0.0.1:{free_port()}"
    return Engine(
        "oxigraph",
        [str(command), "serve", "--location", str(folder / "db"), "--bind", address],
        folder,
        {"store": f"http://{address}/query", "store_graphs": f"http://{address}/store"},
    )


def fuseki(folder: Path) -> Engine:
    if not (shutil.which("java") and shutil.which("mvn")):
        absent("Fuseki needs java and mvn: apt-get install default-jre-headless maven")
    if not list(CACHE.glob("jena-fuseki-main-*.jar")):
        got = subprocess.run(
            [
                "mvn",
                "-q",
                "-B",
                "-f",
                str(HERE / "pom.xml"),
                "dependency:copy-dependencies",
                f"-DoutputDirectory={CACHE}",
            ],
            capture_output=True,
            text=True,
        )
        if got.returncode:
            absent(f"Fuseki could not be had from Maven Central: {got.stdout[-500:]}")
    port = free_port()
    main = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"
    address = f"http://127.0.0.1:{port}/ds"
    return Engine(
        "fuseki",
        ["java", "-Xmx2g", "-cp", f"{CACHE}/*", main, f"--port={port}", "--localhost", "--mem", "--update", "/ds"],
        folder,
        {"store": f"{address}/query", "store_update": f"{address}/update", "store_graphs": f"{address}/data"},
    )


def virtuoso(folder: Path) -> Engine:
    command = shutil.which("virtuoso-t")
    if not command:
        absent("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    http = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(folder=folder, http=http, sql=free_port()))
    (folder / "password").write_text("dba\n")
    address = f"http://127.0.0.1:{http}"
    return Engine(
        "virtuoso",
        [str(command), "+foreground", "+configfile", str(folder / "virtuoso.ini")],
        folder,
        {
            "store": f"{address}/sparql",
            "store_graphs": f"{address}/sparql-graph-crud-auth",
            "store_user": "dba",
            "store_password_file": folder / "password",
            "store_scheme": "digest",
        },
    )


ENGINES: dict[str, Callable[[Path], Engine]] = {"oxigraph": oxigraph, "fuseki": fuseki, "virtuoso": virtuoso}
