"""The releases at hand: the one in use and the older ones that builds have kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from accord_atlas.loaders.release import MANIFEST, QUADS
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, NoRelease
from accord_atlas.service.core.release import Release

KEPT = "releases"
ID = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A release with the moment at which it was built, as an ISO date and time in UTC."""

    release: Release
    built: str
    current: bool


def releases(atlas: Atlas) -> list[Listed]:
    """All releases at hand, the latest built first; the one in use is among them."""
    found = {release.id: release for release in _kept(atlas.release.path.parent)}
    found[atlas.release.id] = atlas.release
    listed = [Listed(release, _built(release), release.id == atlas.release.id) for release in found.values()]
    return sorted(listed, key=lambda each: (each.built, each.release.id), reverse=True)


def release(atlas: Atlas, value: str, parameter: str) -> Release:
    """The release with an id, or the only one whose id begins so; BadParameter names those at hand."""
    found = [each.release for each in releases(atlas) if each.release.id.startswith(value)] if ID.match(value) else []
    if len(found) == 1:
        return found[0]
    ids = [each.release.id for each in releases(atlas)]
    raise BadParameter(
        parameter,
        value,
        f"`{parameter}` is {value!r}; expected a day (YYYY-MM-DD) or a release at hand: {', '.join(ids)}.",
        f"{parameter} 为 {value!r}，应为日期（YYYY-MM-DD）或现有发布版之一：{'、'.join(ids)}。",
        expected=["YYYY-MM-DD", *ids],
        nearest=nearest(value, ids),
    )


def located(path: Path) -> Release:
    """The release in a folder, or that an N-Quads file holds; NoRelease where there is none.

    A bare file is named by the hash of its content, as a build would; it tells no data date, and none is needed to
    compare it.
    """
    if path.is_dir():
        return Release.open(path)
    if path.name == QUADS and (path.parent / MANIFEST).is_file():
        return Release.open(path.parent)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NoRelease(f"{path} cannot be read: {error}.", f"无法读取 {path}：{error}。") from error
    return Release(sha256(content).hexdigest()[:16], path, {}, date.min, content.count(b"\n"))


def _kept(folder: Path) -> Iterator[Release]:
    """The releases beside the one in use; a folder that holds none, or a broken one, is passed over."""
    homes = (folder / KEPT, folder.parent) if folder.parent.name == KEPT else (folder / KEPT,)
    for home in homes:
        for manifest in sorted(home.glob(f"*/{MANIFEST}")):
            try:
                yield Release.open(manifest.parent)
            except NoRelease:
                continue


def _built(release: Release) -> str:
    """When it was built: as the manifest says, else when its manifest was written."""
    said = release.manifest.get("built")
    if isinstance(said, str):
        return said
    written = (release.path.parent / MANIFEST).stat().st_mtime
    return datetime.fromtimestamp(written, UTC).isoformat(timespec="seconds")
