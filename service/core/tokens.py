"""Who may change something, or end what runs: tokens with names and scopes, kept as salted hashes in a file.

The file is read again whenever it has changed, so that a token is given or taken away while a service runs. What
cannot be read lets nobody in.
"""

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_bytes, token_urlsafe
from threading import Lock
from typing import Any, Final

from accord_atlas.loaders.locks import lock as hold
from accord_atlas.service.core.errors import BadParameter, NoToken, OutOfScope, Unavailable
from accord_atlas.service.core.settings import Settings

FILE: Final = "tokens.json"
SCOPES: Final[Mapping[str, tuple[str, str]]] = {
    "admin": ("what runs in the service, and its end", "查看与终止服务中正在运行的请求"),
    "imports": ("imports of spreadsheets and drafts from notices", "导入电子表格与通知草案"),
    "layers": ("layers put into use and removed", "启用与移除本地层"),
    "proposals": ("decisions on proposals", "审定更正建议"),
    "update": ("SPARQL Update and Graph Store on layers", "对本地层执行 SPARQL 更新与图存储操作"),
}
"""What a token may be for; `update:<layer>` is `update` on one layer only."""
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
SCOPE: Final = re.compile(rf"{'|'.join(SCOPES)}|update:[a-z0-9]+(-[a-z0-9]+)*")
SCOPE_FORM: Final = (*SCOPES, "update:<layer>")
HEX: Final = re.compile("([0-9a-f]{2})+")
OWNER_ONLY: Final = 0o600


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a token was given to, what for, and when."""

    name: str
    scopes: tuple[str, ...]
    made: str

    def may(self, scope: str) -> bool:
        """Whether a scope is among those given; `update` holds for `update:<layer>`, and not the other way."""
        return scope in self.scopes or scope.partition(":")[0] in self.scopes

    def demand(self, scope: str) -> str:
        """The holder's name; OutOfScope where the scope is not among those given."""
        if self.may(scope):
            return self.name
        raise OutOfScope(
            f"The token of {self.name} is for {', '.join(self.scopes)}; this needs {scope}.",
            f"{self.name} 的令牌仅适用于：{'、'.join(self.scopes)}；此操作需要 {scope}。",
            expected=scope,
            headers={"WWW-Authenticate": f'Bearer realm="accord", error="insufficient_scope", scope="{scope}"'},
        )


