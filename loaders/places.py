"""Where things lie: the checkout that a command runs in, its tables, its build folder, the release in use.

An installed package carries its own tables; a command that runs inside a checkout reads that checkout's.
"""

import getpass
import os
import tempfile
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from accord_atlas.loaders.integrity import MANIFEST, QUADS

NAME: Final = "accord-atlas"
CURRENT: Final = "current"
KEPT: Final = "releases"


def checkout(start: Path | None = None) -> Path | None:
    """The root of the checkout that `start` (default: the working folder) lies in, or None outside of one."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        project = folder / "pyproject.toml"
        has_tables = (folder / "loaders" / "tables").is_dir() and project.is_file()
        if has_tables and 'name = "accord-atlas"' in project.read_text("utf-8"):
            return folder
    return None


def tables() -> Traversable:
    """The folder of curated tables: the checkout's where there is one, else the installed package's."""
    root = checkout()
    return root / "loaders" / "tables" if root else files("accord_atlas.loaders").joinpath("tables")


def build_folder() -> Path:
    """Where releases lie unless a setting says otherwise: in `build/` of the checkout, else in the user's folder."""
    root = checkout()
    return root / "build" if root else user_folder()


@cache
def user_folder() -> Path:
    """The user's own folder for releases and what is made of them; where it cannot be written, a temporary one.

    On Linux that is `~/.local/share/accord-atlas` (`XDG_DATA_HOME`). Nothing is made by asking.
    """
    home = user_data_path(NAME, appauthor=False)
    return home if _writable(home) else temporary_folder()


def temporary_folder() -> Path:
    """Where the user's folder lies among temporary files; of each user another."""
    user = os.getuid() if os.name == "posix" else getpass.getuser()
    return Path(tempfile.gettempdir()) / f"{NAME}-{user}"


def home(out: Path) -> Path:
    """Where the release in use in a build folder lies, as it is decided now: its folder under `releases/`.

    That folder stays the same release whatever is built meanwhile. A folder into which two files were copied is
    its own home.
    """
    return (out / CURRENT).resolve() if all(leads_through(out / name) for name in (QUADS, MANIFEST)) else out


def leads_through(place: Path) -> bool:
    """Whether a name in a build folder is the link through `current` that a build makes."""
    try:
        return place.readlink() == Path(CURRENT, place.name)
    except OSError:
        return False


def _writable(folder: Path) -> bool:
    """Whether a folder, or else the nearest above it that there is, may be written to."""
    found = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    return found.is_dir() and os.access(found, os.W_OK | os.X_OK)
