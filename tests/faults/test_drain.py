"""A server that is asked to end answers what is under way, and takes nothing new."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from tests.conftest import released
from tests.loaders.crashing import large
from tests.sparql.conftest import CROSS_PRODUCT, serving

from accord_atlas.loaders.layers import kept
from accord_atlas.service.core.tokens import Tokens


@pytest.mark.long
def test_what_is_under_way_is_answered_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    own = released(tmp_path / "build", large())
    token = Tokens(own / "tokens.json").add("li-ming", ["update"])
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/sparql-update"}
    change = "INSERT DATA { GRAPH <https://w3id.org/accord-atlas/graph/layer.ours> { <urn:a> <urn:b> 1 } }"
    with (
        serving(own, tmp_path / "log", sparql_timeout=5, stop_seconds=60) as (client, process),
        ThreadPoolExecutor(2) as pool,
    ):
        query = pool.submit(client.get, "/sparql", params={"query": CROSS_PRODUCT})
        update = pool.submit(client.post, "/update", content=change, headers=headers)
        time.sleep(1)
        process.terminate()
        assert query.result().json()["limit"] == "sparql_timeout"
        done = update.result().status_code
        with pytest.raises(httpx.TransportError):
            httpx.get(client.base_url.join("/health"))
        assert process.wait(60) == 0
    assert done in (200, 503)
    assert ("ours" in kept(own)) == (done == 200)
    assert "Traceback" not in (tmp_path / "log").read_text()
