"""API work has a queue and an end: over real sockets, round a service whose answers take as long as the test wants."""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
import uvicorn
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from accord_atlas.service.core.errors import LimitReached
from accord_atlas.service.core.leaving import WAITING, Left, Waiting, for_all, still_wanted
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.budgets import CLIENT
from accord_atlas.service.web.problems import from_atlas
from accord_atlas.service.web.running import Running
from accord_atlas.service.web.turns import Turns


class Work:
    """Answers in a thread, as routes do, asking between its stages or not; notes what began, ended, was given up."""

    def __init__(self, *, asking: bool = True) -> None:
        self.asking = asking
        self.go = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.given_up: list[str] = []

    def _do(self, name: str) -> None:
        self.begun.append(name)
        try:
            while not self.go.wait(0.02):
                if self.asking:
                    still_wanted()
        except (Left, LimitReached):
            self.given_up.append(name)
            raise
        self.ended.append(name)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.loop = asyncio.get_running_loop()
        if scope["path"].startswith("/api/"):
            try:
                await run_sync(self._do, unquote(scope["path"]).rpartition("/")[2])
            except LimitReached as error:
                await (await from_atlas(Request(scope), error))(scope, receive, send)
                return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"done"})


@contextmanager
def served(work: Work, client: str = "", running: Running | None = None, **settings: float) -> Iterator[str]:
    """The address at which it answers meanwhile, at the cost of a client."""
    config = Settings.model_validate({"api_at_once": 1, **settings})
    turns, app = Turns(work, config, running=running), SimpleNamespace(state=SimpleNamespace(settings=config))

    async def whole(scope: Scope, receive: Receive, send: Send) -> None:
        await turns({**scope, "app": app, "state": {CLIENT: client}}, receive, send)

    server = uvicorn.Server(uvicorn.Config(whole, lifespan="off", log_level="error"))
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        work.go.set()
        server.should_exit = True
        thread.join()


@contextmanager
def visitor(address: str, name: str) -> Iterator[socket.socket]:
    """One who asks and waits, and leaves at the end."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(f"GET /api/{name} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        yield connection


def until(true: object, seconds: float = 5) -> None:
    end = monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert monotonic() < end
        sleep(0.01)


def test_who_leaves_before_the_turn_is_never_begun_and_who_leaves_during_it_ends_it() -> None:
    work = Work()
    with served(work) as address:
        with visitor(address, "first"):
            until(lambda: work.begun == ["first"])
            with visitor(address, "second"):
                sleep(0.2)
            assert httpx.get(f"{address}/health").text == "done"  # what is no API work does not wait
        until(lambda: work.given_up == ["first"])
        with visitor(address, "third") as third:
            until(lambda: work.begun == ["first", "third"])
            work.go.set()
            assert third.recv(100).startswith(b"HTTP/1.1 200")
    assert work.ended == ["third"]


@pytest.mark.parametrize(
    ("settings", "least", "most"), [({"api_queue": 0}, 0, 2), ({"api_queue_seconds": 0.4}, 0.4, 5)]
)
def test_too_many_and_too_long_are_told_so(settings: dict[str, Any], least: float, most: float) -> None:
    work = Work()
    with served(work, **settings) as address, visitor(address, "first"):
        until(lambda: work.begun == ["first"])
        start = monotonic()
        refused = httpx.get(f"{address}/api/second", headers={"Accept-Language": "zh"})
        assert least <= monotonic() - start < most
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) >= 1
        assert "请稍后再试" in json.loads(refused.content)["detail"]
    assert work.begun == ["first"]


@pytest.mark.parametrize("asking", [True, False])
def test_work_that_takes_too_long_is_answered_in_time_and_holds_its_turn_until_it_ends(*, asking: bool) -> None:
    work = Work(asking=asking)
    with served(work, api_seconds=0.3, api_queue=0) as address:
        start = monotonic()
        late = httpx.get(f"{address}/api/first", headers={"Accept-Language": "zh"})
        assert 0.3 <= monotonic() - start < 3
        assert late.status_code == 504
        assert int(late.headers["retry-after"]) >= 1
        told = json.loads(late.content)
        assert (told["limit"], told["value"]) == ("api_seconds", 0.3)
        assert "已终止" in told["detail"]
        if not asking:  # nothing ends a thread, so nobody else is let in where it works
            assert httpx.get(f"{address}/api/second").status_code == 503
        until(lambda: work.given_up == ["first"] or not asking)
        work.go.set()
        until(lambda: httpx.get(f"{address}/api/third").status_code == 200)
    assert work.ended == (["third"] if asking else ["first", "third"])


def test_what_is_made_once_for_all_is_finished_whoever_waited_for_it() -> None:
    gone = threading.Event()
    gone.set()
    WAITING.set(Waiting(gone))
    with for_all():
        still_wanted()
    with pytest.raises(Left):
        still_wanted()
    WAITING.set(Waiting(threading.Event(), -1))
    with pytest.raises(LimitReached):
        still_wanted()
    WAITING.set(None)


def test_turns_are_given_back_however_they_end() -> None:
    work = Work()
    with served(work, api_queue=50) as address:
        for n in range(20):
            with visitor(address, f"{n}"), visitor(address, f"{n}-waits"):
                sleep(0.01)
        work.go.set()
        assert httpx.get(f"{address}/api/last").text == "done"
    assert work.ended[-1] == "last"
