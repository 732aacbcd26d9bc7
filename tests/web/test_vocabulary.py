"""The vocabulary names every controlled word once; the context and the shapes are served as the files that they are."""

import json
import subprocess
from collections.abc import Callable

import httpx
import pyoxigraph as ox

from accord_atlas.ontology.files import context_file, shapes_files
from accord_atlas.ontology.names import KINDS
from accord_atlas.queries.question import questions
from accord_atlas.service.core.atlas import Atlas


def test_the_context_is_the_file(server: httpx.Client) -> None:
    answer = server.get("/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.text == context_file()


def test_the_shapes_are_all_the_files_in_one(server: httpx.Client) -> None:
    answer = server.get("/shapes.ttl")
    assert answer.headers["content-type"].startswith("text/turtle")
    served = len(list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE)))
    assert served == sum(
        len(list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))) for text in shapes_files().values()
    )


def test_a_parameter_is_refused_and_what_is_known_is_not_sent_again(server: httpx.Client) -> None:
    assert server.get("/shapes.ttl?format=xml").status_code == 422
    tag = server.get("/context.jsonld").headers["etag"]
    assert server.get("/context.jsonld", headers={"If-None-Match": tag}).status_code == 304


def test_the_vocabulary_names_every_controlled_value_in_both_languages(server: httpx.Client, atlas: Atlas) -> None:
    said = server.get("/api/vocabulary").json()
    schemes = {one["id"]: {value["notation"]: value for value in one["concepts"]} for one in said["schemes"]}
    assert schemes["participation-status"]["authorised"]["label"] == {"en": "authorised (full)", "zh": "正式成员"}
    used = {column.scheme for question in questions().values() for column in question.columns if column.scheme}
    assert {part for scheme in used for part in scheme.split("|")} <= schemes.keys()
    for values in schemes.values():
        for value in values.values():
            assert value["label"] == atlas.labels[value["iri"]].entity.label.json_value()
            assert value["label"]["en"]
            assert value["label"]["zh"]
            assert value["definition"]["en"].endswith(".")
            assert value["definition"]["zh"].endswith("。")


def test_the_vocabulary_names_kinds_relations_and_questions(server: httpx.Client) -> None:
    said = server.get("/api/vocabulary").json()
    kinds = {one["kind"]: one["label"] for one in said["kinds"]}
    assert kinds.keys() == KINDS.keys()
    assert kinds["intention"] == {"en": "intention", "zh": "国际合作意向"}
    relation = next(one for one in said["relations"] if one["relation"] == "participation")
    assert relation["label"] == {"en": "takes part in", "zh": "参加"}
    assert relation["inverse"] == {"en": "has as participant", "zh": "参加方"}
    listed = {one["name"]: one for one in said["questions"]}
    assert listed.keys() == questions().keys()
    for name, question in questions().items():
        assert listed[name]["title"] == question.title
        assert {c["name"]: c["title"] for c in listed[name]["columns"]} == {c.name: c.title for c in question.columns}
        assert {p["name"]: p["title"] for p in listed[name]["parameters"]} == {
            p.name: p.title for p in question.parameters
        }


def test_the_vocabulary_is_kept_for_a_release_and_takes_no_parameters(server: httpx.Client) -> None:
    first = server.get("/api/vocabulary")
    assert "max-age" in first.headers["cache-control"]
    assert server.get("/api/vocabulary", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert server.get("/api/vocabulary?lang=zh").status_code == 422


def test_the_command_lists_the_values_of_a_scheme(accord: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    table = accord("vocabulary", "basis").stdout
    assert "direct-agreement" in table
    assert "双方直接协议" in table
    assert "authorised" not in table
    whole = json.loads(accord("vocabulary", "--format", "json").stdout)
    assert {one["id"] for one in whole["schemes"]} >= {"basis", "participation-status", "outcome"}
    wrong = accord("vocabulary", "bases")
    assert wrong.returncode == 2
    assert "basis" in wrong.stderr
