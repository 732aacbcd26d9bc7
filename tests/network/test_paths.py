"""Paths as steps: ranking by meaning, direction, dates, exclusions, and what is said where there is none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.domain.network.model import Edge, Model, Node
from accord_atlas.service.domain.network.recognising import Recognising, Terms
from accord_atlas.service.domain.network.relations import factors, relations, surcharges
from accord_atlas.service.domain.provisions import Provision
from accord_atlas.service.domain.timeline import ALWAYS
from accord_atlas.service.network.cost_words import charges, explanation
from accord_atlas.service.network.paths import MOST_PATHS, Path, PathFinder, PathRequest

NOW = date(2024, 1, 1)


def request(source: str, target: str, as_of: date | None = NOW, *, k: int = 3, hubs: bool = False) -> PathRequest:
    return PathRequest(source, target, as_of, k, hubs=hubs)


def stops(path: Path) -> str:
    first, *_ = path.steps
    names = [first.edge.source if first.forward else first.edge.target]
    names += [step.edge.target if step.forward else step.edge.source for step in path.steps]
    return " ".join(name.partition("/")[2] for name in names)


def test_steps_read_in_their_direction(model: Model) -> None:
    (path,), more = PathFinder(model).find(request("organization/c", "organization/d", k=1))
    assert stops(path) == "c old a pact d"
    assert [step.forward for step in path.steps] == [True, False, True, False]
    assert path.held
    assert (path.held.certainty, path.held.reason, more) == ("certain", "dated-source", False)


def test_each_day_has_its_own_paths(model: Model) -> None:
    finder = PathFinder(model)
    assert finder.find(request("organization/c", "organization/d", date(2009, 1, 1)))[0] == []
    (path, *_), _ = finder.find(request("organization/c", "organization/d", date(2010, 6, 1)))
    assert path.held
    assert (path.held.certainty, path.held.reason) == ("possible", "coarse-date")
    assert stops(finder.find(request("organization/c", "organization/b", date(1994, 1, 1)))[0][0]) == "c old b"


def test_a_treaty_comes_before_a_declaration_and_a_shared_meeting(model: Model) -> None:
    meeting = Node("event/m", "iri:m", "Meeting")
    also = [Edge("event/m", f"organization/{body}", "involves", ALWAYS) for body in ("a", "d")]
    deal = Node("agreement/wish", "iri:w", "Wish", category="declaration")
    wishes = [
        Edge(
            f"organization/{body}",
            "agreement/wish",
            "participation",
            ALWAYS,
            status="party",
            via=f"participation/{body}",
        )
        for body in ("a", "d")
    ]
    wider = Model({**model.nodes, meeting.id: meeting, deal.id: deal}, (*model.edges, *also, *wishes), model.data_date)
    paths, _ = PathFinder(wider).find(request("organization/a", "organization/d"))
    assert [stops(path) for path in paths] == ["a pact d", "a wish d", "a m d"]


def test_countries_are_not_passed_unless_asked(model: Model) -> None:
    finder = PathFinder(model)
    day = date(1980, 1, 1)
    assert finder.find(request("organization/b", "organization/c", day))[0] == []
    (path,), _ = finder.find(request("organization/b", "organization/c", day, hubs=True))
    assert stops(path) == "b bb c"
    assert finder.changes(request("organization/b", "organization/c", day)) == ["hubs", "as_of"]


def test_a_country_may_be_an_end(model: Model) -> None:
    (path,), _ = PathFinder(model).find(request("jurisdiction/aa", "jurisdiction/cc", k=1))
    assert stops(path) == "aa a pact d cc"


def test_exclusions_by_entity_relation_and_kind(model: Model) -> None:
    finder = PathFinder(model)
    wanted = request("organization/a", "organization/d")
    for what in ("agreement/pact", "participation", "agreement"):
        barred = replace(wanted, exclude=frozenset({what}))
        assert finder.find(barred)[0] == []
        assert "exclude" in finder.changes(barred)


def test_parallel_relations_stand_beside_the_best(model: Model) -> None:
    more = Edge("organization/a", "agreement/pact", "administered-by", ALWAYS)
    wider = Model(model.nodes, (*model.edges, more), model.data_date)
    (path,), _ = PathFinder(wider).find(request("organization/a", "agreement/pact"))
    assert [step.edge.relation for step in path.steps] == ["participation"]
    assert [edge.relation for edge in path.steps[0].also] == ["administered-by"]


def test_any_number_of_paths_is_bounded(model: Model) -> None:
    hubs = [Node(f"agreement/x{i}", f"iri:x{i}", category="memorandum") for i in range(MOST_PATHS + 5)]
    edges = [
        Edge(f"organization/{body}", deal.id, "participation", status="party", via=f"participation/{deal.id}.{body}")
        for deal in hubs
        for body in ("a", "e")
    ]
    wider = Model({**model.nodes, **{n.id: n for n in hubs}}, (*model.edges, *edges), model.data_date)
    paths, more = PathFinder(wider).find(request("organization/a", "organization/e", k=10_000))
    assert (len(paths), more) == (MOST_PATHS, True)


def test_crowded_nodes_are_hubs(model: Model) -> None:
    crowd = [Node(f"organization/m{i}", f"iri:m{i}") for i in range(300)]
    edges = [
        Edge(member.id, "agreement/old", "participation", status="party", via=f"participation/{member.id}")
        for member in crowd
    ]
    wider = Model({**model.nodes, **{n.id: n for n in crowd}}, (*model.edges, *edges), model.data_date)
    finder = PathFinder(wider)
    wanted = request("organization/m1", "organization/m2")
    assert finder.find(wanted)[0] == []
    assert [node.id for node in finder.crowded(wanted)] == ["agreement/old"]
    assert finder.changes(wanted) == ["hubs"]


def test_an_applicant_s_or_an_unclear_participation_is_no_step(model: Model) -> None:
    for status in ("applicant", "unknown"):
        edge = Edge("organization/b", "agreement/pact", "participation", status=status, via=f"participation/{status}")
        wider = Model(model.nodes, (*model.edges, edge), model.data_date)
        for day in (NOW, None):
            found, _ = PathFinder(wider).find(request("organization/b", "organization/d", day))
            assert edge.id not in {step.edge.id for path in found for step in path.steps}


def test_a_missing_name_is_no_short_cut(model: Model) -> None:
    """Two countries whose bodies are in `club` by name, and in `nameless` without one."""
    deal = Node("agreement/nameless", "iri:n", "Nameless", category="declaration")
    unnamed = [
        Edge(f"jurisdiction/{place}", deal.id, "participation", status="party", via=f"participation/n.{place}")
        for place in ("aa", "cc")
    ]
    wishes = [
        Edge(f"organization/{body}", "agreement/club", "participation", status="party", via=f"participation/c.{body}")
        for body in ("a", "e")
    ]
    nodes = {**model.nodes, deal.id: deal}
    wider = Model(nodes, (*model.edges, *unnamed, *wishes), model.data_date)
    paths, _ = PathFinder(wider).find(request("jurisdiction/aa", "jurisdiction/cc", k=10))
    costs = {stops(path): path.cost for path in paths}
    assert costs["aa nameless cc"] > costs["aa a club e cc"]
    assert min(costs, key=lambda each: costs[each]) == "aa a pact d cc"


def test_a_path_does_not_come_back_to_a_place_through_its_unnamed_body(model: Model) -> None:
    """`b` and `c` are of one place, whose unnamed body, which may be either, is in an agreement with `d`."""
    deal = Node("agreement/x", "iri:x", "X", category="memorandum")
    edges = [
        Edge(source, deal.id, "participation", status="party", via=f"participation/{source}")
        for source in ("jurisdiction/bb", "organization/d", "organization/b")
    ]
    wider = Model({**model.nodes, deal.id: deal}, (*model.edges, *edges), model.data_date)
    paths, _ = PathFinder(wider).find(request("jurisdiction/bb", "organization/d", k=10))
    assert "bb x d" in {stops(path) for path in paths}
    assert "bb b x d" in {stops(path) for path in paths}
    assert "bb x b old a pact d" not in {stops(path) for path in paths}


def test_an_agreement_of_technologists_is_no_short_cut_between_engineers(model: Model) -> None:
    other = Node("agreement/t", "iri:t", "T", category="mutual-recognition-agreement", level="technologist")
    edges = [
        Edge(f"organization/{body}", other.id, "participation", status="party", via=f"participation/t.{body}")
        for body in ("a", "d")
    ]
    wider = Model({**model.nodes, other.id: other}, (*model.edges, *edges), model.data_date)
    paths, _ = PathFinder(wider).find(request("organization/a", "organization/d"))
    assert [stops(path) for path in paths][:2] == ["a pact d", "a t d"]
    assert paths[0].cost < paths[1].cost


def signed(model: Model, slug: str, bodies: str, category: str = "mutual-recognition-agreement", **more: str) -> Model:
    """The same, and an agreement of these bodies."""
    deal = Node(f"agreement/{slug}", f"iri:{slug}", slug.title(), category=category, **more)  # type: ignore[arg-type]
    edges = [
        Edge(f"organization/{body}", deal.id, "participation", status="party", via=f"participation/{slug}.{body}")
        for body in bodies
    ]
    return replace(model, nodes={**model.nodes, deal.id: deal}, edges=(*model.edges, *edges))


def test_a_detour_of_a_path_is_not_given_a_way_of_its_own_is(model: Model) -> None:
    """From a to d directly, or by way of e: the detour has all the nodes of a better path, the other way has not."""
    wider = signed(signed(signed(model, "ae", "ae"), "pe", "e"), "de", "de")
    also = Edge("organization/e", "agreement/pact", "participation", status="party", via="participation/pact.e")
    finder = PathFinder(replace(wider, edges=(*wider.edges, also)))
    found = [stops(path) for path in finder.find(request("organization/a", "organization/d", k=20))[0]]
    assert {"a pact d", "a ae e de d"} <= set(found)
    assert not [each for each in found if each.startswith("a pact ") and each != "a pact d"]
    assert "a ae e pact d" not in found


def test_a_cost_is_the_sum_of_its_charges_and_each_path_costs_no_less_than_the_one_before(model: Model) -> None:
    finder = PathFinder(signed(signed(model, "t", "ad", level="technologist"), "w", "ad", "declaration"))
    found, _ = finder.find(request("organization/a", "organization/e", k=20))
    assert len(found) > 2
    costs = [path.cost for path in found]
    assert costs == sorted(costs)
    for path in found:
        parts = charges(path.charges)
        assert abs(sum(part.amount for part in parts) - path.cost) < 0.01
        said = explanation(path.cost, parts)
        assert all(part.label.en in said.en and part.label.zh in said.zh for part in parts if part.amount >= 0.1)


def test_who_changes_the_level_pays_for_it(model: Model) -> None:
    """Twice through technologists' agreements is dear, once through theirs and once through engineers' is dearer."""
    levels = signed(signed(model, "t", "ae", level="technologist"), "u", "eb", level="professional-engineer")
    finder = PathFinder(levels)
    (path, *_), _ = finder.find(request("organization/a", "organization/b"))
    surcharge = {charge.value: charge.amount for charge in path.charges if charge.of == "surcharge"}
    assert stops(path) == "a t e u b"
    assert surcharge["other-level"] == surcharges()["other-level"]


def test_who_is_recognised_only_the_other_way_comes_after_who_is_recognised(model: Model) -> None:
    """`there` recognises engineers of aa in cc, `back` those of cc in aa."""
    wider = signed(signed(model, "back", "ad"), "there", "ad")
    sides = frozenset({"aa"}), frozenset({"cc"})
    terms = {
        "agreement/there": Terms((provision(*sides),), frozenset({"party"}), "professional-engineer"),
        "agreement/back": Terms((provision(*sides[::-1]),), frozenset({"party"}), "professional-engineer"),
    }
    of = {
        f"participation/{deal}.{body}": side for deal in ("there", "back") for body, side in (("a", "aa"), ("d", "cc"))
    }
    finder = PathFinder(replace(wider, recognising=Recognising(terms, of)))
    there = {stops(path): path.cost for path in finder.find(request("organization/a", "organization/d"))[0]}
    back = {stops(path): path.cost for path in finder.find(request("organization/d", "organization/a"))[0]}
    assert there["a there d"] + surcharges()["against"] == there["a back d"]
    assert back["d back a"] + surcharges()["against"] == back["d there a"]


def provision(origins: frozenset[str], destinations: frozenset[str]) -> Provision:
    return Provision("iri:p", "iri:x", "iri:x", origins, destinations, ("registration",), (), (), (), "high")


def test_every_weight_has_its_words(client: TestClient) -> None:
    answer = client.get("/api/paths?from=cse-cn&to=iem-my&k=5").json()
    told = {(each["of"], each["value"]): each["weight"] for each in answer["weights"]}
    assert set(relations()) == {value for of, value in told if of == "relation"}
    assert {key: told[key] for key in factors()} == factors()
    assert all(each["label"]["en"] and each["label"]["zh"] for each in answer["weights"])
    assert {(c["of"], c["value"]) for path in answer["paths"] for c in path["charges"]} <= set(told)


def nodes(path: dict[str, Any]) -> list[str]:
    return [path["steps"][0]["from"]["id"], *(step["to"]["id"] for step in path["steps"])]


def test_the_memorandum_of_the_two_comes_before_chains_of_others(client: TestClient) -> None:
    """Between Malaysia and China: named bodies, few instruments, no plan and no specialty before an agreement."""
    found = [nodes(path) for path in client.get("/api/paths?from=my&to=cn&k=20").json()["paths"]]
    assert "agreement/cse-iem-mou" in {node for path in found[:3] for node in path}
    assert not [path for path in found[:10] if not any(node.startswith("organization/") for node in path[1:-1])]
    assert not {node.partition("/")[0] for path in found[:10] for node in path} - {
        "jurisdiction",
        "organization",
        "agreement",
    }


def test_engineers_do_not_go_first_through_the_agreement_of_technologists(client: TestClient) -> None:
    answer = client.get("/api/paths?from=cse-cn&to=engineers-ireland&k=10").json()["paths"]
    found = [nodes(path) for path in answer]
    late = {"agreement/ieta", "agreement/sydney-accord", "agreement/dublin-accord"}
    assert not [path for path in found[:4] if late & set(path)]
    for number, path in enumerate(found):
        assert not [other for other in found[:number] if set(other) < set(path) and _in_order(other, path)]


def _in_order(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(each in rest for each in part)


@pytest.mark.parametrize(("language", "words"), [("en", "Cost 6.1: “takes part in”"), ("zh", "代价 6.1：“参加”")])
def test_a_page_says_what_a_path_costs_and_why(client: TestClient, language: str, words: str) -> None:
    query = {"from": "cse-cn", "to": "iem-my", "k": "1", "format": "md", "lang": language}
    answer = client.get("/api/paths", params=query)
    assert answer.headers["Content-Type"].startswith("text/markdown")
    assert words in answer.text
    assert "](" not in answer.text
    assert 'filename="paths-cse-cn-iem-my-2026-11-27.md"' in answer.headers["Content-Disposition"]
