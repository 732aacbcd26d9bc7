"""The formats of a stored question's answer, and who writes each."""

from collections.abc import Callable, Mapping
from typing import Final

from pyoxigraph import QueryResultsFormat

from accord_atlas.service.core.concepts import Concepts, concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import XLSX, Offer
from accord_atlas.service.exports.text import to_csv, to_tsv
from accord_atlas.service.questions.answer import answer, cited, table
from accord_atlas.service.questions.request import QuestionRequest
from accord_atlas.service.questions.resultset import to_turtle

FORMATS: Final = (
    Offer("json", "application/json", charset=False),
    Offer("html", "text/html", ("application/xhtml+xml",)),
    Offer("csv", "text/csv"),
    Offer("tsv", "text/tab-separated-values"),
    Offer("xlsx", XLSX, charset=False),
    Offer("md", "text/markdown"),
    Offer("srj", "application/sparql-results+json", charset=False),
    Offer("xml", "application/sparql-results+xml", ("application/xml",), charset=False),
    Offer("ttl", "text/turtle"),
)
"""What is on offer; the first is the default. `html` needs a request and is written by the routes."""

SPEAKING: Final = frozenset({"html", "md", "xlsx"})
"""Formats for people: they are always in a language, the reader's where none is request for."""

SPEAKING_ON_REQUEST: Final = frozenset({"csv", "tsv", "json"})
"""Formats for programs and people: names and slugs, and English text of ours, unless `lang` asks for headings, labels
and text in a language; JSON has text alone in it, for its entities have both labels."""

Writer = Callable[[QuestionRequest, Language | None], bytes]


def write(request: QuestionRequest, form: str, language: Language | None = None) -> bytes:
    """The answer in a format; KeyError for one that is not written here."""
    return WRITERS[form](request, language)


def _json(request: QuestionRequest, language: Language | None) -> bytes:
    return answer(request, language).json_bytes()


def _csv(request: QuestionRequest, language: Language | None) -> bytes:
    return to_csv(table(request), language, _named(request, language))


def _tsv(request: QuestionRequest, language: Language | None) -> bytes:
    return to_tsv(table(request), language, _named(request, language))


def _named(request: QuestionRequest, language: Language | None) -> Concepts:
    """The names of controlled values, for those who want names."""
    return concepts(request.atlas) if language else {}


def _markdown(request: QuestionRequest, language: Language | None) -> bytes:
    # Here and below, because it brings dates and sentences that formats for programs have no use for.
    from accord_atlas.service.exports.markdown import to_markdown

    return to_markdown(cited(request), language or "en", concepts(request.atlas))


def _xlsx(request: QuestionRequest, language: Language | None) -> bytes:
    from accord_atlas.service.exports.xlsx import to_xlsx

    return to_xlsx([cited(request)], language or "en", concepts(request.atlas))


def _results_json(request: QuestionRequest, _: Language | None) -> bytes:
    return request.atlas.store.serialize(request.of_page, QueryResultsFormat.JSON)


def _results_xml(request: QuestionRequest, _: Language | None) -> bytes:
    return request.atlas.store.serialize(request.of_page, QueryResultsFormat.XML)


def _turtle(request: QuestionRequest, _: Language | None) -> bytes:
    return to_turtle([column.name for column in request.question.columns], request.solutions())


WRITERS: Final[Mapping[str, Writer]] = {
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "xlsx": _xlsx,
    "md": _markdown,
    "srj": _results_json,
    "xml": _results_xml,
    "ttl": _turtle,
}
