"""The API is what its document says: schemathesis draws requests from it, right and wrong ones, and judges answers.

Its checks are all on but those in `OFF`, which say why. Requests are drawn for each operation by itself, and along the
document's links, one after the other.
"""

import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis.errors import Unsatisfiable
from tests.fuzz.problems import sound
from tests.sparql.conftest import serving

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import SCOPES, Tokens

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import CHECKS, load_all_checks
    from schemathesis.core.failures import FailureGroup

load_all_checks()
OFF: Final = {
    "positive_data_acceptance": "what a parameter may be hangs on the release (slugs, days, queries), which a schema "
    "cannot say; `test_every_example_is_answered` has right values, and every refusal here is a sound problem",
    "use_after_free": "what is removed is a layer, by a job: it is there until the job is done",
    "ensure_resource_availability": "what is made (a layer, a proposal) is there when its job is done",
    "object_level_authorization": "nothing here belongs to one of several users",
}
"""Checks that are off, and why."""
ALIKE: Final = "/api/queries/"
"""Stored questions are all of one kind: in the short form these, with most kinds of parameters, stand for all."""
SHOWN: Final = ("/api/queries/members", "/api/queries/history", "/api/queries/targets")
INPUTS: Final = 1
"""Cases of each operation and kind (right, wrong) in the short form."""
EACH_MINUTE: Final = 4
CHAINS: Final = 4
SECONDS: Final = 150
"""Until an answer is missed: longer than a request waits for files that are being made."""
Wrong = dict[str, str]


class Judge:
    """Sends cases to a server and keeps what was wrong with their answers, each kind once."""

    def __init__(self, document: dict[str, Any], address: str, token: str) -> None:
        self.schema = schemathesis.openapi.from_dict(document)
        self.schema.config.update(base_url=address)
        self.checks = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in OFF]
        self.token = {"Authorization": f"Bearer {token}"}
        self.statuses, self.wrong = Counter[int](), Wrong()

    def call(self, case: Any) -> Any:
        """Send one request, with a token that is good in the place of one that was drawn, and judge its answer."""
        headers = self.token if "Authorization" in (case.headers or {}) else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = case.call(headers=headers, timeout=SECONDS)
        self.judge(answer, case, headers)
        return answer

    def judge(self, answer: Any, case: Any, headers: dict[str, str]) -> None:
        """Hold an answer to the document, and a refusal to what the house has of them."""
        self.statuses[answer.status_code] += 1
        sent = f"{case.as_curl_command()} {case.formatted_path} {case.query} {case.body}"
        try:
            case.validate_response(answer, checks=self.checks, headers=headers)
            sound(answer, sent=sent)
        except (AssertionError, FailureGroup) as failed:
            for part in getattr(failed, "exceptions", [failed]):
                self.wrong.setdefault(f"{case.operation.label}: {type(part).__name__}", f"{part}\n{sent[:600]}")

    def end(self) -> None:
        """Say how many there were; fail where something was wrong."""
        print(f"\n{sum(self.statuses.values())} requests, {dict(sorted(self.statuses.items()))}", end="")
        assert not self.wrong, "\n\n".join(f"{where}\n{what[:1500]}" for where, what in self.wrong.items())


@pytest.fixture(scope="module")
def served(own: Path, client: TestClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Judge]]:
    """A server on a release that may be changed, and judges of its answers; the token may all."""
    config = Settings(build=own, tokens=own.parent / "tokens.json")
    token = Tokens.of(config).add("schemathesis", list(SCOPES))
    log = tmp_path_factory.mktemp("openapi") / "log"
    with serving(own, log, tokens=config.tokens) as (running, _):
        yield lambda: Judge(client.app.openapi(), str(running.base_url), token)  # type: ignore[attr-defined]


@pytest.fixture
def judge(served: Callable[[], Judge]) -> Judge:
    """A judge of the server's answers."""
    return served()


@pytest.fixture
def drawn(request: pytest.FixtureRequest) -> Callable[[int], settings]:
    """How hypothesis draws so many examples: none is kept, none is made smaller."""

    def of(many: int) -> settings:
        return settings(
            max_examples=many,
            stateful_step_count=6,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )

    return of


def operations(schema: Any, *, short: bool) -> Iterator[Any]:
    """The operations of the API as schemathesis has them."""
    for found in schema.get_all_operations():
        operation = found.ok()
        if not short or not operation.path.startswith(ALIKE) or operation.path in SHOWN:
            yield operation


def test_every_check_is_on_or_explained() -> None:
    assert OFF.keys() <= set(CHECKS.get_all_names())


@pytest.mark.long
def test_requests_drawn_from_the_document(
    judge: Judge, drawn: Callable[[int], settings], request: pytest.FixtureRequest
) -> None:
    minutes = request.config.getoption("--minutes", default=0)
    many = int(minutes * EACH_MINUTE) or INPUTS
    for operation in operations(judge.schema, short=not minutes):
        for mode in schemathesis.GenerationMode:

            @seeded(request.config.getoption("--seed", default=0))
            @drawn(many)
            @given(operation.as_strategy(generation_mode=mode))
            def run(case: Any) -> None:
                judge.call(case)

            # An operation without parameters has nothing that could be wrong.
            with suppress(Unsatisfiable):
                run()
    judge.end()


@pytest.mark.long
def test_requests_along_the_links(
    judge: Judge, drawn: Callable[[int], settings], request: pytest.FixtureRequest
) -> None:
    """What one answer names is asked for by the next request: jobs, layers, proposals, what a search finds."""

    class Chain(judge.schema.as_state_machine()):  # type: ignore[misc]
        def call(self, case: Any, **more: Any) -> Any:
            return judge.call(case)

        def validate_response(self, response: Any, case: Any, **more: Any) -> None:
            """It is judged already."""

    Chain.run(settings=drawn(int(request.config.getoption("--minutes", default=0) * 5) or CHAINS))
    judge.end()


def test_every_example_is_answered(client: TestClient) -> None:
    """The examples of parameters, all that are required together, are right ones."""
    for path, entries in client.app.openapi()["paths"].items():  # type: ignore[attr-defined]
        needed = [each for each in entries.get("get", {}).get("parameters", ()) if each.get("required")]
        if "get" in entries and needed and all("example" in each and each["in"] == "query" for each in needed):
            answer = client.get(path, params={each["name"]: each["example"] for each in needed})
            assert answer.status_code == 200, (path, answer.text)
