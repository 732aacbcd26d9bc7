"""Every stored question: its names are those of the contract, its header is complete, its examples give answers."""

import re
from collections.abc import Callable, Iterator, Mapping

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from tests.typed import as_a, text

from accord_atlas.ontology.names import KINDS, term
from accord_atlas.queries.question import Column, Parameter, Question, checks, questions

CONTRACT = {
    "members": "agreement status? as_of? certainty? → "
    "organization jurisdiction role status start end certainty source reason held_by",
    "agreements": "organization? jurisdiction? kind? as_of? certainty? → "
    "agreement kind scope organization status signed start certainty reason held_by",
    "partners": "organization as_of? certainty? → partner jurisdiction agreement kind signed certainty reason "
    "held_by own_held_by",
    "shared-agreements": "a b as_of? certainty? → agreement status_a status_b start_a start_b certainty reason "
    "held_by_a held_by_b",
    "recognition-matrix": "as_of? certainty? → jurisdiction agreement organization status certainty reason",
    "seats": "agreement? jurisdiction? as_of? certainty? → "
    "agreement jurisdiction from until status organization votes certainty reason",
    "lead-societies": "→ specialty society clause",
    "targets": "year? specialty? region? organization? → "
    "target metric comparator value unit year specialty organization region clause",
    "target-outcomes": "as_of? → target metric value year organization jurisdiction region "
    "outcome observed observed_on source reason verdict",
    "tasks": "organization? region? track? → task track organization region due clause",
    "intentions": "jurisdiction? kind? → intention kind actor organization jurisdiction agreement open_list clause",
    "pilot-scope": "→ kind item clause",
    "history": "agreement? organization? jurisdiction? → date event organization agreement source change",
    "conflicts": "→ subject property preferred value rank source why",
    "evidence": "entity → statement value source confidence observed_on",
    "coverage": "→ agreement known stated checked_on",
    "specialties": "scheme? → specialty en zh scheme apec_discipline isced_f",
    "disciplines": "agreement? jurisdiction? → agreement discipline jurisdiction",
    "conditions": "agreement? from? to? → agreement from_organization from_jurisdiction to_organization "
    "to_jurisdiction specialty kind condition required_value unit source confidence",
    "titles": "organization? jurisdiction? → title abbreviation organization jurisdiction level kind valid_years "
    "experience_years degree examination source confidence",
    "federation-members": "federation? member? → federation member jurisdiction kind start end source confidence",
    "reviews": "agreement? organization? → agreement organization kind date finding next_due source confidence",
    "agreement-relations": "agreement? → agreement_a relation agreement_b source confidence note",
    "names": "organization → from until name_en name_zh name_kind local_name acronym source english_name_kind",
    "outcomes": "item? verdict? → item verdict date evidence source confidence note",
    "searches": "about? → search subject finding searched_on searched_in",
}
HAN = re.compile(r"[\u4e00-\u9fff]")
Ask = Callable[..., list[dict[str, str]]]
every_question = pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)


def beside(question: Question, parameter: Parameter) -> Mapping[str, str]:
    """What must be given for a parameter to be given: what is required, and what it needs."""
    return {p.name: p.example for p in question.parameters if p.required or p.name == parameter.needs}


def requests_for(question: Question) -> Iterator[Mapping[str, str]]:
    """Each example beside what is required or what it needs, and what is required alone."""
    yield {p.name: p.example for p in question.parameters if p.required}
    yield from ({**beside(question, p), p.name: p.example} for p in question.parameters if not p.required)


def test_the_contract() -> None:
    shown = {
        question.name: " ".join(
            [
                *(p.name + ("" if p.required else "?") for p in question.parameters),
                "→",
                *(c.name for c in question.columns),
            ]
        )
        for question in questions().values()
    }
    assert {name: shown.get(name) for name in CONTRACT} == CONTRACT


def test_one_name_has_one_title_in_all_headers() -> None:
    titles: dict[tuple[str, str, str | None], dict[tuple[str, str], str]] = {}
    for question in (*questions().values(), *checks().values()):
        parts: list[Parameter | Column] = [*question.parameters, *question.columns]
        for part in parts:
            type_ = "number" if part.type == "integer" else part.type
            said = titles.setdefault((part.name, type_, part.scheme), {})
            said.setdefault((part.title["en"], part.title["zh"]), question.name)
    assert len(titles) > 100
    assert {name: said for name, said in titles.items() if len(said) > 1} == {}


@every_question
def test_header(question: Question, store: ox.Store) -> None:
    parts: list[Parameter | Column] = [*question.parameters, *question.columns]
    for words in (question.title, question.description, *(part.title for part in parts)):
        assert re.search("[A-Za-z]{2}", words["en"])
        assert len(HAN.findall(words["en"])) < 2
        assert HAN.search(words["zh"]) or words["zh"] == words["en"]  # a name such as ISO 3166-2
        assert not re.search(r"[\u4e00-\u9fff] [\u4e00-\u9fff]", words["zh"])
    schemes = {
        text(quad.subject).rpartition("/")[2]
        for quad in store.quads_for_pattern(None, term("rdf:type"), term("aa:Scheme"))
    }
    for name in [part.scheme for part in parts if part.scheme]:
        assert set(name.split("|")) <= schemes
    for parameter in question.parameters:
        assert parameter.example
        assert set(parameter.kind) <= set(KINDS)
        assert (parameter.type in {"concept", "concepts"}) == (parameter.scheme is not None)
        assert parameter.needs is None or parameter.needs in {p.name for p in question.parameters}
    for column in question.columns:
        assert column.type != "concept" or column.scheme


