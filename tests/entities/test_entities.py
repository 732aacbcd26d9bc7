"""Entities through REST and Python: facts, evidence, counted neighbours, pages, lineage, history."""

from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

import accord_atlas
from accord_atlas.ontology.names import KINDS, ONTOLOGY
from accord_atlas.service.answers.entity import EntityAnswer, LineageAnswer, NeighboursAnswer
from accord_atlas.service.answers.tabled import Rows
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadRequest
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.entities.groups import grouped
from accord_atlas.service.entities.neighbours import neighbours


def get(client: TestClient, address: str, **parameters: str) -> dict[str, Any]:
    answer = client.get(address, params=parameters)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.fixture(scope="module")
def pec(client: TestClient) -> dict[str, Any]:
    return get(client, "/api/entities/organization/pec")


def test_facts_with_evidence(pec: dict[str, Any]) -> None:
    EntityAnswer.model_validate(pec)
    facts = {(fact["property"]["id"], fact["language"]): fact for fact in pec["facts"]}
    assert facts["label", "zh"]["value"] == "巴基斯坦工程理事会"
    assert facts["founded", None]["value"] == "1976-01-10"
    evidence = facts["founded", None]["evidence"][0]
    assert (evidence["source"]["kind"], evidence["rank"]) == ("source", "normal")
    assert evidence["confidence"] in {"high", "medium", "low"}
    assert facts["jurisdiction", None]["value"]["id"] == "pk"


def test_facts_stand_in_groups_for_a_reader(pec: dict[str, Any]) -> None:
    order = [group["name"] for group in pec["groups"]]
    places = [order.index(fact["group"]) for fact in pec["facts"]]
    assert places == sorted(places)
    assert pec["facts"][0]["group"] == "names"


def test_every_property_of_the_data_has_a_group(atlas: Atlas) -> None:
    used = {q.predicate.value for q in atlas.store.quads() if q.predicate.value.startswith(ONTOLOGY)}
    named = {iri.removeprefix(ONTOLOGY) for iri in used}
    assert named - grouped().keys() == set(), "add these to service/entities/groups.csv"


def test_competing_values_stand_side_by_side(client: TestClient) -> None:
    said = get(client, "/api/entities/agreement/ipea")
    signed = [fact for fact in said["facts"] if fact["property"]["id"] == "signed"]
    ranks = {fact["value"]: fact["evidence"][0]["rank"] for fact in signed}
    assert ranks["2001-06-25"] == "preferred"
    assert ranks["1997"] == "normal"


def test_neighbours_are_counted_before_they_are_shown(client: TestClient, pec: dict[str, Any]) -> None:
    counts = {(n["relation"], n["forward"]): n["count"] for n in pec["neighbours"]}
    assert counts["participation", True] == 4
    assert counts["seated-in", True] == 1
    assert {n["label"]["zh"] for n in pec["neighbours"]} >= {"参加", "所属国家或地区"}


def test_a_count_is_the_number_of_entities_on_its_page(client: TestClient, pec: dict[str, Any]) -> None:
    for count in pec["neighbours"]:
        page = get(
            client,
            "/api/entities/organization/pec/neighbours",
            relation=count["relation"],
            forward=str(count["forward"]).lower(),
        )
        NeighboursAnswer.model_validate(page)
        assert len({n["entity"]["iri"] for n in page["neighbours"]}) == count["count"]


def test_pages_follow_each_other(client: TestClient) -> None:
    address: str | None = "/api/entities/organization/cast/neighbours?limit=20"
    seen: list[tuple[str, str, str | None]] = []
    total = None
    while address:
        answer = client.get(address)
        said = answer.json()
        total = said["total"]
        seen += [(n["entity"]["iri"], n["relation"], (n["via"] or {}).get("id")) for n in said["neighbours"]]
        address = answer.links.get("next", {}).get("url")
        assert answer.headers["Accord-Completeness"] == "truncated"  # no page is the whole
    assert total == len(seen) == len(set(seen)) > 50


def test_neighbours_of_a_day(client: TestClient) -> None:
    for day, count in (("2010-06-01", 1), ("2018-01-01", 2), ("2020-01-01", 3)):
        said = get(client, "/api/entities/organization/pec", as_of=day)
        counts = {n["relation"]: n["count"] for n in said["neighbours"]}
        assert (said["as_of"], counts["participation"]) == (day, count)


