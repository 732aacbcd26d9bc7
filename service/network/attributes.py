"""Nodes and edges as plain attributes, which every tool for networks understands."""

from datetime import date
from typing import Any

from accord_atlas.service.domain.validity import Extent
from accord_atlas.service.network.model import Edge, Node

Attributes = dict[str, Any]


def of_node(node: Node) -> Attributes:
    """The plain attributes of a node; days are `datetime.date`, what is not known is None."""
    return {
        "kind": node.kind,
        "category": node.category,
        "iri": node.iri,
        "label_en": node.en,
        "label_zh": node.zh,
        "status": node.status,
        "jurisdiction": node.jurisdiction,
        **_days(node.extent),
    }


def of_edge(edge: Edge) -> Attributes:
    """The plain attributes of an edge."""
    return {
        "id": edge.id,
        "relation": edge.relation,
        "label_en": edge.type.label["en"],
        "label_zh": edge.type.label["zh"],
        "start": edge.start,
        "end": edge.end,
        "status": edge.status,
        "role": edge.role,
        "weight": 1,
        "certainty": edge.certainty,
        "jurisdiction": edge.jurisdiction,
        "via": edge.via,
        "evidence": edge.source_id,
        "confidence": edge.confidence,
        **_days(edge.extent),
    }


def _days(extent: Extent) -> Attributes:
    """The days between which something may begin and end; None where a side is open."""
    days = {
        "start_earliest": extent.start_earliest,
        "start_latest": extent.start_latest,
        "end_earliest": extent.end_earliest,
        "end_latest": extent.end_latest,
    }
    return {name: None if day in {date.min, date.max} else day for name, day in days.items()}