class Tokens:
    """The tokens in a file; may be asked from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._state: tuple[int, ...] = ()
        self._kept: list[dict[str, Any]] = []

    @classmethod
    def of(cls, config: Settings) -> "Tokens":
        """The tokens of a service: in the file of the setting `tokens`, else in the build folder."""
        return cls(config.tokens or config.build / FILE)

    def holders(self) -> list[Holder]:
        """Who has a token, in the order in which they were given; Unavailable where the file cannot be read."""
        return [_holder(each) for each in self._read()]

    def holder(self, token: str | None) -> Holder:
        """Whose token this is; NoToken where there is none, or nobody's. Takes the same time for every wrong one."""
        found: Holder | None = None
        for each in self._read():
            if compare_digest(_digest(token or "", each["salt"]), each["sha256"]):
                found = _holder(each)
        if token and found:
            return found
        raise _refusal(token)

    def add(self, name: str, scopes: Iterable[str]) -> str:
        """A new token, given back this once and kept nowhere; BadParameter for a bad or taken name, a bad scope."""
        wanted = tuple(dict.fromkeys(scopes))
        _check(name, wanted)
        token = f"accord_{token_urlsafe(32)}"

        def with_it(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
            if any(each["name"] == name for each in kept):
                raise BadParameter(
                    "name",
                    name,
                    f"{name} has a token already; remove it first, or give the new one another name.",
                    f"{name} 已有令牌；请先移除，或为新令牌另取名称。",
                )
            salt = token_bytes(16).hex()
            made = datetime.now(UTC).isoformat(timespec="seconds")
            entry = {"name": name, "scopes": list(wanted), "made": made, "salt": salt, "sha256": _digest(token, salt)}
            return [*kept, entry]

        self._rewrite(with_it)
        return token

    def remove(self, name: str) -> bool:
        """Take a token away; whether there was one. It opens nothing from the next request on."""
        if all(each.name != name for each in self.holders()):
            return False
        self._rewrite(lambda kept: [each for each in kept if each["name"] != name])
        return True

    def _read(self) -> list[dict[str, Any]]:
        with self._lock:
            try:
                found = self.path.stat()
                state = (found.st_mtime_ns, found.st_ino, found.st_size)
                if state != self._state:
                    self._kept = _parsed(self.path.read_bytes())
                    self._state = state
            except FileNotFoundError:
                self._kept, self._state = [], ()
            except (OSError, ValueError) as error:
                self._kept, self._state = [], ()
                raise Unavailable(
                    "The file of tokens cannot be read, so nothing can be changed here just now.",
                    "令牌文件无法读取，目前不接受任何更改。",
                    where=self.path,
                ) from error
            return self._kept

    def _rewrite(self, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> None:
        """Write the file anew beside its place and move it there; one process at a time, for the owner's eyes only."""
        folder = self.path.parent
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / f".{self.path.name}.lock"):
            content = json.dumps({"tokens": change(self._read())}, ensure_ascii=False, indent=2) + "\n"
            number, staged = tempfile.mkstemp(prefix=f".{self.path.name}-", dir=folder)
            try:
                os.fchmod(number, OWNER_ONLY)
                with os.fdopen(number, "w", encoding="utf-8") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                Path(staged).replace(self.path)
            finally:
                Path(staged).unlink(missing_ok=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("ab") as file:
        hold(file)
        yield


def _digest(token: str, salt: str) -> str:
    """A token has as many random bits as its hash: there is nothing to try, and no slow hash needed."""
    return sha256(bytes.fromhex(salt) + token.encode()).hexdigest()


def _parsed(content: bytes) -> list[dict[str, Any]]:
    """The entries of the file; ValueError where it is another."""
    kept = json.loads(content)
    if not isinstance(kept, dict) or not isinstance(kept.get("tokens"), list):
        raise ValueError("expected an object with `tokens`")
    for each in kept["tokens"]:
        texts = isinstance(each, dict) and all(isinstance(each.get(k), str) for k in ("name", "made", "salt", "sha256"))
        if not texts or not isinstance(each.get("scopes"), list):
            raise ValueError("an entry lacks a part")
        if not HEX.fullmatch(each["salt"]) or not HEX.fullmatch(each["sha256"]):
            raise ValueError("an entry has no hash")
    return list(kept["tokens"])


def _holder(entry: Mapping[str, Any]) -> Holder:
    return Holder(entry["name"], tuple(map(str, entry["scopes"])), entry["made"])


def _check(name: str, scopes: tuple[str, ...]) -> None:
    if not NAME.fullmatch(name):
        raise BadParameter(
            "name",
            name,
            "A token's name is up to 64 letters, digits, dots, hyphens, underscores or @.",
            "令牌名称最多 64 个字符，仅限字母、数字、点、连字符、下划线与 @。",
            expected=NAME.pattern,
        )
    wrong = [each for each in scopes if not SCOPE.fullmatch(each)]
    if wrong or not scopes:
        raise BadParameter(
            "scope",
            wrong[0] if wrong else None,
            f"A token is for at least one of {', '.join(SCOPE_FORM)}.",
            f"令牌至少须有下列权限之一：{'、'.join(SCOPE_FORM)}。",
            expected=SCOPE_FORM,
        )


def _refusal(token: str | None) -> NoToken:
    if token:
        return NoToken(
            "This token is not known here; it may have been replaced.",
            "此令牌无效，可能已被更换。",
            headers={"WWW-Authenticate": 'Bearer realm="accord", error="invalid_token"'},
        )
    return NoToken(
        "This needs a token: `Authorization: Bearer …`. `accord tokens add` gives one.",
        "此操作须出示令牌：Authorization: Bearer …；令牌由 accord tokens add 签发。",
        headers={"WWW-Authenticate": 'Bearer realm="accord"'},
    )
