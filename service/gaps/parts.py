"""The parts of the answer on gaps, and how many entries of each it has at most: the rows of `parts.csv`."""

import csv
from collections.abc import Mapping
from importlib.resources import files
from typing import Final, get_args

from accord_atlas.service.answers.gaps import Part


def _limits() -> Mapping[Part, int | None]:
    with files("accord_atlas.service.gaps").joinpath("parts.csv").open(encoding="utf-8") as lines:
        most = {row["part"]: int(row["most"]) if row["most"] else None for row in csv.DictReader(lines)}
    return {part: most[part] for part in get_args(Part)}


MOST: Final = _limits()
"""Part → how many entries an answer has of it; None: all."""
PARTS: Final = tuple(MOST)
"""The parts in the order of the answer."""
