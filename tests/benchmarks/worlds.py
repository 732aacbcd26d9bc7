"""Releases of our shape in any size: copies of the curated tables, renamed and tied together, built by the build.

`python -m tests.benchmarks.worlds 1_000_000 /tmp/world` writes a release of about that many quads into that folder,
which `ACCORD_BUILD=/tmp/world` then serves. The same size and seed give the same bytes.

What grows are bodies, agreements, places in them, events, numbers, titles, standards and sources, in the proportions
of the packaged release: every copy has all rows under ids and names of its own, and everything that follows from rows
(claims, standing in time, seats, provisions, rules) is derived by the build, which holds the whole to shapes and laws.
What does not grow in the world does not grow here: countries, regions, specialties, the ontology, the notice. So a
country has as many times more agreements as the world is larger, and what is asked of a country grows with it.
Memoranda between bodies of different copies make one network of them; a few bodies have many.

A world has a whole number of copies, so the packaged release is the smallest.
"""

import argparse
import csv
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from accord_atlas.loaders import build, places
from accord_atlas.loaders.facts import Facts, read_facts
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.release import Written
from accord_atlas.loaders.tables import columns, table_references

PACKAGED: Final = 243_776
"""Quads of the packaged release."""
COPY: Final = 202_000
"""Quads that a copy adds, with its memoranda; only how many copies a size asks for depends on it."""
SHARED: Final = frozenset(["jurisdictions", "regions", "specialties", "forums", "outcomes"])
"""Tables of what there is once however large the world is; outcomes are those of the one notice."""
NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "organizations": ("name_en", "name_zh", "name_local", "acronym", "aliases"),
    "organization-names": ("name_en", "name_zh", "name_local", "acronym"),
    "agreements": ("title_en", "title_zh", "former_titles", "aliases"),
    "titles": ("name_en", "name_zh", "abbreviation"),
    "standards": ("title_en", "title_zh", "number"),
    "sources": ("title",),
    "events": ("what",),
}
"""Table → the columns by which its rows are called: no two copies call a thing the same."""
SYLLABLES: Final = ("ka", "to", "ri", "men", "lo", "vis", "an", "der", "pol", "gra", "bel", "sin", "mar", "fen", "wick")
SIGNS: Final = "嘉和平安泰宁兴隆永昌盛华明德信义中正光远"
TIES: Final = 0.1
"""Memoranda between copies, as a share of the agreements of a copy."""
FIRST_TIE: Final = "2005"
Cells = dict[str, str]
Tables = dict[str, list[Cells]]


def world(quads: int, out: Path, seed: int = 1) -> Written:
    """A release of about so many quads in a folder, written by the build."""
    with tempfile.TemporaryDirectory(prefix="accord-world-") as made:
        tables(copies(quads), Path(made), seed)
        return build.build(out, root=Path(made))


def copies(quads: int) -> int:
    """How many copies come nearest to that size."""
    return max(1, 1 + round((quads - PACKAGED) / COPY))


def tables(copies: int, folder: Path, seed: int = 1) -> None:
    """Write the tables of a world with so many copies, the curated tables being the first, into an empty folder."""
    root = places.tables()
    assert isinstance(root, Path), "worlds are made in a checkout"
    shutil.copytree(root, folder, dirs_exist_ok=True)
    if copies == 1:
        return
    facts = read_facts(root / "facts")
    curated = _read(folder / "facts", facts)
    grown: Tables = {name: list(rows) for name, rows in curated.items()}
    rendered = list(csv.DictReader((folder / "renderings" / "zh.csv").open(newline="", encoding="utf-8")))
    zh = list(rendered)
    drawn = random.Random(seed)
    original = _whole(curated)
    words = _words(drawn)
    for number in range(1, copies):
        copy = Copy(number, *next(words))
        for name, rows in original.items():
            grown[name] += [copy.row(name, row) for row in rows]
        zh += copy.renderings(rendered, original)
        _tie(grown, original, number, drawn)
    for name, rows in grown.items():
        _write(folder / "facts" / f"{name}.csv", list(columns(FACT_TABLES[name])), rows)
    _write(folder / "renderings" / "zh.csv", list(rendered[0]), zh)


