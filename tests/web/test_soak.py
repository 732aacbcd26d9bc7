"""One cycle of what `make soak` drives for half an hour: every answer honest, and nothing stays open."""

from pathlib import Path

import pytest
from tests.stress.soaking import soaked


@pytest.mark.long
def test_one_cycle_of_mixed_traffic_leaves_nothing_behind(build: Path, tmp_path: Path) -> None:
    report = soaked(build, tmp_path / "log", 0, short=True)
    print("\n" + "\n".join(report.lines()))
    assert (report.wrong, report.logged) == ([], [])
    assert report.answered > 400
    before, after = report.samples[0], report.samples[-1]
    assert after.processes == before.processes
    assert abs(after.files - before.files) <= 12, report.samples
