"""The API's description: valid, complete, and readable without the internet."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openapi_spec_validator import validate

from accord_atlas.queries.question import questions
from accord_atlas.service.questions.formats import FORMATS

Spec = dict[str, Any]


@pytest.fixture(scope="module")
def description(client: TestClient) -> Spec:
    read: Spec = client.get("/openapi.json").json()
    return read


def test_it_is_valid(description: Spec) -> None:
    validate(description)


def test_every_operation_tells_its_errors_as_problems(description: Spec) -> None:
    assert "HTTPValidationError" not in str(description)
    for path in description["paths"].values():
        for operation in path.values():
            reply = operation["responses"]["default"]["content"]
            assert reply["application/problem+json"]["schema"]["$ref"].endswith("/Problem")
    assert set(description["components"]["schemas"]["Problem"]["properties"]) >= {"type", "title", "status", "detail"}


def test_operations_have_names_of_their_own(description: Spec) -> None:
    names = [operation["operationId"] for path in description["paths"].values() for operation in path.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_is_described_as_its_file_says(description: Spec, name: str) -> None:
    question = questions()[name]
    operation = description["paths"][f"/api/queries/{name}"]["get"]
    assert operation["summary"] == f"{question.title['en']} · {question.title['zh']}"
    assert question.description["zh"].strip() in operation["description"]
    own = {entry["name"]: entry for entry in operation["parameters"]}
    everywhere = {"bom", "format", "lang", "layers", "limit", "offset", "release"}
    assert set(own) == {parameter.name for parameter in question.parameters} | everywhere
    for parameter in question.parameters:
        assert own[parameter.name]["required"] == parameter.required
        example = own[parameter.name]["example"]
        assert (",".join(example) if isinstance(example, list) else str(example)) == parameter.example
    answer = operation["responses"]["200"]["content"]
    assert set(answer) == {form.media_type for form in FORMATS}
    rows = resolve(
        description, resolve(description, answer["application/json"]["schema"])["properties"]["rows"]["items"]
    )
    assert list(rows["properties"]) == [column.name for column in question.columns]


def resolve(description: Spec, schema: Spec) -> Spec:
    for part in schema.get("$ref", "").removeprefix("#/").split("/"):
        description = description[part] if part else schema
    return description


def test_controlled_values_are_listed(description: Spec) -> None:
    entries = description["paths"]["/api/queries/members"]["get"]["parameters"]
    status = next(entry for entry in entries if entry["name"] == "status")
    assert {"authorised", "provisional", "former"} <= set(status["schema"]["enum"])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_the_documentation_loads_only_from_here(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, params={"lang": language})
    assert answer.status_code == 200
    loaded = re.findall(r'(?:src|href)="([^"]+)"', answer.text)
    assert loaded
    for address in loaded:
        assert address.startswith("/")
        answer_to_that = client.get(address)
        assert answer_to_that.status_code == 200
        assert "cdn.redoc" not in answer_to_that.text
    assert re.findall(r"<script>", answer.text) == []
    assert "script-src 'self';" in answer.headers["content-security-policy"]


def test_the_catalogue_tells_all_that_a_form_needs(client: TestClient) -> None:
    said = client.get("/api/queries").json()
    assert said["completeness"] == "complete"
    entries = {entry["name"]: entry for entry in said["questions"]}
    assert set(entries) == set(questions())
    for entry in entries.values():
        assert client.get(entry["example"]).status_code == 200
        for words in (entry["title"], entry["description"], *(p["title"] for p in entry["parameters"])):
            assert words["en"]
            assert words["zh"]
    status = next(p for p in entries["members"]["parameters"] if p["name"] == "status")
    assert {"value": "authorised", "label": {"en": "authorised (full)", "zh": "正式成员"}} in status["values"]
