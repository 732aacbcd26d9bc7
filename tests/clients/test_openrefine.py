"""OpenRefine matches a column with the reconciliation service and adds columns from it: its own code, as it is."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.clients.conftest import HERE, run

pytestmark = pytest.mark.long
BODIES = {
    "IEM": ("Malaysia", "organization/iem-my"),
    "中国科协": ("中国", "organization/cast"),
    "HKIE": ("Hong Kong", "organization/hkie"),
    "Instituton of Engineers Mauritius": ("Mauritius", None),
    "Nobody at all of Nowhere": ("Malaysia", None),
}
"""Names as tables have them, the country beside each, and what is meant; None: nothing that is sure."""
SETTINGS = {
    "match": {
        "type": {"id": "Organization", "name": "organization"},
        "columnDetails": [{"column": "country", "propertyName": "country", "propertyID": "country"}],
        "limit": 3,
    },
    "extend": {
        "properties": [
            {"id": "jurisdiction", "name": "country"},
            {"id": "founded", "name": "founded"},
            {"id": "name", "name": "name", "settings": {"language": "zh"}},
        ]
    },
}


@pytest.fixture(scope="module")
def project(root: str, openrefine: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What OpenRefine's project holds after it."""
    table = [["body", "country"], *([name, country] for name, (country, _) in BODIES.items())]
    command = [openrefine, "-cp", str(HERE / "openrefine" / "lib" / "*"), str(HERE / "openrefine" / "Refine.java")]
    workspace: Path = tmp_path_factory.mktemp("openrefine")
    held: dict[str, Any] = json.loads(
        run(*command, f"{root}/reconcile", str(workspace), json.dumps(table), json.dumps(SETTINGS))
    )
    return held


def test_openrefine_guesses_the_type_of_a_column(project: dict[str, Any]) -> None:
    assert project["types"][0]["id"] == "Organization"


def test_openrefine_matches_a_column(project: dict[str, Any]) -> None:
    cells = {row["body"]["value"]: row["body"]["recon"] for row in project["rows"]}
    assert {name: cell.get("m", {}).get("id") for name, cell in cells.items()} == {
        name: meant for name, (_, meant) in BODIES.items()
    }
    # Each kept as OpenRefine keeps it; what is only alike is offered for a person to judge.
    assert cells["IEM"]["identifierSpace"] == "https://w3id.org/accord-atlas/id/"
    assert cells["IEM"]["judgmentAction"] == "auto"
    assert cells["Instituton of Engineers Mauritius"]["c"][0]["id"] == "organization/iem-mu"
    assert all(cell.get("e") is None and cell.get("error") is None for cell in cells.values())


def test_openrefine_adds_columns_from_what_was_matched(project: dict[str, Any]) -> None:
    rows = {row["body"]["value"]: row for row in project["rows"]}
    country = rows["IEM"]["jurisdiction"]
    assert (country["value"], country["recon"]["m"]["id"]) == ("Malaysia", "jurisdiction/my")
    assert rows["IEM"]["founded"]["value"] == "1959-05-01T00:00Z"
    assert rows["IEM"]["Name"]["value"] == "马来西亚工程师学会"
    assert "jurisdiction" not in rows["Nobody at all of Nowhere"]
