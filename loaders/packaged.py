"""The release that an installed package carries, compressed, and its way into the folder of whoever uses it.

A checkout carries none: it builds its own.
"""

import json
import lzma
import os
import stat
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from accord_atlas.loaders import places
from accord_atlas.loaders.integrity import MANIFEST, QUADS, SIGNATURE

FOLDER: Final = "release"
PACKED: Final = f"{QUADS}.xz"
MARK: Final = ".packaged"
"""Says, in the user's folder, which release was last laid out there from the package."""
OWNER_ONLY: Final = 0o700


def carried() -> Mapping[str, Any] | None:
    """The manifest of the release that the package carries; None where it carries none."""
    try:
        found: Mapping[str, Any] = json.loads((_home() / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None
    return found


def lay_out(out: Path) -> None:
    """Have the carried release lie in the user's own folder; in any other folder nothing is done.

    It is put into use where nothing is, or where what is in use came with an earlier package: what somebody built, or
    laid a layer over, stays in use. OSError where it cannot be written.
    """
    if out != places.user_folder():
        return
    manifest = carried()
    if manifest is None:
        return
    wanted, used, last = manifest["release"], _used(out), _marked(out)
    if used is not None and last == wanted:
        return
    _own(out)
    # Here, because who finds a release there writes none, and the writing side is large.
    from accord_atlas.loaders.release import receive

    content = lzma.decompress((_home() / PACKED).read_bytes())
    signature = _home() / SIGNATURE
    signed = signature.read_bytes() if signature.is_file() else None
    receive(content, manifest, out, use=used in (None, last), signature=signed)
    (out / MARK).write_text(wanted, "utf-8")


def _home() -> Traversable:
    return files("accord_atlas").joinpath(FOLDER)


def _used(out: Path) -> str | None:
    """The id of the release in use in a folder."""
    try:
        place = places.home(out)
        return str(json.loads((place / MANIFEST).read_bytes())["release"]) if (place / QUADS).is_file() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _marked(out: Path) -> str | None:
    try:
        return (out / MARK).read_text("utf-8")
    except OSError:
        return None


def _own(folder: Path) -> None:
    """Make the folder; PermissionError where somebody else made it where all may write, and could change it."""
    folder.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
    if os.name == "posix" and folder == places.temporary_folder():
        held = folder.lstat()
        if not stat.S_ISDIR(held.st_mode) or held.st_uid != os.getuid() or held.st_mode & 0o022:
            raise PermissionError(f"{folder} belongs to somebody else")
