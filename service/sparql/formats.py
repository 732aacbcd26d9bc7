"""What kind of query a text is, and in which format its result goes out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from accord_atlas.service.core.errors import BadParameter, NotAcceptable
from accord_atlas.service.core.media_types import XLSX, Offer, by_name, choose
from accord_atlas.service.core.query_text import prologue
from accord_atlas.service.core.rdf import GRAPHS

Form = Literal["select", "ask", "construct", "describe", "update", "unknown"]

RESULTS = (
    Offer("json", "application/sparql-results+json", ("application/json",), charset=False, aliases=("srj",)),
    Offer("xml", "application/sparql-results+xml", ("application/xml", "text/xml"), charset=False, aliases=("srx",)),
    Offer("csv", "text/csv"),
    Offer("tsv", "text/tab-separated-values"),
)
"""What a worker writes for the result of SELECT and ASK; the first is the default."""

QUERY = re.compile(r"select|ask|construct|describe", re.IGNORECASE)
UPDATE = re.compile(r"insert|delete|load|clear|drop|create|add|move|copy|with", re.IGNORECASE)
WORKBOOK = Offer("xlsx", XLSX, charset=False)
"""A workbook of a result, which the service makes of the JSON of a worker."""
CHANGING = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Formats:
    """The offers for both kinds of result: the wished one for the query's kind, the default for the other."""

    results: Offer
    graph: Offer


def form(text: str) -> Form:
    """The kind of query, by its first keyword; the parser has the last word.

    No word boundary is asked for, because the engine's parser wants none (`SELECT?x`).
    """
    start, _ = prologue(text)
    if found := QUERY.match(text, start):
        known: Form = found[0].lower()  # type: ignore[assignment]
        return known
    return "update" if UPDATE.match(text, start) else "unknown"


def changes(text: str) -> bool:
    """Whether a query may give another result each time it runs; true also where such a name is only mentioned."""
    return CHANGING.search(text) is not None


def negotiate(kind: Form, accept: str | None, requested: Sequence[str] = ()) -> Formats:
    """The formats for a query of this kind; NotAcceptable where neither `format` nor `Accept` fits one.

    Clients send several values of `format` at once, lists among them, for several servers to understand one each:
    the first that is known here counts. A text that is no query is given the default: what it will get is a message.
    """
    names = [name for value in requested for name in value.split(",") if name.strip()]
    if kind in {"construct", "describe"}:
        return Formats(RESULTS[0], _choose(accept, names, GRAPHS))
    if kind in {"select", "ask"}:
        return Formats(_choose(accept, names, (*RESULTS, WORKBOOK)), GRAPHS[0])
    return Formats(RESULTS[0], GRAPHS[0])


def _choose(accept: str | None, names: Sequence[str], offers: tuple[Offer, ...]) -> Offer:
    refused: BadParameter | None = None
    for name in names:
        try:
            return by_name(name.strip(), offers)
        except BadParameter as error:
            refused = refused or error
    if refused:
        raise NotAcceptable(refused.detail["en"], refused.detail["zh"], **refused.extras)
    return choose(accept, None, offers)
