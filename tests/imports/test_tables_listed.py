"""The tables that a page offers to fill in."""

from fastapi.testclient import TestClient

from accord_atlas.service.imports.words import TABLES


def test_every_table_that_can_be_filled_in_is_listed_by_what_it_is_called(client: TestClient) -> None:
    listed = client.get("/api/imports/tables").raise_for_status().json()["tables"]
    assert {each["table"] for each in listed} == set(TABLES)
    assert {"table": "parties", "title": {"en": "participations", "zh": "参加情况"}} in listed
    assert all(not each["title"]["zh"].isascii() for each in listed)
