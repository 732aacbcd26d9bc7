"""A network as two tables, nodes and edges, for spreadsheets and data frames."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from accord_atlas.queries.question import Column, ColumnType
from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.table import Table, TableCell
from accord_atlas.service.network.exports.flat import flat_edge, flat_node
from accord_atlas.service.network.graph import Attributes
from accord_atlas.service.text.messages import message

Side = Literal["nodes", "edges"]

NODE_COLUMNS: Final = (
    "id",
    "kind",
    "category",
    "label_en",
    "label_zh",
    "status",
    "jurisdiction",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "iri",
)
EDGE_COLUMNS: Final = (
    "source",
    "target",
    "source_label",
    "target_label",
    "relation",
    "label",
    "start",
    "end",
    "status",
    "role",
    "weight",
    "certainty",
    "reason",
    "jurisdiction",
    "via",
    "evidence",
    "confidence",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "id",
)
MEASURED: Final = (
    "degree",
    "betweenness",
    "closeness",
    "core",
    "community",
    "cut",
    "bridge",
    "x",
    "y",
    "agreements",
    "strength",
)
"""Columns that stand only in networks that have them."""
TYPES: Final[Mapping[str, ColumnType]] = {
    "start_earliest": "date",
    "start_latest": "date",
    "end_earliest": "date",
    "end_latest": "date",
    "start": "date",
    "end": "date",
    "weight": "number",
}
"""Columns that hold other than text."""


def to_table(answer: NetworkAnswer, side: Side, language: Language, about: Sequence[tuple[Words, str]] = ()) -> Table:
    """The nodes or the edges of a network as a table."""
    rows = _nodes(answer, language) if side == "nodes" else _edges(answer, language)
    present = {name for row in rows for name in row}
    names = [*(NODE_COLUMNS if side == "nodes" else EDGE_COLUMNS), *(name for name in MEASURED if name in present)]
    cells: list[list[TableCell]] = [[row.get(name) for name in names] for row in rows]
    title, description = message(f"network-{side}"), message(f"network-{side}-description")
    return Table(side, title, description, [_column(name) for name in names], cells, about)


def _column(name: str) -> Column:
    title = message(f"network-column-{name.replace('_', '-')}")
    return column(name, TYPES.get(name, "text"), title=title)


def _nodes(answer: NetworkAnswer, language: Language) -> list[Attributes]:
    return [{"id": node.id, **flat_node(node, language)} for node in answer.nodes]


def _edges(answer: NetworkAnswer, language: Language) -> list[Attributes]:
    names = {node.id: node.label.text(language) or node.id.partition("/")[2] for node in answer.nodes}
    return [
        {
            "source": edge.source,
            "target": edge.target,
            "source_label": names[edge.source],
            "target_label": names[edge.target],
            **flat_edge(edge, language),
        }
        for edge in answer.edges
    ]
