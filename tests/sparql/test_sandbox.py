"""Workers reach no network at the level of the operating system, whatever the guard of the text says.

The engine is made to call a listener on the loopback. That it can, without the sandbox, shows that the check can fail.
"""

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from accord_atlas.service.sparql.ipc import Job, Setup
from accord_atlas.service.sparql.process import WorkerProcess

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces and seccomp are Linux's")

CALL = """
import sys
import pyoxigraph as ox
from accord_atlas.service.sparql import sandbox

for measure in sys.argv[2:]:
    assert getattr(sandbox, measure)(), measure
print("reaches", sandbox.reaches_network())
try:
    ox.Store().query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % sys.argv[1]).serialize(format=ox.QueryResultsFormat.CSV)
except OSError as error:
    print("refused", error)
"""


@contextmanager
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """A loopback server that answers every request with an empty result, and remembers what it was sent."""
    heard: list[bytes] = []
    answer = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nContent-Length: %d\r\n" % len(answer)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    heard.append(connection.recv(65536))
                    connection.sendall(head + b"Connection: close\r\n\r\n" + answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", heard
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def run(address: str, *measures: str) -> str:
    done = subprocess.run([sys.executable, "-c", CALL, address, *measures], capture_output=True, text=True, check=True)
    return done.stdout


@linux
@pytest.mark.parametrize("measures", [("_own_namespace",), ("_filter_calls",), ("isolate_network",)])
def test_the_engine_cannot_call_even_the_loopback(measures: tuple[str, ...]) -> None:
    with listener() as (address, heard):
        said = run(address, *measures)
        assert "reaches False" in said
        assert "refused" in said
        assert heard == []


def test_without_the_sandbox_it_can() -> None:
    with listener() as (address, heard):
        said = run(address)
        assert "reaches True" in said
        assert "refused" not in said
        assert len(heard) == 1


@linux
def test_a_worker_says_what_it_gave_up(crowd: Path, tmp_path: Path) -> None:
    async def go() -> None:
        from accord_atlas.service.core.snapshot import snapshot

        copy = snapshot(crowd / "accord.nq", "crowd", crowd / "store")
        setup = Setup(str(copy.path), os.getpid(), 1 << 28, 1 << 20, "http://example.org/", 1 << 28)
        worker = await WorkerProcess.start(setup)
        try:
            assert set(worker.isolation.network) <= {"namespace", "seccomp"}
            assert worker.isolation.network
            assert worker.isolation.memory
            assert not worker.reaches_network
        finally:
            await worker.kill()
            copy.release()

    asyncio.run(go())


def test_only_a_worker_for_allowed_endpoints_has_a_network(crowd: Path, tmp_path: Path) -> None:
    """And it refuses the rest like any other."""
    from dataclasses import replace

    from accord_atlas.service.core.snapshot import snapshot

    async def go(address: str, heard: list[bytes]) -> None:
        copy = snapshot(crowd / "accord.nq", "crowd", crowd / "store")
        setup = Setup(str(copy.path), os.getpid(), 1 << 28, 1 << 20, "http://x/", 1 << 28, allowed=[address])
        allowed = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
        barred = f"SELECT * {{ SERVICE <{address}x> {{ ?s ?p ?o }} }}"
        for networked, text, outcome in (
            (False, allowed, "needs-network"),
            (False, barred, "service"),
            (True, barred, "service"),
            (True, allowed, "ok"),
        ):
            worker = await WorkerProcess.start(replace(setup, networked=networked))
            try:
                reply, _ = await worker.ask(Job(text, "json", "ttl", 10, 1 << 20, 5.0, str(tmp_path / "spool")))
                assert reply.outcome == outcome
            finally:
                await worker.kill()
            assert len(heard) == (1 if outcome == "ok" else 0)
        copy.release()

    with listener() as (address, heard):
        asyncio.run(go(address, heard))


def test_from_fetches_nothing(crowd: Path, tmp_path: Path) -> None:
    """Neither FROM nor the protocol's graph parameters are addresses to open; networked, so that they could be."""
    from accord_atlas.service.core.snapshot import snapshot

    async def go(address: str) -> None:
        copy = snapshot(crowd / "accord.nq", "crowd", crowd / "store")
        setup = Setup(str(copy.path), os.getpid(), 1 << 28, 1 << 20, "http://x/", 1 << 28, networked=True)
        worker = await WorkerProcess.start(setup)
        try:
            for text, graphs in (
                (f"ASK FROM <{address}> {{ ?s ?p ?o }}", None),
                (f"ASK FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", None),
                (f"ASK {{ GRAPH <{address}> {{ ?s ?p ?o }} }}", None),
                ("ASK { ?s ?p ?o }", [address]),
            ):
                job = Job(text, "json", "ttl", 10, 1 << 20, 5.0, str(tmp_path / "spool"), default_graphs=graphs)
                reply, said = await worker.ask(job)
                assert (reply.outcome, said) == ("ok", b'{"head":{},"boolean":false}')
        finally:
            await worker.kill()
            copy.release()

    with listener() as (address, heard):
        asyncio.run(go(address))
        assert heard == []


TRIED = """
import ctypes, json, os, socket, subprocess, sys, threading
from accord_atlas.service.sparql import worker
from accord_atlas.service.sparql.ipc import Setup

store, spool, secret = sys.argv[1:]
os.set_inheritable(0, False)
gave = worker.give_up(Setup(store, os.getppid(), 1 << 28, 1 << 20, "http://x/", 1 << 28, spool=spool))

def start_thread():
    thread = threading.Thread(target=list)
    thread.start()
    thread.join()

def use_clone():
    if ctypes.CDLL(None, use_errno=True).syscall(56 if os.uname().machine == "x86_64" else 220, 17, 0, 0, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "clone")
    os._exit(99)

tries = {
    "socket": lambda: socket.socket(),
    "unix socket": lambda: socket.socket(socket.AF_UNIX),
    "fork": lambda: os.fork() or os._exit(99),
    "clone": use_clone,
    "program": lambda: os.execv("/bin/true", ["true"]),
    "subprocess": lambda: subprocess.run(["/bin/true"]),
    "read /etc/passwd": lambda: open("/etc/passwd").read(),
    "read a secret": lambda: open(secret).read(),
    "list /": lambda: os.listdir("/"),
    "read its server's environment": lambda: open(f"/proc/{os.getppid()}/environ").read(),
    "write the store": lambda: open(os.path.join(store, "x"), "w"),
    "write beside": lambda: open(secret + ".new", "w"),
    "remove": lambda: os.remove(secret),
    "make a folder": lambda: os.mkdir(os.path.join(spool, "folder")),
    "remove a result": lambda: os.remove(os.path.join(spool, "there")),
    "change the owner": lambda: os.chown(os.path.join(spool, "there"), 1, 1),
    "mount": lambda: ctypes.CDLL(None, use_errno=True).mount(b"x", b"/tmp", b"tmpfs", 0, None) and 1 / 0,
    "thread": start_thread,
    "write a result": lambda: open(os.path.join(spool, "1"), "wb").write(b"x"),
    "open the store": lambda: worker.open_store(__import__("pathlib").Path(store)),
    "a late module": lambda: __import__("accord_atlas.service.sparql.diagnose"),
}
came = {}
for name, act in tries.items():
    try:
        act()
        came[name] = True
    except (OSError, ZeroDivisionError):
        came[name] = False
print(json.dumps([gave, came]))
"""
NEEDED = {"thread", "write a result", "open the store", "a late module"}


@linux
def test_a_query_process_can_do_what_it_needs_and_nothing_else(crowd: Path, tmp_path: Path) -> None:
    """No network, no other program or process, no file but its own: tried after it has given up what workers give up.

    What a platform lacks (a kernel before 5.13, or one without Landlock) is told at start, and skips the test.
    """
    from accord_atlas.service.core.snapshot import snapshot

    secret, spool = tmp_path / "tokens.json", tmp_path / "spool"
    secret.write_text("secret")
    spool.mkdir()
    (spool / "there").write_text("x")
    copy = snapshot(crowd / "accord.nq", "crowd", crowd / "store")
    try:
        words = [sys.executable, "-P", "-c", TRIED, str(copy.path), str(spool), str(secret)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    finally:
        copy.release()
    assert done.returncode == 0, done.stderr
    gave, came = json.loads(done.stdout)
    if not gave["files"]:
        pytest.skip("this kernel has no Landlock")
    assert {name for name, could in came.items() if could} == NEEDED


@linux
def test_every_worker_holds_no_privilege_and_gains_none(crowd: Path, tmp_path: Path) -> None:
    async def go() -> None:
        from accord_atlas.service.core.snapshot import snapshot

        copy = snapshot(crowd / "accord.nq", "crowd", crowd / "store")
        setup = Setup(str(copy.path), os.getpid(), 1 << 28, 1 << 20, "http://example.org/", 1 << 28)
        worker = await WorkerProcess.start(setup)
        try:
            lines = Path(f"/proc/{worker.pid}/status").read_text().splitlines()  # noqa: ASYNC240
            status = {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
            assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")
            assert int(status["CapEff"], 16) | int(status["CapPrm"], 16) in (0, 1 << 2)
        finally:
            await worker.kill()
            copy.release()

    asyncio.run(go())
