"""The real release as a store, and the triples of each file of the ontology."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, Triple

from accord_atlas.ontology.files import ontology_files, shapes_files
from accord_atlas.ontology.turtle import read


@pytest.fixture(scope="session")
def release(build: Path) -> Store:
    store = Store()
    store.bulk_load(path=str(build / "accord.nq"), format=RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="session")
def triples() -> dict[str, set[Triple]]:
    """Path below `ontology/` → triples."""
    return {path: read(text) for path, text in (ontology_files() | shapes_files()).items()}
