"""What comes of a disk that is full, and of builds at once; killed processes have tests where they are written.

The disk is a file system of a few hundred kilobytes in memory, filled but for so much; where it cannot be mounted (no
superuser), these tests are left out.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from tests.conftest import released
from tests.loaders.crashing import new, old, other
from tests.loaders.test_crashes import leftovers
from tests.sparql.conftest import serving

from accord_atlas.service.core.release import Release
from accord_atlas.service.core.tokens import Tokens

RUN = """
import sys
from pathlib import Path
from tests.loaders.crashing import COMMANDS
try:
    COMMANDS[sys.argv[1]](Path(sys.argv[2]))
except OSError as error:
    print(error)
    sys.exit(28)
"""
FULL = 28


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small file system; gives its folder."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(size: str) -> Path:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place], capture_output=True)
        if done.returncode:
            pytest.skip("no file system may be mounted here")
        return place

    yield mount
    subprocess.run(["umount", "--lazy", place], capture_output=True)


def fill(place: Path, pages: int) -> Path:
    """Take all room but so many pages; the file that takes it."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError as error:
            if error.errno != FULL:
                raise
        file.truncate(max(file.tell() - pages * 4096, 0))
    return ballast


@pytest.mark.long
def test_a_service_on_a_full_disk_goes_on_answering_and_changes_nothing(
    disk: Callable[[str], Path], tmp_path: Path
) -> None:
    """What is read is read; an update is refused as a whole (503) and taken when there is room again."""
    place = disk("24m")
    build = released(place / "build")
    token = Tokens(build / "tokens.json").add("li-ming", ["update"])
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    graph = "https://w3id.org/accord-atlas/graph/layer.ours"
    change = f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> 1 }} }}"
    there = {"query": f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", "format": "json"}

    def read(client: httpx.Client) -> bool:
        for path in ("/ready", "/api/queries/organizations", "/id/organization/pec"):
            assert client.get(path).status_code == 200, path
        answer = client.get("/sparql", params=there)
        assert answer.status_code == 200, answer.text
        return bool(answer.json()["boolean"])

    with serving(build, tmp_path / "log", follow_seconds=0) as (client, _):
        assert not read(client)
        ballast = fill(place, 0)
        refused = client.post("/update", content=change, headers=headers)
        assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
        assert str(place) not in refused.text
        assert not read(client)
        ballast.unlink()
        assert client.post("/update", content=change, headers=headers).is_success
        assert read(client)
    assert Release.open(build).id


@pytest.mark.long
def test_two_builds_at_once_leave_both_releases_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ids = {old(tmp_path / "a").id, new(tmp_path / "b").id}
    words = [sys.executable, "-c", RUN]
    script = RUN.replace("COMMANDS[sys.argv[1]]", "{'old': crashing.old, 'new': crashing.new}[sys.argv[1]]")
    script = script.replace("import COMMANDS", "import COMMANDS\nfrom tests.loaders import crashing")
    words[-1] = script
    both = [subprocess.Popen([*words, which, str(out)], stderr=subprocess.PIPE) for which in ("old", "new") * 3]
    for each in both:
        _, said = each.communicate(timeout=120)
        assert (each.returncode, said) == (0, b"")
    assert {folder.name for folder in (out / "releases").glob("[!.]*") if folder.is_dir()} == ids
    assert Release.open(out).id in ids
    assert Release.open(out / "releases" / other(out)).id in ids
    assert leftovers(out) == []
