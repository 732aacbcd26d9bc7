"""The read-only copy of a release on disk, which all workers open: built once per release, then never changed.

The union of all graphs is stored as the default graph. Asking the engine for a union instead gives a triple that
stands in two graphs twice, and makes it ignore `FROM`.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Final

import pyoxigraph as ox

from accord_atlas.service.core.published_folder import Published, whole

COPIES: Final = "store"
"""The folder of copies, in the build folder unless a setting says otherwise."""
NOTES: Final = ".whole.json"
"""Notes, among the copies, of what was lately found whole (`integrity.remembered`)."""
LAYOUT = "1"
"""Changes whenever what stands in a copy changes, so that no worker opens a copy of another layout."""


def snapshot(quads: Path, release: str, parent: Path) -> Published:
    """The copy of the N-Quads file `quads` under `parent`, made now if there is none for this release.

    SyntaxError where the file is not N-Quads, OSError where nothing can be written.
    """
    return Published.once(parent, name(release), lambda folder: _fill(folder, quads))


def altered(copy: Path, release: str, parent: Path, come: Iterable[bytes], gone: Iterable[bytes]) -> None:
    """Make the copy of a release from that of another one, from which it differs by these lines of N-Quads.

    Most of it is the other's files, linked. What `Copy` then finds there is as if it had been made from the start.
    """
    Published.once(parent, name(release), lambda folder: _alter(copy, folder, come, gone)).release()


def name(release: str) -> str:
    """What the copy of a release is called in its folder."""
    return f"{release}-{LAYOUT}-{ox.__version__}"


class Copy:
    """The copy of a release that the workers of a server open, for as long as it runs; made anew where it is damaged.

    `generation` says how often that has happened: a worker of an earlier one may have read what was damaged. OSError
    from the constructor and from `mend` where nothing can be written.
    """

    def __init__(self, quads: Path, release: str, parent: Path) -> None:
        self._make = partial(snapshot, quads, release, parent)
        self._held = self._make()
        self._mending = Lock()
        self.path = self._held.path
        self.generation = 0

    def mend(self) -> bool:
        """Whether the copy was damaged; it has been made anew then. What has not been touched is not read again."""
        with self._mending:
            if whole(self.path):
                return False
            damaged, self._held = self._held, self._make()
            damaged.release()
            self.generation += 1
            return True

    def release(self) -> None:
        """Let others clear it away."""
        self._held.release()


def _fill(folder: Path, quads: Path) -> None:
    store = ox.Store(str(folder))
    store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(_union(quads))
    store.optimize()
    store.flush()


def _alter(copy: Path, folder: Path, come: Iterable[bytes], gone: Iterable[bytes]) -> None:
    folder.rmdir()
    ox.Store.read_only(str(copy)).backup(str(folder))
    store = ox.Store(str(folder))
    for quad in ox.parse(b"".join(gone), format=ox.RdfFormat.N_QUADS):
        store.remove(quad)
        same = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(isinstance(each.graph_name, ox.DefaultGraph) for each in same):
            store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))
    for quad in ox.parse(b"".join(come), format=ox.RdfFormat.N_QUADS):
        store.add(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    store.flush()


def _union(quads: Path) -> Iterator[ox.Quad]:
    """Every triple of every graph, in the default graph; the store keeps each once."""
    for quad in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)
