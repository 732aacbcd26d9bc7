"""Laws that are written for many statements select what their plain wording selects."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store

from accord_atlas.ontology.names import entity
from accord_atlas.queries.question import checks
from accord_atlas.service.core.atlas import Atlas

PLAIN = sorted((Path(__file__).parents[1] / "corpus" / "laws").glob("*.rq"))
"""The laws as one would say them, with NOT EXISTS; each selects the same, and grows with the square of the data."""
LONELY = entity("agreement", "ipea")
DATED = ("from", "until")


def _rows(store: Store, query: str) -> list[str]:
    return [str(row) for row in store.query(query, use_default_graph_as_union=True)]  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def broken(atlas: Atlas) -> Store:
    """The release with gaps, an agreement without parties, and ends that stand where beginnings do."""
    drawn = random.Random(2)
    store = Store()
    kept = (quad for quad in atlas.store.quads() if drawn.random() > 0.05 and quad.object != LONELY)
    store.bulk_extend(_shifted(quad) if drawn.random() < 0.02 else quad for quad in kept)
    return store


def _shifted(quad: Quad) -> Quad:
    name = quad.predicate.value
    for one, other in (DATED, DATED[::-1]):
        if name.endswith(f"#{one}"):
            moved = type(quad.predicate)(f"{name.removesuffix(one)}{other}")
            return Quad(quad.subject, moved, quad.object, quad.graph_name)
    return quad


@pytest.mark.parametrize("plain", PLAIN, ids=lambda path: path.stem)
def test_rows(broken: Store, plain: Path) -> None:
    found = _rows(broken, checks()[plain.stem].query)
    assert found == _rows(broken, plain.read_text("utf-8"))
    assert found
