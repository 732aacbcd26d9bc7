"""Completes the fact tables: every agreement, body, title, specialty, standard and dated name in both languages.

A blank name is composed from the other one, or from the parts of the row, and noted as ours; what cannot be composed is
an error of its cell. Later tables are named from earlier ones: agreements after bodies, standards after both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from accord_atlas.loaders.naming.composing import Known, Named
from accord_atlas.loaders.naming.phrases import Unknown
from accord_atlas.loaders.records import NameOrigin, OrganizationName
from accord_atlas.loaders.tables import CellError, Table

COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "organizations": ("name_en", "name_zh"),
    "organization-names": ("name_en", "name_zh"),
    "specialties": ("en", "zh"),
    "titles": ("name_en", "name_zh"),
    "agreements": ("title_en", "title_zh"),
    "standards": ("title_en", "title_zh"),
}
"""Table → its columns of names in English and Chinese, in the order in which they are filled."""
TONGUES: Final = {"en": "an English", "zh": "a Chinese"}


@dataclass(frozen=True, slots=True)
class Filled:
    """The tables with all names, which names are ours, and what could not be named.

    `conferred` has the Chinese of the titles that agreements confer, by their English words.
    """

    tables: dict[str, Table[Any]]
    ours: tuple[NameOrigin, ...]
    conferred: Mapping[str, str]
    errors: tuple[CellError, ...]


def filled(tables: Mapping[str, Table[Any]]) -> Filled:
    """Compose the blank names of all rows that could be read."""
    now, ours, errors = dict(tables), list[NameOrigin](), list[CellError]()
    for name in COLUMNS:
        known = Known(now)
        rows = [_whole(name, now[name].file, row, known, ours, errors) for row in now[name].rows]
        now[name] = replace(now[name], rows=rows)
    return Filled(now, tuple(ours), _conferred(now, errors), tuple(errors))


def _whole(table: str, file: str, row: Named, known: Known, ours: list[NameOrigin], errors: list[CellError]) -> Named:
    """The row with both names; what was composed, or could not be, is added to the lists."""
    for column, language in zip(COLUMNS[table], TONGUES, strict=True):
        present = getattr(row, column)
        if present:
            continue
        try:
            name = known.name(row, language)
        except Unknown as unknown:
            expected = f"{TONGUES[language]} name; no rule gives one: {unknown.word}"
            errors.append(CellError(file, row.line, column, "", expected))
            continue
        said = {"table": table, "id": _key(row), "column": column, "kind": "ours"}
        ours.append(NameOrigin.model_validate(said))
        row = row.model_copy(update={column: (name,) if isinstance(present, tuple) else name})
    return row


def _key(row: Named) -> str:
    """How other tables name the row."""
    if isinstance(row, OrganizationName):
        return "|".join((row.organization, row.from_ or "", row.until or ""))
    return row.id


def _conferred(tables: Mapping[str, Table[Any]], errors: list[CellError]) -> dict[str, str]:
    """The Chinese of every title that agreements confer, of which `titles.csv` need not have a row."""
    known, found = Known(tables), dict[str, str]()
    for row in tables["agreements"].rows:
        for words in row.title_conferred:
            if words in found:
                continue
            try:
                found[words] = known.title_words(words)
            except Unknown as unknown:
                expected = f"a title of titles.csv, or words that a rule puts into Chinese: {unknown.word}"
                errors.append(CellError(tables["agreements"].file, row.line, "title_conferred", words, expected))
    return found