@pytest.mark.parametrize(
    ("kind", "slug", "relation", "forward"),
    [
        ("participation", "ipea.pec.pk.authorised", "participant", True),
        ("source", "pec-ipea-list", "source", False),
        ("forum", "apec", "forum-member", False),
        ("concept", "participation-status.authorised", "status", False),
        ("document", "cast-2022-16", "part-of", False),
    ],
)
def test_entities_of_every_kind(client: TestClient, kind: str, slug: str, relation: str, forward: bool) -> None:
    said = get(client, f"/api/entities/{kind}/{slug}")
    assert (relation, forward) in {(n["relation"], n["forward"]) for n in said["neighbours"]}
    assert said["facts"]


def test_one_entity_of_each_kind_answers(client: TestClient, atlas: Atlas) -> None:
    kinds: Counter[str] = Counter()
    for kind in KINDS:
        for named in list(atlas.labels.of_kind(kind))[:2]:
            EntityAnswer.model_validate(get(client, f"/api/entities/{kind}/{named.slug}"))
            kinds[kind] += 1
    assert len(kinds) >= 20


def test_openapi_has_every_relation_and_property_by_which_entities_are_joined(client: TestClient, atlas: Atlas) -> None:
    described = client.get("/openapi.json").json()
    known = set(described["components"]["schemas"]["Neighbour"]["properties"]["relation"]["enum"])
    found = {each.relation for named in atlas.labels.of_kind() for each in neighbours(atlas, named)}
    assert {"participation", "participant", "broader"} <= found <= known
    path = described["paths"]["/api/entities/{kind}/{slug}/neighbours"]["get"]
    [chosen] = [each["schema"] for each in path["parameters"] if each["name"] == "relation"]
    assert set(chosen["enum"]) == known


def test_lineage_over_generations(client: TestClient) -> None:
    up = get(client, "/api/entities/organization/gdse/lineage")
    LineageAnswer.model_validate(up)
    assert [(a["entity"]["id"], a["generation"], a["relation"]) for a in up["ancestors"]] == [
        ("gdast", 1, "parent"),
        ("cast", 2, "parent"),
        ("acasp", 3, "predecessor"),
        ("acfnss", 3, "predecessor"),
    ]
    down = get(client, "/api/entities/organization/cast/lineage")["descendants"]
    assert {"gdast", "cse-cn"} <= {d["entity"]["id"] for d in down if d["generation"] == 1}
    assert {"gdse", "bjse", "jsse"} <= {d["entity"]["id"] for d in down if d["generation"] == 2}
    through = next(d for d in down if d["entity"]["id"] == "gdse")
    assert (through["through"]["id"], through["label"]["zh"]) == ("gdast", "下属机构")


def test_predecessors_are_ancestors(client: TestClient) -> None:
    ancestors = get(client, "/api/entities/organization/cse-cn/lineage")["ancestors"]
    assert ("cast-ecba", "predecessor") in {(a["entity"]["id"], a["relation"]) for a in ancestors}


def test_a_circle_of_descent_ends(atlas: Atlas) -> None:
    from accord_atlas.service.domain.network.model import Edge, Model, Node
    from accord_atlas.service.entities.lineage import relatives

    nodes = {f"organization/{c}": Node(f"organization/{c}", f"iri:{c}") for c in "abc"}
    edges = [Edge(f"organization/{a}", f"organization/{b}", "parent") for a, b in ("ab", "bc", "ca")]
    circle = Atlas(atlas.release, atlas.store, atlas.settings)
    circle._made[network] = Model(nodes, tuple(edges), atlas.release.data_date)
    found = relatives(circle, "organization/a", up=True)
    assert [(r.node, r.generation) for r in found] == [("organization/b", 1), ("organization/c", 2)]


def test_history_as_a_time_line(pec: dict[str, Any]) -> None:
    reply = [(change["date"], change["what"], (change["object"] or {}).get("id")) for change in pec["timeline"]]
    assert ("1976-01-10", "founded", None) in reply
    assert ("2011", "joined", "agreement/ipea") in reply
    assert ("2018-06-29", "status-changed", "agreement/ipea") in reply
    dated = [date for date, *_ in reply if date]
    assert dated == sorted(dated, key=lambda date: date.rstrip("?~"))
    changed = next(c for c in pec["timeline"] if (c["date"], c["what"]) == ("2018-06-29", "status-changed"))
    assert changed["sentence"]["zh"] == "巴基斯坦工程理事会在《国际职业工程师协议》中由预备成员转为正式成员。"
    assert (changed["before"], changed["after"]) == ("provisional", "authorised")
    assert [c["what"] for c in pec["timeline"] if c.get("told")].count("status-changed") == 1, "an event tells it"


