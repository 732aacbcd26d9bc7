"""The long forms of the load and hostility tests: `make stress` (`--stress`). They are no part of `make test`.

What they measure is printed, so that a run is also a report.
"""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--stress", action="store_true", help="run the long forms")
    parser.addoption("--soak-minutes", type=float, default=3, help="how long `test_soak` drives the service")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Their short forms stand with the other tests; without `--stress` these are not collected at all."""
    return None if config.getoption("--stress", default=False) else True
