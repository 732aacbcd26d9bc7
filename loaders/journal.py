"""What an update has decided and not yet done everywhere: layers to keep and a release to use, decided by one rename.

The folder `.update` of a build folder holds it, whole and on disk, from that rename on. Whoever next holds the build
folder alone does what it says, from its beginning; doing it twice changes nothing.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from accord_atlas.loaders.layers import ABOUT, LAYERS, STATEMENTS, Layer, keep, remove

DECIDED: Final = ".update"
STAGED: Final = ".update-"
"""How the folders begin in which updates are made ready; what is in one that is left over was never decided."""
PLAN: Final = "plan.json"
RELEASE: Final = "release"

Take = Callable[[Path, Path, str], None]


def decide(staged: Path, out: Path, release: str, gone: list[str]) -> None:
    """Let what lies ready in a folder be what shall be: a release, layers to keep (`layers/<name>`), layers gone."""
    plan = json.dumps({"release": release, "gone": gone})
    with (staged / PLAN).open("w") as file:
        file.write(plan)
        file.flush()
        os.fsync(file.fileno())
    for folder in (staged, *(path for path in staged.rglob("*") if path.is_dir())):
        sync(folder)
    staged.rename(out / DECIDED)
    sync(out)


def finish(out: Path, take: Take) -> None:
    """Do what was decided and is not yet done; `take` keeps a release and puts it into use."""
    decided = out / DECIDED
    try:
        plan = json.loads((decided / PLAN).read_bytes())
    except FileNotFoundError:
        shutil.rmtree(decided, ignore_errors=True)
        return
    for folder in sorted((decided / LAYERS).glob("*")):
        made = json.loads((folder / ABOUT).read_bytes())
        sync(keep(out, Layer(folder.name, {}, made, (folder / STATEMENTS).read_bytes())).resolve())
    for name in plan["gone"]:
        remove(out, name)
    if (out / LAYERS).is_dir():
        sync(out / LAYERS)
    take(decided / RELEASE, out, plan["release"])
    sync(out)
    # Without its plan the folder says nothing any more, however much of it is still there.
    (decided / PLAN).unlink()
    shutil.rmtree(decided, ignore_errors=True)


def sync(folder: Path) -> None:
    """Force the names in a folder to disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
