"""A dossier as a page of Markdown in one language, to be read in a meeting."""

from collections.abc import Iterator
from typing import Final

from accord_atlas.queries.question import Text
from accord_atlas.service.atlas import Atlas
from accord_atlas.service.concepts import concepts
from accord_atlas.service.dossier.answer import dossier, tables
from accord_atlas.service.dossier.parts import Subject
from accord_atlas.service.exports.table import Table
from accord_atlas.service.language import Language
from accord_atlas.service.recognition.words import name

HEADING: Final[Text] = {
    "en": "# {place}: mutual recognition of engineers",
    "zh": "# {place}：工程师互认国别情况",
}
STANDING: Final[Text] = {
    "en": "Seen from {counterpart}, as of {day}. Release `{release}`, data of {data}. What is not recorded may exist.",
    "zh": "以{counterpart}为对方，时点 {day}。发布版 `{release}`，数据日期 {data}。未收录不等于不存在。",
}
NOTHING: Final[Text] = {"en": "Nothing on record.", "zh": "未见记载。"}
YES: Final[dict[bool, Text]] = {True: {"en": "yes", "zh": "是"}, False: {"en": "no record", "zh": "未见记载"}}


def markdown(atlas: Atlas, subject: Subject, language: Language) -> str:
    """The page: what stands between the two sides in a sentence each, then the parts as tables, then the gaps."""
    return "\n".join(_lines(atlas, subject, language)) + "\n"


def _lines(atlas: Atlas, subject: Subject, language: Language) -> Iterator[str]:
    place, counterpart = name(atlas, subject.jurisdiction)[language], name(atlas, subject.counterpart)[language]
    yield HEADING[language].format(place=place)
    yield ""
    yield STANDING[language].format(
        counterpart=counterpart, day=subject.day, release=atlas.release.id, data=atlas.release.data_date
    )
    yield ""
    routes = dossier(atlas, subject)["routes"]
    yield from (f"- {routes[way]['summary'][language]}" for way in ("outbound", "inbound"))
    for table in tables(atlas, subject, language):
        yield ""
        yield f"## {table.title[language]}"
        yield ""
        yield from _gap_lines(table) if table.name == "gaps" else _table(atlas, table, language)


def _gap_lines(table: Table) -> Iterator[str]:
    yield from (f"- {row[0]}" for row in table.rows)


def _table(atlas: Atlas, table: Table, language: Language) -> Iterator[str]:
    if not table.rows:
        yield NOTHING[language]
        return
    rows = table.plain(language, concepts(atlas))
    used = [number for number in range(len(table.columns)) if any(row[number] not in (None, "") for row in rows)]
    headings = table.headings(language)
    yield f"| {' | '.join(headings[number] for number in used)} |"
    yield f"|{'---|' * len(used)}"
    yield from (f"| {' | '.join(_shown(row[number], language) for number in used)} |" for row in rows)


def _shown(value: object, language: Language) -> str:
    if isinstance(value, bool):
        return YES[value][language]
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")
