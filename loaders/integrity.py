"""What proves that a release is what its id says: the id is the beginning of the SHA-256 of its statements.

The manifest also says how many bytes and statements there are; whoever opens a release compares all of it.
"""

import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

QUADS = "accord.nq"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.minisig"
ID = re.compile(r"[0-9a-f]{16}")
FORMAT = 2
"""The form of a release: a service answers from those of its own form. Raised when what queries rely on changes."""
CHUNK = 1 << 20
SETTLED_SECONDS = 1.0
TRUSTED_SECONDS = 86_400.0
"""For which what one process has read is taken by another for what a file holds that nobody has touched."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file holds: its size in bytes, its SHA-256, its number of lines, which are statements."""

    size: int
    sha256: str
    lines: int

    @property
    def id(self) -> str:
        """The id of the release that the file is."""
        return self.sha256[:16]


class NotWhole(Exception):
    """A manifest that is none, or statements that are not those it speaks of; the same sentence in two languages."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en, self.zh = en, zh


_known: dict[Path, tuple[tuple[int, ...], Fingerprint]] = {}


def fingerprint(path: Path) -> Fingerprint:
    """What a file holds now; a file that has not been touched since this process last read it is not read again.

    OSError where it cannot be read.
    """
    with path.open("rb") as file:
        state = _state(os.fstat(file.fileno()))
        known = _known.get(path)
        if known and known[0] == state:
            return known[1]
        size, lines, digest = 0, 0, sha256()
        while chunk := file.read(CHUNK):
            size += len(chunk)
            lines += chunk.count(b"\n")
            digest.update(chunk)
        found = Fingerprint(size, digest.hexdigest(), lines)
        # The clock of a file system is coarse: a change in the very moment of reading would not be seen later.
        if _state(os.fstat(file.fileno())) == state and time.time_ns() - state[-1] > SETTLED_SECONDS * 1e9:
            _known[path] = state, found
        return found


@contextmanager
def remembered(notes: Path) -> Iterator[None]:
    """Within it, a file that another process has read lately, and nobody has touched since, is not read again.

    What was read is noted in a file, where its folder is there and can be written to. For a day: then all is read
    anew, lest a disk that loses what it holds be believed for ever.
    """
    now = time.time()
    noted = {path: note for path, note in _noted(notes).items() if 0 <= now - note[2] < TRUSTED_SECONDS}
    for path, (state, found, _) in noted.items():
        _known.setdefault(path, (state, found))
    before = dict(_known)
    yield
    read = {path: (*known, now) for path, known in _known.items() if known is not before.get(path)}
    if any(path.is_absolute() for path in read):
        _note(notes, {**noted, **read})


def _noted(notes: Path) -> dict[Path, tuple[tuple[int, ...], Fingerprint, float]]:
    """What a file of notes says; nothing where there is none, or none that can be understood."""
    try:
        said = json.loads(notes.read_bytes())
        return {Path(path): (tuple(state), Fingerprint(*found), float(when)) for path, state, found, when in said}
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def _note(notes: Path, known: Mapping[Path, tuple[tuple[int, ...], Fingerprint, float]]) -> None:
    written = notes.with_name(f"{notes.name}.{os.getpid()}")
    said = [(str(path), state, astuple(found), when) for path, (state, found, when) in known.items()]
    with suppress(OSError):
        try:
            written.write_text(json.dumps(said), "utf-8")
            written.replace(notes)
        finally:
            written.unlink(missing_ok=True)


def _state(of: os.stat_result) -> tuple[int, ...]:
    """What differs as soon as a file is another or has been written to; the moment of the last change comes last."""
    return of.st_dev, of.st_ino, of.st_size, of.st_mtime_ns, of.st_ctime_ns


def verified(folder: Path) -> Mapping[str, Any]:
    """The manifest of the release in a folder, every word of it compared with the statements beside it.

    FileNotFoundError where there is none, NotWhole where something differs, OSError where it cannot be read.
    """
    if not (folder / QUADS).is_file():
        raise FileNotFoundError(folder / QUADS)
    manifest = _manifest((folder / MANIFEST).read_bytes())
    found = fingerprint(folder / QUADS)
    for en, zh in _differences(manifest, found):
        raise NotWhole(f"{QUADS} is not what {MANIFEST} says: {en}", f"{QUADS} 与 {MANIFEST} 不符：{zh}")
    return manifest


def _manifest(content: bytes) -> Mapping[str, Any]:
    """The members of a manifest, each of its kind; NotWhole says which is not."""
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError):
        raise NotWhole(f"{MANIFEST} is not JSON", f"{MANIFEST} 不是 JSON") from None
    if not isinstance(manifest, dict):
        raise NotWhole(f"{MANIFEST} is not a JSON object", f"{MANIFEST} 不是 JSON 对象")
    for name, (is_one, en, zh) in MEMBERS.items():
        if not is_one(manifest.get(name)):
            raise NotWhole(f"`{name}` in {MANIFEST} is not {en}", f"{MANIFEST} 中的 {name} 不是{zh}")
    return manifest


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_files(value: object) -> bool:
    return value is None or (isinstance(value, dict) and isinstance(value.get(QUADS), dict))


def _is_layers(value: object) -> bool:
    """Whether it is a list of descriptions, each with the name of its layer."""
    entries = value if isinstance(value, list) else [value]
    return value is None or all(isinstance(each, dict) and isinstance(each.get("name"), str) for each in entries)


MEMBERS: Mapping[str, tuple[Callable[[object], bool], str, str]] = {
    "release": (
        lambda value: isinstance(value, str) and ID.fullmatch(value) is not None,
        "sixteen hexadecimal digits",
        "十六位十六进制数字",
    ),
    "statements": (lambda value: type(value) is int and value >= 0, "a number of statements", "陈述数"),
    "data_date": (_is_day, "a day (YYYY-MM-DD)", "日期（YYYY-MM-DD）"),
    "layers": (lambda value: isinstance(value, list | None) and _is_layers(value), "a list of layers", "层的列表"),
    "base": (lambda value: isinstance(value, str | None), "the id of a release", "发布版编号"),
    "files": (_is_files, f"a description of {QUADS}", f"{QUADS} 的说明"),
}
"""Member of a manifest → what it must be. Of `files`, which may be left out, what is said is compared."""


def _differences(manifest: Mapping[str, Any], found: Fingerprint) -> Iterator[tuple[str, str]]:
    """What the manifest says otherwise than the file, most telling first."""
    stated = (manifest.get("files") or {}).get(QUADS, {})
    if manifest["statements"] != found.lines:
        yield (
            f"it holds {found.lines} statements instead of {manifest['statements']}",
            f"实有 {found.lines} 条陈述，应为 {manifest['statements']} 条",
        )
    if stated.get("bytes", found.size) != found.size:
        yield f"it has {found.size} bytes, and another size is stated", f"实有 {found.size} 字节，与所载大小不同"
    if manifest["release"] != found.id or stated.get("sha256", found.sha256) != found.sha256:
        yield "its content has another hash", "内容的哈希值不同"
