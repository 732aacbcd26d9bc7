"""Writes a release: one canonical N-Quads file and its manifest, both or neither.

The files are written beside their place and moved into it, so that whoever reads finds the old release or the
new one. Every release is also kept under `releases/<id>/`, so that two of them can be compared.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

QUADS = "accord.nq"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A release as it lies on disk: its id, its folder, its manifest."""

    id: str
    folder: Path
    manifest: Mapping[str, Any]


def canonical(store: Store) -> bytes:
    """All quads of the store as canonical N-Quads: one form for each, sorted, each once.

    The released data have no blank nodes, so that sorting is all that canonical form (RDFC-1.0) asks for.
    """
    dumped = store.dump(format=RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(dumped.splitlines(keepends=True))))


def write(store: Store, facts: Mapping[str, Any], out: Path) -> Written:
    """Write the store as a release into `out`; OSError, with nothing changed, where that fails.

    `facts` is what the manifest says beside the release's id, size and counts.
    """
    content = canonical(store)
    digest = sha256(content).hexdigest()
    manifest = {
        "release": digest[:16],
        "statements": content.count(b"\n"),
        "graphs": graph_sizes(store),
        **facts,
        "files": {QUADS: {"bytes": len(content), "sha256": digest}},
    }
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".release-", dir=out))
    try:
        _put(beside / QUADS, content)
        _put(beside / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n")
        _publish(beside, out, digest[:16])
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Written(digest[:16], out, manifest)


def graph_sizes(store: Store) -> dict[str, int]:
    """Name of each named graph → number of its quads."""
    return {
        name.value.rpartition("/")[2]: sum(1 for _ in store.quads_for_pattern(None, None, None, name))
        for name in sorted(store.named_graphs(), key=str)
    }


def _put(path: Path, content: bytes) -> None:
    """Write and force to disk, so that a full disk is noticed before anything is moved."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _publish(beside: Path, out: Path, release: str) -> None:
    """Keep the new release under its id, then move its two files over those of the last."""
    kept = out / "releases" / release
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=".kept-", dir=kept.parent))
        for name in (QUADS, MANIFEST):
            shutil.copyfile(beside / name, staged / name)
        staged.chmod(0o755)
        staged.rename(kept)
    for name in (QUADS, MANIFEST):
        (beside / name).replace(out / name)
