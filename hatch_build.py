"""Builds the web interface into the packages, when its sources changed and Node is there.

Without Node the installation succeeds and the service answers with a page that says how to build the interface;
`ACCORD_REQUIRE_UI=1` makes its absence an error instead, which is what a release and CI want.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

UI = Path("service", "ui")
STAMP = "sources.sha256"
OUTSIDE = (Path("ontology", "prefixes.ttl"), Path("service", "network", "relations.csv"))
"""Files outside the interface's folder that it is built from."""


def sources(root: Path) -> Iterator[Path]:
    """Every file that the interface is built from, in alphabetical order."""
    folder = root / UI
    skipped = {folder / "node_modules", folder / "dist"}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not skipped.intersection(path.parents):
            yield path
    yield from (root / path for path in OUTSIDE)


def digest(root: Path) -> str:
    """The hash of the names and contents of all sources."""
    total = hashlib.sha256()
    for path in sources(root):
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs `npm ci` and `npm run build` where the built files do not match their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the interface before files are gathered; RuntimeError where it is required and cannot be built."""
        root = Path(self.root)
        if not (root / UI / "package.json").is_file() or fresh(root):
            return
        npm = shutil.which("npm")
        if npm is None:
            if os.environ.get("ACCORD_REQUIRE_UI"):
                raise RuntimeError("the web interface is required (ACCORD_REQUIRE_UI) and npm was not found")
            self.app.display_warning("npm was not found: the web interface is left out, the service says how to add it")
            return
        build(root, npm)


def build(root: Path, npm: str) -> None:
    """Build the interface and note what it was built from; CalledProcessError where npm fails."""
    for command in (["ci"], ["run", "build"]):
        subprocess.run([npm, *command], cwd=root / UI, check=True)
    (root / UI / "dist" / STAMP).write_text(digest(root) + "\n", encoding="utf-8")


def fresh(root: Path) -> bool:
    """Whether the built files are those of the present sources."""
    stamp = root / UI / "dist" / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == digest(root)
