"""The engines that are set side by side: how each is installed, started and asked.

Each gets the statements in the form that it answers fastest from, one default graph; each of another project's in an
environment of its own under `build/bench`, made at the first run.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from tests.benchmarks.load import Refused, body

PATIENCE: Final = 300.0
"""Seconds that an engine may take to load the data and answer."""
SPARQL_JSON: Final = "application/sparql-results+json"
JENA: Final = "5.6.0"
LOG4J: Final = "2.24.3"
POM: Final = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>bench</groupId><artifactId>bench</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.jena</groupId><artifactId>jena-fuseki-main</artifactId><version>{JENA}</version>
</dependency><dependency>
<groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j2-impl</artifactId><version>{LOG4J}</version>
</dependency></dependencies></project>"""
RDFLIB_ENDPOINT: Final = """
import sys, uvicorn
from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint
graph = Graph().parse(sys.argv[1], format="nt")
uvicorn.run(SparqlEndpoint(graph=graph), port=int(sys.argv[2]), log_level="error")
"""
RDFLIB: Final = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit
from rdflib import Graph
graph = Graph().parse(sys.argv[1], format="nt")
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        found = graph.query(parse_qs(urlsplit(self.path).query)["query"][0]).serialize(format="json")
        self.send_response(200)
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        self.wfile.write(found)
    def log_message(self, *_):
        pass
from socketserver import ThreadingMixIn
class Threaded(ThreadingMixIn, HTTPServer):
    daemon_threads = True
Threaded(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
"""


class Absent(Exception):
    """An engine that is not at hand, and why."""


@dataclass(frozen=True)
class Place:
    """Where a run works: scratch folder, the release in its folder, the same statements as triples."""

    scratch: Path
    build: Path
    triples: Path


@dataclass(frozen=True)
class Engine:
    """An engine: its name, what it is in words, the command that starts it on a port, its SPARQL endpoint."""

    name: str
    what: str
    command: Callable[[Place, int], list[str]]
    endpoint: str

    def path(self, query: str) -> str:
        """The path that asks a query."""
        return f"{self.endpoint}?query={quote(query)}"


@dataclass(frozen=True)
class Running:
    """An engine that answers."""

    engine: Engine
    root: str
    process: int
    ready: float


def _ours(place: Place, port: int) -> list[str]:
    command = [str(Path(sys.executable).with_name("accord")), "serve", "--port", str(port)]
    told = subprocess.run([*command[:2], "--help"], capture_output=True, text=True, check=True).stdout
    return [*command, "--workers", "2"] if "--workers" in told else command


def environment(place: Place, name: str, *packages: str) -> Path:
    """The commands of an environment with these packages; Absent where they cannot be installed."""
    home = place.scratch / name
    if not (home / "whole").exists():
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        install = [
            str(home / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *packages,
        ]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Absent(done.stderr.strip().splitlines()[-1])
        (home / "whole").touch()
    return home / "bin"


def _native(place: Place, port: int) -> list[str]:
    command = environment(place, "oxigraph", "oxigraph") / "oxigraph"
    store = place.scratch / "oxigraph-store"
    shutil.rmtree(store, ignore_errors=True)
    subprocess.run([command, "load", "--location", store, "--file", place.triples], check=True, capture_output=True)
    return [str(command), "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]


def _rdflib_endpoint(place: Place, port: int) -> list[str]:
    python = environment(place, "rdflib-endpoint", "rdflib-endpoint", "uvicorn") / "python"
    return [str(python), "-c", RDFLIB_ENDPOINT, str(place.triples), str(port)]


def _rdflib(place: Place, port: int) -> list[str]:
    return [str(environment(place, "rdflib", "rdflib") / "python"), "-c", RDFLIB, str(place.triples), str(port)]


def _prez(place: Place, _port: int) -> list[str]:
    environment(place, "prez", "prez")
    raise Absent("it can be installed now, and nothing here starts it yet")


def _fuseki(place: Place, port: int) -> list[str]:
    jars = place.scratch / "fuseki"
    if not shutil.which("java"):
        raise Absent("there is no java")
    if not jars.is_dir():
        if not shutil.which("mvn"):
            raise Absent("there is no mvn to fetch it with")
        pom = place.scratch / "pom.xml"
        pom.write_text(POM, "utf-8")
        fetch = ["mvn", "-q", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={jars}"]
        done = subprocess.run(fetch, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(jars, ignore_errors=True)
            raise Absent((done.stdout.strip().splitlines() or ["mvn failed"])[0])
    main = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"
    return ["java", "-cp", f"{jars}/*", main, "--localhost", f"--port={port}", f"--file={place.triples}", "/ds"]


OURS: Final = Engine("accord", "this service, two processes where it can", _ours, "/sparql")
NATIVE: Final = Engine("oxigraph", "native server, read-only, on disk", _native, "/query")
ENGINES: Final = (
    OURS,
    NATIVE,
    Engine("fuseki", f"Apache Jena Fuseki {JENA}, in memory", _fuseki, "/ds/sparql"),
    Engine("rdflib-endpoint", "SPARQL over rdflib by FastAPI", _rdflib_endpoint, "/"),
    Engine("rdflib", "the library behind the standard library's HTTP server", _rdflib, "/"),
    Engine("prez", "linked data API over SPARQL", _prez, "/sparql"),
)


@contextmanager
def running(engine: Engine, place: Place) -> Iterator[Running]:
    """The engine, started and answering; Absent with the reason where it cannot be."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = engine.command(place, port)
    begun = time.perf_counter()
    log = place.scratch / f"{engine.name}.log"
    with log.open("wb") as out:
        settings = {**os.environ, "ACCORD_BUILD": str(place.build)}
        process = subprocess.Popen(command, stdout=out, stderr=out, env=settings)
    try:
        root = f"http://127.0.0.1:{port}"
        while not _answers(root, engine):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise Absent(_why(log.read_text(errors="replace").strip().splitlines()))
            time.sleep(0.05)
        yield Running(engine, root, process.pid, time.perf_counter() - begun)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()


def _why(log: list[str]) -> str:
    """The line of a log that says why an engine ended."""
    named = (line for line in log if ("Error" in line or "Exception" in line) and not line[:1].isspace())
    return next(named, log[-1] if log else "it ended, or took too long")


def _answers(root: str, engine: Engine) -> bool:
    try:
        return bool(body(root, engine.path("ASK { ?s ?p ?o }"), SPARQL_JSON))
    except (OSError, Refused):
        return False
