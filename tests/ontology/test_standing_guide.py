"""The guide to standing in time is true: its query runs, and the triples that it explains stand in the release."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from accord_atlas.ontology.names import prefixes

ROOT = Path(__file__).parents[2] / "ontology"
GUIDES = ("STANDING.md", "STANDING.zh.md")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / name).read_text("utf-8"), re.M | re.S)


@pytest.mark.parametrize("name", GUIDES)
def test_the_query_gives_the_members_of_a_day(name: str, release: ox.Store) -> None:
    (query,) = blocks(name, "sparql")
    found = release.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    rows = {(row["place"].value.rpartition("/")[2], row["certainty"].value) for row in found}
    assert {("my", "certain"), ("us", "possible")} <= rows


@pytest.mark.parametrize("name", GUIDES)
def test_every_triple_that_it_explains_stands_in_the_release(name: str, release: ox.Store) -> None:
    declared = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in prefixes().items())
    for block in blocks(name, "turtle"):
        triples = list(ox.parse(declared + block, ox.RdfFormat.TURTLE))
        assert triples
        for triple in triples:
            held = list(release.quads_for_pattern(triple.subject, triple.predicate, triple.object, None))
            assert held, triple
