"""What comes of a clock that is set: all waiting is by a clock that nobody sets, so nothing hangs or ends early.

The clock is set for the server's processes alone, by Debian's `faketime`, while they run.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import released
from tests.loaders.crashing import large
from tests.sparql.conftest import CROSS_PRODUCT, started

from accord_atlas.service.core.tokens import Tokens

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
JUMPS = ("+3650d", "-3650d", "+0d")


def until(condition: Callable[[], bool]) -> None:
    """The server writes the date into its answers anew every second."""
    last = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < last, "the clock was not set"
        time.sleep(0.1)


@pytest.mark.long
@pytest.mark.skipif(LIBRARY is None, reason="Debian's faketime is not installed")
def test_a_clock_that_is_set_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten years on, and back: pages, queries to their limit, updates to their release, as before."""
    own = released(tmp_path / "build", large())
    token = Tokens(own / "tokens.json").add("li-ming", ["update"])
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    jump = tmp_path / "jump"
    jump.write_text("+0d")
    setting = {"FAKETIME_TIMESTAMP_FILE": jump, "FAKETIME_NO_CACHE": 1, "DONT_FAKE_MONOTONIC": 1, "NO_FAKE_STAT": 1}
    for name, value in {**setting, "LD_PRELOAD": LIBRARY}.items():
        monkeypatch.setenv(name, str(value))
    command = [str(Path(sys.executable).with_name("accord")), "serve", "--port", "0"]
    with started(command, own, tmp_path / "log", sparql_timeout=3, follow_seconds=1) as (client, _):
        this_year = f" {time.gmtime().tm_year} "
        for number, to in enumerate(JUMPS):
            begun = time.monotonic()
            jump.write_text(to)
            for path in ("/ready", "/api/queries/organizations", "/sparql?query=ASK%7B%7D"):
                assert client.get(path).status_code == 200, (to, path)
            now = to == "+0d"
            until(lambda now=now: (this_year in client.get("/health").headers["date"]) == now)  # type: ignore[misc]
            late = client.get("/sparql", params={"query": CROSS_PRODUCT})
            assert (late.status_code, late.json()["limit"]) == (504, "sparql_timeout"), late.text
            graph = "https://w3id.org/accord-atlas/graph/layer.ours"
            said = f"GRAPH <{graph}> {{ <urn:a> <urn:b> {number} }}"
            done = client.post("/update", content=f"INSERT DATA {{ {said} }}", headers=headers)
            assert done.status_code == 200, done.text
            assert client.get("/sparql", params={"query": f"ASK {{ {said} }}", "format": "json"}).json()["boolean"]
            assert time.monotonic() - begun < 60
