"""Builds the web interface into the packages, and into a wheel the release of these tables, compressed.

The interface is built when its sources changed and Node is there. Without Node the installation succeeds and the
service answers with a page that says how to build the interface; `ACCORD_REQUIRE_UI=1` makes its absence an error
instead, which is what a release and CI want.

A wheel takes the release that `make build` left in `build/`, if it was made from these very tables, and else makes
it; so that `pip install accord-atlas` has something to open. Two wheels of the same sources are equal.
"""

import hashlib
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
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
PACKAGE = Path("src", "accord_atlas")
LINKED = ("loaders", "ontology", "queries", "service")
"""Folders that the package has by links; an archive of the sources has none, nor has a checkout on some platforms."""
PRESET = 6
"""Of the compression: the highest takes thrice as long for half a megabyte less."""


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

    def dependencies(self) -> list[str]:
        """What the build needs beside the backend: for a wheel without a release at hand, all that makes one."""
        if self.target_name != "wheel" or any("editable" in word for word in sys.argv) or at_hand(Path(self.root)):
            return []
        project = tomllib.loads((Path(self.root) / "pyproject.toml").read_text("utf-8"))["project"]
        return [*project["dependencies"], *project["optional-dependencies"]["build"]]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is to be packed before files are gathered; RuntimeError where it is required and could not be."""
        root = Path(self.root)
        if self.target_name == "wheel":
            link(root)
        self._interface(root)
        if self.target_name == "wheel" and version == "standard":
            self._packed = Path(tempfile.mkdtemp(prefix="accord-release-"))
            build_data["force_include"].update(pack(root, self._packed))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was only made to be packed."""
        if packed := getattr(self, "_packed", None):
            shutil.rmtree(packed, ignore_errors=True)

    def _interface(self, root: Path) -> None:
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


def link(root: Path) -> None:
    """See to it that the package has its folders, where the sources came without links."""
    for name in LINKED if (root / PACKAGE).is_dir() else ():
        place, target = root / PACKAGE / name, root / name
        if place.is_dir() or not target.is_dir():
            continue
        place.unlink(missing_ok=True)  # A checkout that cannot have links has small files in their places.
        try:
            place.symlink_to(Path("..", "..", name), target_is_directory=True)
        except (OSError, NotImplementedError):
            # Windows lets everybody make junctions, which are as good here.
            made = ["cmd", "/c", "mklink", "/J", str(place), str(target)]
            subprocess.run(made, check=True)  # nosec B607 # as Windows finds it


def at_hand(root: Path) -> Path | None:
    """The folder of a whole release in `build/` (or `ACCORD_BUILD`) of these tables and no layers; None without one."""
    link(root)
    sys.path.insert(0, str(root / "src"))
    try:
        from accord_atlas.loaders.integrity import MANIFEST, NotWhole, verified
        from accord_atlas.loaders.made_from import digest
    finally:
        sys.path.pop(0)
    wanted = digest(root / "loaders" / "tables")
    build = Path(os.environ.get("ACCORD_BUILD") or root / "build")
    for place in (build / MANIFEST, *sorted((build / "releases").glob(f"*/{MANIFEST}"))):
        try:
            manifest = verified(place.parent)
        except (OSError, NotWhole):
            continue
        if manifest.get("made_from") == wanted and not manifest.get("layers"):
            return place.parent
    return None


def made(root: Path, into: Path) -> Path:
    """The folder of a release made now; RuntimeError says what to do where it cannot be."""
    code = (
        "import sys; from pathlib import Path; from accord_atlas.loaders.build import build; build(Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(into)], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]
        raise RuntimeError(
            f"a wheel carries the release, and there is none of these tables in build/, nor can it be made here "
            f"({reason}): run `make build` first"
        )
    return into


def pack(root: Path, into: Path) -> dict[str, str]:
    """Path on disk → path in the wheel of each file of the release, the statements compressed."""
    release = at_hand(root) or made(root, into / "made")
    packed = into / "accord.nq.xz"
    packed.write_bytes(lzma.compress((release / "accord.nq").read_bytes(), preset=PRESET))
    files = {str(packed): f"accord_atlas/release/{packed.name}"}
    for name in ("manifest.json", "manifest.json.minisig"):
        if (release / name).is_file():
            files[str(release / name)] = f"accord_atlas/release/{name}"
    return files
