"""A network for Neo4j: two CSV files and the script that loads them, in one archive.

The headings of the files are those of `neo4j-admin database import`; the script is for the Cypher shell, and finds the
files in the import folder of the database. It can be run again: nodes and edges are merged by their ids.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from accord_atlas.ontology.names import KINDS
from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.text import scalar
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.graph import Attributes

TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "long", float: "double", str: "string"}
CASTS: Final[Mapping[str, str]] = {"boolean": "toBoolean({})", "long": "toInteger({})", "double": "toFloat({})"}
NODES, EDGES, SCRIPT = "nodes.csv", "relationships.csv", "load.cypher"
OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""Stands where an archive names the time of its making, so that the same network gives the same bytes."""


def to_neo4j(answer: NetworkAnswer, language: Language) -> bytes:
    """The archive: nodes are labelled `Entity` and by their class, edges are of the type of their relation."""
    graph = flat(answer, language)
    nodes: list[Attributes] = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges: list[Attributes] = [{"source": a, "target": b, **data} for a, b, data in graph.edges(data=True)]
    of_nodes, of_edges = _types(nodes, {"id"}), _types(edges, {"source", "target"})
    script = _script(sorted({node["kind"] for node in nodes}), sorted(_kinds(edges)), of_nodes, of_edges)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            (NODES, _csv(["id:ID", *_headings(of_nodes), ":LABEL"], (_node(row, of_nodes) for row in nodes))),
            (
                EDGES,
                _csv([":START_ID", ":END_ID", ":TYPE", *_headings(of_edges)], (_edge(row, of_edges) for row in edges)),
            ),
            (SCRIPT, script),
        ):
            archive.writestr(zipfile.ZipInfo(name, OLDEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types(rows: Sequence[Attributes], without: set[str]) -> dict[str, str]:
    """Each attribute with its type; one that has whole and other numbers is of the latter."""
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if name not in without and found.get(name) != "double":
                found[name] = TYPES[type(value)]
    return found


def _headings(types: Mapping[str, str]) -> list[str]:
    return [name if type_ == "string" else f"{name}:{type_}" for name, type_ in types.items()]


def _node(row: Attributes, types: Mapping[str, str]) -> list[str]:
    return [row["id"], *(scalar(row.get(name)) for name in types), f"Entity;{KINDS[row['kind']]}"]


def _edge(row: Attributes, types: Mapping[str, str]) -> list[str]:
    return [row["source"], row["target"], _type(row["relation"]), *(scalar(row.get(name)) for name in types)]


def _kinds(edges: Iterable[Attributes]) -> set[str]:
    return {_type(edge["relation"]) for edge in edges}


def _type(relation: str) -> str:
    return relation.upper().replace("-", "_")


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([headings, *rows])
    return out.getvalue()


def _script(
    kinds: Sequence[str], relations: Sequence[str], of_nodes: Mapping[str, str], of_edges: Mapping[str, str]
) -> str:
    """One statement for each class and each type, since labels and types cannot be parameters in Cypher."""
    parts = [
        "// Copy nodes.csv and relationships.csv into the import folder of the database, then:\n"
        "//   cypher-shell -f load.cypher",
        "CREATE CONSTRAINT accord_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;",
    ]
    parts += [
        f"LOAD CSV WITH HEADERS FROM 'file:///{NODES}' AS row\n"
        f"WITH row WHERE row.kind = '{kind}'\n"
        f"MERGE (n:Entity {{id: row.`id:ID`}})\nSET n:`{KINDS[kind]}`, n += {_map(of_nodes)};"
        for kind in kinds
    ]
    parts += [
        f"LOAD CSV WITH HEADERS FROM 'file:///{EDGES}' AS row\n"
        f"WITH row WHERE row.`:TYPE` = '{relation}'\n"
        "MATCH (a:Entity {id: row.`:START_ID`}), (b:Entity {id: row.`:END_ID`})\n"
        f"MERGE (a)-[r:`{relation}` {{id: row.id}}]->(b)\nSET r += {_map(of_edges)};"
        for relation in relations
    ]
    return "\n\n".join(parts) + "\n"


def _map(types: Mapping[str, str]) -> str:
    """The attributes of a row with their types; an empty cell is no attribute."""
    pairs = []
    for name, type_ in types.items():
        heading = name if type_ == "string" else f"{name}:{type_}"
        pairs.append(f"`{name}`: {CASTS.get(type_, '{}').format(f'row.`{heading}`')}")
    return "{" + ", ".join(pairs) + "}"
