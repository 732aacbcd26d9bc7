"""A release stays what it was: after three newer ones it answers the README's questions as on its first day."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from tests.conftest import command
from tests.newer import newer
from tests.test_readme import ADDRESS, ROOT, examples

from accord_atlas.loaders.places import home
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.web.app import create_app

pytestmark = pytest.mark.long
ASKED = [
    f"/api/ask?q={httpx.URL('', params={'q': '谁能提名中国工程师联合体加入IPEA'}).query.decode()[2:]}",
    "/api/search?q=electrical",
    "/api/profile/organization/csee",
    "/api/recognition?from=hk&to=au",
    "/api/changes?since=2019-01-01",
    "/api/evidence/agreement/ipea",
    "/id/organization/csee?format=ttl",
    "/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
]


def addresses() -> list[str]:
    """What the READMEs ask a release, and one question of each kind beside."""
    named = re.findall(rf"{ADDRESS}(/[^\s'>]+)", (ROOT / "README.md").read_text("utf-8"))
    assert len(named) >= 2
    return list(
        dict.fromkeys([*(each for each in named if "?" in each and not each.startswith("/rdf-graph-store")), *ASKED])
    )


@pytest.fixture(scope="module")
def four(build: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The real release and three newer ones: their folder, the id of the first."""
    folder = tmp_path_factory.mktemp("four") / "build"
    first, *_, last = newer(build, folder, "Society One", "Society Two", "Society Three")
    assert home(folder).name == last
    return folder, first


@pytest.fixture(scope="module")
def later(four: tuple[Path, str]) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(build=four[0], follow_seconds=0))) as client:
        yield client


@pytest.mark.parametrize("address", addresses())
def test_an_old_release_answers_as_before(
    client: TestClient, later: TestClient, four: tuple[Path, str], address: str
) -> None:
    before = client.get(address)
    assert before.status_code == 200
    again = later.get(f"{address}{'&' if '?' in address else '?'}release={four[1]}")
    assert again.status_code == 200
    assert again.headers["accord-release"] == before.headers["accord-release"] == four[1]
    assert again.headers["content-type"] == before.headers["content-type"]
    assert as_asked(again, four[1]) == as_asked(before, four[1])


def as_asked(answer: httpx.Response, release: str) -> str:
    """An answer, but for the release in the addresses that it gives, which it has where it was asked for."""
    return re.sub(rf"(&|&amp;|\?)release={release}", "", answer.text)


def test_the_newer_ones_answer_otherwise(client: TestClient, later: TestClient) -> None:
    address = "/api/profile/organization/csee"
    assert "Society Three" in later.get(address).text
    assert "Society Three" not in client.get(address).text


@pytest.mark.parametrize("example", [each for each in examples() if each[1].startswith("accord")], ids=lambda x: x[1])
def test_the_command_answers_from_it_as_the_readme_shows(four: tuple[Path, str], example: tuple[str, str, str]) -> None:
    folder, release = four
    environment = {**os.environ, "ACCORD_BUILD": str(folder / "releases" / release)}
    words = [command(), *shlex.split(example[1])[1:]]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, example[2]), done.stderr
