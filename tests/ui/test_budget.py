"""What a reader downloads: little on the first page, the heavy parts only where they are used."""

import gzip
import json
from pathlib import Path
from typing import Any

FIRST = 60_000
"""Bytes after gzip of all that the first page loads before it can be used."""
Manifest = dict[str, dict[str, Any]]
HEAVY = ("sigma", "codemirror", "d3-geo", "topojson", "sparqljs", "world-atlas")


def closure(manifest: Manifest, start: str) -> set[str]:
    """Every chunk that comes with one, without what is imported only when asked for."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += manifest[name].get("imports", [])
    return found


def weight(dist: Path, manifest: Manifest, chunks: set[str]) -> int:
    files = {manifest[name]["file"] for name in chunks} | {
        css for name in chunks for css in manifest[name].get("css", [])
    }
    return sum(len(gzip.compress((dist / file).read_bytes())) for file in files)


def test_first_page_is_light(interface: Path) -> None:
    manifest = json.loads((interface / ".vite" / "manifest.json").read_text())
    assert weight(interface, manifest, closure(manifest, "index.html")) < FIRST


def test_heavy_parts_come_only_when_used(interface: Path) -> None:
    manifest = json.loads((interface / ".vite" / "manifest.json").read_text())
    text = "".join((interface / manifest[name]["file"]).read_text() for name in closure(manifest, "index.html"))
    assert not [name for name in HEAVY if name in text]


def test_every_page_is_within_reason(interface: Path) -> None:
    manifest = json.loads((interface / ".vite" / "manifest.json").read_text())
    pages = [name for name in manifest if name.startswith("src/pages/") and manifest[name].get("isDynamicEntry")]
    assert len(pages) >= 8
    heavy = {name: size for name in pages if (size := weight(interface, manifest, closure(manifest, name))) > 200_000}
    assert not heavy


def test_the_lock_file_names_no_registry(interface: Path) -> None:
    lock = json.loads((interface.parent / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
