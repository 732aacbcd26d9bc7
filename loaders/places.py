"""Where things lie: the checkout that a command runs in, its tables, its build folder.

An installed package carries its own tables; a command that runs inside a checkout reads that checkout's.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


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
    """Where releases are written and read unless a setting says otherwise: `build/` of the checkout or here."""
    return (checkout() or Path.cwd()) / "build"
