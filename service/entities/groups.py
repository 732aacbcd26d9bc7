"""The groups in which a reader looks at an entity's facts, read from the table beside this module."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from accord_atlas.service.answers.entity import Group
from accord_atlas.service.core.shape import Words

OTHER = "content"
"""The group of a property that the table does not name."""


@cache
def groups() -> Mapping[str, Group]:
    """The groups by name, in order."""
    return {row["group"]: _group(row) for row in sorted(_rows(), key=lambda row: int(row["order"]))}


@cache
def grouped() -> Mapping[str, str]:
    """Property (its local name) → the name of its group."""
    return {name: row["group"] for row in _rows() for name in row["properties"].split()}


def group(prop: str) -> Group:
    """The group of a property (its local name); one that the table does not name stands with the content."""
    return groups()[grouped().get(prop, OTHER)]


def place(prop: str) -> int:
    """The place of a property's group among the groups, from 0."""
    return list(groups()).index(group(prop).name)


def _group(row: Mapping[str, str]) -> Group:
    return Group.model_validate({"name": row["group"], "label": Words(en=row["en"], zh=row["zh"])})


def _rows() -> list[dict[str, str]]:
    text = files("accord_atlas.service.entities").joinpath("groups.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
