"""What comes of a disk that is full under a running service, and of builds at once."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.conftest import released
from tests.faults.conftest import Disk
from tests.faults.room import keep_full
from tests.loaders.crashing import new, old, other
from tests.loaders.test_crashes import leftovers
from tests.sparql.conftest import serving

from accord_atlas.service.core.release import Release
from accord_atlas.service.core.tokens import Tokens

BUILD = """
import sys
from pathlib import Path
from tests.loaders import crashing
getattr(crashing, sys.argv[1])(Path(sys.argv[2]))
"""


@pytest.mark.long
def test_a_service_on_a_full_disk_goes_on_answering_and_changes_nothing(disk: Disk, tmp_path: Path) -> None:
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
        ballast = keep_full(place)
        refused = client.post("/update", content=change, headers=headers)
        assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
        assert str(place) not in refused.text
        assert not read(client)
        ballast.unlink()
        assert client.post("/update", content=change, headers=headers).is_success
        assert read(client)
    assert Release.open(build).id
    log = (tmp_path / "log").read_text()
    assert log.count("an update could not be written: ") == 1
    assert "Traceback" not in log


@pytest.mark.long
def test_two_builds_at_once_leave_both_releases_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ids = {old(tmp_path / "a").id, new(tmp_path / "b").id}
    both = [
        subprocess.Popen([sys.executable, "-c", BUILD, which, str(out)], stderr=subprocess.PIPE)
        for which in ("old", "new") * 3
    ]
    for each in both:
        _, said = each.communicate(timeout=120)
        assert (each.returncode, said) == (0, b"")
    assert {folder.name for folder in (out / "releases").glob("[!.]*") if folder.is_dir()} == ids
    assert Release.open(out).id in ids
    assert Release.open(out / "releases" / other(out)).id in ids
    assert leftovers(out) == []
