"""Each element of a network has one id in the file itself, as strict readers take it: they keep the first of each.

Read raw, not by the libraries of `test_exports`: these make up for ids that are missing or given twice.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import networkx as nx
import openpyxl
import pytest
from fastapi.testclient import TestClient
from tests.typed import as_a

REQUESTS = {
    "data-date": {},
    "any-time": {"as_of": "any"},
    "past": {"as_of": "2003-06-01"},
    "bipartite": {"projection": "bipartite", "as_of": "any"},
    "organizations": {"projection": "organizations"},
    "organizations-any-time": {"projection": "organizations", "as_of": "any"},
    "jurisdictions": {"projection": "jurisdictions"},
    "jurisdictions-past": {"projection": "jurisdictions", "as_of": "2012-01-01"},
    "focus": {"focus": "cse-cn", "as_of": "any"},
    "measured": {"focus": "ipea", "measures": "degree,positions", "lang": "zh"},
    "empty": {"as_of": "1900-01-01", "projection": "organizations"},
}
DOT_EDGE = re.compile(r'^  "[^"]+" -[->] "[^"]+" \[.*?\bid="([^"]*)"', re.MULTILINE)
DOT_LINE = re.compile(r'^  "[^"]+" -[->] ', re.MULTILINE)
DOT_NODE = re.compile(r'^  "([^"]+)" \[', re.MULTILINE)


class Ids(NamedTuple):
    """The ids of nodes, of edges (None where an edge has none), of whatever else has one."""

    nodes: list[str | None]
    edges: list[str | None]
    others: list[str | None] = []  # noqa: RUF012


def _xml(data: bytes) -> Ids:
    tags: dict[str, list[str | None]] = {"node": [], "edge": [], "key": []}
    for element in ET.fromstring(data).iter():
        tags.setdefault(element.tag.partition("}")[2], []).append(element.get("id"))
    return Ids(tags["node"], tags["edge"], tags["key"])


def _gexf(data: bytes) -> Ids:
    found = _xml(data)
    columns = [
        f"{group.get('class')} {attribute.get('id')}"
        for group in ET.fromstring(data).iter("{http://www.gexf.net/1.2draft}attributes")
        for attribute in group
    ]
    return found._replace(others=[*columns])


def _cytoscape(data: bytes) -> Ids:
    elements = json.loads(data)["elements"]
    return Ids(*([one["data"].get("id") for one in elements[side]] for side in ("nodes", "edges")))


def _json(data: bytes) -> Ids:
    said = json.loads(data)
    return Ids(*([one.get("id") for one in said[side]] for side in ("nodes", "edges")))


def _dot(data: bytes) -> Ids:
    text = data.decode()
    ids: list[str | None] = [*DOT_EDGE.findall(text)]
    ids += [None] * (len(DOT_LINE.findall(text)) - len(ids))
    return Ids(list(DOT_NODE.findall(text)), ids)


def _xlsx(data: bytes) -> Ids:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sides: list[list[str | None]] = []
    for name in book.sheetnames[:2]:
        head, *rows = book[name].iter_rows(values_only=True)
        place = head.index("Id")
        sides.append([None if row[place] is None else as_a(str, row[place]) for row in rows])
    return Ids(*sides)


READ: dict[str, Callable[[bytes], Ids]] = {
    "graphml": _xml,
    "gexf": _gexf,
    "cytoscape": _cytoscape,
    "json": _json,
    "dot": _dot,
    "xlsx": _xlsx,
}


def fetch(client: TestClient, form: str, requested: dict[str, str], **more: str) -> bytes:
    answer = client.get("/api/network", params={"format": form, **requested, **more})
    assert answer.status_code == 200, answer.text
    content: bytes = answer.content
    return content


def _csv(client: TestClient, requested: dict[str, str]) -> Ids:
    tables = (fetch(client, "csv", requested, table=side).decode("utf-8-sig") for side in ("nodes", "edges"))
    return Ids(*([row.get("Id") for row in csv.DictReader(io.StringIO(table))] for table in tables))


@pytest.mark.parametrize("requested", REQUESTS.values(), ids=REQUESTS)
@pytest.mark.parametrize("form", [*READ, "csv"])
def test_every_element_has_an_id_of_its_own(client: TestClient, form: str, requested: dict[str, str]) -> None:
    ids = _csv(client, requested) if form == "csv" else READ[form](fetch(client, form, requested))
    true = _json(fetch(client, "json", requested))
    # Nodes and edges share one space of ids: GraphML's readers and cytoscape.js keep both in one.
    both = Counter([*ids.nodes, *ids.edges])
    assert [one for one, times in both.items() if times > 1 or not one] == []
    assert [one for one, times in Counter(ids.others).items() if times > 1] == []
    # And they are the same ids in every format, so that what was said about an edge in one finds it in another.
    assert (set(ids.nodes), set(ids.edges)) == (set(true.nodes), set(true.edges))


def test_networkx_takes_the_ids_as_keys(client: TestClient) -> None:
    true = _json(fetch(client, "json", {}))
    text = fetch(client, "graphml", {}).decode()
    graph = as_a(nx.MultiDiGraph, nx.parse_graphml(text, force_multigraph=True))
    assert {key for *_, key in graph.edges(keys=True)} == set(true.edges)
