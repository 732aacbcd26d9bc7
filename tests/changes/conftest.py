"""Two small releases that differ in every way that is told apart."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from accord_atlas.loaders.release import write

PREFIXES = """
@prefix aa: <https://w3id.org/accord-atlas/ontology#> .
@prefix id: <https://w3id.org/accord-atlas/id/> .
@prefix o: <https://w3id.org/accord-atlas/id/organization/> .
@prefix a: <https://w3id.org/accord-atlas/id/agreement/> .
@prefix p: <https://w3id.org/accord-atlas/id/participation/> .
@prefix status: <https://w3id.org/accord-atlas/id/concept/participation-status.> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
STATUSES = "".join(
    f"<https://w3id.org/accord-atlas/id/concept/participation-status.{name}> skos:notation '{name}' .\n"
    for name in ("authorised", "provisional", "former")
)


def body(slug: str, en: str, zh: str, more: str = "") -> str:
    return f"o:{slug} a aa:Organization ; rdfs:label '{en}'@en , '{zh}'@zh {more} .\n"


def row(slug: str, who: str, status: str, dates: str = "") -> str:
    deal = "<https://w3id.org/accord-atlas/id/agreement/pact>"
    iri = f"<https://w3id.org/accord-atlas/id/participation/pact.{slug}>"
    return (
        f"{iri} a aa:Participation ; aa:agreement {deal} ; aa:participant o:{who} ; "
        f"aa:status <https://w3id.org/accord-atlas/id/concept/participation-status.{status}> {dates} .\n"
    )


EARLIER = (
    "a:pact a aa:Agreement ; rdfs:label 'Pact'@en , '协约'@zh .\n"
    + body("stays", "Stays", "留下")
    + body("leaves", "Leaves", "离开")
    + body("rises", "Rises", "升级")
    + body("named", "Old name", "旧名")
    + body("gone", "Gone", "消失")
    + row("stays.authorised", "stays", "authorised", "; aa:start '2001'^^edtf:EDTF")
    + row("leaves.authorised", "leaves", "authorised")
    + row("rises.provisional", "rises", "provisional")
)
LATER = (
    "a:pact a aa:Agreement ; rdfs:label 'Pact'@en , '协约'@zh .\n"
    + body("stays", "Stays", "留下", "; aa:parent o:named")
    + body("leaves", "Leaves", "离开")
    + body("rises", "Rises", "升级")
    + body("named", "New name", "新名")
    + body("comes", "Comes", "到来")
    + row("stays.authorised", "stays", "authorised", "; aa:start '2002'^^edtf:EDTF")
    + row("rises.authorised", "rises", "authorised")
    + row("comes.provisional", "comes", "provisional")
)


def store(turtle: str) -> ox.Store:
    made = ox.Store()
    graph = ox.NamedNode("https://w3id.org/accord-atlas/graph/facts")
    made.load(PREFIXES + STATUSES + turtle, format=ox.RdfFormat.TURTLE, to_graph=graph)
    return made


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, str, str]:
    """A build folder with a later release in use and an earlier one kept; and their ids, the earlier first."""
    build = tmp_path / "build"
    moments = ((EARLIER, "2026-10-01T00:00:00+00:00"), (LATER, "2026-11-22T00:00:00+00:00"))
    ids = [write(store(said), {"data_date": "2026-11-22", "built": built}, build).id for said, built in moments]
    return build, ids[0], ids[1]
