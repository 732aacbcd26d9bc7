"""The read-only copy of a release on disk, which all workers open: built once per release, then never changed.

The union of all graphs is stored as the default graph. Asking the engine for a union instead gives a triple that
stands in two graphs twice, and makes it ignore `FROM`.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from accord_atlas.service.core.published_folder import Published

LAYOUT = "1"
"""Changes whenever what stands in a copy changes, so that no worker opens a copy of another layout."""


def snapshot(quads: Path, release: str, parent: Path) -> Published:
    """The copy of the N-Quads file `quads` under `parent`, made now if there is none for this release.

    SyntaxError where the file is not N-Quads, OSError where nothing can be written.
    """
    name = f"{release}-{LAYOUT}-{ox.__version__}"
    return Published.once(parent, name, lambda folder: _fill(folder, quads))


def _fill(folder: Path, quads: Path) -> None:
    store = ox.Store(str(folder))
    store.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(_union(quads))
    store.optimize()
    store.flush()


def _union(quads: Path) -> Iterator[ox.Quad]:
    """Every triple of every graph, in the default graph; the store keeps each once."""
    for quad in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)
