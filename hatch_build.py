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
LOCKED = ".installed-lock.json"
"""Copy, among what was installed, of the lock file that it was installed from."""
PARTS = ("src", "public", "index.html", "package.json", "package-lock.json", "svelte.config.js", "vite.config.ts")
MESSAGES = Path("service", "text", "messages")
OUTSIDE = (
    Path("ontology", "prefixes.ttl"),
    *(MESSAGES / language / name for language in ("en", "zh") for name in ("interface.ftl", "pages.ftl")),
)
"""Files outside the interface's folder that it is built from."""


def sources(root: Path) -> Iterator[Path]:
    """Every file that the interface is built from, in alphabetical order; its tests are none of them."""
    for part in PARTS:
        path = root / UI / part
        yield from (
            sorted(p for p in path.rglob("*") if p.is_file() and ".test." not in p.name) if path.is_dir() else [path]
        )
    yield from (root / path for path in OUTSIDE)


def digest(root: Path) -> str:
    """The hash of the names and contents of all sources."""
    total = hashlib.sha256()
    for path in sources(root):
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs `npm run build`, after `npm ci` where need be, when the built files do not match their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the interface before files are gathered; RuntimeError where it is required and could not be."""
        root = Path(self.root)
        if not (root / UI / "package.json").is_file() or fresh(root):
            return
        try:
            build(root)
        except (OSError, subprocess.CalledProcessError) as error:
            if os.environ.get("ACCORD_REQUIRE_UI"):
                raise RuntimeError(
                    f"the web interface is required (ACCORD_REQUIRE_UI) and was not built: {error}"
                ) from error
            self.app.display_warning(f"the web interface is left out, the service says how to add it: {error}")


def build(root: Path) -> None:
    """Build the interface and note what it was built from.

    FileNotFoundError where there is no npm, CalledProcessError where it fails.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm was not found (Node.js 20.19 or newer)")
    # What is installed from this very lock file stays: whoever works on the interface has it open.
    lock = (root / UI / "package-lock.json").read_text(encoding="utf-8")
    installed = root / UI / "node_modules" / LOCKED
    if not installed.is_file() or installed.read_text(encoding="utf-8") != lock:
        subprocess.run([npm, "ci"], cwd=root / UI, check=True)
        installed.parent.mkdir(exist_ok=True)
        installed.write_text(lock, encoding="utf-8")
    subprocess.run([npm, "run", "build"], cwd=root / UI, check=True)
    (root / UI / "dist" / STAMP).write_text(digest(root) + "\n", encoding="utf-8")


def fresh(root: Path) -> bool:
    """Whether the built files are those of the present sources."""
    stamp = root / UI / "dist" / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == digest(root)
