"""A dossier as tables, of which a workbook has a sheet each: the parts, the routes both ways, the gaps."""

from collections.abc import Iterator, Sequence

from accord_atlas.queries.question import Column
from accord_atlas.service.answers.dossier import DossierAgreement, DossierAnswer
from accord_atlas.service.answers.recognition import Recognition
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Entity, Label, Shape, Words
from accord_atlas.service.exports.columns import column, question_columns
from accord_atlas.service.exports.table import Table, TableCell
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import CHINA, MAINLAND, listing

NAMED = 5
"""Up to how many other sides are named; of more only the number is told."""
Rows = Sequence[Sequence[TableCell]]


def workbook(atlas: Atlas, answer: DossierAnswer, language: Language) -> bytes:
    """The dossier as an Excel workbook in a language."""
    return to_xlsx(tables(answer), language, concepts(atlas))


def tables(answer: DossierAnswer) -> list[Table]:
    """All parts as tables, in the order of the page."""
    parts: list[tuple[str, Sequence[Column], Rows]] = [
        ("bodies", _bodies(), _rows(answer.bodies)),
        ("participations", _participations(), _rows(answer.participations)),
        ("agreements", _agreements(), [_agreement(row) for row in answer.agreements]),
        ("intentions", _intentions(), _rows(answer.intentions)),
        ("disciplines", _disciplines(), _rows(answer.disciplines)),
        ("routes", _routes(), [*_both_ways(answer)]),
        ("gaps", [column("gap", "text")], [[words] for words in answer.gaps]),
    ]
    about = [(message("about-as-of"), answer.as_of or ""), (message("about-release"), answer.release)]
    return [
        Table(
            name,
            message(f"dossier-{name}"),
            message(f"dossier-{name}-description"),
            columns,
            rows,
            about if name == "gaps" else (),
        )
        for name, columns, rows in parts
    ]


def _rows(found: Sequence[Shape]) -> Rows:
    """The entries of a part as rows: its columns stand in the order of the fields of its shape."""
    return [[getattr(each, name) for name in type(each).model_fields] for each in found]


def _bodies() -> list[Column]:
    columns = question_columns("organizations", "organization", "kind", "acronym", "parent", "founded", "website")
    return [*columns, *question_columns("members", "source")]


def _participations() -> list[Column]:
    names = ("organization", "role", "status", "start", "end", "certainty", "reason", "source")
    agreement = question_columns("agreements", "agreement")
    return [*agreement, *question_columns("members", *names), *question_columns("evidence", "confidence")]


def _agreements() -> list[Column]:
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


def _agreement(row: DossierAgreement) -> list[TableCell]:
    """A row in which yes and no are words, for that nothing is on record is no no; of many others only the number."""
    both = message("dossier-yes" if row.with_counterpart else "dossier-no-record")
    about: list[TableCell] = [row.agreement, row.kind, row.basis, row.status, row.signed]
    shared: list[TableCell] = [both, row.together, row.together_reason, _others(row)]
    return [*about, *shared, row.certainty, row.reason, row.source, row.confidence]


def _others(row: DossierAgreement) -> Words:
    if len(row.others) > NAMED:
        return message("dossier-others", number=len(row.others))
    return listing((_words(other.label) for other in row.others), "list-separator")


def _words(label: Label) -> Words:
    return Words(en=label.text("en"), zh=label.text("zh"))


def _intentions() -> list[Column]:
    columns = {c.name: c for c in question_columns("target-outcomes")}
    intention, kind, clause = question_columns("intentions", "intention", "kind", "clause")
    outcome = [columns[name] for name in ("outcome", "observed", "observed_on", "reason", "source")]
    return [intention, kind, columns["organization"], clause, *outcome]


def _disciplines() -> list[Column]:
    return [*question_columns("disciplines", "agreement", "discipline"), *question_columns("members", "source")]


def _routes() -> list[Column]:
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


def _both_ways(answer: DossierAnswer) -> Iterator[list[TableCell]]:
    for way in (answer.routes.outbound, answer.routes.inbound):
        yield from _one_way(way)


def _one_way(way: Recognition) -> Iterator[list[TableCell]]:
    for route in way.routes:
        held = route.provision
        ends = (_end(way.origin, way.to, held.from_side), _end(way.to, way.origin, held.to_side))
        state = next(condition.text for condition in route.conditions if condition.kind == "state")
        remaining = listing((_words(each.text) for each in route.remaining), "words-separator")
        yield [*ends, route.basis, route.agreement, route.certainty, route.reason, state, remaining]


def _end(side: Entity, other: Entity, held: Entity) -> Entity | Words:
    """One side of a route: the part of it that the route is for, or the whole, named as it is beside the other."""
    if held.iri != side.iri:
        return held
    return MAINLAND[other.iri] if side.iri == CHINA and other.iri in MAINLAND else side
