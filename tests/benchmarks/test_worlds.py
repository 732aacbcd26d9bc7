"""Worlds are the same for the same seed, call nothing twice alike, and are releases as the build makes them."""

import csv
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from tests.benchmarks.worlds import COPY, PACKAGED, copies, tables, world


def _digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def test_the_same_seed_gives_the_same_tables(tmp_path: Path) -> None:
    made = {}
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        tables(3, tmp_path / name, seed)
        made[name] = _digest(tmp_path / name)
    assert made["one"] == made["again"] != made["other"]
    for table, column in (("organizations", "name_en"), ("agreements", "title_en"), ("agreements", "title_zh")):
        with (tmp_path / "one" / "facts" / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            names = Counter(row[column] for row in csv.DictReader(file) if row[column])
        assert names.most_common(1)[0][1] == 1


def test_a_size_is_so_many_copies() -> None:
    assert copies(0) == copies(PACKAGED) == 1
    assert copies(PACKAGED + 4 * COPY) == 5


@pytest.mark.full
def test_a_world_is_built_by_the_build(tmp_path: Path) -> None:
    """The build holds it to shapes and laws, and raises where one is broken."""
    made = world(PACKAGED + COPY, tmp_path)
    assert abs(made.manifest["statements"] / (PACKAGED + COPY) - 1) < 0.05
    assert made.manifest["graphs"]["standing"] > 1.8 * 16_669
