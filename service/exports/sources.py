"""The sources of an answer as lines of a page."""

from collections.abc import Iterable, Iterator

from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.exports.markdown import plain
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence


def listed(atlas: Atlas, found: Iterable[SourceEntry], language: Language) -> Iterator[str]:
    """The sources as lines of a page in a language."""
    for each in found:
        rated = concepts(atlas)["confidence"][each.reliability].text(language) if each.reliability else ""
        yield sentence(
            language,
            "source-line",
            title=_title(each, language),
            publisher=plain(each.source.label.text(language) or each.source.id),
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
        return sentence(language, "source-undated")
    read = found.observed_on == found.retrieved
    return sentence(language, "source-read-on" if read else "source-as-of", day=spoken(found.observed_on))
