"""The releases that builds have kept beside the one in use, and which of them can be asked."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from accord_atlas.loaders.integrity import FORMAT, MANIFEST
from accord_atlas.loaders.places import KEPT
from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.errors import NoRelease, NotFound, OldFormat
from accord_atlas.service.core.release import Release

ID: Final = re.compile(r"[0-9a-f]{8,64}")
PINNED: Final = ".pinned"
"""What stands beside the folder of a release that is kept for good, behind its id."""
NO_LAYERS: Final = "none"
"""What a request says that wants the curated data alone."""
FILES: Final = ("accord.nq", "manifest.json")
"""What of a kept release can be had whatever its form."""


def homes(current: Release) -> tuple[Path, ...]:
    """The folders in which releases are kept beside one."""
    folder = current.path.parent
    return (folder / KEPT, folder.parent) if folder.parent.name == KEPT else (folder / KEPT,)


def folders(current: Release) -> dict[str, Path]:
    """Id → folder of every kept release, by name alone; the one in use is among them."""
    found = {place.parent.name: place.parent for home in homes(current) for place in sorted(home.glob(f"*/{MANIFEST}"))}
    return {**{name: folder for name, folder in found.items() if ID.fullmatch(name)}, current.id: current.path.parent}


def kept(current: Release) -> Iterator[tuple[Path, Release | NoRelease]]:
    """The folder of each kept release with what it holds, or with what is wrong with it."""
    for folder in folders(current).values():
        if folder != current.path.parent:
            try:
                yield folder, Release.open(folder)
            except NoRelease as error:
                yield folder, error


def pin(release: Release) -> None:
    """Have a release kept for good; OSError where nothing can be written beside it."""
    release.path.parent.with_suffix(PINNED).touch()


def pinned(current: Release) -> frozenset[str]:
    """The ids of the releases that are kept for good."""
    return frozenset(name for name, folder in folders(current).items() if folder.with_suffix(PINNED).is_file())


def found(current: Release, wanted: str) -> Release:
    """The release with an id, or the only one whose id begins so, proved to be whole.

    NotFound names those that are kept, NoRelease says what is wrong with a damaged one.
    """
    known = folders(current)
    begun = [name for name in known if name.startswith(wanted)] if ID.fullmatch(wanted) else []
    if begun == [current.id]:
        return current
    if len(begun) == 1:
        return Release.open(known[begun[0]])
    raise unknown(wanted, sorted(known))


def unknown(wanted: str, listed: Sequence[str]) -> NotFound:
    """There is no release of that id, or several begin so."""
    return NotFound(
        f"There is no release {wanted[:64]!r} here; kept: {', '.join(listed)}.",
        f"此处没有发布版 {wanted[:64]!r}；现存：{'、'.join(listed)}。",
        parameter="release",
        value=wanted[:64],
        expected=list(listed),
        nearest=nearest(wanted, listed),
    )


def parted(wanted: str) -> tuple[str, ...]:
    """The names of layers that a request gives between commas; `none` stands for no layer at all."""
    return () if wanted == NO_LAYERS else tuple(dict.fromkeys(name for name in wanted.split(",") if name))


def with_layers(current: Release, wanted: str) -> Release:
    """The release that has exactly these layers: the one in use, its base, else the latest that was built.

    NotFound names the layers of those that are kept.
    """
    names = frozenset(parted(wanted))
    if names == frozenset(current.layers):
        return current
    held = layers_kept(current)
    found = [name for name, (layers, _) in held.items() if frozenset(layers) == names]
    if not found:
        combinations = sorted({",".join(layers) or NO_LAYERS for layers, _ in held.values()})
        raise NotFound(
            f"No release is kept here with exactly the layers {wanted[:200]!r}; kept with: {'; '.join(combinations)}.",
            f"此处没有恰好包含 {wanted[:200]!r} 各层的发布版；现存组合：{'；'.join(combinations)}。",
            parameter="layers",
            value=wanted[:200],
            expected=combinations,
        )
    latest = max(found, key=lambda name: held[name][1])
    return answering(current, current.base if current.base in found else latest)


def layers_kept(current: Release) -> dict[str, tuple[tuple[str, ...], float]]:
    """Id → the layers of each kept release that can be asked, and when it was last built."""
    found = {}
    for name, folder in folders(current).items():
        try:
            manifest = json.loads((folder / MANIFEST).read_bytes())
            if manifest.get("format") == FORMAT:
                layers = tuple(str(each["name"]) for each in manifest.get("layers") or ())
                found[name] = layers, (folder / MANIFEST).stat().st_mtime
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            continue
    return found


def answering(current: Release, wanted: str) -> Release:
    """The release with an id, where this service can answer from it; OldFormat has the addresses of its files."""
    release = found(current, wanted)
    form = release.manifest.get("format", 1)
    if release is current or form == FORMAT:
        return release
    raise OldFormat(
        f"The release {release.id} is of form {form}; answers come from form {FORMAT} here. Its files can be had.",
        f"发布版 {release.id} 的格式为 {form}，本服务只能依格式 {FORMAT} 作答；其文件仍可下载。",
        parameter="release",
        value=wanted,
        downloads=[f"/releases/{release.id}/{name}" for name in FILES],
    )
