"""The formats of a stored question's answer, and who writes each."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from pyoxigraph import QueryResultsFormat

from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import XLSX, Offer
from accord_atlas.service.exports.text import to_csv, to_markdown, to_tsv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.questions import answer as catalogue
from accord_atlas.service.questions.answer import Asked
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
"""Formats for people: they are always in a language, the reader's where none is asked for."""

SPEAKING_WHEN_ASKED: Final = frozenset({"csv", "tsv"})
"""Formats for programs and people: names and slugs, unless `lang` asks for headings and labels."""

Writer = Callable[[Asked, Language | None], bytes]


def write(asked: Asked, form: str, language: Language | None = None) -> bytes:
    """The answer in a format; KeyError for one that is not written here."""
    return WRITERS[form](asked, language)


def _json(asked: Asked, _: Language | None) -> bytes:
    return json.dumps(catalogue.document(asked), ensure_ascii=False, separators=(",", ":")).encode()


def _csv(asked: Asked, language: Language | None) -> bytes:
    return to_csv(catalogue.table(asked), language, concepts(asked.atlas))


def _tsv(asked: Asked, language: Language | None) -> bytes:
    return to_tsv(catalogue.table(asked), language, concepts(asked.atlas))


def _markdown(asked: Asked, language: Language | None) -> bytes:
    return to_markdown(catalogue.table(asked), language or "en", concepts(asked.atlas))


def _xlsx(asked: Asked, language: Language | None) -> bytes:
    return to_xlsx([catalogue.table(asked)], language or "en", concepts(asked.atlas))


def _results_json(asked: Asked, _: Language | None) -> bytes:
    return asked.atlas.store.serialize(asked.query, QueryResultsFormat.JSON)


def _results_xml(asked: Asked, _: Language | None) -> bytes:
    return asked.atlas.store.serialize(asked.query, QueryResultsFormat.XML)


def _turtle(asked: Asked, _: Language | None) -> bytes:
    return to_turtle([column.name for column in asked.question.columns], asked.solutions())


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
