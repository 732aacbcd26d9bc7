"""HTTP/1.1 as uvicorn speaks it, with an end to everything that a client can begin, and one way to read a request.

What differs from uvicorn:

- An answer that did not wait for its request's body is the last on its connection (RFC 9112 §9.3), so that nothing
  of the body can be taken for a request. Nothing after the last request of a connection is read at all.
- Chinese may stand in an address as typed: `curl 'http://…/api/search?q=中国科协'` works. A browser percent-encodes
  what a person types; `curl` sends the UTF-8 bytes as they are, which HTTP forbids and the parser refuses. They are
  encoded before it sees them, in the line of a request only: where the parser has reported the end of the message
  before and has begun no other, the bytes up to the next line feed are that line, whatever they hold.
- A request that two readers could read in two ways is refused, and so is one of another version of HTTP.
- What an offer of another protocol (`Upgrade`) has for a body is read as the body.
- Heads, bodies and the taking of answers have their time (`connections.py`); what stands around a body, and the
  requests that are asked ahead, have a bound.
"""

import asyncio
import re
from typing import Any, ClassVar

import httptools
from uvicorn._types import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, ASGISendEvent, Scope
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from accord_atlas.service.web.connections import Connections, Pace
from accord_atlas.service.web.refusals import Unreadable, refusal
from accord_atlas.service.web.transport import Transport

HEAD = 1 << 17
"""Bytes that may stand around a body: a line and headers before, sizes between, headers after."""
CHUNK = 8
"""Bytes that a piece of a body may have around it without counting: `ffff` and two ends of lines."""
ADDRESS = 65_535
"""Bytes that an address may have: the parser has no more."""
AHEAD = 100
"""Requests that are kept while one is answered; what comes after them is to be asked again."""
LATER = 2.0
"""Seconds by which a body's time ends later here than for whoever reads it."""
LINGER = 3.0
"""Seconds in which a client that sends no more may end a connection that has ended on our side."""
DISCARDED = 1 << 23
"""Bytes that are discarded meanwhile, so that who sends them to their end still has the answer."""
OUTSIDE = re.compile(rb"[\x80-\xff]")
VERSIONS = {"1.0", "1.1"}
FRAMING = (b"content-length", b"transfer-encoding")


def encoded(line: bytes) -> bytes:
    """The line with all bytes that are not ASCII percent-encoded."""
    return OUTSIDE.sub(lambda found: b"%%%02X" % found[0][0], line)


class Flow(FlowControl):
    """Flow control that does not read on while requests wait to be answered: they would pile up."""

    def __init__(self, transport: Transport, waiting: Any) -> None:  # noqa: ANN401
        super().__init__(transport)
        self._waiting = waiting

    def resume_reading(self) -> None:
        """Read on, unless requests wait."""
        if not self._waiting:
            super().resume_reading()


