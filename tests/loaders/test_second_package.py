"""Nothing of the second package of facts is lost in our tables, and nothing stands there that no package has.

The package lies beside the checkout, in `../shared/facts-2`, the first one in `../shared/facts`; where they are not,
these tests are skipped. What we changed on the way stands in `TOLD`, cell by cell, with the reason: a difference that
is not told fails, and so does one that is told and is none.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from accord_atlas.loaders.records import FACT_TABLES

ROOT = Path(__file__).parents[2]
ONE, TWO = ROOT.parent / "shared" / "facts", ROOT.parent / "shared" / "facts-2"
TABLES = ROOT / "loaders" / "tables"
Row = dict[str, str]
Cell = tuple[str, str, str]
pytestmark = pytest.mark.skipif(not TWO.is_dir(), reason="the second package does not lie beside this checkout")

ONE_PAGE: Final = "two ids for one page"
SEEN: Final = "kinds that are entities here"
OTHER_VOTE: Final = "a share that decides something else than an admission is no share of votes for it"
OTHER_VOTES: Final = [
    *(
        f"{agreement}|authorised|{{}}|Rules and procedures are changed by two thirds of the {members}"
        for agreement, members in (
            *((each, "authorised members") for each in ("aiet", "apec-engineer", "ieta", "ipea")),
            *((each, "signatories") for each in ("dublin-accord", "sydney-accord", "washington-accord")),
        )
    ),
    *(
        f"{agreement}|authorised|{{}}|Two thirds of the signatories vote to send three assessors"
        for agreement in ("dublin-accord", "sydney-accord", "washington-accord")
    ),
]
"""The keys of these rows of accession-rules, with a place for the kind."""
OUTCOMES: Final = (
    *("access-type-professionals.2022.cn-gd", "apply-to-join.ipea", "beijing-jiangsu.access-policies"),
    *("cooperation.engineering-organisations", "cooperation.exchanges", "cooperation.lead"),
    *("guangdong.recognition-measures", "organisation.experience", "organisation.publicity"),
    *("participating-societies.2025", "pool.assess-2022", "pool.extend-2025"),
    *("pool.lead-assessment.automotive-engineering", "pool.lead-assessment.other-pilot-specialties"),
    *("recognised-fields.cn-gd", "win-support.gb", "win-support.my"),
)
"""Items whose outcome named further sources in its note only."""
UNKNOWN_VOTE: Final = "ipea|authorised|vote-share|Vote needed for full membership: not "
TOLD: Final[dict[Cell, str]] = {
    ("accession-rules", f"{UNKNOWN_VOTE}found", ""): "said as a record says it",
    **{("accession-rules", row.format("vote-share"), ""): OTHER_VOTE for row in OTHER_VOTES},
    ("sources", "app-cse-pec-zh", ""): ONE_PAGE,
    ("sources", "cap409-zh-copy", ""): ONE_PAGE,
    ("sources", "cri-nansha-2025-10-31", ""): ONE_PAGE,
    ("sources", "cri-gd-2025-10-31", "title"): ONE_PAGE,
    ("names-zh", "titles|rpe-hk|name_zh", "source"): ONE_PAGE,
    ("organizations", "ct-apec-emc", "aliases"): "names-zh-fixes.csv asks for the older name as an alias",
    ("organizations", "emsd", "aliases"): "the same",
    ("organizations", "iea", "founded"): "the preferred of two years in conflicts.csv, and the table had neither",
    ("parties", "dublin-accord|cctt|ca|former", "source"): "its end stands on the newer page only",
    (
        "conflicts",
        "ncees-engc-mra-2024||||value|almost 30 boards in August 2024",
        "",
    ): "a rival of the number",
    ("jurisdictions", "tr", "name_en"): "its note gives Türkiye as the present name; the older one is an alias",
    **{("outcomes", f"cast-2022-16.{item}", "source"): "with the sources that its note named" for item in OUTCOMES},
    ("searches", "cn-gba-places", "about"): SEEN,
    ("searches", "cn-cse-members", "about"): SEEN,
}
"""Table, key, column (blank for the whole row) of a package → why it stands otherwise in our tables."""

REWORDED: Final = {
    *(
        "note",
        "effect_note",
        "what",
        "why",
        "why_en",
        "comparable_with",
        "evidence_en",
        "found_en",
        "found_zh",
        "vintage",
    ),
}
"""Columns of remarks: they say what is so, in both languages, and no longer how it was looked for."""

ADDED: Final[dict[tuple[str, str], str]] = {
    ("accession-rules", f"{UNKNOWN_VOTE}recorded"): "the row told above",
    **{("accession-rules", row.format("other-vote")): "the row told above" for row in OTHER_VOTES},
    ("conflicts", "|||ncees-engc-states-2024|value|almost 30 boards in August 2024"): "the row told above",
    ("parties", "korea-australia-fta||au|party"): "the title names both sides, and an agreement has parties",
    ("parties", "korea-australia-fta||kr|party"): "the same",
    ("parties", "korea-us-fta||kr|party"): "the same",
    ("parties", "korea-us-fta||us|party"): "the same",
    ("sources", "iso-codes"): "the codes of all places",
    ("sources", "unicode-cldr"): "the names of places that no agreement names",
    ("successions", "cse-cn|cast-ecba"): "the column predecessor of organizations.csv, which went",
    ("names-zh", "agreements|aiet|title_zh"): "names-zh-fixes.csv calls the new title ours",
    ("names-zh", "agreements|ieta|title_zh"): "the same",
}
"""Table and key of rows that neither package has → why they stand in our tables."""

GROWN: Final = {"cell-sources", "directions", "jurisdictions", "regions"}
"""Tables with rows of our own reading, each with its source, the sources of corrected cells, and all places."""


def rows(file: Path) -> list[Row]:
    """The rows of a table; none where there is no such file."""
    return list(csv.DictReader(file.read_text("utf-8").splitlines(keepends=True))) if file.exists() else []


def key(table: str, row: Row) -> str:
    """What identifies a row, its parts joined by |."""
    return "|".join(row.get(part, "") for part in FACT_TABLES[table].KEY)


def ours(table: str) -> dict[str, Row]:
    """Our rows by key."""
    return {key(table, row): row for row in rows(TABLES / "facts" / f"{table}.csv")}


def as_we_write(table: str, row: Row) -> Row:
    """A row of the second package in the columns of ours."""
    if table == "conflicts":
        row = {("why_en" if name == "why" else name): cell for name, cell in row.items()}
        if row["observation"]:  # which says itself of whom it is
            row |= {"agreement": "", "organization": ""}
    if table == "specialties":
        basis, _, rest = row["basis"].partition("; ")
        mapped = rest == "mapping to APEC is our mapping"
        said = f"{rest[0].upper()}{rest[1:]}." if rest and not mapped else ""
        row = row | {"basis": f"{basis}|our mapping" if mapped else basis, "note": said}
    if table == "agreements" and (row.get("recognises") or row.get("grants_en")):
        row = row | {"effect_source": row["source"], "effect_confidence": row["confidence"]}
    if table == "jurisdictions":
        row = row | {"name_en": row["name_iea"]}
    gone = {("organizations", "predecessor"), ("jurisdictions", "name_iea"), ("jurisdictions", "note")}
    return {name: cell for name, cell in row.items() if (table, name) not in gone}


def second(table: str) -> dict[str, Row]:
    """The rows of the second package as we write them, by key."""
    return {key(table, row): row for row in (as_we_write(table, row) for row in rows(TWO / f"{table}.csv"))}


def first(table: str) -> dict[str, Row]:
    """The rows of the first package with the corrections of the second, by the key that they had."""
    parts = ("agreement", "organization", "property", "value") if table == "conflicts" else FACT_TABLES[table].KEY
    written = {"|".join(row[part] for part in parts): row for row in rows(ONE / f"{table}.csv")}
    for said in rows(TWO / "corrections.csv"):
        if said["table"] == table:
            written[said["key"]][said["column"]] = said["new"]
    blank = {"observation": ""} if table == "conflicts" else {}
    return {key(table, row): row for row in (as_we_write(table, row | blank) for row in written.values())}


def later() -> set[Cell]:
    """The cells that the second package itself changes or fills after its rows were written."""
    named = {(row["table"], row["id"], row["column"]) for row in rows(TWO / "names-zh.csv")}
    return named | {(row["table"], row["id"], row["column"]) for row in rows(TWO / "names-zh-fixes.csv")}


def english() -> set[Cell]:
    """English names of ours, which the packages leave blank."""
    named = [row for row in ours("names-zh").values() if row["column"].endswith("en")]
    return {(row["table"], row["id"], row["column"]) for row in named}


def differences(table: str) -> Iterator[Cell]:
    """Every cell of the packages that stands otherwise with us, and every row that is not there."""
    mine = ours(table)
    for name, row in [*first(table).items(), *second(table).items()]:
        if name not in mine:
            yield table, name, ""
        for column, cell in row.items() if name in mine else ():
            if table == "names-zh" and column == "zh":
                continue  # held to the named cell below
            if column in REWORDED or (table, column) == ("names-zh", "note"):
                continue
            if mine[name][column] != cell and (table, name, column) not in later() | english():
                yield table, name, column


def test_no_row_of_the_packages_is_lost_and_no_cell_changed_untold() -> None:
    assert {cell for table in FACT_TABLES for cell in differences(table)} == TOLD.keys()


def test_no_row_is_made_up() -> None:
    found = set()
    for table in FACT_TABLES.keys() - GROWN:
        found |= {(table, name) for name in ours(table).keys() - first(table).keys() - second(table).keys()}
    named = {("names-zh", "|".join(cell)) for cell in english()}
    assert found == ADDED.keys() | named


def test_the_corrections_were_meant_for_what_stood() -> None:
    corrections = rows(TWO / "corrections.csv")
    assert len(corrections) == 186
    for said in corrections:
        table = said["table"]
        parts = ("agreement", "organization", "property", "value") if table == "conflicts" else FACT_TABLES[table].KEY
        (row,) = (one for one in rows(ONE / f"{table}.csv") if "|".join(one[part] for part in parts) == said["key"])
        if (table, said["key"], said["column"]) not in TOLD:
            assert row.get(said["column"], "") == said["old"], said


def test_every_effect_is_in_its_agreement() -> None:
    mine = ours("agreements")
    for said in rows(TWO / "agreement-effects.csv"):
        row = mine[said["id"]]
        assert [row[name] for name in ("recognises", "grants_en", "grants_zh")] == [
            said[name] for name in ("recognises", "grants_en", "grants_zh")
        ]
        assert (row["effect_source"], row["effect_confidence"]) == (said["source"], said["confidence"])


def test_every_chinese_name_is_in_its_cell() -> None:
    fixed = {(row["table"], row["id"], row["column"]) for row in rows(TWO / "names-zh-fixes.csv")}
    names = rows(TWO / "names-zh.csv")
    assert len(names) == 523
    for said in names:
        if (said["table"], said["id"], said["column"]) not in fixed and said["id"] != "rpe-hk":  # 中国香港 in brackets
            assert ours(said["table"])[said["id"]][said["column"]] == said["zh"], said


def test_every_wording_is_changed_and_the_older_one_stays_findable() -> None:
    for said in rows(TWO / "names-zh-fixes.csv"):
        if said["table"].startswith("renderings/"):
            continue
        row = ours(said["table"])[said["id"]]
        assert row[said["column"]] == said["new"]
        if "aliases" in row:
            assert set(said["old"].split("|")) <= {*said["new"].split("|"), *row["aliases"].split("|")}
