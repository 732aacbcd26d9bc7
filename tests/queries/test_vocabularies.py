"""Queries written in ORG, PROV-O, schema.org, CTDL, ELI and the Data Cube find facts of the tables."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

PREFIXES = """
PREFIX ceterms: <https://purl.org/ctdl/terms/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
ID = "https://w3id.org/accord-atlas/id/"
QUESTIONS = {
    "org: who belongs to a federation": (
        """SELECT ?body { ?m a org:Membership ; org:member ?who ; org:organization ?f . ?who a org:Organization ;
        skos:prefLabel ?body . ?f skos:prefLabel "World Federation of Engineering Organizations"@en
        FILTER (LANG(?body) = "en") }""",
        {"Engineers Australia", "The Institution of Engineers (India)"},
    ),
    "org: what a body came from": (
        "SELECT ?later { ?change a org:ChangeEvent ; org:originalOrganization ?x ; org:resultingOrganization ?later }",
        {f"{ID}organization/engineers-ireland"},
    ),
    "prov: what a participation was derived from": (
        f"SELECT ?source {{ <{ID}participation/ipea.pec.pk.authorised> a prov:Entity ; prov:wasDerivedFrom ?source . "
        "?source a prov:Entity }",
        {f"{ID}source/propakistani-2018-07-11"},
    ),
    "schema.org: a body by its name, its country and its foundation": (
        """SELECT ?short ?founded { ?body a schema:Organization ; schema:name "Pakistan Engineering Council"@en ;
        schema:alternateName ?short ; schema:foundingDate ?founded }""",
        {"PEC"},
    ),
    "ctdl: the credentials that a body offers": (
        f"""SELECT ?name {{ ?credential a ceterms:Credential ; ceterms:name ?name ;
        ceterms:offeredBy <{ID}organization/pec> FILTER (LANG(?name) = "en") }}""",
        {"Professional Engineer (Pakistan)", "Registered Engineer (Pakistan)"},
    ),
    "eli: the parts of a document": (
        """SELECT ?number { ?part a eli:LegalResourceSubdivision ; eli:is_part_of ?document ; eli:number ?number .
        ?document a eli:LegalResource ; eli:date_document ?day }""",
        {"三（二）1（1）"},
    ),
    "qb: the dimensions of the figures": (
        """SELECT ?dimension { ?figure a qb:Observation ; qb:dataSet ?set . ?set a qb:DataSet ; qb:structure ?shape .
        ?shape a qb:DataStructureDefinition ; qb:component ?part . ?part qb:dimension ?dimension }""",
        {"https://w3id.org/accord-atlas/ontology#metric", "https://w3id.org/accord-atlas/ontology#jurisdiction"},
    ),
    "qb: a figure by its dimensions": (
        f"""PREFIX aa: <https://w3id.org/accord-atlas/ontology#>
        SELECT ?value {{ ?figure qb:dataSet ?set ; aa:metric ?metric ; aa:value ?value
        FILTER (?figure = <{ID}observation/asean-acpe-2015>) }}""",
        {"1483"},
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_query_in_another_vocabulary_finds_our_facts(client: TestClient, name: str) -> None:
    query, expected = QUESTIONS[name]
    answer = client.get("/sparql", params={"query": PREFIXES + query, "format": "csv"})
    assert answer.status_code == 200, answer.text
    found = {row[0] for row in list(csv.reader(io.StringIO(answer.text)))[1:]}
    assert expected <= found


def test_pages_do_not_repeat_in_other_words_what_they_say(client: TestClient) -> None:
    page = client.get("/id/organization/pec.html").text
    assert "schema:name" not in page
    assert "schema.org/name" not in page
    document = client.get("/id/organization/pec.ttl").text
    assert 'schema:name "Pakistan Engineering Council"@en' in document
