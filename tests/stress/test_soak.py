"""Half an hour of all that the internet does to a service, in one: `make soak` (`--soak-minutes`; by default three)."""

from pathlib import Path

import pytest
from tests.stress.soaking import P99, Report, soaked

DRIFT = 0.05
SPARE = 12
"""Files more or less that may be open at the end: what a query process opens as it begins, of those that may."""


@pytest.fixture(scope="module")
def report(request: pytest.FixtureRequest, build: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What came of a run of so many minutes."""
    minutes = request.config.getoption("--soak-minutes")
    return soaked(build, tmp_path_factory.mktemp("soak") / "log", minutes * 60)


def test_every_answer_is_given_or_honestly_refused(report: Report) -> None:
    print("\n" + "\n".join(report.lines()))
    assert report.wrong == []
    assert report.logged == []
    assert report.answered > report.minutes * 500
    assert report.status("one client", 429) > 0
    assert report.status("burst", 503) > 0


def test_memory_files_and_processes_stay_as_they_were(report: Report) -> None:
    first, last = report.warm[0], report.warm[-1]
    assert report.drift < DRIFT, report.samples
    assert abs(last.files - first.files) <= SPARE, report.samples
    assert last.processes == first.processes, report.samples


def test_stored_questions_do_not_wait_for_queries_that_burn_all_cores(report: Report) -> None:
    assert report.slower < P99, report.times
