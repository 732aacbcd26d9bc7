"""`accord serve` as a process: its address, its end, a port that is taken."""

import asyncio
import signal
import socket
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.search.answer import search_answer
from accord_atlas.service.search.request import search_request
from accord_atlas.service.web.warmup import warm_up

Serving = Callable[..., Any]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_asked_to(serving: Serving, sign: signal.Signals) -> None:
    with serving("--port", "0") as (process, address):
        assert httpx.get(f"{address}/ready", timeout=60).status_code == 200
        process.send_signal(sign)
        assert process.wait(15) == 0


@pytest.mark.long
def test_what_takes_long_is_made_before_it_is_asked_for(build: Path, caplog: pytest.LogCaptureFixture) -> None:
    atlas = Atlas.open(build)

    async def serve() -> None:
        async with warm_up(FastAPI(), atlas):
            while "are ready" not in caplog.text:
                await asyncio.sleep(0.05)

    # In a thread of its own: where a browser ran before, its loop still runs in this one.
    with caplog.at_level("INFO", logger="accord_atlas"), ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, asyncio.wait_for(serve(), 120)).result()
    del atlas.store  # whatever still had to be made would have nothing to be made of
    assert search_answer(atlas, search_request(atlas, "hong kong")).results


def test_it_ends_although_clients_hang(serving: Serving) -> None:
    with serving("--port", "0") as (process, address):
        place = urlsplit(address)
        with (
            socket.create_connection((place.hostname, place.port)) as idle,
            socket.create_connection((place.hostname, place.port)) as half,
        ):
            half.sendall(b"GET /api/queries HTTP/1.1\r\nHost: x\r\n")
            idle.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            assert idle.recv(100).startswith(b"HTTP/1.1 200")
            begun = monotonic()
            process.terminate()
            assert process.wait(15) == 0
            assert monotonic() - begun < 15


def test_after_its_end_the_port_is_free_at_once(serving: Serving) -> None:
    with serving("--port", "0") as (process, address):
        httpx.get(f"{address}/health", timeout=60)
        process.terminate()
        process.wait(15)
    with serving("--port", str(urlsplit(address).port)) as (_, again):
        assert again == address


def test_a_port_that_is_taken_is_told_in_one_line(accord: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = accord("serve", "--port", port)
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1
    assert port in done.stderr
    assert "--port" in done.stderr


def test_an_address_that_is_not_here_is_told_too(accord: Run) -> None:
    done = accord("serve", "--host", "no.such.host.invalid", "--port", "0")
    assert done.returncode == 4
    assert "no.such.host.invalid" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_it_listens_on_the_address_given(serving: Serving) -> None:
    with serving("--host", "127.0.0.2", "--port", "0") as (_, address):
        assert address.startswith("http://127.0.0.2:")
        assert httpx.get(f"{address}/health", timeout=60).status_code == 200


def test_many_clients_at_once_are_all_answered(server: httpx.Client) -> None:
    def ask(number: int) -> int:
        path = (
            "/api/queries/members?agreement=ipea",
            "/id/agreement/ipea",
            "/health",
            "/api/queries/recognition-matrix",
        )
        return httpx.get(f"{server.base_url}{path[number % 4]}", timeout=60).status_code

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(ask, range(80))) == {200}
