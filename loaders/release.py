"""Writes a release: one canonical N-Quads file and its manifest, both or neither.

A release lies whole under `releases/<id>/`, and stays there, so that two of them can be compared. Which of them is in
use is said by the link `current`: one rename of it decides a build. `accord.nq` and `manifest.json` are links that
lead through it, so that whoever reads finds the old release or the new one, and never a half of each.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pyoxigraph import QuerySolutions, RdfFormat, Store

from accord_atlas.loaders import journal, writing
from accord_atlas.loaders.integrity import FORMAT, MANIFEST, QUADS, SIGNATURE, Fingerprint, NotWhole, verified
from accord_atlas.loaders.places import CURRENT, KEPT, home, leads_through
from accord_atlas.loaders.sorting import sort_lines
from accord_atlas.loaders.writing import Progress, put, staged

STAGED = ".release-"
LEFTOVERS = (f"{STAGED}*", f"{journal.STAGED}*", f"{KEPT}/.kept-*")
"""What a build or an update that was killed leaves in the folder it writes to."""

Sign = Callable[[bytes, str], bytes]
"""Content and a comment → the text of a signature that vouches for both."""


@dataclass(frozen=True, slots=True)
class Written:
    """A release as it lies on disk: its id, its folder, its manifest."""

    id: str
    folder: Path
    manifest: Mapping[str, Any]


def canonical(store: Store, place: Path) -> Fingerprint:
    """Write all quads of the store as canonical N-Quads: one form for each, sorted, each once; what was written.

    The released data have no blank nodes, so that sorting is all that canonical form (RDFC-1.0) asks for.
    """
    dumped = place.with_name(f"{place.name}.unsorted")
    store.dump(output=dumped, format=RdfFormat.N_QUADS)
    return sort_lines(dumped, place)


def write(
    store: Store,
    facts: Mapping[str, Any],
    out: Path,
    progress: Progress = lambda _: None,
    *,
    use: bool = True,
    sign: Sign | None = None,
) -> Written:
    """Write the store as a release into `out`; OSError, with nothing changed, where that fails.

    `facts` is what the manifest says beside the release's id, size and counts. Builds that write to the same folder
    wait for one another; the last to write is the one in use. One that is not to be used is only kept.
    `sign` signs the manifest.
    """
    graphs = graph_sizes(store)

    def lay_in(made: Path) -> Mapping[str, Any]:
        manifest = {**_about(canonical(store, made / QUADS)), "graphs": graphs, **facts}
        _say(made, manifest, sign)
        return manifest

    return _written(lay_in, out, progress, use)


def receive(
    content: bytes,
    manifest: Mapping[str, Any],
    out: Path,
    progress: Progress = lambda _: None,
    *,
    use: bool = True,
    signature: bytes | None = None,
) -> Written:
    """As `write`, for a release that was made already: its statements, its manifest, perhaps its signature."""

    def lay_in(made: Path) -> Mapping[str, Any]:
        lay(made, content, manifest)
        if signature is not None:
            put(made / SIGNATURE, signature)
        return manifest

    return _written(lay_in, out, progress, use)


def _written(lay_in: Callable[[Path], Mapping[str, Any]], out: Path, progress: Progress, use: bool) -> Written:
    """A release whose files `lay_in` puts into the folder that it is given, and whose manifest it gives."""
    out.mkdir(parents=True, exist_ok=True)
    with alone(out, progress):
        _clear(out)
        with staged(out, STAGED) as made:
            manifest = lay_in(made)
            name = manifest["release"]
            _keep(made, out, name)
        if use:
            _use(out, name)
    return Written(name, out, manifest)


def described(content: bytes) -> dict[str, Any]:
    """What a manifest says of the statements themselves: the release's id, its form, their number and hash."""
    return _about(Fingerprint(len(content), sha256(content).hexdigest(), content.count(b"\n")))


def _about(held: Fingerprint) -> dict[str, Any]:
    return {
        "release": held.id,
        "format": FORMAT,
        "statements": held.lines,
        "files": {QUADS: {"bytes": held.size, "sha256": held.sha256}},
    }


def lay(folder: Path, content: bytes, manifest: Mapping[str, Any], sign: Sign | None = None) -> None:
    """Write the files of a release into a folder and force them to disk."""
    put(folder / QUADS, content)
    _say(folder, manifest, sign)


def _say(folder: Path, manifest: Mapping[str, Any], sign: Sign | None) -> None:
    """Write the manifest of a release, with a signature where there is one who signs."""
    said = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"
    put(folder / MANIFEST, said)
    if sign:
        vouch(folder, manifest["release"], sign)


def vouch(folder: Path, release: str, sign: Sign) -> None:
    """Write the signature of a manifest beside it."""
    put(folder / SIGNATURE, sign((folder / MANIFEST).read_bytes(), f"Accord Atlas release {release}"))


def take(folder: Path, out: Path, release: str) -> None:
    """Keep the release that lies in a folder, and put it into use; for whoever holds `out` alone.

    Where it is kept already it stays as it is; what the folder holds is then not needed, nor where it is gone.
    """
    if folder.is_dir() and _whole(out / KEPT / release) != release:
        _keep(folder, out, release)
        journal.sync(out / KEPT)
    _use(out, release)


def switch(out: Path, release: str) -> None:
    """Put a kept release into use: what is served, cited and built upon from now on; OSError where that fails."""
    with alone(out):
        _clear(out)
        if linkable(out):
            _lead_through(out)
        if not (out / KEPT / release / MANIFEST).is_file():
            raise FileNotFoundError(out / KEPT / release)
        _use(out, release)


