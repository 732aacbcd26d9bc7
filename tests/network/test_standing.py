"""The network, its paths and the pages of entities say the same standing as the stored questions, on random days."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.membership import is_membership
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import PARTICIPATION

Said = tuple[str | None, str, str, str]
"""Who takes part (an id with its kind), with which status, how surely, why."""


def get(client: TestClient, address: str, **parameters: str) -> dict[str, Any]:
    answer = client.get(address, params=parameters)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def days(count: int) -> list[str]:
    drawn = random.Random(11)
    return [str(date(1985, 1, 1) + timedelta(days=drawn.randrange(15_500))) for _ in range(count)]


def cell(value: dict[str, str] | None) -> str | None:
    return f"{value['kind']}/{value['id']}" if value else None


def by_network(client: TestClient, agreement: str, day: str) -> Counter[Said]:
    drawn = get(client, "/api/network", agreements=agreement, relations="participation", as_of=day)
    return Counter(
        (edge["source"], edge["status"], edge["certainty"], edge["reason"])
        for edge in drawn["edges"]
        if edge["target"] == f"agreement/{agreement}"
    )


def by_question(client: TestClient, agreement: str, day: str) -> Counter[Said]:
    rows = get(client, "/api/queries/members", agreement=agreement, as_of=day)["rows"]
    return Counter(
        (cell(row["organization"] or row["jurisdiction"]), row["status"], row["certainty"], row["reason"])
        for row in rows
    )


@pytest.mark.parametrize("day", days(4))
def test_the_network_says_what_members_says(client: TestClient, atlas: Atlas, day: str) -> None:
    agreements = sorted({edge.target for edge in atlas.once(network).edges if edge.relation == PARTICIPATION})
    told = 0
    for node in random.Random(day).sample(agreements, 25):
        slug = node.partition("/")[2]
        expected = by_question(client, slug, day)
        assert by_network(client, slug, day) == expected, slug
        told += len(expected)
    assert told


@pytest.mark.parametrize("day", days(4))
def test_two_bodies_joined_in_the_folded_network_share_agreements(client: TestClient, day: str) -> None:
    edges = get(client, "/api/network", projection="organizations", as_of=day)["edges"]
    for edge in random.Random(day).sample(edges, min(len(edges), 12)):
        a, b = (edge[side].partition("/")[2] for side in ("source", "target"))
        rows = [
            row
            for row in get(client, "/api/queries/shared-agreements", a=a, b=b, as_of=day)["rows"]
            if is_membership(row["status_a"]) and is_membership(row["status_b"])
        ]
        assert {cell(row["agreement"]) for row in rows} == set(edge["agreements"])
        assert (edge["certainty"], edge["reason"]) in {(row["certainty"], row["reason"]) for row in rows}
        least = min(("certain", "presumed", "possible").index(row["certainty"]) for row in rows)
        assert edge["certainty"] == ("certain", "presumed", "possible")[least]


@pytest.mark.parametrize("day", days(3))
def test_a_participation_s_page_its_neighbours_and_a_path_say_what_the_network_says(
    client: TestClient, day: str
) -> None:
    drawn = get(client, "/api/network", relations="participation", as_of=day)["edges"]
    for edge in random.Random(day).sample(drawn, min(len(drawn), 15)):
        expected = (edge["status"], edge["certainty"], edge["reason"])
        page = get(client, f"/api/entities/{edge['via']}", as_of=day)["standing"]
        assert (page["status"], page["certainty"], page["reason"]) == expected
        near = get(client, f"/api/entities/{edge['source']}/neighbours", relation=PARTICIPATION, as_of=day, limit="500")
        (mine,) = [each for each in near["neighbours"] if each["via"]["id"] == edge["via"]]
        assert (mine["status"], mine["certainty"], mine["reason"]) == expected
        found = get(client, "/api/paths", **{"from": edge["source"], "to": edge["target"], "as_of": day, "k": "1"})
        for path in found["paths"]:
            steps = [step for step in path["steps"] if step["via"] and step["via"]["id"] == edge["via"]]
            for step in steps:
                assert (step["status"], step["certainty"], step["reason"]) == expected
            assert (path["certainty"], path["reason"]) in {(s["certainty"], s["reason"]) for s in path["steps"]}
