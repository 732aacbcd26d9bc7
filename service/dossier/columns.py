"""The columns of a dossier's tables: titled as in the stored questions, each in the order of its shape's fields."""

from collections.abc import Sequence

from accord_atlas.queries.question import Column
from accord_atlas.service.exports.columns import column, question_columns
from accord_atlas.service.text.messages import message


def picked(of: Sequence[Column], *names: str) -> list[Column]:
    """Those of these names, in the order of the names; KeyError for one that is not among them."""
    held = {each.name: each for each in of}
    return [held[name] for name in names]


def bodies() -> list[Column]:
    """Of the bodies."""
    columns = question_columns("organizations", "organization", "kind", "acronym", "parent", "founded", "website")
    return [*columns, column("agreements", "number"), *question_columns("members", "source")]


def participations() -> list[Column]:
    """Of the places in agreements."""
    names = ("organization", "role", "status", "start", "end", "certainty", "reason", "source")
    agreement = question_columns("agreements", "agreement")
    return [*agreement, *question_columns("members", *names), *question_columns("evidence", "confidence")]


def agreements() -> list[Column]:
    """Of the agreements."""
    return [
        *question_columns("agreements", "agreement", "kind"),
        *question_columns("agreement-terms", "basis"),
        column("status", "concept", "agreement-status", title=message("column-state")),
        *question_columns("partners", "signed"),
        column("with_counterpart", "text"),
        column("together", "concept", "certainty"),
        column("together_reason", "concept", "standing-reason"),
        column("others", "text"),
        *question_columns("members", "certainty", "reason"),
        *question_columns("evidence", "source", "confidence"),
    ]


def partners() -> list[Column]:
    """Of the partners."""
    held = [column("agreements", "entity"), column("recognising", "entity"), column("silent", "entity")]
    return [
        *question_columns("organizations", "jurisdiction"),
        *held,
        *question_columns("members", "certainty", "reason"),
    ]


def events() -> list[Column]:
    """Of the events."""
    columns = {c.name: c for c in question_columns("history")}
    event, organization, agreement = (columns[name] for name in ("event", "organization", "agreement"))
    kind = column("kind", "concept", "event-kind", title=message("column-event-kind"))
    return [event, kind, columns["date"], organization, agreement, columns["source"]]


def sources() -> list[Column]:
    """Of the sources, each after its number."""
    columns = {c.name: c for c in question_columns("sources")}
    names = ("source", "title", "url", "observed_on", "retrieved", "reliability")
    return [column("number", "number"), *(columns[name] for name in names)]


def intentions() -> list[Column]:
    """Of the intentions."""
    columns = {c.name: c for c in question_columns("target-outcomes")}
    intention, kind, clause = question_columns("intentions", "intention", "kind", "clause")
    outcome = [columns[name] for name in ("outcome", "observed", "observed_on", "reason", "verdict", "source")]
    return [intention, kind, columns["organization"], clause, *outcome]


def disciplines() -> list[Column]:
    """Of the disciplines."""
    return [*question_columns("disciplines", "agreement", "discipline"), *question_columns("members", "source")]


def routes() -> list[Column]:
    """Of the routes both ways."""
    basis, sureness = question_columns("agreement-terms", "basis"), question_columns("members", "certainty", "reason")
    return [
        column("from", "entity"),
        column("to", "entity"),
        *basis,
        *question_columns("agreements", "agreement"),
        *sureness,
        column("state", "text"),
        column("remaining", "text"),
    ]
