"""How tools ask the service: by its own addresses, whether it runs in this process or elsewhere.

So that agents get the answers, the limits and the refusals that everybody gets, and there is no second store.
"""

import json
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of the service: its status, its headers (small letters), its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def good(self) -> bool:
        """Whether it is an answer and no problem."""
        return self.status < 400

    def json(self) -> Any:  # noqa: ANN401
        """The body as plain values; None where it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Ask(Protocol):
    """Asks the service; `path` begins with a slash and holds the query, a body makes it a POST."""

    def __call__(self, path: str, headers: Mapping[str, str], body: bytes | None = None) -> Awaitable[Given]:
        """The answer, whatever its status."""


class Remote:
    """Asks a service that runs elsewhere."""

    def __init__(self, root: str, seconds: float) -> None:
        import httpx

        self.root = root.rstrip("/")
        self._client = httpx.AsyncClient(base_url=self.root, timeout=seconds, follow_redirects=True)

    async def __call__(self, path: str, headers: Mapping[str, str], body: bytes | None = None) -> Given:
        """The answer; a status of 503 where the service cannot be reached."""
        import httpx

        try:
            answer = await self._client.request("GET" if body is None else "POST", path, headers=headers, content=body)
        except httpx.HTTPError as error:
            said = {"title": "Unreachable", "detail": f"{self.root} cannot be reached ({error}). 无法连接该服务。"}
            return Given(503, {}, json.dumps(said).encode())
        return Given(answer.status_code, dict(answer.headers), answer.content)
