"""The licence of the data stands wherever the data can be had: in tables, in VoID and DCAT, in releases."""

import json
from pathlib import Path

import pytest
import rdflib
from fastapi.testclient import TestClient
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from accord_atlas.service.dataset.table_description import About, data_package, on_the_web

CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def test_in_the_description_of_tables() -> None:
    about = About("0", "2026-01-01")
    assert [each["path"] for each in data_package([], about)["licenses"]] == [CC_BY]
    assert on_the_web([], about)["dc:license"] == {"@id": CC_BY}


def test_on_every_dataset_service_and_file_that_void_and_dcat_name(client: TestClient) -> None:
    graph = rdflib.Graph().parse(data=client.get("/dataset?format=ttl").text, format="turtle")
    licensed = set(graph.subjects(DCTERMS.license, rdflib.URIRef(CC_BY)))
    named = {
        each for kind in (DCAT.Dataset, DCAT.Distribution, DCAT.DataService) for each in graph.subjects(RDF.type, kind)
    }
    assert len(named) > 10
    assert named <= licensed
    assert licensed & set(graph.subjects(RDF.type, VOID.Dataset))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_the_page_of_the_dataset(client: TestClient, language: str) -> None:
    page = client.get("/dataset", params={"lang": language}, headers={"Accept": "text/html"}).text
    assert f'<a rel="license" href="{CC_BY}">CC BY 4.0</a>' in page


def test_in_the_release_itself(build: Path) -> None:
    assert json.loads((build / "manifest.json").read_bytes())["license"] == "CC-BY-4.0"
