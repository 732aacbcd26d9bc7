"""The formats of changes: JSON, tables, a feed to subscribe to, and RDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.answers.changes import ChangesAnswer
from accord_atlas.service.answers.news import NewsAnswer
from accord_atlas.service.changes.addresses import feed_address
from accord_atlas.service.changes.feed import changes_feed, news_feed, to_atom
from accord_atlas.service.changes.news_answer import news_table
from accord_atlas.service.changes.rdf import to_turtle
from accord_atlas.service.changes.releases import releases
from accord_atlas.service.changes.request import ChangesRequest
from accord_atlas.service.changes.table import table
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import XLSX, Offer
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx

FORMATS: Final = (
    Offer("json", "application/json"),
    Offer("csv", "text/csv"),
    Offer("xlsx", XLSX, charset=False),
    Offer("atom", "application/atom+xml"),
    Offer("ttl", "text/turtle"),
)
"""What is on offer; the first is the default."""


NEWS_FORMATS: Final = FORMATS[:4]
"""What is on offer of what is new: all but RDF, in which the release itself says it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is served: the address of the service without a slash, and its own path below that."""

    root: str
    path: str


@dataclass(frozen=True, slots=True)
class Export:
    """Changes on their way out: the request that they answer, the reader's language, the one that it names if any."""

    atlas: Atlas
    request: ChangesRequest
    answer: ChangesAnswer
    language: Language
    named: Language | None


def write(
    atlas: Atlas,
    request: ChangesRequest,
    answer: ChangesAnswer,
    form: str,
    language: Language,
    *,
    named: Language | None = None,
) -> bytes:
    """The changes in a format; KeyError for one that is not written here.

    CSV has headings and labels only in the language that the reader named (`named`), else names and notations.
    """
    return WRITERS[form](Export(atlas, request, answer, language, named))


def _csv(job: Export) -> bytes:
    return to_csv(table(job.answer, job.language), job.named, concepts(job.atlas))


def _xlsx(job: Export) -> bytes:
    return to_xlsx([table(job.answer, job.language)], job.language, concepts(job.atlas))


def _atom(job: Export) -> bytes:
    feed = changes_feed(job.answer, feed_address(job.request), job.atlas.release.data_date)
    return to_atom(feed, job.language)


def write_news(
    atlas: Atlas,
    answer: NewsAnswer,
    form: str,
    language: Language,
    place: Place | None = None,
    *,
    named: Language | None = None,
) -> bytes:
    """What is new in a format of `NEWS_FORMATS`; a feed needs to know where it is served, else ValueError."""
    match form:
        case "csv":
            return to_csv(news_table(answer, language), named, concepts(atlas))
        case "xlsx":
            return to_xlsx([news_table(answer, language)], language, concepts(atlas))
        case "atom":
            if place is None:
                raise ValueError("a feed is served somewhere")
            told = next(each.built for each in releases(atlas) if each.current)
            return to_atom(news_feed(answer, f"{place.root}/{place.path}", place.root, told), language)
        case _:
            return answer.json_bytes()


WRITERS: Final[Mapping[str, Callable[[Export], bytes]]] = {
    "json": lambda job: job.answer.json_bytes(),
    "csv": _csv,
    "xlsx": _xlsx,
    "atom": _atom,
    "ttl": lambda job: to_turtle(job.answer),
}
