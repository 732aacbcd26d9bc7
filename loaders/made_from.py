"""What a release is made from, as one hash: the tables, the ontology, the questions and rules, the loaders.

Two builds with the same hash give the same release, so that what is there already need not be made again.
"""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

MAKERS: Final = ("accord_atlas.loaders", "accord_atlas.ontology", "accord_atlas.queries")


def digest(tables: Path | Traversable) -> str:
    """The hash (SHA-256) of these tables and of all that makes a release of them."""
    found = sha256()
    for place in (tables, *(files(package) for package in MAKERS)):
        for name, content in _files(place, ""):
            found.update(f"{name}\n{len(content)}\n".encode())
            found.update(content)
    return found.hexdigest()


def _files(place: Path | Traversable, at: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder with their names; the tables that lie among the loaders are not those that count."""
    for each in sorted(place.iterdir(), key=lambda one: one.name):
        if each.is_dir() and f"{at}{each.name}" != "tables" and each.name != "__pycache__":
            yield from _files(each, f"{at}{each.name}/")
        elif each.is_file():
            yield f"{at}{each.name}", each.read_bytes()
