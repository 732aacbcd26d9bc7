"""How much the fuzzers try: a fixed number of inputs, always the same, or for so many minutes new ones (`make fuzz`).

Every input is drawn from a number of its own, so that one which fails is tried again alone: `--seed` and its number
are in the message.
"""

import shutil
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import SCOPES, Tokens
from accord_atlas.service.web import download_files
from accord_atlas.service.web.app import create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

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


@pytest.fixture(scope="session")
def own(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real release, which may be changed."""
    folder = tmp_path_factory.mktemp("fuzz") / "build"
    shutil.copytree(build, folder, symlinks=True, ignore=shutil.ignore_patterns("spool"))
    return folder


@pytest.fixture(scope="session")
def visitor(own: Path) -> Iterator[TestClient]:
    """The application on it; what fails inside is an answer, as it is to a client. The token may all."""
    config = Settings(build=own, tokens=own.parent / "tokens.json", follow_seconds=0)
    app = create_app(config)
    with (
        pytest.MonkeyPatch.context() as patch,
        TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as running,
    ):
        # Nobody waits for files that are still being made: that they are is an answer, too.
        patch.setattr(download_files, "PATIENCE", 0.1)
        running.headers["Authorization"] = f"Bearer {Tokens.of(config).add('fuzz', list(SCOPES))}"
        yield running
