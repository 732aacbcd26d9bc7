"""The API is what its document says: schemathesis draws requests from it, right and wrong ones, and judges answers.

Its checks are all on but those in `OFF`, which say why.
"""

import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis.errors import Unsatisfiable
from tests.fuzz.problems import sound

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import CHECKS, load_all_checks

load_all_checks()
OFF: Final = {
    "positive_data_acceptance": "what a parameter may be hangs on the release (slugs, days, queries), which a schema "
    "cannot say; `test_every_example_is_answered` has right values, and every refusal here is held to be a sound problem",
    "use_after_free": "what is removed is a layer, by a job: it is there until the job is done",
    "ensure_resource_availability": "what is made (a layer, a proposal) is there when its job is done",
    "object_level_authorization": "nothing here belongs to one of several users",
}
"""Checks that are off, and why."""
ALIKE: Final = "/api/queries/"
"""Stored questions are all of one kind: of these, the ones with most kinds of parameters stand for all."""
SHOWN: Final = ("/api/queries/members", "/api/queries/history", "/api/queries/targets")
INPUTS: Final = 4


def operations(app: Any) -> Iterator[Any]:
    """The operations of the API as schemathesis has them."""
    schema = schemathesis.openapi.from_dict(app.openapi())
    schema.app = app
    for found in schema.get_all_operations():
        operation = found.ok()
        if not operation.path.startswith(ALIKE) or operation.path in SHOWN:
            yield operation


def judged(case: Any, checks: list[Any]) -> None:
    """Send one request; the answer is as the document says, and a refusal as the house has them."""
    # An empty value is a field of a form that was left blank: it is taken as not given, and so not refused.
    blank = any(value in ("", None) for value in dict(case.query or {}).values())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = case.call()
    case.validate_response(
        answer, checks=[each for each in checks if not (blank and each.__name__ == "negative_data_rejection")]
    )
    if answer.status_code >= 400:
        sound(answer, sent=f"{case.as_curl_command()} {case.formatted_path} {case.query} {case.body}")


def test_every_check_is_on_or_explained() -> None:
    assert OFF.keys() <= set(CHECKS.get_all_names())


def test_requests_drawn_from_the_document(client: TestClient, request: pytest.FixtureRequest) -> None:
    many = int(request.config.getoption("--minutes", default=0) * 20) or INPUTS
    checks = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in OFF]
    number, wrong = 0, dict[str, str]()

    def drawn(operation: Any, mode: Any) -> None:
        @seeded(request.config.getoption("--seed", default=0))
        @settings(
            max_examples=many,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode))
        def run(case: Any) -> None:
            nonlocal number
            number += 1
            try:
                judged(case, checks)
            except (AssertionError, schemathesis.core.failures.FailureGroup) as failed:
                parts = getattr(failed, "exceptions", [failed])
                for part in parts:
                    wrong.setdefault(f"{operation.label}: {type(part).__name__}", f"{part}\n{case.as_curl_command()}")

        # An operation without parameters has nothing that could be wrong.
        with suppress(Unsatisfiable):
            run()

    for operation in operations(client.app):
        for mode in schemathesis.GenerationMode:
            drawn(operation, mode)
    print(f"\n{number} requests", end="")
    assert not wrong, "\n\n".join(f"{where}\n{what[:1500]}" for where, what in wrong.items())


def test_every_example_is_answered(client: TestClient) -> None:
    """The examples of parameters, all that are required together, are right ones."""
    for path, entries in client.app.openapi()["paths"].items():  # type: ignore[attr-defined]
        needed = [each for each in entries.get("get", {}).get("parameters", ()) if each.get("required")]
        if "get" in entries and needed and all("example" in each and each["in"] == "query" for each in needed):
            answer = client.get(path, params={each["name"]: each["example"] for each in needed})
            assert answer.status_code == 200, (path, answer.text)
