"""Finds what `accord_atlas.open()` is given: a folder, a file, an archive, or the id of a kept release."""

import atexit
import gzip
import json
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from accord_atlas.loaders.integrity import FORMAT, MANIFEST, QUADS
from accord_atlas.ontology.names import term
from accord_atlas.service.core.errors import NoRelease
from accord_atlas.service.core.kept import ID, found
from accord_atlas.service.core.release import Release

ADDRESSES: Final = ("http://", "https://")
ARCHIVES: Final = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2")
RETRIEVED: Final = term("aa:retrieved")


def is_address(place: object) -> bool:
    """Whether a release is meant that a service has."""
    return isinstance(place, str) and place.startswith(ADDRESSES)


def release_at(place: Path, current: Callable[[], Release]) -> Release:
    """The release that a place means.

    A folder is one of builds, or one release; a file is a release's statements (`accord.nq`, `.nq.gz`) or an archive
    that holds these; what is no place may be the id of a release kept beside the `current` one. NoRelease says what is
    wrong.
    """
    if place.is_dir():
        return Release.open(place)
    if not place.exists():
        if ID.fullmatch(str(place)):
            return found(current(), str(place))
        raise NoRelease(
            "There is no such folder or file, and it is no release id and no address of a service.",
            "没有这个文件夹或文件，它也不是发布版编号或服务地址。",
            where=place,
        )
    if place.name in (QUADS, MANIFEST) and (place.parent / MANIFEST).is_file():
        return Release.open(place.parent)
    return _unpacked(place)


def _unpacked(place: Path) -> Release:
    """A release out of a file, in a folder of its own, which is cleared away when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="accord-atlas-"))
    clearing = atexit.register(partial(shutil.rmtree, folder, ignore_errors=True))
    try:
        _unpack(place, folder)
        if not (folder / MANIFEST).is_file():
            _describe(folder)
        return Release.open(folder)
    except (OSError, EOFError, SyntaxError, ValueError, tarfile.TarError, zipfile.BadZipFile) as error:
        clearing()
        raise NoRelease(f"This file holds no release: {error}.", f"该文件不含发布版：{error}。", where=place) from error
    except BaseException:
        clearing()
        raise


def _unpack(place: Path, folder: Path) -> None:
    """Put the statements, and the manifest where there is one, into the folder; OSError where there are none."""
    if place.name.endswith(".zip"):
        with zipfile.ZipFile(place) as archive:
            for name in archive.namelist():
                if Path(name).name in (QUADS, MANIFEST):
                    with archive.open(name) as source:
                        _copy(source, folder / Path(name).name)
    elif place.name.endswith(ARCHIVES):
        with tarfile.open(place) as packed:
            for member in packed:
                name = Path(member.name).name
                if name in (QUADS, MANIFEST) and member.isfile() and (held := packed.extractfile(member)):
                    _copy(held, folder / name)
    elif place.name.endswith(".gz"):
        with gzip.open(place) as unpacked:
            _copy(cast("IO[bytes]", unpacked), folder / QUADS)
    else:
        shutil.copyfile(place, folder / QUADS)
    if not (folder / QUADS).is_file():
        raise OSError(f"there is no {QUADS} in it")


def _copy(source: IO[bytes], target: Path) -> None:
    with target.open("wb") as out:
        shutil.copyfileobj(source, out, 1 << 20)


def _describe(folder: Path) -> None:
    """Write the manifest of statements that came alone: their day is the last on which a source of theirs was read."""
    quads = folder / QUADS
    with quads.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    days = []
    number = 0
    for quad in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS):
        number += 1
        if quad.predicate == RETRIEVED and isinstance(quad.object, ox.Literal):
            days.append(quad.object.value)
    if not days:
        raise OSError("it names no source with the day on which it was read")
    said = {
        "release": digest[:16],
        "format": FORMAT,
        "statements": number,
        "files": {QUADS: {"bytes": quads.stat().st_size, "sha256": digest}},
        "data_date": max(days),
    }
    (folder / MANIFEST).write_text(json.dumps(said), "utf-8")
