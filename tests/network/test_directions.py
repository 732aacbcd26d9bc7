"""Which way engineers are recognised: on a small network, on rows by hand, and against the routes of recognition."""

import random
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.answers.network import Edge
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.domain.network.recognising import Recognising, Terms
from accord_atlas.service.domain.provisions import Provision
from accord_atlas.service.network.projections import project
from accord_atlas.service.network.selection import Selection, select

NOW = date(2024, 1, 1)
FULL = frozenset({"authorised"})


def provision(origins: set[str], destinations: set[str]) -> Provision:
    sides = frozenset(origins), frozenset(destinations)
    return Provision("iri:p", "iri:old", "iri:old", *sides, ("registration",), (), (), (), "high")


@pytest.fixture
def told(model: Model) -> Model:
    """`old` recognises engineers of aa in bb, and in aa those of a part of bb, for which b stands; c is all of bb."""
    vias = {edge.via: edge.source for edge in model.edges if edge.via and edge.target == "agreement/old"}
    body_side = {"organization/a": "aa", "organization/b": "bb-x", "organization/c": "bb"}
    known = Recognising(
        {
            "agreement/old": Terms(
                (provision({"aa"}, {"bb", "bb-x"}), provision({"bb-x"}, {"aa"})), FULL, "professional-engineer"
            )
        },
        {via: body_side[source] for via, source in vias.items()},
        {"bb-x": "region/bb-x"},
    )
    return Model(model.nodes, model.edges, model.data_date, model.names, known)


@pytest.mark.parametrize(
    ("day", "pair", "expected"),
    [
        pytest.param(date(1994, 1, 1), "a c", ("none", [], []), id="c is only provisional"),
        pytest.param(date(1996, 1, 1), "a c", ("source-to-target", ["agreement/old"], []), id="c is full"),
        pytest.param(
            date(1996, 1, 1), "a b", ("both-ways", ["agreement/old"], ["agreement/old"]), id="a part of bb, both ways"
        ),
        pytest.param(date(1996, 1, 1), "b c", ("none", [], []), id="no provision between the two"),
        pytest.param(None, "a b", ("both-ways", ["agreement/old"], ["agreement/old"]), id="at some time, both at once"),
        pytest.param(NOW, "a d", ("none", [], []), id="an agreement of which nothing is recorded"),
    ],
)
def test_bodies_recognise_as_provisions_run_between_full_participations(
    told: Model, day: date | None, pair: str, expected: tuple[str, list[str], list[str]]
) -> None:
    view = project(told, select(told, Selection(day, projection="organizations")), "organizations")
    source, target = (f"organization/{slug}" for slug in pair.split())
    (edge,) = (each for each in view.edges if (each.source, each.target) == (source, target))
    assert (edge.direction, edge.forward, edge.backward) == expected
    assert edge.certainty == (None if day is None else "certain")


def test_a_country_recognises_as_its_bodies_do_and_says_for_which_part(told: Model) -> None:
    def joined(day: date) -> Edge:
        view = project(told, select(told, Selection(day, projection="jurisdictions")), "jurisdictions")
        return next(each for each in view.edges if each.source == "jurisdiction/aa")

    both, after = joined(date(1996, 1, 1)), joined(date(2001, 1, 1))
    assert (both.direction, after.direction) == ("both-ways", "source-to-target")
    # c stands for all of bb, so that only the way back, which b alone has, is told of a part.
    assert [(each.forward, each.parts) for each in both.passages or ()] == [(True, []), (False, ["region/bb-x"])]


def folded(client: TestClient, **more: str) -> dict[frozenset[str], dict[str, Any]]:
    answer = client.get("/api/network", params={"projection": "jurisdictions", **more})
    assert answer.status_code == 200, answer.text
    return {frozenset({e["source"][13:], e["target"][13:]}): e for e in answer.json()["edges"]}


def ways(edge: dict[str, Any], origin: str, destination: str) -> set[str]:
    """The agreements under which engineers of one are recognised in the other."""
    assert {edge["source"][13:], edge["target"][13:]} == {origin, destination}
    return {each[10:] for each in edge["forward" if edge["source"][13:] == origin else "backward"]}


ROWS = [
    ("gb", "us", {"engc-idaho-comity", "ncees-engc-mra-2024", "ipea", "ice-asce-edinburgh-accord-2000"}),
    ("us", "gb", {"ncees-engc-mra-2024", "ipea", "ice-asce-edinburgh-accord-2000"}),
    ("us", "au", {"apec-engineer", "ipea"}),
    ("au", "us", {"apec-engineer", "ipea", "texas-ea-agreement"}),
    ("cn", "sg", {"ies-cast-mra-2022"}),
    ("sg", "cn", set[str]()),
    ("fr", "ca", {"quebec-france-arm-2008"}),
    ("fr", "au", set[str]()),
    ("cn", "my", set[str]()),
]


@pytest.mark.parametrize(("origin", "destination", "expected"), ROWS)
def test_ways_by_hand(client: TestClient, origin: str, destination: str, expected: set[str]) -> None:
    """One-way terms run one way, what is not recorded counts for nobody, agreements on degrees for no engineers."""
    assert ways(folded(client)[frozenset({origin, destination})], origin, destination) == expected


@pytest.mark.parametrize("day", ["1999-06-01", "2012-03-01", "2019-01-01", "2026-11-27"])
def test_a_direction_is_what_routes_of_recognition_say(client: TestClient, day: str) -> None:
    """Per level the same agreements as the routes have, as surely, for the same parts, whole instruments at a time."""
    edges = folded(client, as_of=day)
    known = random.Random(day)
    told = [pair for pair in sorted(map(sorted, edges)) if edges[frozenset(pair)]["passages"]]
    silent = [pair for pair in sorted(map(sorted, edges)) if not edges[frozenset(pair)]["passages"]]
    for pair in [*known.sample(told, min(8, len(told))), *known.sample(silent, min(4, len(silent)))]:
        edge = edges[frozenset(pair)]
        for origin, destination in (pair, pair[::-1]):
            mine = {
                (each["agreement"][10:], each["certainty"], each["reason"], len(each["parts"])): each["level"]
                for each in edge["passages"]
                if each["forward"] == (edge["source"][13:] == origin)
            }
            for level in ("professional-engineer", "technologist"):
                theirs = routes(client, origin, destination, level, day)
                expected = {key for key, of in mine.items() if of == level}
                assert {key[0] for key in expected} == set().union(*(found[1] for found in theirs)) - {""}
                assert {found[0] for found in theirs} <= expected


def routes(
    client: TestClient, origin: str, destination: str, level: str, day: str
) -> list[tuple[tuple[str, str, str, int], set[str]]]:
    """The routes that recognise engineers: agreement, certainty, reason, parts; and the texts of the instrument."""
    query = {"from": origin, "to": destination, "level": level, "as_of": day}
    found = client.get("/api/recognition", params=query).json()["routes"]
    engineers = {"registration", "title", "membership"}
    return [
        (
            (
                each["agreement"]["id"],
                each["certainty"],
                each["reason"],
                sum(each["provision"][side]["kind"] == "region" for side in ("from_side", "to_side")),
            ),
            {one["id"] for one in each["provision"]["instruments"]},
        )
        for each in found
        if engineers & set(each["provision"]["recognises"])
    ]
