"""Something that happened, or a difference between two releases, and how it is told in a sentence."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from accord_atlas.loaders.dates import Span
from accord_atlas.queries.question import Text
from accord_atlas.service.core.concepts import Concepts
from accord_atlas.service.core.labels import Named
from accord_atlas.service.domain.validity import Certainty
from accord_atlas.service.network.model import Node
from accord_atlas.service.network.vocabulary import relations
from accord_atlas.service.text.english import capitalised, with_article

STATUS = "participation-status"
OPEN = Span(None, None)


@dataclass(frozen=True, slots=True)
class Happening:
    """One change: what, when (EDTF as written, and the days that it leaves open), to whom, in what.

    `before` and `after` are statuses, names or dates, as `what` has it; `via` is what stands for it in the release;
    `involved` are those whom an event involves.
    """

    what: str
    subject: Node
    object: Node | None = None
    date: str | None = None
    span: Span = OPEN
    before: str | None = None
    after: str | None = None
    jurisdiction: Node | None = None
    relation: str | None = None
    via: Node | None = None
    source: Node | None = None
    certainty: Certainty | None = None
    involved: tuple[Node, ...] = ()

    @property
    def order(self) -> tuple[str, str, str, str, str, str]:
        """Its place in a list: by date, what has none first; then by what and whom it concerns."""
        first = self.span.earliest.isoformat() if self.span.earliest and self.date else ""
        other = self.object.id if self.object else ""
        return (
            first,
            self.date or "",
            self.what,
            self.subject.id,
            other,
            f"{self.before}|{self.after}|{self.relation}",
        )


def kinds_of_change() -> tuple[str, ...]:
    """What may happen."""
    return tuple(what for what in sentences() if not what.startswith("joined-"))


@cache
def sentences() -> Mapping[str, Text]:
    """What happens → how it is told, with the places of subject, object, before, after and relation in braces.

    `<what>-<status>` is the form for a status that says how a body takes part.
    """
    text = files("accord_atlas.service.changes").joinpath("sentences.csv").read_text("utf-8")
    return {row["what"]: {"en": row["en"], "zh": row["zh"]} for row in csv.DictReader(text.splitlines())}


@cache
def kinds() -> Mapping[str, Named]:
    """What may happen → what it is called in a table."""
    text = files("accord_atlas.service.changes").joinpath("kinds.csv").read_text("utf-8")
    return {
        row["what"]: Named("", None, row["what"], row["en"], row["zh"]) for row in csv.DictReader(text.splitlines())
    }


def told(happening: Happening, concepts: Concepts) -> Text:
    """The happening as a sentence in both languages."""
    return {"en": _told(happening, concepts, "en"), "zh": _told(happening, concepts, "zh")}


def _told(happening: Happening, concepts: Concepts, language: str) -> str:
    relation = relations()[happening.relation].label[language] if happening.relation else ""
    words = {
        "subject": _named(happening.subject, language, alone=happening.what in ALONE).rstrip(".。"),
        "object": _named(happening.object, language) if happening.object else "",
        "before": _value(happening, happening.before, concepts, language),
        "after": _value(happening, happening.after, concepts, language),
        "relation": relation,
    }
    # Some statuses say how a body takes part, the others only that it does.
    form = sentences().get(f"{happening.what}-{happening.after}", sentences()[happening.what])
    said = form[language].format(**words)
    return capitalised(said) if language == "en" and happening.subject.kind in ARTICLED else said


ARTICLED = {"organization", "agreement"}
"""Kinds whose English names take an article in a sentence, if their words call for one."""
QUOTED = {"agreement", "document", "standard"}
"""Kinds of text, whose Chinese titles stand in title marks."""
ALONE = {"added", "ended", "in-force", "removed", "signed"}
"""What is told of an agreement by itself; in the other sentences the article stands before its name."""


def _named(node: Node, language: str, *, alone: bool = False) -> str:
    """What a sentence calls a node."""
    named = node.text(language)
    if language == "zh":
        return f"《{named}》" if node.kind in QUOTED and node.zh and "《" not in named else named
    if node.kind == "organization":
        return with_article(named)
    return f"the {named}" if alone and node.kind == "agreement" else named


def _value(happening: Happening, value: str | None, concepts: Concepts, language: str) -> str:
    """A status by its label; a name or a date as it is."""
    if happening.what in {"joined", "left", "status-changed"}:
        named = concepts.get(STATUS, {}).get(value or "unknown")
        return named.text(language) if named else value or "?"
    return value or "–"


def document(happening: Happening, concepts: Concepts) -> dict[str, Any]:
    """The happening as JSON."""
    return {
        "what": happening.what,
        "date": happening.date,
        "earliest": happening.span.earliest.isoformat() if happening.span.earliest else None,
        "latest": happening.span.latest.isoformat() if happening.span.latest else None,
        "certainty": happening.certainty,
        "subject": happening.subject.cell,
        "object": _cell(happening.object),
        "involved": [node.cell for node in happening.involved],
        "jurisdiction": _cell(happening.jurisdiction),
        "relation": happening.relation,
        "before": happening.before,
        "after": happening.after,
        "via": _cell(happening.via),
        "source": _cell(happening.source),
        "sentence": dict(told(happening, concepts)),
    }


def _cell(node: Node | None) -> Any:  # noqa: ANN401
    return node.cell if node else None
