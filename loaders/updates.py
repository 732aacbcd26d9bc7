"""A release made of another one by other statements of some layers, which are kept with it: both or neither.

The tables have not changed, so nothing is derived anew: the statements of the release but for those of these layers,
and the new ones, are the new release. It is the same, letter by letter, as a build with these layers makes.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from accord_atlas.loaders.integrity import MANIFEST, QUADS
from accord_atlas.loaders.journal import DECIDED, RELEASE, STAGED, decide, finish
from accord_atlas.loaders.layers import ABOUT, LAYERS, STATEMENTS, Layer, entry, one
from accord_atlas.loaders.places import KEPT, home
from accord_atlas.loaders.release import Sign, alone, described, discard, lay, take, vouch
from accord_atlas.loaders.writing import put, staged
from accord_atlas.ontology.names import graph

UPDATED: Final = "updated"
"""The member of a manifest which says that an update made the release, and nobody built it."""
PINNED: Final = ".pinned"


class Moved(Exception):
    """Another release has been put into use, or another layer kept, since an update began."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a layer shall hold, as canonical N-Quads in its graph, and who made it so, when; without statements it goes.

    `before` is the hash of what it held when the update began, to be compared with what it holds at the end.
    """

    statements: bytes
    made: Mapping[str, Any]
    before: str


@dataclass(frozen=True, slots=True)
class Staged:
    """A release that lies ready in a folder, with the layers that belong to it, and is not yet in use."""

    release: str
    folder: Path
    base: Path
    gone: list[str] = field(default_factory=list)

    @property
    def home(self) -> Path:
        """Where its two files lie."""
        return self.folder / RELEASE


def held(build: Path, name: str) -> str:
    """The hash of the statements that a layer holds now; empty where there is none."""
    layer = one(build, name)
    return sha256(layer.statements).hexdigest() if layer else ""


@contextmanager
def staging(build: Path) -> Iterator[Path]:
    """A folder in which to make an update ready; gone at the end, unless it was decided for."""
    with staged(build, STAGED) as folder:
        yield folder


def stage(folder: Path, base: Path, changes: Mapping[str, Change]) -> tuple[Staged, list[bytes], list[bytes]]:
    """Make the release ready that differs from the one in `base` by these layers; what comes and what goes with it.

    OSError, with nothing changed, where it cannot be written.
    """
    old = (base / QUADS).read_bytes().splitlines(keepends=True)
    homes = tuple(f" {graph(f'layer.{name}')} .\n".encode() for name in changes)
    rest = [line for line in old if not line.endswith(homes)]
    new = {line for change in changes.values() for line in change.statements.splitlines(keepends=True)}
    was = set(old).difference(rest)
    # Nearly sorted already, which is what makes sorting quick.
    content = b"".join(sorted([*rest, *new]))
    manifest = _manifest(json.loads((base / MANIFEST).read_bytes()), content, changes)
    (folder / RELEASE).mkdir()
    lay(folder / RELEASE, content, manifest)
    for name, change in changes.items():
        if change.statements:
            place = folder / LAYERS / name
            place.mkdir(parents=True)
            put(place / STATEMENTS, change.statements)
            put(place / ABOUT, json.dumps(dict(change.made)).encode())
    gone = [name for name, change in changes.items() if not change.statements]
    return Staged(manifest["release"], folder, base, gone), sorted(new - was), sorted(was - new)


def _manifest(base: Mapping[str, Any], content: bytes, changes: Mapping[str, Change]) -> dict[str, Any]:
    """What is said of the new release: as of its base, but for the layers, the counts and the hash."""
    layers = [
        dict(each) for each in base.get("layers", ()) if each["name"] not in changes or changes[each["name"]].statements
    ]
    known = {each["name"]: number for number, each in enumerate(layers)}
    sizes: Counter[str] = Counter(base.get("graphs", {}))
    for name, change in changes.items():
        sizes[f"layer.{name}"] = change.statements.count(b"\n")
        about = entry(Layer(name, {}, change.made, change.statements))
        if name in known:
            layers[known[name]] = about
        elif change.statements:
            layers.append(about)
    manifest = {
        **base,
        **described(content),
        "graphs": {name: size for name, size in sorted(sizes.items()) if size},
        UPDATED: True,
        "base": base.get("base", base["release"]),
        "layers": layers,
    }
    return manifest if layers else {name: said for name, said in manifest.items() if name not in {"layers", "base"}}


def commit(build: Path, staged: Staged, changes: Mapping[str, Change], sign: Sign | None = None) -> Path:
    """Decide for what lies ready: layers and release are then those, whatever happens to this process.

    `sign` signs the manifest, here and not where the release was made: no key is where foreign updates run.

    Gives where the release lies. Moved where something else has been decided meanwhile; OSError where the disk fails.
    """
    with alone(build):
        if home(build) != staged.base or any(held(build, name) != change.before for name, change in changes.items()):
            raise Moved
        if sign:
            vouch(staged.home, staged.release, sign)
        decide(staged.folder, build, staged.release, staged.gone)
        finish(build, take)
    return build / KEPT / staged.release


def tidy(build: Path, newest: int, spared: Collection[str] = ()) -> list[str]:
    """Remove what updates made, but for the newest of them; what is in use, built, kept for good or spared stays.

    The ids of those removed.
    """
    made = []
    for place in (build / KEPT).glob(f"*/{MANIFEST}"):
        try:
            said = json.loads(place.read_bytes())
            if said.get(UPDATED) is True and not place.parent.with_suffix(PINNED).is_file():
                made.append((place.parent.stat().st_mtime, place.parent))
        except (OSError, ValueError):
            continue
    in_use = home(build)
    old = [
        folder
        for _, folder in sorted((one for one in made if one[1] != in_use), reverse=True)[newest:]
        if folder.name not in spared
    ]
    for folder in old:
        discard(build, folder.name)
    return [folder.name for folder in old]


def recover(build: Path) -> None:
    """Finish what an update decided that was then killed; OSError where the folder cannot be written to."""
    if (build / DECIDED).is_dir():
        with alone(build):
            pass
