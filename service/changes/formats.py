"""The formats of changes: JSON, tables, a feed to subscribe to, and RDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.answers.changes import ChangesAnswer
from accord_atlas.service.changes.addresses import feed_address
from accord_atlas.service.changes.feed import to_atom
from accord_atlas.service.changes.rdf import to_turtle
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
    return to_atom(job.answer, feed_address(job.request), job.atlas.release.data_date, job.language)


WRITERS: Final[Mapping[str, Callable[[Export], bytes]]] = {
    "json": lambda job: job.answer.json_bytes(),
    "csv": _csv,
    "xlsx": _xlsx,
    "atom": _atom,
    "ttl": lambda job: to_turtle(job.answer),
}
