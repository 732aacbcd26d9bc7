"""Under which address the atlas is reached: what a proxy is believed, and which hosts are answered.

Absolute addresses in answers begin with `root`. It comes from the setting `public_url`, or else from the request; then
the request's host and scheme belong to the answer's tag (`basis`) and to what it varies by (`vary`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accord_atlas.service.core.errors import BadHost, BadRequest, UnknownHost
from accord_atlas.service.core.service_settings import HOST, Network
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.problems import answer

AUTHORITY = re.compile(rf"(?P<name>{HOST})(?::(?P<port>\d{{0,5}}))?")
PROBES = frozenset({"/health", "/ready"})
"""What a balancer asks by an address of its own choice; these answers hold no address."""
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDED = (b"x-forwarded-host", b"x-forwarded-proto", b"x-forwarded-for")


def root(request: Request) -> str:
    """The address at which this service is reached, without a slash at its end."""
    config: Settings = request.app.state.settings
    return config.public_root or str(request.base_url).rstrip("/")


def stated(request: Request) -> str:
    """`root` where it rests on more than the request's own word, else only the path of it.

    What a page says of its own address stays in search engines and previews: it is the public address of the settings,
    or one whose host the settings allow, or this very machine.
    """
    config: Settings = request.app.state.settings
    sure = config.public_root or config.hosts or request.url.hostname in LOCAL
    return root(request) if sure else str(request.scope.get("root_path", ""))


def vary(request: Request, *names: str) -> str:
    """The `Vary` of an answer that holds `root`, and varies by these request headers besides."""
    config: Settings = request.app.state.settings
    forwarded = ("X-Forwarded-Host", "X-Forwarded-Proto") if config.proxies else ()
    return ", ".join((*names, *(() if config.public_root else ("Host", *forwarded))))


LOCATION = b"location"


class Addresses:
    """Takes host, scheme and client from a trusted proxy, and refuses hosts that are none or unknown.

    What a proxy forwards counts only where the connection comes from one that the settings name; of a list, what the
    nearest proxy wrote. A redirect goes to this very server, whatever the request says that it is called.
    """

    def __init__(self, app: ASGIApp, config: Settings) -> None:
        self.app, self.public = app, config.public_root
        self.hosts, self.proxies = config.hosts, config.proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = forwarded(scope, self.proxies)
        try:
            self._check(scope)
        except BadRequest as error:
            await answer(Request(scope, receive), error)(scope, receive, send)
            return

        async def placed(message: Message) -> None:
            if message["type"] == "http.response.start" and LOCATION in (line[0] for line in message["headers"]):
                headers = MutableHeaders(scope=message)
                headers["location"] = _here(headers["location"])
            await send(message)

        await self.app(scope, receive, placed)

    def _check(self, scope: Scope) -> None:
        given = Headers(scope=scope).getlist("host")
        if not given and scope["http_version"] == "1.0":
            given = [_server(scope)]
        found = AUTHORITY.fullmatch(given[0]) if len(given) == 1 else None
        if found is None or int(found["port"] or 0) > 65535:
            said = ", ".join(given)[:200]
            raise BadHost(
                f"`Host` is {said!r}; expected one name of a host, and its port where it has one.",
                f"Host 为 {said!r}，应为一个主机名，必要时加端口。",
                value=said,
                expected="example.org:8000",
            )
        if scope["path"].removeprefix(scope.get("root_path", "")) not in PROBES and not self._known(found["name"]):
            raise UnknownHost(
                f"This service does not answer for the host {found['name']!r}. Its operator names the hosts that it "
                "answers for in ACCORD_ALLOWED_HOSTS.",
                f"本服务不以主机名 {found['name']!r} 应答；可应答的主机名由运维者在 ACCORD_ALLOWED_HOSTS 中设置。",
                value=found["name"],
                expected=self.public or None,
            )

    def _known(self, name: str) -> bool:
        name = name.lower().rstrip(".")
        below = any(one.startswith("*.") and name.endswith(one[1:]) for one in self.hosts)
        return not self.hosts or name in self.hosts or below


def forwarded(scope: Scope, trusted: Sequence[Network]) -> Scope:
    """The request as the client sent it to the proxy, where that is trusted; else as it is.

    `client` becomes the address nearest to us in `X-Forwarded-For` that is not a trusted proxy's.
    """
    if not _trusts(trusted, (scope.get("client") or ("",))[0]):
        return scope
    said = {name: _last(scope, name) for name in FORWARDED}
    changed = dict(scope)
    if said[b"x-forwarded-proto"] in {"http", "https"}:
        changed["scheme"] = said[b"x-forwarded-proto"]
    if host := said[b"x-forwarded-host"]:
        others = [line for line in scope["headers"] if line[0] != b"host"]
        changed["headers"] = [*others, (b"host", host.encode("latin-1"))]
    for hop in reversed(_list(scope, b"x-forwarded-for")):
        if _address(hop) is None:
            break
        changed["client"] = (str(_address(hop)), 0)
        if not _trusts(trusted, hop):
            break
    return changed


def _list(scope: Scope, name: bytes) -> list[str]:
    lines = [value.decode("latin-1") for other, value in scope["headers"] if other == name]
    return [item.strip() for item in ",".join(lines).split(",") if item.strip()]


def _last(scope: Scope, name: bytes) -> str:
    return (_list(scope, name) or [""])[-1]


def _trusts(trusted: Sequence[Network], client: str) -> bool:
    address = _address(client) if trusted else None
    return address is not None and any(address in network for network in trusted)


@lru_cache(maxsize=4096)
def _address(written: str) -> object | None:
    """The IP address, which may come in brackets or with a port; None for what is none."""
    bare = written.partition("]")[0].lstrip("[") if "]" in written else written
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        found = ip_address(bare)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _server(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}" if port else host


def _here(location: str) -> str:
    """An address of this server's without scheme and host; one slash at its beginning, for two would name a host."""
    found = urlsplit(location)
    if not found.netloc:
        return location
    return found._replace(scheme="", netloc="", path="/" + found.path.lstrip("/\\")).geturl()