def seal(out: Path, release: str, sign: Sign) -> None:
    """Sign the manifest of a kept release; OSError, with nothing changed, where that fails."""
    with alone(out):
        _clear(out)
        if linkable(out):
            _lead_through(out)
        place = out / KEPT / release
        with staged(out, STAGED) as made:
            put(made / MANIFEST, (place / MANIFEST).read_bytes())
            vouch(made, release, sign)
            (made / SIGNATURE).replace(place / SIGNATURE)


def discard(out: Path, release: str) -> bool:
    """Remove a kept release as a whole: a rename comes first. The one in use stays, whoever put it into use."""
    with alone(out):
        _clear(out)
        place = out / KEPT / release
        if not place.is_dir() or home(out) == place.resolve():
            return False
        doomed = place.with_name(f".kept-{release}")
        place.rename(doomed)
        shutil.rmtree(doomed)
    return True


def at_hand(out: Path, fits: Callable[[Mapping[str, Any]], bool]) -> str | None:
    """The id of a whole release in a build folder, of this form, whose manifest fits; None where there is none."""
    for place in (out / MANIFEST, *sorted((out / KEPT).glob(f"*/{MANIFEST}"))):
        try:
            manifest = json.loads(place.read_bytes())
        except (OSError, ValueError):
            continue
        fitting = isinstance(manifest, dict) and manifest.get("format") == FORMAT and fits(manifest)
        if fitting and (found := _whole(place.parent)):
            return found
    return None


def graph_sizes(store: Store) -> dict[str, int]:
    """Name of each named graph → number of its quads."""
    rows = store.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    assert isinstance(rows, QuerySolutions)
    sizes = sorted((row["g"].value, int(row["n"].value)) for row in rows)
    return {name.rpartition("/")[2]: size for name, size in sizes}


@contextmanager
def alone(out: Path, progress: Progress = lambda _: None) -> Iterator[None]:
    """Holds the folder until the end; what an update decided that was then killed is done first."""
    with writing.alone(out, progress):
        journal.finish(out, take)
        yield


def _clear(out: Path) -> None:
    """Remove what killed builds left; whoever holds the folder alone knows that nobody works on it any more."""
    for pattern in LEFTOVERS:
        for left in out.glob(pattern):
            shutil.rmtree(left, ignore_errors=True)


def _keep(made: Path, out: Path, release: str) -> None:
    """Move a release to its place under its id; one that is there already is left, or mended where it is damaged.

    Its manifest is written anew in any case: it says with what the same statements were made this time. Where it says
    something else, the signature that vouched for it goes first, so that none ever stands beside what it does not fit.
    """
    kept = out / KEPT / release
    if not kept.is_dir():
        kept.parent.mkdir(exist_ok=True)
        made.chmod(0o755)
        made.rename(kept)
        return
    if not _whole(kept):
        _discard(kept / QUADS)
        (made / QUADS).replace(kept / QUADS)
    _discard(kept / MANIFEST)
    if not (kept / MANIFEST).is_file() or (kept / MANIFEST).read_bytes() != (made / MANIFEST).read_bytes():
        (kept / SIGNATURE).unlink(missing_ok=True)
    (made / MANIFEST).replace(kept / MANIFEST)
    if (made / SIGNATURE).is_file():
        (made / SIGNATURE).replace(kept / SIGNATURE)


def _whole(folder: Path) -> str | None:
    """The id of the release in a folder, where it is one."""
    try:
        return str(verified(folder)["release"])
    except (OSError, NotWhole):
        return None


def _discard(place: Path) -> None:
    """Make way where a folder stands in the place of a file."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)


def linkable(out: Path) -> bool:
    """Whether links can be made in a folder; on Windows not everybody may."""
    with staged(out, STAGED) as made:
        try:
            (made / "link").symlink_to(KEPT)
        except (OSError, NotImplementedError):
            return False
    return True


def _use(out: Path, release: str) -> None:
    """Put a kept release into use: by the links, or by copies of its files where none can be made."""
    if linkable(out):
        _lead_through(out)
        _switch(out, release)
        return
    with staged(out, STAGED) as made:
        for name in (QUADS, MANIFEST, SIGNATURE):
            if (out / KEPT / release / name).is_file():
                shutil.copyfile(out / KEPT / release / name, made / name)
                (made / name).replace(out / name)
            else:
                (out / name).unlink(missing_ok=True)


def _lead_through(out: Path) -> None:
    """See to it that the two names lead through `current`; two files that stand there are kept as a release first."""
    names = [out / name for name in (MANIFEST, QUADS)]
    if all(leads_through(place) for place in names):
        return
    before = _whole(out)
    if before and _whole(out / KEPT / before) != before:
        with staged(out, STAGED) as made:
            for place in (each for each in (*names, out / SIGNATURE) if each.is_file()):
                put(made / place.name, place.read_bytes())
            _keep(made, out, before)
    if before:
        _switch(out, before)
    for place in names:
        _link(place, f"{CURRENT}/{place.name}", out)
    (out / SIGNATURE).unlink(missing_ok=True)


def _switch(out: Path, release: str) -> None:
    """Let `current` lead to a release: the one rename that decides."""
    _link(out / CURRENT, f"{KEPT}/{release}", out)


def _link(place: Path, target: str, out: Path) -> None:
    """Put a link in a place, whatever stood there."""
    _discard(place)
    with staged(out, STAGED) as made:
        (made / "link").symlink_to(target)
        (made / "link").replace(place)
