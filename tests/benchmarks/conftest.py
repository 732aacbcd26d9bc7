"""Benchmarks: small with all tests, so that they stay true; in full with `make bench` (`--benchmarks`).

Machines differ, so what is asserted are ratios between things measured side by side, and growth; the figures
themselves are printed.
"""

import gc
import resource
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--benchmarks", action="store_true", help="run the benchmarks in full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to the benchmarks alone, unless they are run."""
    if not config.getoption("--benchmarks", default=False):
        alone = [item for item in items if item.get_closest_marker("full")]
        config.hook.pytest_deselected(items=alone)
        items[:] = [item for item in items if item not in alone]


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the benchmarks run in full."""
    return bool(request.config.getoption("--benchmarks", default=False))


class Clock:
    """Takes times in milliseconds and prints them as one table at the end."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str]] = []

    def once(self, do: Callable[[], Any]) -> tuple[float, Any]:
        """How long one call takes, and what it gives."""
        begun = perf_counter()
        result = do()
        return (perf_counter() - begun) * 1000, result

    def median(self, calls: list[Callable[[], Any]]) -> float:
        """The median over several calls, each made once."""
        gc.collect()
        return median(self.once(call)[0] for call in calls)

    def note(self, what: str, figure: str) -> None:
        """A line of the table."""
        self.rows.append((what, figure))

    def ms(self, what: str, value: float) -> None:
        """A time as a line of the table."""
        self.note(what, f"{value:,.1f} ms" if value < 10_000 else f"{value / 1000:,.1f} s")


@pytest.fixture
def clock(request: pytest.FixtureRequest) -> Any:
    clock = Clock()
    yield clock
    width = max((len(what) for what, _ in clock.rows), default=0)
    print(f"\n{request.node.name}")
    for what, figure in clock.rows:
        print(f"  {what:<{width}}  {figure:>14}")


@pytest.fixture
def memory() -> Callable[[], float]:
    """The memory that this process holds now, in MiB (Linux tells it; elsewhere 0)."""
    statm = Path("/proc/self/statm")
    return lambda: int(statm.read_text().split()[1]) * resource.getpagesize() / 2**20 if statm.exists() else 0.0
