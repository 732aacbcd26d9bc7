"""Paths as steps: ranking by meaning, direction, dates, exclusions, and what is said where there is none."""

from dataclasses import replace
from datetime import date

from accord_atlas.service.domain.network.model import Edge, Model, Node
from accord_atlas.service.domain.timeline import ALWAYS
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
