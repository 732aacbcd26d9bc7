"""A picture as two tables, nodes and edges, for spreadsheets and data frames."""

from collections.abc import Iterable
from typing import Any, Literal

from accord_atlas.queries.question import Column, ColumnType, Text
from accord_atlas.service.core.cells import Cell
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.table import Table
from accord_atlas.service.network.attributes import Attributes
from accord_atlas.service.network.exports.flat import flat
from accord_atlas.service.network.projections import Picture

Side = Literal["nodes", "edges"]
Spec = tuple[str, ColumnType, str, str]

NODE_COLUMNS: tuple[Spec, ...] = (
    ("id", "text", "Identifier", "标识"),
    ("kind", "text", "Kind", "类别"),
    ("category", "text", "Category", "细类"),
    ("label_en", "text", "Name in English", "英文名称"),
    ("label_zh", "text", "Name in Chinese", "中文名称"),
    ("status", "text", "Status", "状态"),
    ("jurisdiction", "text", "Country or region", "国家或地区"),
    ("start_earliest", "date", "Begins at the earliest", "最早起始"),
    ("start_latest", "date", "Begins at the latest", "最晚起始"),
    ("end_earliest", "date", "Ends at the earliest", "最早终止"),
    ("end_latest", "date", "Ends at the latest", "最晚终止"),
    ("iri", "text", "Address", "网址"),
)
EDGE_COLUMNS: tuple[Spec, ...] = (
    ("source", "text", "From", "起点"),
    ("target", "text", "To", "终点"),
    ("source_label", "text", "From (name)", "起点名称"),
    ("target_label", "text", "To (name)", "终点名称"),
    ("relation", "text", "Relation", "关系"),
    ("label", "text", "Relation (name)", "关系名称"),
    ("start", "date", "Start", "起始"),
    ("end", "date", "End", "终止"),
    ("status", "text", "Status", "状态"),
    ("role", "text", "Role", "身份"),
    ("weight", "number", "Weight", "权重"),
    ("certainty", "text", "Certainty", "确定程度"),
    ("jurisdiction", "text", "Country or region", "国家或地区"),
    ("via", "text", "Through", "经由"),
    ("evidence", "text", "Source of information", "信息来源"),
    ("confidence", "text", "Confidence", "可信度"),
    ("start_earliest", "date", "Begins at the earliest", "最早起始"),
    ("start_latest", "date", "Begins at the latest", "最晚起始"),
    ("end_earliest", "date", "Ends at the earliest", "最早终止"),
    ("end_latest", "date", "Ends at the latest", "最晚终止"),
    ("id", "text", "Identifier", "标识"),
)
MEASURED: dict[str, Text] = {
    "degree": {"en": "Neighbours", "zh": "邻居数"},
    "betweenness": {"en": "Betweenness", "zh": "中介中心度"},
    "closeness": {"en": "Closeness", "zh": "接近中心度"},
    "core": {"en": "k-core", "zh": "k 核"},
    "community": {"en": "Community", "zh": "社群"},
    "cut": {"en": "Holds parts together", "zh": "割点"},
    "bridge": {"en": "Bridge", "zh": "桥"},
    "x": {"en": "Position x", "zh": "位置 x"},
    "y": {"en": "Position y", "zh": "位置 y"},
    "agreements": {"en": "Agreements", "zh": "协议"},
    "strength": {"en": "Strength", "zh": "强度"},
}
"""Columns that stand only in pictures that have them."""


def to_table(picture: Picture, side: Side, language: Language, about: Iterable[tuple[Text, str]] = ()) -> Table:
    """The nodes or the edges of a picture as a table."""
    rows = _nodes(picture, language) if side == "nodes" else _edges(picture, language)
    columns = [*_columns(NODE_COLUMNS if side == "nodes" else EDGE_COLUMNS), *_measured(rows)]
    title: Text = {"en": "Nodes", "zh": "节点"} if side == "nodes" else {"en": "Edges", "zh": "边"}
    description: Text = (
        {"en": "One row per entity in the network.", "zh": "网络中的每个实体占一行。"}
        if side == "nodes"
        else {"en": "One row per relation between two entities.", "zh": "两个实体之间的每个关系占一行。"}
    )
    cells: list[list[Cell]] = [[row.get(column.name) for column in columns] for row in rows]
    lines = [(Words(**name), value) for name, value in about]
    return Table(side, Words(**title), Words(**description), columns, cells, lines)


def _columns(specs: Iterable[Spec]) -> list[Column]:
    return [Column(name, kind, {"en": en, "zh": zh}) for name, kind, en, zh in specs]


def _measured(rows: list[Attributes]) -> list[Column]:
    present = {name for row in rows for name in row}
    return [Column(name, "text", title) for name, title in MEASURED.items() if name in present]


def _nodes(picture: Picture, language: Language) -> list[Attributes]:
    return [{"id": node, **data} for node, data in flat(picture, language).nodes(data=True)]


def _edges(picture: Picture, language: Language) -> list[Attributes]:
    graph = flat(picture, language)
    names: dict[str, Any] = {node: data["label"] for node, data in graph.nodes(data=True)}
    return [
        {"source": a, "target": b, "source_label": names[a], "target_label": names[b], **data}
        for a, b, data in graph.edges(data=True)
    ]