@every_question
def test_columns_are_the_variables(question: Question, store: ox.Store) -> None:
    found = as_a(ox.QuerySolutions, store.query(question.query, use_default_graph_as_union=True))
    assert [variable.value for variable in found.variables] == [column.name for column in question.columns]


@every_question
def test_examples_give_answers_without_doubles(question: Question, ask: Ask) -> None:
    for given in requests_for(question):
        rows = ask(question.name, **given)
        assert rows, given
        assert len({tuple(row.items()) for row in rows}) == len(rows), given


@every_question
def test_cells_are_of_their_columns_type(question: Question, store: ox.Store, bind: Callable[..., str]) -> None:
    forms: dict[str, Callable[[ox.NamedNode | ox.Literal], bool]] = {
        "entity": lambda cell: isinstance(cell, ox.NamedNode) or cell.datatype == term("xsd:integer"),
        "concept": lambda cell: isinstance(cell, ox.Literal) and cell.datatype == term("xsd:string"),
        "date": lambda cell: isinstance(cell, ox.Literal) and bool(re.fullmatch(r"\d{4}(-\d\d){0,2}[?~]?", cell.value)),
        "number": lambda cell: isinstance(cell, ox.Literal) and cell.datatype == term("xsd:integer"),
        "boolean": lambda cell: isinstance(cell, ox.Literal) and cell.datatype == term("xsd:boolean"),
        "text": lambda cell: True,
    }
    for given in requests_for(question):
        found = store.query(bind(question.name, **given), use_default_graph_as_union=True)
        for row in as_a(ox.QuerySolutions, found):
            for column in question.columns:
                assert row[column.name] is None or forms[column.type](row[column.name]), (column.name, row[column.name])


@every_question
def test_concepts_are_notations_of_their_scheme(question: Question, store: ox.Store, ask: Ask) -> None:
    for column in question.columns:
        if column.type == "concept":
            known = {
                text(quad.object)
                for scheme in (column.scheme or "").split("|")
                for member in store.quads_for_pattern(None, term("skos:inScheme"), term(f"scheme:{scheme}"))
                for quad in store.quads_for_pattern(member.subject, term("skos:notation"), None)
            }
            for given in requests_for(question):
                assert {row[column.name] for row in ask(question.name, **given)} <= known | {None}


@every_question
def test_an_example_narrows_the_answer(question: Question, ask: Ask) -> None:
    """Where a parameter has a column's name, every row has a value that is asked for; a filter never adds a row."""
    columns = {column.name for column in question.columns}
    widened = {("targets", "region"), ("targets", "organization"), ("tasks", "region"), ("history", "jurisdiction")}
    for parameter in question.parameters:
        if parameter.required or parameter.name == "as_of":
            continue
        context = beside(question, parameter)
        rows = ask(question.name, **context, **{parameter.name: parameter.example})
        assert {tuple(row.items()) for row in rows} <= {tuple(row.items()) for row in ask(question.name, **context)}
        if parameter.name in columns and (question.name, parameter.name) not in widened:
            wanted = set(parameter.example.split(",")) if parameter.type == "concepts" else {parameter.example}
            assert {str(row[parameter.name]).rpartition("/")[2] for row in rows} <= wanted


@every_question
def test_certainty_is_told_of_a_day_only(question: Question, ask: Ask) -> None:
    """Without a day nothing is said of how surely something stood; of a day, everything says it, with its reason."""
    dated = {parameter.name: parameter for parameter in question.parameters if parameter.needs == "as_of"}
    if not dated:
        assert not ({"certainty", "reason"} <= {c.name for c in question.columns}) or question.name == "seats"
        return
    assert dated.keys() == {"certainty"}
    given = beside(question, dated["certainty"])
    of_a_day = ask(question.name, **given)
    timeless = ask(question.name, **{name: value for name, value in given.items() if name != "as_of"})
    assert {bool(row["certainty"] and row["reason"]) for row in of_a_day} == {True}
    assert not any(row["certainty"] or row["reason"] for row in timeless)


@pytest.mark.parametrize("name", [q.name for q in questions().values() if any(p.needs for p in q.parameters)])
def test_what_narrows_a_day_is_refused_without_one(client: TestClient, name: str) -> None:
    given = {p.name: p.example for p in questions()[name].parameters if p.required}
    refused = client.get(f"/api/queries/{name}", params={**given, "certainty": "certain"})
    assert refused.status_code == 422
    assert refused.json()["parameter"] == "certainty"
    assert "give `as_of` too" in refused.json()["detail"]
    assert client.get(
        f"/api/queries/{name}", params={**given, "certainty": "certain", "as_of": "2020-01-01"}
    ).is_success


def test_a_certainty_that_there_is_not_is_refused(client: TestClient) -> None:
    refused = client.get("/api/queries/members?agreement=ipea&as_of=2020-01-01&certainty=certain,likely")
    assert refused.status_code == 422
    assert refused.json()["parameter"] == "certainty"
    assert "possible" in str(refused.json())


def test_a_region_finds_what_lies_within(ask: Ask) -> None:
    assert {row["task"] for row in ask("tasks", region="cn-gd.qianhai")} == {
        "task/cast-2022-16.guangdong.recognition-measures"
    }
    assert {row["region"] for row in ask("tasks", region="cn-gd")} == {"region/cn-gd"}
    assert {row["region"] for row in ask("targets", region="cn-gd")} == {"region/cn-gd"}
    assert not ask("targets", region="cn-bj")


def test_an_organization_finds_what_it_answers_for_beside_others(ask: Ask) -> None:
    shared = ask("targets", organization="gdse")
    assert shared == ask("targets", organization="gdast")
    assert {row["organization"] for row in shared} == {"organization/gdast"}