class Copy:
    """A copy of the tables: how its rows are numbered and called."""

    def __init__(self, number: int, word: str, signs: str) -> None:
        self._number, self._word, self._signs = number, word, signs
        self._references = {name: table_references(model) for name, model in FACT_TABLES.items()}

    def id(self, slug: str) -> str:
        """An id of this copy."""
        return f"{slug}-w{self._number}"

    def row(self, table: str, cells: Cells) -> Cells:
        """A row of this copy."""
        new = {name: self._cell(table, name, cell) if cell else "" for name, cell in cells.items()}
        if "id" in new and (table, "id") not in {("cell-sources", "id"), ("names-zh", "id")}:
            new["id"] = self.id(cells["id"])
        if table in ("cell-sources", "names-zh"):
            new["id"] = self._key(cells["table"], cells["id"])
        if table == "searches":
            new["about"] = "|".join(map(self._thing, filter(None, cells["about"].split("|"))))
        if table == "sources" and not cells["url"]:
            # Without an address a page is told apart by who published it.
            new["publisher"] = self._called(cells["publisher"])
        elif table == "sources":
            page, mark, part = cells["url"].partition("#")
            new["url"] = f"{page}{'&' if '?' in page else '?'}w={self._number}{mark}{part}"
        return new

    def renderings(self, rows: list[Cells], original: Tables) -> Iterator[Cells]:
        """The Chinese of what the rows of this copy say."""
        ids = {
            table: {row.get("id") or row["agreement"] for row in original[table]}
            for table in {row["table"] for row in rows}
        }
        for row in rows:
            slug, dot, rest = row["id"].partition(".")
            if slug in ids[row["table"]]:
                called = row["zh"] + self._signs if row["column"] == "what" else row["zh"]
                yield {**row, "id": f"{self.id(slug)}{dot}{rest}", "zh": called}

    def _cell(self, table: str, column: str, cell: str) -> str:
        reference = self._references[table].get(column)
        if reference:
            return cell if reference.table in SHARED else "|".join(map(self.id, cell.split("|")))
        return "|".join(map(self._called, cell.split("|"))) if column in NAMED.get(table, ()) else cell

    def _called(self, name: str) -> str:
        """A name of this copy: signs behind Chinese, a number behind an acronym, a word behind anything else."""
        if not name.isascii() and any("\u4e00" <= sign <= "\u9fff" for sign in name):
            return name + self._signs
        return f"{name} {self._word}" if " " in name else f"{name}{self._number}"

    def _key(self, table: str, key: str) -> str:
        parts = zip(FACT_TABLES[table].KEY, key.split("|"), strict=True)
        return "|".join(
            self.id(part) if part and name == "id" else self._cell(table, name, part) if part else ""
            for name, part in parts
        )

    def _thing(self, thing: str) -> str:
        kind, _, slug = thing.partition("/")
        shared = f"{kind}s" in SHARED or f"{kind}s" not in FACT_TABLES or kind == "specialty"
        return thing if shared else f"{kind}/{self.id(slug)}"


def _read(folder: Path, facts: Facts) -> Tables:
    """The curated rows by table, with the names that the build composes, which are then noted as ours."""
    found: Tables = {}
    for name in FACT_TABLES:
        with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            found[name] = list(csv.DictReader(file))
        filled = facts.tables[name].rows
        for row, read in zip(found[name], filled, strict=True):
            for column in NAMED.get(name, ()):
                row[column] = row[column] or _text(getattr(read, column))
    found["names-zh"] = [
        {column: _text(getattr(row, column)) for column in columns(FACT_TABLES["names-zh"])} for row in facts.names_zh
    ]
    return found


def _text(value: Any) -> str:
    return "|".join(value) if isinstance(value, tuple) else str(value or "")


def _whole(curated: Tables) -> Tables:
    """What a copy has: all but what is there once, and agreements without a party, which a law knows one by one."""
    bound = {row["agreement"] for row in curated["parties"]}
    loose = {row["id"] for row in curated["agreements"]} - bound
    kept: Tables = {}
    for name, rows in curated.items():
        if name in SHARED:
            continue
        refers = [c for c, ref in table_references(FACT_TABLES[name]).items() if ref.table == "agreements"]
        kept[name] = [
            row
            for row in rows
            if not any(row[column] in loose for column in refers)
            and not (name == "agreements" and row["id"] in loose)
            and not (row.get("table") == "agreements" and row["id"] in loose)
            and row.get("table") != "specialties"
            and not any(thing.removeprefix("agreement/") in loose for thing in row.get("about", "").split("|"))
        ]
    return kept


def _words(drawn: random.Random) -> Iterator[tuple[str, str]]:
    """A made-up word and Chinese signs for each copy, none twice."""
    seen: set[str] = set()
    while True:
        word = "".join(drawn.choices(SYLLABLES, k=3)).title()
        signs = "".join(drawn.choices(SIGNS, k=3))
        if not {word, signs} & seen:
            seen |= {word, signs}
            yield word, signs


def _tie(grown: Tables, original: Tables, number: int, drawn: random.Random) -> None:
    """Memoranda of bodies of the newest copy with bodies of those before it, in which the first ones are the most."""
    bodies = [
        row
        for row in original["organizations"]
        if row["jurisdiction"] and not row["dissolved"] and row["founded"] < FIRST_TIE
    ]
    for one in range(round(TIES * len(original["agreements"]))):
        ours, theirs = drawn.sample(bodies, 2)
        if ours["jurisdiction"] == theirs["jurisdiction"]:
            continue
        other = min(int(drawn.paretovariate(1)) - 1, number - 1)
        slug = f"tie-{number}-{one}"
        year = str(drawn.randint(int(FIRST_TIE), 2025))
        source = f"{original['sources'][0]['id']}-w{number}"
        sides = [f"{ours['id']}-w{number}", f"{theirs['id']}-w{other}" if other else theirs["id"]]
        about = {
            "id": slug,
            "title_en": f"Memorandum {number}-{one} of {year}",
            "title_zh": f"{year}年第{number}-{one}号谅解备忘录",
            "kind": "memorandum",
            "scope": "bilateral",
            "level": "professional-engineer",
            "signed": year,
            "status": "in-force",
        }
        evidence = {"source": source, "confidence": "medium"}
        grown["agreements"].append({**about, **evidence})
        for body, side in zip((ours, theirs), sides, strict=True):
            place = {"jurisdiction": body["jurisdiction"], "role": "party", "status": "party", "start": year}
            grown["parties"].append({"agreement": slug, "organization": side, **place, **evidence})


def _write(file: Path, head: list[str], rows: list[Cells]) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.DictWriter(opened, head, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    """Write a world; what it is like is printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quads", type=int, help="about how many, such as 1_000_000")
    parser.add_argument("folder", type=Path, help="where the release is to lie")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = world(given.quads, given.folder, given.seed)
    print(f"{made.id}: {made.manifest['statements']:,} quads in {made.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
