"""SPARQL Update: who may, what is done wholly or not at all, what queries, layers and releases hold afterwards."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.updates.conftest import GRAPH, Keeper, keeper_of

from accord_atlas.loaders.layers import kept, remove
from accord_atlas.loaders.places import home
from accord_atlas.loaders.release import switch
from accord_atlas.service.web.following import QUIET_SECONDS

NOTES = f"GRAPH <{GRAPH}notes>"
ONE = f"INSERT DATA {{ {NOTES} {{ <urn:a> <urn:p> 1 }} }}"


def test_what_is_written_is_read_when_it_is_answered(keeper: Keeper) -> None:
    before = home(keeper.build).name
    answer = keeper.update(ONE)
    said = answer.json()
    assert answer.status_code == 200
    assert said["layers"] == [{"name": "notes", "added": 1, "removed": 0, "statements": 1}]
    assert answer.headers["accord-release"] == said["release"] == home(keeper.build).name != before
    assert keeper.held("notes") == {("urn:a", "urn:p", "1")}
    assert keeper.select("SELECT * { <urn:a> ?p ?o }") == [{"p": "urn:p", "o": "1"}]
    layer = kept(keeper.build)["notes"]
    assert layer.statements.decode().endswith(f"<{GRAPH}notes> .\n")
    assert (layer.made["who"], layer.made["statements"]) == ("li-ming", 1)
    manifest = json.loads((keeper.build / "manifest.json").read_text("utf-8"))
    assert manifest["base"] == before
    assert [(each["name"], each["who"]) for each in manifest["layers"]] == [("notes", "li-ming")]
    assert manifest["graphs"]["layer.notes"] == 1


def test_the_release_without_layers_stays_and_comes_back(keeper: Keeper) -> None:
    curated = home(keeper.build)
    content = (curated / "accord.nq").read_bytes()
    keeper.update(ONE)
    assert keeper.client.get("/sparql", params={"query": "ASK { <urn:a> ?p ?o }", "release": curated.name}).json() == {
        "head": {},
        "boolean": False,
    }
    gone = keeper.update(f"DELETE WHERE {{ {NOTES} {{ ?s ?p ?o }} }}")
    assert gone.json()["release"] == curated.name == home(keeper.build).name
    assert (curated / "accord.nq").read_bytes() == content
    assert kept(keeper.build) == {}
    assert "updated" not in json.loads((curated / "manifest.json").read_text("utf-8"))


def test_nothing_is_left_of_an_update_whose_third_operation_fails(keeper: Keeper) -> None:
    before = home(keeper.build)
    answer = keeper.update(f"{ONE} ; INSERT DATA {{ {NOTES} {{ <urn:b> <urn:p> 2 }} }} ; DROP GRAPH <{GRAPH}missing>")
    assert answer.status_code == 400
    assert (home(keeper.build), kept(keeper.build), keeper.held("notes")) == (before, {}, set())
    assert not list(keeper.build.glob(".update*"))


def test_an_operation_sees_what_those_before_it_did_also_without_naming_the_graph(keeper: Keeper) -> None:
    text = f"""{ONE} ;
      INSERT {{ {NOTES} {{ <urn:a> <urn:twice> ?n }} }} WHERE {{ <urn:a> <urn:p> ?v BIND(?v * 2 AS ?n) }} ;
      DELETE {{ {NOTES} {{ ?s ?p 1 }} }} WHERE {{ ?s ?p 1 }} ;
      INSERT {{ {NOTES} {{ <urn:a> <urn:left> ?n }} }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ <urn:a> ?p ?o }} }}"""
    assert keeper.update(text).status_code == 200
    assert keeper.held("notes") == {("urn:a", "urn:twice", "2"), ("urn:a", "urn:left", "1")}


def test_where_sees_the_release_and_the_dataset_that_the_request_names(keeper: Keeper) -> None:
    count = f"INSERT {{ {NOTES} {{ <urn:n> <urn:is> ?n }} }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} }}"
    (all_of_it,) = keeper.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    ontology = "https://w3id.org/accord-atlas/graph/ontology"
    (of_one,) = keeper.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{ontology}> {{ ?s ?p ?o }} }}")
    assert keeper.update(count).status_code == 200
    assert keeper.held("notes") == {("urn:n", "urn:is", all_of_it["n"])}
    keeper.update(f"CLEAR GRAPH <{GRAPH}notes>")
    assert keeper.update(count, **{"using-graph-uri": ontology}).status_code == 200
    assert keeper.held("notes") == {("urn:n", "urn:is", of_one["n"])}
    with_both = keeper.update(
        f"WITH <{GRAPH}notes> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", **{"using-graph-uri": ontology}
    )
    assert with_both.status_code == 400
    named = count.replace("<urn:n>", "<urn:g>").replace("{ ?s ?p ?o }", "{ GRAPH ?g { ?s ?p ?o } }")
    assert keeper.update(named, **{"using-named-graph-uri": ontology}).status_code == 200
    assert ("urn:g", "urn:is", of_one["n"]) in keeper.held("notes")


def test_a_form_is_taken_too(keeper: Keeper) -> None:
    by_form = keeper.client.post("/update", data={"update": ONE}, auth=("anyone", keeper.token))
    assert by_form.status_code == 200
    assert keeper.held("notes") == {("urn:a", "urn:p", "1")}
    twice = keeper.client.post("/update", data={"update": [ONE, ONE]}, auth=("anyone", keeper.token))
    assert twice.status_code == 400
    assert keeper.client.post("/update", content=ONE, auth=("anyone", keeper.token)).status_code == 415


def test_what_has_no_name_gets_one_that_stays(keeper: Keeper) -> None:
    text = f"INSERT DATA {{ {NOTES} {{ <urn:a> <urn:p> [ <urn:q> 1 ], [ <urn:q> 2 ] }} }}"
    text += f" ; INSERT DATA {{ GRAPH <{GRAPH}b> {{ _:x <urn:r> _:x }} }}"
    assert keeper.update(text).status_code == 200
    first = keeper.held("notes")
    assert len(first) == 4
    assert all("/.well-known/genid/" in s for s, p, _ in first if p == "urn:q")
    again = keeper.update(text)
    assert [each["added"] for each in again.json()["layers"]] == [0, 0]
    assert keeper.held("notes") == first


def test_one_blank_node_in_two_graphs_is_one_thing(keeper: Keeper) -> None:
    keeper.update(f"INSERT DATA {{ {NOTES} {{ _:x <urn:p> 1 }} GRAPH <{GRAPH}b> {{ _:x <urn:q> 2 }} }}")
    assert {s for s, _, _ in keeper.held("notes")} == {s for s, _, _ in keeper.held("b")}


def test_without_a_token_nothing_is_done_and_it_is_said_what_this_is(keeper: Keeper) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    for authorization in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic Og=="}):
        answer = keeper.client.post("/update", content=ONE, headers={**headers, **authorization})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
    told = keeper.client.get("/update")
    assert (told.status_code, told.headers["allow"]) == (405, "POST, OPTIONS")
    assert "token" in told.json()["detail"]
    for where in ("query", "update"):
        assert keeper.client.get("/sparql", params={where: ONE}).status_code == {"query": 400, "update": 403}[where]
    assert keeper.held("notes") == set()


def test_a_token_writes_to_what_it_is_for(keeper: Keeper) -> None:
    only = keeper_of(keeper.client, keeper.build, "update:notes", name="only-notes")
    other = keeper_of(keeper.client, keeper.build, "imports", name="imports")
    assert only.update(ONE).status_code == 200
    refused = only.update(f"{ONE} ; INSERT DATA {{ GRAPH <{GRAPH}b> {{ <urn:a> <urn:p> 1 }} }}")
    assert (refused.status_code, refused.json()["expected"]) == (403, "update:b")
    assert other.update(ONE).status_code == 403
    assert only.store("PUT", "b", "<urn:a> <urn:p> 1 .").status_code == 403
    assert only.store("PUT", "notes", "<urn:a> <urn:p> 2 .").status_code == 204


def test_a_layer_of_tables_is_not_written_to(keeper: Keeper) -> None:
    place = keeper.build / "layers" / "rows"
    place.mkdir(parents=True)
    (place / "layer.json").write_text("{}")
    (place / "parties.csv").write_text("agreement\nipea\n")
    answer = keeper.update(f"INSERT DATA {{ GRAPH <{GRAPH}rows> {{ <urn:a> <urn:p> 1 }} }}")
    remove(keeper.build, "rows")
    assert (answer.status_code, answer.json()["value"]) == (403, "rows")


def test_many_at_once_are_all_done_in_few_releases(keeper: Keeper) -> None:
    def write(number: int) -> int:
        text = f"INSERT DATA {{ {NOTES} {{ <urn:{number}> <urn:p> {number} }} }}"
        return keeper.update(text if number != 7 else "CLEAR ALL").status_code

    with ThreadPoolExecutor(12) as pool:
        statuses = list(pool.map(write, range(12)))
    assert statuses == [200 if number != 7 else 403 for number in range(12)]
    assert {s for s, _, _ in keeper.held("notes")} == {f"urn:{n}" for n in range(12) if n != 7}


def test_what_updates_made_does_not_pile_up(serving_in: Callable[..., Keeper]) -> None:
    keeper = serving_in(update_releases=1, releases_open=0)
    curated = home(keeper.build).name
    made = []
    for number in range(5):
        answer = keeper.update(f"INSERT DATA {{ {NOTES} {{ <urn:{number}> <urn:p> {number} }} }}")
        made.append(answer.json()["release"])
        if number == 1:
            (keeper.build / "releases" / f"{made[1]}.pinned").touch()
    left = {path.name for path in (keeper.build / "releases").iterdir() if path.is_dir()}
    assert {curated, made[1], made[3], made[4]} <= left
    assert made[0] not in left


def test_a_layer_that_is_kept_and_not_in_use_goes_on_from_what_it_holds(keeper: Keeper) -> None:
    keeper.update(ONE)
    before = json.loads((keeper.build / "manifest.json").read_text("utf-8"))["base"]
    switch(keeper.build, before)
    answer = keeper.update(f"INSERT DATA {{ {NOTES} {{ <urn:b> <urn:p> 2 }} }}")
    assert answer.json()["layers"] == [{"name": "notes", "added": 1, "removed": 0, "statements": 2}]
    assert keeper.held("notes") == {("urn:a", "urn:p", "1"), ("urn:b", "urn:p", "2")}


@pytest.mark.parametrize(("method", "status"), [("GET", 405), ("PUT", 405), ("DELETE", 405), ("OPTIONS", 204)])
def test_only_post_updates(keeper: Keeper, method: str, status: int) -> None:
    assert keeper.client.request(method, "/update").status_code == status


def test_a_body_is_bounded(serving_in: Callable[..., Keeper]) -> None:
    keeper = serving_in(update_bytes=1000)
    long = f"{ONE} # {'x' * 1000}"
    assert keeper.update(long).status_code == 413
    assert keeper.client.post("/update", data={"update": long}, auth=("x", keeper.token)).status_code == 413
    assert keeper.store("PUT", "notes", f"# {'x' * 1000}").status_code == 413


def test_what_is_put_into_use_after_an_update_is_not_left_again(serving_in: Callable[..., Keeper]) -> None:
    """Pages follow an update after a while; not where another release was put into use meanwhile."""
    keeper = serving_in()
    before = keeper.client.get("/ready").json()["release"]
    made = keeper.update(ONE).json()["release"]
    assert made != before
    switch(keeper.build, before)
    end = time.monotonic() + 4 * QUIET_SECONDS
    while time.monotonic() < end:
        assert keeper.client.get("/ready").json()["release"] == before
        time.sleep(0.1)
