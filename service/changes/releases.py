"""The releases at hand: the one in use and the older ones that builds have kept."""

import logging
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from accord_atlas.loaders.integrity import MANIFEST, QUADS, fingerprint
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, NoRelease
from accord_atlas.service.core.kept import ID, kept
from accord_atlas.service.core.release import Release

log = logging.getLogger("accord_atlas")


@dataclass(frozen=True, slots=True)
class Listed:
    """A release with the moment at which it was built, as an ISO date and time in UTC."""

    release: Release
    built: str
    current: bool


def releases(atlas: Atlas) -> list[Listed]:
    """All releases at hand, the latest built first; the one in use is among them, what is damaged is passed over."""
    found: dict[str, Release] = {}
    for _, each in kept(atlas.release):
        if isinstance(each, NoRelease):
            log.warning("%s; left out of the releases at hand", each)
        else:
            found[each.id] = each
    found[atlas.release.id] = atlas.release
    listed = [Listed(release, _built(release), release.id == atlas.release.id) for release in found.values()]
    return sorted(listed, key=lambda each: (each.built, each.release.id), reverse=True)


def release(atlas: Atlas, value: str, parameter: str) -> Release:
    """The release with an id, or the only one whose id begins so; BadParameter names those at hand.

    NoRelease where one with that id is kept, and damaged.
    """
    found = [each.release for each in releases(atlas) if each.release.id.startswith(value)] if ID.match(value) else []
    if len(found) == 1:
        return found[0]
    if not found and ID.match(value):
        for folder, damaged in kept(atlas.release):
            if isinstance(damaged, NoRelease) and folder.name.startswith(value):
                raise damaged
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
        found = fingerprint(path)
    except OSError as error:
        raise NoRelease(
            f"The file cannot be read: {error.strerror}.", f"无法读取该文件：{error.strerror}。", where=path
        ) from error
    return Release(found.id, path, {}, date.min, found.lines, path)


def _built(release: Release) -> str:
    """When it was built: as the manifest says, else when its manifest was written."""
    said = release.manifest.get("built")
    if isinstance(said, str):
        return said
    if release.held:  # there may be no file here
        return f"{release.data_date.isoformat()}T00:00:00+00:00"
    written = (release.path.parent / MANIFEST).stat().st_mtime
    return datetime.fromtimestamp(written, UTC).isoformat(timespec="seconds")
