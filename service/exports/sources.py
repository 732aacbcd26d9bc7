"""The sources of an answer as lines of a page."""

from collections.abc import Iterator

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_label
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.sources import Json
from accord_atlas.service.exports.markdown import plain
from accord_atlas.service.text.dates import spoken


def listed(atlas: Atlas, found: list[Json], language: Language) -> Iterator[str]:
    """The sources as lines of a page in a language."""
    for each in found:
        publisher = plain(atlas.labels[each["source"]["iri"]].text(language))
        when = _when(atlas, each, language)
        rated = concept_label(atlas, "confidence", each["reliability"])[language] if each["reliability"] else ""
        words = {"en": f"{when}; reliability {rated}", "zh": f"{when}；可信度{rated}"}[language]
        address = f" <{each['url']}>" if each["url"] else ""
        yield f"{publisher}{address} ({words})" if language == "en" else f"{publisher}{address}（{words}）"


def _when(atlas: Atlas, found: Json, language: Language) -> str:
    """The date that a source speaks for; of one that bears none, that it was read on a day and says no more."""
    if not found["observed_on"]:
        return {"en": "undated", "zh": "日期不详"}[language]
    day = spoken(found["observed_on"])[language]
    if found["observed_on"] == reading(atlas).text(found["source"]["iri"], "aa:retrieved"):
        return {"en": f"no exact date, read on {day}", "zh": f"无确切日期，检索于{day}"}[language]
    return {"en": f"as of {day}", "zh": f"所述时点{day}"}[language]
