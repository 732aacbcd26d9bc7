"""The turns of API work: so many answers are made at once, so many wait, for so long, and none for who has left.

What is asked of the API runs in threads, which nothing can end. So no more are begun than the machine can carry: who
comes later waits, is answered 503 where too many wait or it takes too long, and is forgotten where he leaves before his
turn. Work that takes too long is answered 504 in time. That it did, or that its visitor left, is known to
`core/leaving`, which the work asks between its stages; only when it has ended is its turn the next one's.
"""

import asyncio
import threading
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.errors import AtlasError, Busy, TooMany
from accord_atlas.service.core.leaving import WAITING, Left, Waiting
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.budgets import Budgets, Sharing, budget_of
from accord_atlas.service.web.peers import Peers
from accord_atlas.service.web.problems import answer
from accord_atlas.service.web.running import Running, ended

PREFIX: Final = "/api/"
UNQUEUED: Final = "/api/running"
"""What an operator asks while all turns are taken."""


@dataclass(slots=True)
class Queue:
    """How many wait for their turn at this moment."""

    waiting: int = 0


class Turns:
    """Lets requests to the API in, so many at once; everything else passes."""

    def __init__(
        self,
        app: ASGIApp,
        config: Settings,
        queue: Queue | None = None,
        budgets: Budgets | None = None,
        running: Running | None = None,
    ) -> None:
        self.app = app
        self._budgets, self._running, self._sharing = budgets or Budgets(config), running or Running(Peers()), Sharing()
        self._most, self._seconds, self._longest = config.api_queue, config.api_queue_seconds, config.api_seconds
        self._free = asyncio.Semaphore(config.api_at_once)
        self._queue = queue or Queue()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on when it is its turn; 503 where that does not come in time."""
        if not _queued(scope):
            await self.app(scope, receive, send)
            return
        try:
            self._budgets.demand_work(budget_of(scope))
        except TooMany as error:
            await answer(Request(scope, receive), error)(scope, receive, send)
            return
        visitor = Visitor(receive)
        try:
            if not await self._turn(visitor):
                if not visitor.left.is_set():
                    await answer(Request(scope), self._busy())(scope, visitor.receive, send)
                return
            try:
                await self._work(scope, visitor, send)
            finally:
                self._free.release()
        finally:
            await visitor.forget()

    async def _work(self, scope: Scope, visitor: "Visitor", send: Send) -> None:
        """Let the answer be made; where that takes too long say so, and wait for the work to notice."""
        waiting = Waiting(visitor.left, self._longest)
        WAITING.set(waiting)
        sending = Sending(send)

        def tell(error: AtlasError) -> None:
            if sending.take():
                refusal = answer(Request(scope), error)
                ending.append(asyncio.create_task(refusal(scope, visitor.receive, send)))

        def end() -> None:
            tell(ended())
            visitor.left.set()

        ending: list[asyncio.Task[None]] = []
        timer = asyncio.get_running_loop().call_later(self._longest, lambda: tell(waiting.too_long()))
        begun = self._sharing.begin()
        try:
            with self._running.one("api", _address(scope), end):
                await self.app(scope, visitor.receive, sending)
        except Left:
            return
        finally:
            self._budgets.spend(budget_of(scope), self._sharing.end(begun))
            timer.cancel()
            if ending:
                await asyncio.wait(ending)

    async def _turn(self, visitor: "Visitor") -> bool:
        """Wait for a turn, which is then held; False where too many wait, it takes too long, or the visitor leaves."""
        if not self._free.locked():
            await self._free.acquire()
            return not self._given_back(visitor)
        if self._queue.waiting >= self._most:
            return False
        self._queue.waiting += 1
        acquired = asyncio.create_task(self._free.acquire())
        gone = asyncio.create_task(visitor.gone())
        try:
            await asyncio.wait({acquired, gone}, timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED)
            return acquired.done() and not self._given_back(visitor)
        finally:
            self._queue.waiting -= 1
            gone.cancel()
            if not acquired.done():
                acquired.cancel()
                # A turn may have come in the very moment.
                if await _outcome(acquired):
                    self._free.release()

    def _given_back(self, visitor: "Visitor") -> bool:
        """Whether a turn that has come is for nobody any more, and was given to the next."""
        if visitor.left.is_set():
            self._free.release()
            return True
        return False

    def _busy(self) -> Busy:
        return Busy(
            "More answers are being made than this machine can make at once; try again in a moment.",
            "当前请求过多，暂时无法处理，请稍后再试。",
            headers={"Retry-After": str(max(1, round(self._seconds)))},
        )


def _queued(scope: Scope) -> bool:
    """Whether a request is work of the API, which waits for its turn."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    return path.startswith(PREFIX) and path != UNQUEUED


def _address(scope: Scope) -> str:
    """What was asked for, as an operator reads it."""
    query = scope["query_string"].decode("latin-1")
    return f"{scope['path']}?{query}" if query else str(scope["path"])


class Sending:
    """The way to the visitor, which whoever begins to answer has for himself."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun, self._taken = False, False

    def take(self) -> bool:
        """Take the way from the work, so that another answer can go it; False where its own has begun, or another."""
        first = not (self._begun or self._taken)
        self._taken = self._taken or first
        return first

    async def __call__(self, message: Message) -> None:
        """Pass on what the work sends; nobody gets it where the way was taken."""
        if not self._taken:
            self._begun = True
            await self._send(message)


class Visitor:
    """Whoever asked: what comes from him is passed on, and that he left is noticed at once."""

    def __init__(self, receive: Receive) -> None:
        self.left = threading.Event()
        self._receive, self._messages = receive, asyncio.Queue[Message]()
        self._gone = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    async def receive(self) -> Message:
        """What came from him, in its order."""
        return await self._messages.get()

    async def gone(self) -> None:
        """Wait until he leaves."""
        await self._gone.wait()

    async def forget(self) -> None:
        """Listen no more."""
        self._listening.cancel()
        await _outcome(self._listening)

    async def _listen(self) -> None:
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                self.left.set()
                self._gone.set()
            await self._messages.put(message)
            if self._gone.is_set():
                return


async def _outcome(task: "asyncio.Task[bool] | asyncio.Task[None]") -> bool:
    """What a cancelled task had come to, if anything."""
    try:
        found: Awaitable[bool | None] = task
        return bool(await found)
    except asyncio.CancelledError:
        return False
