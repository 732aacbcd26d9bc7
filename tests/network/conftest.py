"""A network small enough to check by eye.

Five bodies in three countries. `old` binds a, b, c from 1990; b left in 2000; c was provisional until 1995.
`pact` binds a and d from some day in 2010; `club` binds d and e, since nobody knows when. Sources speak for 2024-01-01.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accord_atlas.service.domain.network.model import Edge, Model, Node
from accord_atlas.service.domain.timeline import AFTER, ALWAYS, COARSE, WRITTEN, Segment, Timeline, told_on

D = date(2024, 1, 1)


def organization(slug: str, place: str) -> Node:
    return Node(f"organization/{slug}", f"iri:{slug}", slug.upper(), jurisdiction=f"jurisdiction/{place}")


def agreement(slug: str, category: str = "mutual-recognition-agreement", zh: str | None = None) -> Node:
    return Node(f"agreement/{slug}", f"iri:{slug}", slug.title(), zh, category=category)


def taking_part(
    body: str, deal: str, stood: Timeline, status: str = "party", start: str | None = None, end: str | None = None
) -> Edge:
    """A participation; a former one was authorised."""
    statuses = ("authorised" if status == "former" else status,)
    return Edge(
        f"organization/{body}",
        f"agreement/{deal}",
        "participation",
        Timeline(tuple(replace(segment, statuses=statuses) for segment in stood.segments)),
        start,
        end,
        status,
        via=f"participation/{deal}.{body}.{status}",
        source_id="source/s",
    )


def since(day: str, until: str | None = None) -> Timeline:
    """From a day up to another; without one, certain up to the day of its source and presumed from then on."""
    first = date.fromisoformat(day)
    if until:
        return Timeline((Segment(first, date.fromisoformat(until), "certain", WRITTEN),))
    after = D + timedelta(days=1)
    return Timeline((Segment(first, after, "certain", WRITTEN), Segment(after, None, "presumed", AFTER)))


def in_2010() -> Timeline:
    """From some day of 2010 on."""
    year = Segment(date(2010, 1, 1), date(2010, 12, 31), "possible", COARSE)
    return Timeline((year, *since("2010-12-31").segments))


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
        taking_part("a", "pact", in_2010(), start="2010"),
        taking_part("d", "pact", in_2010(), start="2010"),
        taking_part("d", "club", told_on(D)),
        taking_part("e", "club", told_on(D)),
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
