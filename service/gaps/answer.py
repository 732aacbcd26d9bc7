"""The answer on gaps, as JSON values and as tables."""

from datetime import date
from typing import Any, Final, cast

from accord_atlas.queries.question import Column, ColumnType, Text
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Cell
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.table import Table
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.gaps.matrix import matrix
from accord_atlas.service.gaps.one_step_away import lists
from accord_atlas.service.gaps.similarity import bridges, similar

Json = dict[str, Any]
PARTS: Final = ("matrix", "waiting", "accessions", "similar", "bridges")
"""The parts of the answer, each a table of its own."""
MATRIX: Final[Text] = {"en": "Standing in agreements", "zh": "在各协议中的地位"}
NO_RECORD: Final[Text] = {"en": "A blank cell says that nothing is on record.", "zh": "空白表示未见记载。"}


def ask_gaps(atlas: Atlas, *, jurisdiction: str | None = None, as_of: str | date | None = None) -> Json:
    """Matrix, who is one step short, who is alike, who bridges; of one jurisdiction or of all, on a day.

    BadParameter says what is wrong with a parameter.
    """
    day = data_day(atlas, as_of)
    only = resolve(atlas, jurisdiction, ("jurisdiction",), parameter="jurisdiction").iri if jurisdiction else None
    answer: Json = {
        **envelope(atlas, day, whole=True),
        "jurisdiction": atlas.labels[only].cell if only else None,
        "matrix": matrix(atlas, day, only),
        **dict(lists(atlas, day, only)),
        "similar": similar(atlas, day, only),
        "bridges": bridges(atlas, day, only),
    }
    return {**answer, "evidence": [each.json_value() for each in sources(atlas, answer)]}


def csv_of(atlas: Atlas, answer: Json, part: str, language: Language | None) -> bytes:
    """One part of the answer as CSV; KeyError for a part that it does not have."""
    return to_csv(table(answer, part, language), language, concepts(atlas))


def xlsx_of(atlas: Atlas, answer: Json, language: Language) -> bytes:
    """All parts as the sheets of a workbook."""
    return to_xlsx([table(answer, part, language) for part in PARTS], language, concepts(atlas))


def table(answer: Json, part: str, language: Language | None) -> Table:
    """One part as a table; KeyError for a part that the answer does not have."""
    if part == "matrix":
        return _matrix(answer)
    title, description, columns = TABLES[part]
    rows = [[_cell(row, column, language) for column in columns] for row in answer[part]]
    return Table(part, title, description, columns, rows, _about(answer))


def _about(answer: Json) -> list[tuple[Text, str]]:
    return [({"en": "As of", "zh": "时点"}, answer["as_of"]), ({"en": "Release", "zh": "发布版"}, answer["release"])]


def _matrix(answer: Json) -> Table:
    """The matrix with a column for each agreement; each cell has the standing."""
    held = answer["matrix"]
    columns = [column("jurisdiction", "entity", "Country or region", "国家和地区")]
    for agreement in held["agreements"]:
        label = agreement["label"]
        named = {"en": label["en"] or agreement["id"], "zh": label["zh"] or label["en"] or agreement["id"]}
        columns.append(Column(agreement["id"], "concept", named, "participation-status"))
    rows: list[list[Cell]] = [
        [row["jurisdiction"], *(each["status"] if each else None for each in row["standings"])] for row in held["rows"]
    ]
    return Table("matrix", MATRIX, NO_RECORD, columns, rows, _about(answer))


def column(name: str, type_: ColumnType, en: str, zh: str, scheme: str | None = None) -> Column:
    """A column of a part."""
    return Column(name, type_, {"en": en, "zh": zh}, scheme)


AGREEMENT: Final = column("agreement", "entity", "Agreement", "协议")
JURISDICTION: Final = column("jurisdiction", "entity", "Country or region", "国家和地区")
ORGANIZATION: Final = column("organization", "entity", "Organization", "机构")
TABLES: Final[dict[str, tuple[Text, Text, tuple[Column, ...]]]] = {
    "waiting": (
        {"en": "Not yet full members", "zh": "尚非正式成员"},
        {"en": "Bodies whose standing is provisional or not clear.", "zh": "预备成员以及地位不明的机构。"},
        (
            AGREEMENT,
            JURISDICTION,
            ORGANIZATION,
            column("status", "concept", "Status", "身份", "participation-status"),
            column("start", "date", "Since", "起始时间"),
            column("source", "entity", "Source", "来源"),
        ),
    ),
    "accessions": (
        {"en": "One accession away", "zh": "仅差加入一项协议"},
        {
            "en": "With how many countries and regions joining a shared register would give a route where none is on "
            "record.",
            "zh": "加入一项国际名册后，可与多少个目前未见互认依据的国家和地区建立互认途径。",
        },
        (
            JURISDICTION,
            AGREEMENT,
            column("gains", "number", "Gained", "可增加数"),
            column("with", "text", "With", "涉及国家和地区"),
        ),
    ),
    "similar": (
        {"en": "Most alike", "zh": "最相近的国家和地区"},
        {
            "en": "By the share of agreements that both hold of all that either holds (Jaccard index).",
            "zh": "按双方共同参加的协议占任一方所参加协议的比例（Jaccard 系数）。",
        },
        (
            column("a", "entity", "One", "甲方"),
            column("b", "entity", "Other", "乙方"),
            column("similarity", "number", "Similarity", "相似度"),
            column("both", "text", "Both hold", "共同参加"),
            column("only_a", "text", "Only the one", "仅甲方参加"),
            column("only_b", "text", "Only the other", "仅乙方参加"),
        ),
    ),
    "bridges": (
        {"en": "Bridging bodies", "zh": "桥梁机构"},
        {
            "en": "By the share of shortest ways between others that lead through a body (betweenness).",
            "zh": "按其他各方之间最短路径经过该机构的比例（中介中心性）。",
        },
        (
            ORGANIZATION,
            JURISDICTION,
            column("betweenness", "number", "Betweenness", "中介中心性"),
            column("agreements", "text", "Agreements", "所参加协议"),
        ),
    ),
}


def _cell(row: Json, column: Column, language: Language | None) -> Cell:
    value = row[column.name]
    if isinstance(value, list):
        return _joined(value, language) or None
    return cast("Cell", value)


def _joined(cells: list[Json], language: Language | None) -> str:
    """Several entities in one cell: slugs for programs, names for people."""
    if language is None:
        return "|".join(each["id"] for each in cells)
    other = "zh" if language == "en" else "en"
    names = (each["label"][language] or each["label"][other] or each["id"] for each in cells)
    return ("、" if language == "zh" else "; ").join(names)
