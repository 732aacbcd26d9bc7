"""The alerts: each fires when it should and is quiet when it should, on metrics that there are, with a page each."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from fastapi.testclient import TestClient
from tests.deploy.tools import DEPLOY, tool

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.remote.endpoint import Endpoint
from accord_atlas.service.core.remote.store import RemoteStore
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.store import EmbeddedStore
from accord_atlas.service.web.app import create_app

FILE: Final = DEPLOY / "alerts.yaml"
RULES: Final[list[dict[str, Any]]] = yaml.safe_load(FILE.read_text("utf-8"))["groups"][0]["rules"]
DOCS: Final = DEPLOY.parent / "docs"
PAGE: Final = "https://w3id.org/accord-atlas/help/{}/operate/alerts/"
OF_PROMETHEUS: Final = {"up"}
BUCKET: Final = 'accord_http_request_seconds_bucket{route="/api/search",le='
WELL: Final[Mapping[str, str]] = {
    'up{job="accord"}': "1x60",
    "accord_ready": "1x60",
    'accord_http_requests_total{route="/api/search",status="200"}': "0+600x60",
    'accord_http_requests_total{route="/api/search",status="500"}': "0x60",
    'accord_http_requests_total{route="/api/search",status="503"}': "0+6x60",
    f'{BUCKET}"0.5"}}': "0+600x60",
    f'{BUCKET}"2.0"}}': "0+600x60",
    f'{BUCKET}"10.0"}}': "0+600x60",
    f'{BUCKET}"+Inf"}}': "0+600x60",
    "accord_processes": "4x60",
    "accord_wanted_processes": "4x60",
    "accord_sparql_available": "4x60",
    "accord_sparql_workers_idle": "0 1 0 0 2x56",
    "accord_sparql_waiting": "3x60",
    "accord_release_passed_over": "0x60",
    'accord_release_info{release="a"}': "1x60",
    "accord_store_up": "1x60",
    "accord_release_data_timestamp_seconds": "0x60",
    "accord_build_free_bytes": "5000000000x60",
    "accord_process_files": "100x60",
    "accord_process_files_most": "1000x60",
}
"""A service on which nothing is wrong; the clock of these tests begins at 1970-01-01."""
ILL: Final[Mapping[str, Mapping[str, str]]] = {
    "AccordDown": {'up{job="accord"}': "0x60"},
    "AccordNotReady": {"accord_ready": "0x60"},
    "AccordErrors": {'accord_http_requests_total{route="/api/search",status="500"}': "0+2x60"},
    "AccordBusy": {'accord_http_requests_total{route="/api/search",status="503"}': "0+60x60"},
    "AccordSlow": {f'{BUCKET}"0.5"}}': "0+500x60", f'{BUCKET}"2.0"}}': "0+500x60"},
    "AccordProcessesMissing": {"accord_processes": "3x60", "accord_sparql_available": "3x60"},
    "AccordQueriesUnavailable": {"accord_sparql_available": "3x60"},
    "AccordQueryQueue": {"accord_sparql_workers_idle": "0x60"},
    "AccordReleasePassedOver": {"accord_release_passed_over": "1x60"},
    "AccordReleasesDiffer": {'accord_release_info{release="b",instance="other"}': "1x60"},
    "AccordStoreGone": {"accord_store_up": "0x60"},
    "AccordDataOld": {"accord_release_data_timestamp_seconds": "-11000000x120"},
    "AccordDiskFilling": {"accord_build_free_bytes": "1000000000x60"},
    "AccordFilesRunningOut": {"accord_process_files": "900x60"},
}
"""Alert → what is otherwise when it, and no other, is to fire."""


def names(expression: str) -> set[str]:
    """The metrics that an expression asks for."""
    bare = re.sub(r'"[^"]*"|\{[^}]*\}|by \([^)]*\)', "", expression)
    return set(re.findall(r"\b(?:up|accord_\w+)\b", bare))


def case(series: Mapping[str, str], expected: set[str], minutes: int) -> dict[str, Any]:
    """A test of `promtool`: after so many minutes of these series, these alerts fire and no others."""
    firing = [{"labels": f'{{alertname="{name}"}}', "value": 1} for name in sorted(expected)]
    asked = 'count by (alertname) (ALERTS{alertstate="firing"})'
    return {
        "interval": "1m",
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        "promql_expr_test": [{"expr": asked, "eval_time": f"{minutes}m", "exp_samples": firing}],
    }


def test_the_rules_are_rules_and_each_alert_fires_alone_when_it_should(tmp_path: Path) -> None:
    promtool = tool("promtool", "prometheus")
    checked = subprocess.run([promtool, "check", "rules", FILE], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert {rule["alert"] for rule in RULES} == set(ILL)
    tests = [
        case(WELL, set(), 59),
        *(case({**WELL, **ill}, {name}, 59) for name, ill in ILL.items() if name != "AccordDataOld"),
    ]
    # That one waits for an hour.
    tests.append(case({**WELL, **ILL["AccordDataOld"]}, {"AccordDataOld"}, 60))
    written = {"rule_files": [str(FILE)], "evaluation_interval": "1m", "tests": tests}
    (tmp_path / "tests.yaml").write_text(yaml.safe_dump(written))
    run = [promtool, "test", "rules", str(tmp_path / "tests.yaml")]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


class Elsewhere(EmbeddedStore, RemoteStore):
    """A store that is asked here, and whose engine is elsewhere."""


def test_every_metric_of_a_rule_is_told_and_says_when_the_engine_is_gone(tiny: Path) -> None:
    config = Settings(build=tiny, store="http://127.0.0.1:9/query", store_failures=1)
    with TestClient(create_app(Settings(build=tiny))) as client:
        client.get("/api/search", params={"q": "x"})
        atlas = Atlas.open(tiny, Settings(build=tiny))
        elsewhere = Elsewhere.load(atlas.release.path)
        elsewhere.endpoint = Endpoint(config)
        atlas.store = elsewhere
        client.app.state.releases.switch(atlas)  # type: ignore[attr-defined]
        well = client.get("/metrics").text
        elsewhere.endpoint._breaker.failed("gone")
        ill = client.get("/metrics").text
    told = set(re.findall(r"^(\w+)[ {]", well, re.M))
    for rule in RULES:
        assert names(rule["expr"]) - OF_PROMETHEUS <= told, rule["alert"]
    assert {"accord_store_up 1.0", "accord_ready 1.0"} <= set(well.splitlines())
    assert {"accord_store_up 0.0", "accord_ready 0.0"} <= set(ill.splitlines())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_alert_has_its_page_and_no_page_is_left_over(language: str) -> None:
    key = "runbook_url" if language == "en" else "runbook_url_zh"
    pages = {rule["annotations"][key].removeprefix(PAGE.format(language)).strip("/"): rule for rule in RULES}
    folder = DOCS / language / "operate" / "alerts"
    assert {path.stem for path in folder.glob("*.md")} == {"index", *pages}
    for name, rule in pages.items():
        text = (folder / f"{name}.md").read_text("utf-8")
        assert text.startswith(f"# {rule['alert']}\n")
        assert f"`{rule['expr']}`" in text
        assert rule["labels"]["severity"] in text
        assert rule["annotations"]["summary"]
        assert re.search("[\u4e00-\u9fff]", rule["annotations"]["summary_zh"])
