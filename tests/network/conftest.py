"""A network small enough to check by eye.

Five bodies in three countries. `old` binds a, b, c from 1990; b left in 2000; c was provisional until 1995.
`pact` binds a and d from some day in 2010; `club` binds d and e, since nobody knows when.
"""

from datetime import date

import pytest

from accord_atlas.service.domain.network.model import Edge, Model, Node
from accord_atlas.service.domain.validity import ALWAYS, Extent

D = date(2024, 1, 1)


def organization(slug: str, place: str) -> Node:
    return Node(f"organization/{slug}", f"iri:{slug}", slug.upper(), jurisdiction=f"jurisdiction/{place}")


def agreement(slug: str, category: str = "mutual-recognition-agreement", zh: str | None = None) -> Node:
    return Node(f"agreement/{slug}", f"iri:{slug}", slug.title(), zh, category=category)


def taking_part(
    body: str, deal: str, extent: Extent, status: str = "party", start: str | None = None, end: str | None = None
) -> Edge:
    return Edge(
        f"organization/{body}",
        f"agreement/{deal}",
        "participation",
        extent,
        start,
        end,
        status,
        via=f"participation/{deal}.{body}.{status}",
        source_id="source/s",
    )


def since(day: str, until: str | None = None) -> Extent:
    first, last = date.fromisoformat(day), date.fromisoformat(until) if until else None
    return Extent(first, first, last, last, D)


@pytest.fixture
def model() -> Model:
    nodes = [
        organization("a", "aa"),
        organization("b", "bb"),
        organization("c", "bb"),
        organization("d", "cc"),
        organization("e", "cc"),
        agreement("old", "education-accord", "老协议"),
        agreement("pact"),
        agreement("club", "declaration"),
        Node("jurisdiction/aa", "iri:aa", "Aa"),
        Node("jurisdiction/bb", "iri:bb", "Bb"),
        Node("jurisdiction/cc", "iri:cc", "Cc"),
    ]
    edges = [
        taking_part("a", "old", since("1990-01-01"), "authorised", "1990-01-01"),
        taking_part("b", "old", since("1990-01-01", "2000-01-01"), "former", "1990-01-01", "2000-01-01"),
        taking_part("c", "old", since("1990-01-01", "1995-01-01"), "provisional", "1990-01-01", "1995-01-01"),
        taking_part("c", "old", since("1995-01-01"), "authorised", "1995-01-01"),
        taking_part("a", "pact", Extent(date(2010, 1, 1), date(2010, 12, 31), None, None, D), start="2010"),
        taking_part("d", "pact", Extent(date(2010, 1, 1), date(2010, 12, 31), None, None, D), start="2010"),
        taking_part("d", "club", Extent(None, D, None, None, D)),
        taking_part("e", "club", Extent(None, D, None, None, D)),
        *(
            Edge(f"organization/{body}", f"jurisdiction/{place}", "seated-in", ALWAYS)
            for body, place in (("a", "aa"), ("b", "bb"), ("c", "bb"), ("d", "cc"), ("e", "cc"))
        ),
    ]
    names = {"source/s": Node("source/s", "iri:s", "Source")}
    return Model({node.id: node for node in nodes}, tuple(edges), D, names)


@pytest.fixture
def late(model: Model) -> Model:
    """The same, and e joined `old` in 2005, after b had left."""
    edge = taking_part("e", "old", since("2005-01-01"), "authorised", "2005-01-01")
    return Model(model.nodes, (*model.edges, edge), model.data_date, model.names)