def test_former_names_are_history(client: TestClient) -> None:
    changes = get(client, "/api/entities/agreement/ipea")["timeline"]
    renamed = [change for change in changes if change["what"] == "renamed"]
    assert [change["before"] for change in renamed] == ["Engineers Mobility Forum (EMF) Agreement"]
    assert renamed[0]["date"] is None


def test_python_gives_the_same(client: TestClient, build: Path, pec: dict[str, Any]) -> None:
    running = accord_atlas.open(build)
    assert running.entity("pec").json_value() == pec
    assert running.entity("agreement/ipea").json_value() == get(client, "/api/entities/agreement/ipea")
    page = get(client, "/api/entities/organization/cast/neighbours", relation="parent", forward="false", limit="5")
    assert running.neighbours("cast", "parent", forward=False, limit=5).json_value() == page
    assert running.lineage("cast").json_value() == get(client, "/api/entities/organization/cast/lineage")


def test_python_runs_questions_and_sparql(build: Path, atlas: Atlas) -> None:
    running = accord_atlas.open(build)
    rows = running.query("members", agreement="ipea", as_of="2019-01-01")["rows"]
    assert "pec" in {row["organization"]["id"] for row in rows}
    bodies = running.sparql(
        "PREFIX aa: <https://w3id.org/accord-atlas/ontology#> SELECT ?o WHERE { ?o aa:acronym 'PEC' } ORDER BY ?o"
    )
    assert isinstance(bodies, Rows)
    assert bodies.to_records(lang="zh") == [{"o": "巴基斯坦工程理事会"}]
    assert running.sparql("ASK { ?s ?p ?o }") is True
    triples = running.sparql("CONSTRUCT WHERE { <https://w3id.org/accord-atlas/id/organization/pec> ?p ?o }")
    assert isinstance(triples, list)
    assert isinstance(triples[0], ox.Triple)
    with pytest.raises(BadRequest):
        running.sparql("SELECT nonsense")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/api/entities/organization/pecc", 404, "pec"),
        ("/api/entities/organisation/pec", 404, "organization"),
        ("/api/entities/organization/PECC", 404, "pec"),
        ("/api/entities/organization/pec?as_of=2019", 422, "YYYY-MM-DD"),
        ("/api/entities/organization/pec?language=zh", 422, "no parameter"),
        ("/api/entities/organization/pec/neighbours?relation=member", 422, "participation"),
        ("/api/entities/organization/pec/neighbours?offset=-1", 422, "offset"),
        ("/api/entities/organization/pec/neighbours?limit=0", 422, "1 to"),
        ("/api/entities/organization/ipenz/lineage", 404, "nearest"),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text


def standing(client: TestClient, address: str, **parameters: str) -> dict[str, Any]:
    return dict(get(client, f"/api/entities/{address}", **parameters)["standing"])


def test_a_participation_tells_how_it_stands_on_a_day(client: TestClient) -> None:
    """A founder of IPEA, whose first years are disputed; USCIEP, which left at a time that nobody tells."""
    hkie = "participation/ipea.hkie.hk.authorised"
    for day, certainty, reason in (
        ("1998-06-01", "possible", "disputed"),
        ("2010-01-01", "certain", "dated-source"),
        ("2024-01-01", "presumed", "after-source"),
    ):
        said = standing(client, hkie, as_of=day)
        assert (said["on"], said["status"]) == (day, "authorised")
        assert (said["certainty"], said["reason"]) == (certainty, reason)
    usciep = "participation/ipea.usciep.us.former"
    assert standing(client, usciep, as_of="2005-01-01")["status"] == "authorised"
    assert standing(client, usciep, as_of="2012-01-01")["reason"] == "open-end"
    today = standing(client, usciep)
    assert (today["certainty"], today["reason"], today["status"]) == (None, None, None)
    assert today["segments"]


def test_a_participation_names_the_bodies_that_held_it_before_its_own_founding(client: TestClient) -> None:
    segments = standing(client, "participation/kpea-texas-mra-2016.tbpels.us.party")["segments"]
    held = {body for each in segments if each["until"] and each["until"] <= "2019-09-01" for body in each["held_by"]}
    assert held == {"organization/tbpe-us-tx", "organization/tbpls-us-tx"}


def test_neighbours_of_a_day_say_their_status_of_that_day_how_sure_and_why(client: TestClient) -> None:
    found = get(client, "/api/entities/organization/usciep/neighbours", relation="participation", as_of="2005-01-01")
    (ipea,) = [each for each in found["neighbours"] if each["entity"]["id"] == "ipea"]
    assert (ipea["status"], ipea["certainty"], ipea["reason"]) == ("authorised", "certain", "dated-source")
    assert get(client, "/api/entities/jurisdiction/my").get("standing") is None
