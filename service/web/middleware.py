"""What every answer gets on its way out: compression, `HEAD`, and the headers that keep a page to itself."""

from fastapi.routing import APIRoute
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.media_types import takes_gzip
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.responses import GZIP, of_release

OWN_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Pages may load what this server sends and nothing else; a route may set a policy of its own."""


STAMPS = (
    (b"content-security-policy", OWN_PAGES.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)
TEXTS = frozenset({b"query", b"update", b"default"})
"""Parameters that an empty value does not take away: texts, and `default` of the Graph Store Protocol."""
LISTS = (b"accept", b"accept-encoding", b"accept-language", b"if-match", b"if-none-match")
"""Request headers that are read here and hold lists."""


PACKED = (".gz", ".zip", ".xlsx", ".sqlite", ".parquet")
"""Files that are packed, or of which programs read parts, have one form and one tag."""
PACKING = "/sparql"
"""Where a query is asked, which packs its result itself."""


class Compression(GZipMiddleware):
    """Compresses for clients that accept gzip, and gives the compressed form a tag of its own."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See `GZipMiddleware`; what is packed already is left as it is.

        Packed is what the client takes (`gzip;q=0` is not) and does not like less than the plain form.
        """
        if scope["type"] != "http" or scope["path"].endswith(PACKED) or _packs_itself(scope):
            await self.app(scope, receive, send)
            return
        accepted = takes_gzip(Headers(scope=scope).get("accept-encoding", ""))
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        scope = {**scope, "headers": [*plain, (b"accept-encoding", b"gzip")] if accepted else plain}

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                tag = headers.get("etag")
                if tag and "accept-encoding" not in headers.get("vary", "").lower():
                    # Said of a 304, too, and of what was too small to be worth packing.
                    headers.add_vary_header("Accept-Encoding")
                if tag and headers.get("content-encoding") == "gzip" and GZIP not in tag:
                    headers["etag"] = f'{tag[:-1]}{GZIP}"'
            await send(message)

        await super().__call__(scope, receive, tagged)


def _packs_itself(scope: Scope) -> bool:
    """Whether it is a query that is asked, whose result comes packed; the sentence of its error is short."""
    return scope["path"].endswith(PACKING) and b"query=" in scope["query_string"]


class Lists:
    """Joins what a client spreads over several lines of one header: together they are one list (RFC 9110 §5.3).

    A parameter without a value (`as_of=`) is not given: forms and link builders send many of them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with one line for each of these headers."""
        if scope["type"] == "http":
            lines: list[tuple[bytes, bytes]] = scope["headers"]
            listed = dict(given := [line for line in lines if line[0] in LISTS])
            empty = b"=&" in (query := scope["query_string"]) or query.endswith(b"=")
            if not empty and len(listed) == len(given) and all(listed.values()):
                await self.app(scope, receive, send)
                return
            said = {name: b", ".join(value for other, value in lines if other == name) for name in LISTS}
            joined = [(name, value) for name, value in said.items() if value]
            scope = {**scope, "headers": [*(line for line in lines if line[0] not in LISTS), *joined]}
            if empty:
                scope["query_string"] = b"&".join(part for part in query.split(b"&") if not _empty(part))
        await self.app(scope, receive, send)


def _empty(parameter: bytes) -> bool:
    name, sign, value = parameter.partition(b"=")
    return bool(sign) and not value and name not in TEXTS


class Options:
    """Answers `OPTIONS` on every address with what it takes; those that answer it themselves go on doing so.

    A browser's preflight is answered before, by the middleware for other origins.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        allowed = _methods(scope) if scope["type"] == "http" and scope["method"] == "OPTIONS" else set()
        if not allowed or "OPTIONS" in allowed:
            await self.app(scope, receive, send)
            return
        if "GET" in allowed:
            allowed |= {"HEAD"}
        answer = Response(status_code=204, headers={"Allow": ", ".join(sorted(allowed | {"OPTIONS"}))})
        await answer(scope, receive, send)


def _methods(scope: Scope) -> set[str]:
    """What the routes at an address take; `OPTIONS` is among it where one of them takes every method itself."""
    found: set[str] = set()
    for route in scope["app"].state.routes:
        if route.matches({**scope, "method": "GET"})[0] is not Match.NONE:
            found |= {"OPTIONS"} if type(route).handle is not APIRoute.handle else set(route.methods or ())
    return found


class Head:
    """Answers `HEAD` as `GET` without its body, on every address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as GET and keep the body back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bodiless(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        # A part can be asked for with GET only.
        lines = [line for line in scope["headers"] if line[0] != b"range"]
        await self.app({**scope, "method": "GET", "headers": lines}, receive, bodiless)


class Stamp:
    """Adds the release and the security headers to every answer that does not set them itself."""

    def __init__(self, app: ASGIApp, config: Settings) -> None:
        self.app = app
        hsts = (b"strict-transport-security", b"max-age=%d" % config.hsts_seconds)
        self.stamps = (*STAMPS, hsts) if config.hsts_seconds else STAMPS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                lines = list(message.get("headers", ()))
                said = {name.lower() for name, _ in lines}
                lines += [line for line in self.stamps if line[0] not in said]
                atlas = scope["app"].state.releases.state
                if isinstance(atlas, Atlas) and b"accord-release" not in said:
                    lines += [(n.lower().encode(), v.encode("latin-1")) for n, v in of_release(atlas.release).items()]
                message = {**message, "headers": lines}
            await send(message)

        await self.app(scope, receive, stamped)
