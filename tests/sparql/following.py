"""Fetches many addresses from the application itself: a client in between would cost most of the time."""

from typing import Any

Fetched = tuple[str, int, str, bytes]
"""Path, status, content type, body."""


async def fetch(app: Any, path: str, accept: str, query: str = "") -> Fetched:
    """One address, by GET."""
    reply: dict[str, Any] = {}
    body = bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        reply.update(message)
        body.extend(message.get("body", b""))

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": f"/{path}",
        "raw_path": f"/{path}".encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"atlas.example"), (b"accept", accept.encode())],
        "server": ("atlas.example", 80),
        "client": ("127.0.0.1", 1),
    }
    await app(scope, receive, send)
    headers = dict(reply["headers"])
    return path, reply["status"], headers.get(b"content-type", b"").decode(), bytes(body)


async def fetch_all(app: Any, paths: list[str], accept: str) -> list[Fetched]:
    """Many addresses, one after the other."""
    return [await fetch(app, path, accept) for path in paths]
