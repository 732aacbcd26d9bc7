"""What tables, columns and cells are called: titles in words, values by their labels, things by their names."""

from collections.abc import Collection, Mapping
from typing import Any, Final, get_args

from pydantic.fields import FieldInfo

from accord_atlas.loaders.cells import Form
from accord_atlas.loaders.editing.laws import RECORDED
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.tables import choices, columns, table_references
from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.schemes import schemes
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.words import heading, said
from accord_atlas.service.text.dates import spoken

KIND: Final[Mapping[str, str]] = RECORDED
"""Table → the kind of entity that its rows become."""


def table_title(table: str) -> Words:
    """What a table is called."""
    words = said("table", table)
    zh = next((word for word in words if not word.isascii()), table)
    return Words(en=table.replace("-", " "), zh=zh)


def table_about(table: str) -> str:
    """What a row of a table is, in English, as its record says."""
    return (FACT_TABLES[table].__doc__ or table).split("\n\n")[0].replace("\n", " ").strip()


def column_title(column: str) -> Words:
    """What a column is called."""
    return Words(en=heading(column, "en"), zh=heading(column, "zh"))


def scheme_of(table: str, column: str) -> str | None:
    """The scheme whose notations a column holds: the one most like its name among those that have all of them."""
    allowed = set(choices(columns(FACT_TABLES[table])[column]))
    if not allowed or allowed == YES_NO.keys():
        return None
    singular = RECORDED.get(table, table)
    wanted = (f"{singular}-{column}", column, f"{column}s")
    fitting = [(name, len(members)) for name, members in schemes().items() if allowed <= set(members)]
    ranked = sorted(fitting, key=lambda each: (wanted.index(each[0]) if each[0] in wanted else len(wanted), each[1]))
    return ranked[0][0] if ranked else None


def value_label(table: str, column: str, value: str) -> Words:
    """A controlled value in words; as it is where no scheme has it."""
    scheme = scheme_of(table, column)
    if scheme is None and value in YES_NO:
        return YES_NO[value]
    label = schemes()[scheme].get(value) if scheme else None
    return Words(en=label["en"], zh=label["zh"]) if label else Words(en=value, zh=value)


def thing(atlas: Atlas | None, table: str, name: str) -> Words:
    """What a row of a table is called; by its id where no release is there to tell, or it does not know it yet."""
    kind = RECORDED.get(table)
    iri = entity(kind, name.lower()).value if kind else ""
    if atlas is None or iri not in atlas.labels:
        return Words(en=name, zh=name)
    return atlas.labels[iri].words


def cell_words(atlas: Atlas | None, table: str, column: str, value: str) -> Words:
    """What a cell says, in words."""
    info = columns(FACT_TABLES[table])[column]
    ref = table_references(FACT_TABLES[table]).get(column)
    if (form := form_of(info)) and form.en.startswith("EDTF:"):
        return _day(value)
    parts = value.split("|") if several(info) or ref else [value]
    if ref:
        words = [thing(atlas, ref.table, part) if part != ref.unless else Words(en=part, zh=part) for part in parts]
    else:
        words = [value_label(table, column, part) for part in parts]
    return Words(en=", ".join(each.en for each in words), zh="、".join(each.zh for each in words))


def _day(value: str) -> Words:
    """A date in words; as it is where it is none."""
    try:
        return spoken(value)
    except ValueError:
        return Words(en=value, zh=value)


def form_of(info: FieldInfo) -> Words | None:
    """How a value of a column looks, where that is fixed and has words."""
    form = next((part for part in _parts([info.annotation, *info.metadata]) if isinstance(part, Form)), None)
    return Words(en=form.said, zh=FORMS[form.said]) if form and form.said else None


def several(info: FieldInfo) -> bool:
    """Whether a cell may hold several values."""
    return any(getattr(part, "__origin__", None) is tuple for part in _parts([info.annotation]))


def _parts(annotations: Collection[Any]) -> list[Any]:
    found = list(annotations)
    for each in annotations:
        found += _parts(get_args(each))
    return found


YES_NO: Final = {"yes": Words(en="yes", zh="是"), "no": Words(en="no", zh="否")}
FORMS: Final = {
    "EDTF: YYYY, YYYY-MM or YYYY-MM-DD, with ? for uncertain or ~ for approximate": (
        "YYYY、YYYY-MM 或 YYYY-MM-DD；可加 ? 表示不确定、~ 表示约略"
    ),
    "EDTF, or words as seen": "日期，或原文所述时间",
    "a day YYYY-MM-DD": "YYYY-MM-DD",
    "a whole number in plain digits, such as 23": "整数，例如 23",
    "a number or a share, such as 2 or 2/3": "数或比例，例如 2 或 2/3",
    "two letters of ISO 3166-1 in lower case, such as pk": "ISO 3166-1 两字母代码（小写），例如 pk",
    "two capital letters, such as PK": "两个大写字母，例如 PK",
    "three capital letters of ISO 3166-1, such as PAK": "ISO 3166-1 三字母代码，例如 PAK",
    "three digits of ISO 3166-1, such as 586": "ISO 3166-1 数字代码，例如 586",
    "an ISCED-F 2013 code of three or four digits, such as 0713": "ISCED-F 2013 三位或四位代码，例如 0713",
    "an ISO 3166-2 code, such as CN-GD": "ISO 3166-2 代码，例如 CN-GD",
}
"""Forms of cells in Chinese."""
