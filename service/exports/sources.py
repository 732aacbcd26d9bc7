"""The sources of an answer as lines of a page."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.markdown import plain
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence

EXACT: Final = re.compile(r"\d{4}(-\d\d){0,2}")
"""A date that is neither doubtful nor about a time."""


def listed(atlas: Atlas, found: Iterable[SourceEntry], language: Language) -> Iterator[str]:
    """The sources as lines of a page, in Chinese as GB/T 7714 cites what is on the web; with how reliable they are."""
    for each in found:
        rated = concepts(atlas)["confidence"][each.reliability].text(language) if each.reliability else ""
        yield sentence(
            language,
            "source-line",
            title=_title(each, language),
            publisher=plain(each.source.label.text(language) or each.source.id),
            carrier=sentence(language, "source-carrier-online" if each.url else "source-carrier-other"),
            address=f" <{each.url}>" if each.url else sentence(language, "source-no-address"),
            when=_when(each, language),
            reliability=rated,
        )


def _title(found: SourceEntry, language: Language) -> str:
    """The title of the page and what parts it from the publisher; nothing where only the publisher is known."""
    if not found.title:
        return ""
    # A title that holds title marks needs none around it.
    message = "source-title-marked" if "《" in found.title else "source-title"
    return sentence(language, message, title=plain(found.title))


def _when(found: SourceEntry, language: Language) -> str:
    """The date that a source speaks for; of one that bears none, that it was read on a day and says no more."""
    if not found.observed_on:
        return sentence(language, "source-line-undated")
    if found.observed_on == found.retrieved:
        return sentence(language, "source-read-on", day=_day(found.observed_on))
    read = sentence(language, "source-and-read", day=_day(found.retrieved)) if found.retrieved else ""
    return sentence(language, "source-as-of", day=_day(found.observed_on), read=read)


def _day(written: str) -> Words:
    """A date: spoken in English; in Chinese citations by its digits, where it is exact."""
    said = spoken(written)
    return Words(en=said.en, zh=written if EXACT.fullmatch(written) else said.zh)
