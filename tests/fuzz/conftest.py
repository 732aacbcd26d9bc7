"""How much the fuzzers try: a fixed number of inputs, always the same, or for so many minutes new ones (`make fuzz`).

Every input is drawn from a number of its own, so that one which fails is tried again alone: `--seed` and its number
are in the message.
"""

import time
from collections.abc import Callable, Iterator
from random import Random

import pytest

Draws = Callable[[int], Iterator[Random]]
MANY = 1_000_000_000


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--minutes", type=float, default=0, help="try new inputs for so long, each fuzzer")
    parser.addoption("--inputs", type=int, default=MANY, help="and not more inputs than these")
    parser.addoption("--seed", type=int, default=0, help="where the drawing of inputs begins")


@pytest.fixture
def draws(request: pytest.FixtureRequest) -> Draws:
    """A source of chance for each input: as many as the short form has, or for `--minutes`."""
    option = request.config.getoption
    minutes, seed = option("--minutes", default=0), option("--seed", default=0)

    def drawn(short: int) -> Iterator[Random]:
        until, most = (time.monotonic() + minutes * 60, option("--inputs")) if minutes else (float("inf"), short)
        number = 0
        try:
            while number < most and time.monotonic() < until:
                yield Random(f"{seed}:{number}")
                number += 1
        finally:
            print(f"\n{request.node.name}: {number} inputs of seed {seed}", end="")

    return drawn
