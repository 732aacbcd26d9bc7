"""Whether a release is asked from a copy on disk or in memory: what a command does, which gives one answer and ends.

To make a copy costs as much as reading the release a few times. It is made by the command that comes after so many,
unless a service has made it meanwhile; where nothing can be written, each command reads the release.
"""

from pathlib import Path
from typing import Final

from accord_atlas.loaders.integrity import fingerprint
from accord_atlas.service.core.published_folder import Published
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.snapshot import name, snapshot
from accord_atlas.service.core.store import CopiedStore, EmbeddedStore

SMALL: Final = 20_000
"""Statements up to which a release is read as fast as its copy is opened."""
READINGS: Final = 4
"""How often a release is read into memory until a copy is made."""


def copy_of(release: Release, parent: Path) -> CopiedStore | None:
    """The store over the copy of a release in a folder, compared with its seal just now; None where there is none.

    One that is damaged is made anew. What others need is not cleared away, and what is in use here stays until this
    process ends.
    """
    if release.statements <= SMALL:
        return None
    try:
        held = Published.found(parent, name(release.id)) or _made(release, parent)
        return CopiedStore(held, lambda: _loaded(release)) if held else None
    except (OSError, SyntaxError):
        return None


def _made(release: Release, parent: Path) -> Published | None:
    """A new copy, where one stood that is damaged or it is worth while by now."""
    mark = parent / f".{name(release.id)}.read"
    if not (parent / name(release.id)).exists() and not _often(mark):
        return None
    held = snapshot(release.path, release.id, parent)
    mark.unlink(missing_ok=True)
    return held


def _often(mark: Path) -> bool:
    """Whether a release has been read often, this time included: its mark has a byte for each."""
    with mark.open("ab") as file:
        file.write(b".")
        return file.tell() > READINGS


def _loaded(release: Release) -> EmbeddedStore | None:
    """The release in memory; None where its file is another by now."""
    try:
        same = fingerprint(release.path).id == release.id
        return EmbeddedStore.load(release.path) if same else None
    except (OSError, SyntaxError):
        return None
