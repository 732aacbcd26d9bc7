"""An engine elsewhere over HTTP: connections that are kept, credentials, patience, and none where it is gone."""

import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.remote import errors
from accord_atlas.service.core.remote.breaker import Breaker
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tracing import span

if TYPE_CHECKING:
    import httpx

FORM = "application/x-www-form-urlencoded"
PASSING = frozenset({429, 502, 503, 504})
"""What an engine, or a balancer before it, says that may be otherwise in a moment."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
WORDS = 2000

Fields = Sequence[tuple[str, str]]


class Endpoint:
    """Sends questions and changes to one engine; may be used from any thread.

    A question that did not reach the engine is sent again, after a pause that grows and is never the same twice.
    """

    def __init__(self, config: Settings) -> None:
        self._httpx = _library()
        self.address = config.store
        self.server = ""
        """What the engine calls itself, since it first answered."""
        self._config = config
        self._breaker = Breaker(config.store_failures, config.store_pause)
        self.client = self._httpx.Client(
            auth=_credentials(self._httpx, config),
            headers=_bearer(config),
            timeout=self._httpx.Timeout(config.store_timeout, connect=config.store_connect_seconds),
            limits=self._httpx.Limits(
                max_connections=config.store_connections, max_keepalive_connections=config.store_connections
            ),
            follow_redirects=False,
            trust_env=False,
        )

    @property
    def up(self) -> bool:
        """Whether the engine is asked, and not left alone because it failed again and again."""
        return not self._breaker.wait

    def check(self) -> None:
        """Unavailable while the engine is being left alone because it failed again and again."""
        if wait := self._breaker.wait:
            raise errors.gone(self.address, self._breaker.reason, wait)

    def ask(self, fields: Fields, accept: str, *, seconds: float | None = None) -> "httpx.Response":
        """The whole answer to a query; `fields` are those of the protocol's form."""
        with self.asked(fields, accept, seconds=seconds) as response:
            try:
                response.read()
            except self._httpx.TimeoutException:
                raise errors.slow(self.address, seconds or self._config.store_timeout) from None
            except self._httpx.TransportError as error:
                raise self._lost(error) from None
            return response

    @contextmanager
    def asked(self, fields: Fields, accept: str, *, seconds: float | None = None) -> Iterator["httpx.Response"]:
        """The answer to a query as it comes in; Unavailable, NoRelease or EngineFailed where there is none."""
        response = self.send("POST", self.address, seconds=seconds, content=encoded(fields), accept=accept, kind=FORM)
        try:
            if response.status_code != 200:
                raise self._refusal(response)
            yield response
        finally:
            response.close()

    def send(
        self,
        method: str,
        address: str,
        *,
        content: bytes = b"",
        kind: str = "",
        accept: str = "*/*",
        seconds: float | None = None,
        params: Mapping[str, str] | None = None,
    ) -> "httpx.Response":
        """Send a request as often as may be, until the engine answers it; the answer's body is still to be read."""
        with span("store", http_request_method=method) as told:
            response = self._sent(method, address, content, kind, accept, seconds, params)
            told.tell(http_response_status_code=response.status_code)
            return response

    def _sent(
        self,
        method: str,
        address: str,
        content: bytes,
        kind: str,
        accept: str,
        seconds: float | None,
        params: Mapping[str, str] | None,
    ) -> "httpx.Response":
        config = self._config
        end = time.monotonic() + (seconds or config.store_timeout)
        headers = {"Accept": accept, **({"Content-Type": kind} if kind else {})}
        timeout = self._httpx.Timeout(seconds or config.store_timeout, connect=config.store_connect_seconds)
        for left in reversed(range(config.store_tries)):
            if not self._breaker.admit():
                self.check()
            request = self.client.build_request(
                method, address, content=content, headers=headers, timeout=timeout, params=params
            )
            try:
                response: httpx.Response = self.client.send(request, stream=True)
            except (self._httpx.ReadTimeout, self._httpx.WriteTimeout):
                raise errors.slow(self.address, seconds or config.store_timeout) from None
            except self._httpx.TransportError as error:
                problem: AtlasError = self._lost(error)
            else:
                if response.status_code not in PASSING:
                    self._breaker.succeeded()
                    self.server = response.headers.get("server", "")
                    return response
                problem = self._passing(response)
            pause = _pause(config.store_tries - left)
            if not left or time.monotonic() + pause > end:
                raise problem
            time.sleep(pause)
        raise problem

    def _lost(self, error: Exception) -> AtlasError:
        """The connection failed."""
        reason = str(error) or type(error).__name__
        self._breaker.failed(reason)
        return errors.gone(self.address, reason, self._config.store_pause)

    def _passing(self, response: "httpx.Response") -> AtlasError:
        """The engine says that it is not able just now."""
        response.close()
        reason = f"it answers {response.status_code}"
        self._breaker.failed(reason)
        after = response.headers.get("retry-after", "")
        return errors.gone(self.address, reason, float(after) if after.isdigit() else self._config.store_pause)

    def _refusal(self, response: "httpx.Response") -> AtlasError:
        if response.status_code in {401, 403}:
            return errors.locked(self.address, response.status_code)
        return errors.failed(self.address, response.status_code, self.words(response))

    def words(self, response: "httpx.Response") -> str:
        """What the engine says in an answer that is none."""
        try:
            response.read()
        except self._httpx.HTTPError as error:
            return str(error)
        return response.text[:WORDS]


def endpoint(config: Settings) -> Endpoint:
    """The one connection of this process to the engine of the settings."""
    return _endpoint(config)


@cache
def _endpoint(config: Settings) -> Endpoint:
    return Endpoint(config)


def encoded(fields: Fields) -> bytes:
    """Fields of a form, in UTF-8."""
    from urllib.parse import urlencode

    return urlencode(list(fields)).encode()


def _pause(attempt: int) -> float:
    longest: float = min(LONGEST_PAUSE, FIRST_PAUSE * 4.0 ** (attempt - 1))
    return random.uniform(0.5, 1.0) * longest  # nosec B311 # a pause, no secret


def _library() -> Any:  # noqa: ANN401
    try:
        import httpx
    except ImportError:
        raise errors.not_installed() from None
    return httpx


def _credentials(httpx: Any, config: Settings) -> Any:  # noqa: ANN401
    if not config.store_user:
        return None
    password = _secret("ACCORD_STORE_PASSWORD_FILE", config.store_password_file)
    made = httpx.DigestAuth if config.store_scheme == "digest" else httpx.BasicAuth
    return made(config.store_user, password)


def _bearer(config: Settings) -> Mapping[str, str]:
    token = _secret("ACCORD_STORE_TOKEN_FILE", config.store_token_file)
    return {"Authorization": f"Bearer {token}"} if token else {}


def _secret(name: str, file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return re.split(r"\r?\n", file.read_text("utf-8"), maxsplit=1)[0]
    except OSError as error:
        raise errors.unreadable(name, error.strerror or type(error).__name__) from error
    except UnicodeDecodeError:
        raise errors.unreadable(name, "it is no text") from None
