"""A dossier as a page of Markdown in one language, to be read in a meeting."""

from collections.abc import Iterator
from typing import Any, Final

from accord_atlas.queries.question import ColumnType, Text
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import Plain
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.dossier.answer import dossier, tables
from accord_atlas.service.dossier.parts import Subject
from accord_atlas.service.exports.markdown import plain
from accord_atlas.service.exports.table import Table
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.sentences import MAINLAND, name, place

Json = dict[str, Any]

HEADING: Final[Text] = {
    "en": "# {place}: mutual recognition of engineers",
    "zh": "# {place}：工程师互认国别情况",
}
REGION: Final[Text] = {**HEADING, "zh": "# {place}：工程师互认情况"}
"""The heading for what is not a country of its own."""
STANDING: Final[Text] = {
    "en": "Seen from {counterpart}, as of {day}. Release {release}, data of {data}. What is not recorded may exist.",
    "zh": "以{counterpart}为对方，时点：{day}。发布版 {release}，数据日期{data}。未收录不等于不存在。",
}
ALONE: Final[Text] = {
    "en": "As of {day}. Release {release}, data of {data}. What is not recorded may exist.",
    "zh": "时点：{day}。发布版 {release}，数据日期{data}。未收录不等于不存在。",
}
NOTHING: Final[Text] = {"en": "Nothing on record.", "zh": "未见记载。"}


def markdown(atlas: Atlas, subject: Subject, language: Language) -> str:
    """The page: what stands between the two sides in a sentence each, then the parts as tables, then the gaps."""
    return "\n".join(_lines(atlas, subject, language)) + "\n"


def _lines(atlas: Atlas, subject: Subject, language: Language) -> Iterator[str]:
    here, there = subject.jurisdiction, subject.counterpart
    yield (REGION if here in MAINLAND else HEADING)[language].format(place=name(atlas, here)[language])
    yield ""
    lead = ALONE if subject.jurisdiction == subject.counterpart else STANDING
    yield lead[language].format(
        counterpart=place(atlas, there, here)[language],
        day=spoken(subject.day)[language],
        release=atlas.release.id,
        data=spoken(atlas.release.data_date)[language],
    )
    answer = dossier(atlas, subject)
    for title, lines in (
        ({"en": "In short", "zh": "要点"}, (f"- {plain(point[language])}" for point in answer["points"])),
        ({"en": "What comes nearest", "zh": "最接近的途径"}, _nearest(answer, language)),
    ):
        held = list(lines)
        if held:
            yield from ("", f"## {title[language]}", "", *held)
    for table in tables(atlas, subject, language):
        yield ""
        yield f"## {table.title[language]}"
        yield ""
        yield from _gap_lines(table) if table.name == "gaps" else _table(atlas, table, language)


def _nearest(answer: Json, language: Language) -> Iterator[str]:
    """What keeps other agreements from being a route; what is the same both ways is said once."""
    said = (near["text"][language] for way in ("outbound", "inbound") for near in answer["routes"][way]["nearest"])
    yield from (f"- {plain(line)}" for line in dict.fromkeys(said))


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
    yield f"|{' --- |' * len(used)}"
    for row in rows:
        shown = (_shown(row[number], table.columns[number].type, language) for number in used)
        yield f"| {' | '.join(shown)} |"


def _shown(value: Plain | None, type_: ColumnType, language: Language) -> str:
    if type_ == "date" and isinstance(value, str):
        return spoken(value)[language]
    return "" if value is None else plain(str(value))
