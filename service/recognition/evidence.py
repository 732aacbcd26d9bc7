"""The sources behind an answer, each once: who published it, where, as of when, how reliable."""

from collections.abc import Iterator
from typing import Any

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.atlas import Atlas
from accord_atlas.service.exports.page import plain
from accord_atlas.service.language import Language
from accord_atlas.service.recognition.calendar import spoken
from accord_atlas.service.recognition.standing import cell, concept_label, reading

Json = dict[str, Any]


def sources(atlas: Atlas, answer: Any) -> list[Json]:  # noqa: ANN401
    """The sources named anywhere in an answer, in the order in which they appear."""
    return [source(atlas, iri) for iri in dict.fromkeys(_named(answer))]


def source(atlas: Atlas, iri: str) -> Json:
    """What is said of a source as evidence."""
    read = reading(atlas)
    return {
        "source": cell(atlas, iri),
        "url": read.text(iri, "aa:url"),
        "observed_on": read.text(iri, "aa:observedOn"),
        "reliability": read.notation(iri, "aa:reliability"),
    }


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


def _named(value: Any) -> Iterator[str]:  # noqa: ANN401
    """The IRIs of all source cells in nested values."""
    if isinstance(value, dict):
        iri = value.get("iri")
        if isinstance(iri, str) and (kind_and_slug(iri) or ("",))[0] == "source":
            yield iri
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