class Protocol(HttpToolsProtocol):
    """One connection; what all connections of a server share is set by `protocol`."""

    shared: ClassVar[Connections]
    transport: Transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected; its first head begins."""
        shared = self.shared
        self._ours = Transport(transport)
        super().connection_made(self._ours)
        self.flow = Flow(self._ours, self.pipeline)
        self._pending = 0  # requests whose answers are not complete
        self._asked = False  # whether a request has come
        self._line = True  # whether the parser is before or in a request's line
        self._open: str = ""  # the part of a message that is open: "head", "body" or none
        self._since: float | None = shared.now  # when the head or the body that is awaited began
        self._heard = shared.now  # when something came
        self._ending = False
        self._discarded = 0
        self._around = 0  # bytes that came since the message began and were no body
        self._received = 0  # bytes of bodies
        self._upload, self._download = Pace(shared.limits), Pace(shared.limits)
        self._replaying = False
        self._last_words: bytes | None = None  # what is said after all answers; nothing is read any more
        if not shared.enter(self):
            self._refuse(refusal(503))

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone."""
        self.shared.leave(self)
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Take no more requests, and end as soon as those that came are answered."""
        if self._pending and not self.transport.is_closing():
            super().shutdown()
        else:
            self._ours.end()
        self._ours.lingers = False

    # What arrives

    def data_received(self, data: bytes) -> None:
        """Read what has arrived, or discard it where nothing is read any more."""
        self._heard = self.shared.now
        if self.transport.is_closing():
            self._discarded += len(data)
            if self._discarded > DISCARDED:
                self._ours.abort()
            return
        if self._last_words is not None:
            self.flow.pause_reading()
            return
        self._unset_keepalive_if_required()
        if self._since is None and not self._open:
            self._since = self._heard
        self._around += len(data)
        self._feed(self._typed(data) if self._line else data)
        if self._around > HEAD and self._last_words is None:
            self._refuse(self._too_much().answer)

    def _typed(self, data: bytes) -> bytes:
        """The bytes with what is of the request's line encoded; the parser skips empty lines before it."""
        start = 0 if self._open else len(data) - len(data.lstrip(b"\r\n"))
        line, feed, rest = data[start:].partition(b"\n")
        self._line = not feed
        return data[:start] + encoded(line) + feed + rest

    def _feed(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as paused:
            self._decline(data[paused.args[0] :])
        except httptools.HttpParserError as error:
            if self._last_words is None:
                why = error.__context__  # what a method below raised
                if why is None:
                    why = Unreadable(400, str(error))
                elif not isinstance(why, Unreadable):
                    why = Unreadable(400, "the address cannot be read")
                self._refuse(why.answer)
        else:
            # No message is open: all that came has been read, and what comes next is a request's line.
            self._line = self._line or not self._open

    def _decline(self, rest: bytes) -> None:
        """Go on in HTTP/1.1 after an offer of another protocol; the parser stops there, without its body.

        Another parser is told how the body is framed, and reads on where the first has stopped.
        """
        if self._open:
            lines = [name + b": " + value + b"\r\n" for name, value in self.headers if name in FRAMING]
            self.parser = httptools.HttpRequestParser(self)
            self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
            self._replaying = True
            self.parser.feed_data(b"POST / HTTP/1.1\r\n" + b"".join(lines) + b"\r\n")
            self._replaying = False
        self._line = not self._open
        if rest:
            self._feed(self._typed(rest) if self._line else rest)

    # What the parser reports

    def on_message_begin(self) -> None:
        """A request begins; the last of a connection has none after it."""
        if self._replaying:
            return
        if len(self.pipeline) >= AHEAD:
            self.cycle.keep_alive = False
        if self.cycle is not None and not self.cycle.keep_alive:
            self._last_words = b""
            raise Unreadable(400)
        self._open = "head"
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; one after the body changes nothing."""
        if self._open == "head":
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is over: the request is answered from now on, whatever its body does."""
        if self._replaying:
            return
        self._check_head()
        super().on_headers_complete()
        self._pending += 1
        self._asked = True
        self.shared.work(self)
        self._begin("body")

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        self._around -= len(body) + CHUNK
        self._received += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is over, unless the parser only stops for an offer of another protocol."""
        if self.parser.should_upgrade() and any(name in FRAMING for name, _ in self.headers):
            return
        self._begin("")
        self._since = None
        super().on_message_complete()

    def _begin(self, part: str) -> None:
        self._open, self._since, self._around = part, self.shared.now, 0
        self._upload.rest()

    def _check_head(self) -> None:
        """Refuse what could be read in more than one way; `Unreadable` tells what of it."""
        version = self.parser.get_http_version()
        if version not in VERSIONS:
            raise Unreadable(505, version)
        size = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
        if len(self.url) > ADDRESS or size > HEAD:
            raise self._too_much()
        codings = [value.strip().lower() for name, value in self.headers if name == b"transfer-encoding"]
        if codings and version == "1.0":
            raise Unreadable(400, "HTTP/1.0 has no Transfer-Encoding")
        if codings not in ([], [b"chunked"]):
            raise Unreadable(501)

    def _too_much(self) -> Unreadable:
        long = self._open == "head" and len(self.url) > ADDRESS
        return Unreadable(414, f"{ADDRESS:,}") if long else Unreadable(431, f"{HEAD:,}")

    # Answers

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        async def answer(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
            async def closing(message: ASGISendEvent) -> None:
                if message["type"] == "http.response.start" and cycle.more_body:
                    cycle.keep_alive = False
                await send(message)

            try:
                await app(scope, receive, closing)
            except asyncio.CancelledError:
                # The server ends and has waited long enough; a trace would tell nothing.
                cycle.disconnected = True
                self._ours.abort()

        super()._start_asgi_task(cycle, answer)

    def on_response_complete(self) -> None:
        """An answer is complete; the next one is due, or last words, or a request."""
        self._pending -= 1
        super().on_response_complete()
        if not self._pending:
            self.shared.wait(self)
            self._end()

    def _refuse(self, answer: bytes) -> None:
        """Read no more; say why when all requests that came whole are answered."""
        self._last_words = answer
        if self._open == "body" and not self.cycle.response_complete:
            if self.pipeline and self.pipeline[0][0] is self.cycle:
                self.pipeline.popleft()
            elif self.cycle.response_started:
                return  # it ends the connection
            else:
                self.cycle.disconnected = True
                self.cycle.message_event.set()
            self._pending -= 1
        self._end()

    def _end(self) -> None:
        if self._last_words is not None and not self._pending:
            self._ours.write(self._last_words)
            self._ours.close()

    # Time

    def check(self, now: float) -> None:
        """End what takes too long: what is sent, what is taken, and the end itself."""
        if self._ours.get_write_buffer_size():
            if self._download.is_slow(now, self._ours.taken()):
                self._ours.reset()
            return
        self._download.rest()
        if self.transport.is_closing():
            if not self._ending:
                self._ending, self._since, self._heard = True, now, now
            elif now - self._heard > LINGER or now - (self._since or 0.0) > self.shared.limits.body_seconds:
                self._ours.abort()
        elif self._last_words is None:
            self._check_reading(now)

    def _check_reading(self, now: float) -> None:
        limits = self.shared.limits
        if self._since is None:
            return
        if self.flow.read_paused or (self._open == "body" and self.cycle.waiting_for_100_continue):
            self._since = now
            self._upload.rest()
        elif self._open == "body":
            # Whoever reads the body has the first word, because it can say more.
            if now - self._since > limits.body_seconds + LATER or self._upload.is_slow(now, self._received):
                self._refuse(refusal(408))
        elif now - self._since > limits.head_seconds:
            self._refuse(refusal(408) if self._open else b"")

    def may_go(self) -> bool:
        """Whether nothing of an answer is on its way."""
        return not self._pending and not self._ours.get_write_buffer_size()

    def go(self) -> None:
        """End at once; whose request may be on its way is told, for it was not read."""
        if self._asked and self._open != "head":
            self._ours.abort()
        else:
            self._ours.write(refusal(503))
            self._ours.end()


def protocol(connections: Connections) -> type[Protocol]:
    """The protocol for connections of which these hold all."""
    return type("Protocol", (Protocol,), {"shared": connections})
