"""A network as two tables, nodes and edges, for spreadsheets, data frames and the importers of graph tools.

These (Gephi's first of all) find nodes by `Id` and `Label`, edges by `Source`, `Target`, `Type`, `Id`, `Label` and
`Weight`, in every language.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from accord_atlas.queries.question import Column, ColumnType
from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.table import Table, TableCell
from accord_atlas.service.network.exports.flat import flat_edge, flat_node
from accord_atlas.service.network.graph import Attributes, is_folded
from accord_atlas.service.text.messages import message

Side = Literal["nodes", "edges"]

NODE_COLUMNS: Final = (
    "id",
    "label",
    "kind",
    "category",
    "label_en",
    "label_zh",
    "status",
    "certainty",
    "reason",
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
    "type",
    "id",
    "label",
    "weight",
    "source_label",
    "target_label",
    "relation",
    "start",
    "end",
    "status",
    "role",
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
)
MEASURED: Final = (
    "degree",
    "betweenness",
    "closeness",
    "core",
    "community",
    "cut",
    "bridge",
    "was",
    "x",
    "y",
    "agreements",
    "strength",
    "direction",
    "forward",
    "backward",
    "difference",
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
IMPORTED: Final[Mapping[str, str]] = {
    name: name.capitalize() for name in ("id", "label", "source", "target", "type", "weight")
}
"""Columns that graph tools know, by the names by which they do."""
SCHEMES: Final[Mapping[str, str]] = {
    "role": "role",
    "certainty": "certainty",
    "reason": "standing-reason",
    "recorded": "participation-status",
    "was": "participation-status",
    "confidence": "confidence",
    "direction": "recognition-direction",
    "difference": "network-difference",
}
"""Columns that hold a controlled value, with its scheme: people read its name."""
STATUS_OF: Final[Mapping[Side, str]] = {"nodes": "agreement-status", "edges": "participation-status"}


def to_table(answer: NetworkAnswer, side: Side, language: Language, about: Sequence[tuple[Words, str]] = ()) -> Table:
    """The nodes or the edges of a network as a table."""
    rows = _nodes(answer, language) if side == "nodes" else _edges(answer, language)
    present = {name for row in rows for name in row}
    names = [*(NODE_COLUMNS if side == "nodes" else EDGE_COLUMNS), *(name for name in MEASURED if name in present)]
    cells: list[list[TableCell]] = [[row.get(name) for name in names] for row in rows]
    title, description = message(f"network-{side}"), message(f"network-{side}-description")
    return Table(side, title, description, [_column(name, side) for name in names], cells, about)


def _column(name: str, side: Side) -> Column:
    title = message(f"network-column-{name.replace('_', '-')}")
    scheme = STATUS_OF[side] if name == "status" else SCHEMES.get(name)
    return column(IMPORTED.get(name, name), TYPES.get(name, "text"), scheme, title=title)


def _nodes(answer: NetworkAnswer, language: Language) -> list[Attributes]:
    return [{"id": node.id, **flat_node(node, language)} for node in answer.nodes]


def _edges(answer: NetworkAnswer, language: Language) -> list[Attributes]:
    names = {node.id: node.label.text(language) or node.id.partition("/")[2] for node in answer.nodes}
    type_ = "Undirected" if is_folded(answer) else "Directed"
    return [
        {
            "source": edge.source,
            "target": edge.target,
            "type": type_,
            "source_label": names[edge.source],
            "target_label": names[edge.target],
            **flat_edge(edge, language),
        }
        for edge in answer.edges
    ]
