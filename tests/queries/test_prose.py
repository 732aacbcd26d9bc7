"""Questions as people put them, in Chinese and English, each with the stored question that answers it.

The answers were read by hand from the tables of facts before the questions were asked: every row of the answer, in
the columns that matter, entities by their slugs, `-` for what is not recorded, a row twice for two sources.
"""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

with (Path(__file__).parent / "prose.csv").open(encoding="utf-8", newline="") as file:
    PROSE = list(csv.DictReader(file))


def cell(value: str | None) -> str:
    """A value as the file writes it."""
    return "-" if value is None else value.rpartition("/")[2]


@pytest.mark.parametrize("row", PROSE, ids=lambda row: row["question"])
def test_a_question_in_prose_has_its_answer(
    row: dict[str, str], ask: Callable[..., list[dict[str, str | None]]]
) -> None:
    found = ask(row["stored"], **dict(parse_qsl(row["parameters"], strict_parsing=True)))
    columns = row["columns"].split()
    assert Counter(tuple(cell(each[name]) for name in columns) for each in found) == Counter(
        tuple(line.split()) for line in row["answer"].split("; ")
    )


def test_both_languages_and_every_subject_are_asked_about() -> None:
    assert len({row["question"] for row in PROSE}) == len(PROSE) >= 30
    assert min(Counter(row["language"] for row in PROSE).values()) >= 15
    assert {row["stored"] for row in PROSE} >= {
        "conditions",
        "titles",
        "seats",
        "federation-members",
        "reviews",
        "outcomes",
        "searches",
        "sponsorships",
    }
