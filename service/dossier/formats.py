"""A dossier as tables, of which a workbook has a sheet each: the parts, the routes both ways, the gaps."""

from collections.abc import Iterator, Sequence

from accord_atlas.queries.question import Column
from accord_atlas.service.answers.dossier import DossierAgreement, DossierAnswer
from accord_atlas.service.answers.recognition import Recognition, Route
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Entity, Label, Shape, Words
from accord_atlas.service.dossier import columns
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.table import Table, TableCell, about_release
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import CHINA, MAINLAND, listing

NAMED = 5
"""Up to how many other sides are named; of more only the number is told."""
UNTOLD = frozenset({"begun"})
"""Fields that no column shows: blank cells and dates say it."""
Rows = Sequence[Sequence[TableCell]]


def workbook(atlas: Atlas, answer: DossierAnswer, language: Language) -> bytes:
    """The dossier as an Excel workbook in a language."""
    return to_xlsx(tables(answer), language, concepts(atlas))


def tables(answer: DossierAnswer) -> list[Table]:
    """All parts as tables, in the order of the page."""
    own = answer.jurisdiction == answer.counterpart
    parts: list[tuple[str, Sequence[Column], Rows]] = [
        ("bodies", columns.bodies(), _rows(answer.bodies)),
        ("participations", columns.participations(), _rows(answer.participations)),
        ("agreements", columns.agreements(), [_agreement(row, own=own) for row in answer.agreements]),
        ("partners", columns.partners(), _rows(answer.partners)),
        ("events", columns.events(), _rows(answer.events)),
        ("intentions", columns.intentions(), _rows(answer.intentions)),
        ("disciplines", columns.disciplines(), _rows(answer.disciplines)),
        ("routes", columns.routes(), [*_both_ways(answer)]),
        ("gaps", [column("gap", "text")], [[words] for words in answer.gaps]),
        ("sources", columns.sources(), [[number, *row] for number, row in enumerate(_rows(answer.evidence), start=1)]),
    ]
    about = [(message("about-as-of"), answer.as_of or ""), *about_release(answer.release, answer.layers)]
    return [
        Table(
            name,
            message(f"dossier-{name}"),
            message(f"dossier-{name}-description"),
            held,
            rows,
            about if name == "sources" else (),
        )
        for name, held, rows in parts
    ]


def _rows(found: Sequence[Shape]) -> Rows:
    """The entries of a part as rows: its columns stand in the order of the fields of its shape."""
    return [[getattr(each, name) for name in type(each).model_fields if name not in UNTOLD] for each in found]


def _agreement(row: DossierAgreement, *, own: bool) -> list[TableCell]:
    """A row in which yes and no are words, for that nothing is on record is no no; of many others only the number."""
    both = None if own else message("dossier-yes" if row.with_counterpart else "dossier-no-record")
    about: list[TableCell] = [row.agreement, row.kind, row.basis, row.status, row.signed]
    shared: list[TableCell] = [both, row.together, row.together_reason, others(row)]
    return [*about, *shared, row.certainty, row.reason, row.source, row.confidence]


def others(row: DossierAgreement) -> Words:
    """The other sides: their bodies by name; of many only how many countries and regions they are."""
    if len(row.others) > NAMED:
        return message("dossier-others", number=len(row.other_places))
    return listing((_words(other.label) for other in row.others), "list-separator")


def _words(label: Label) -> Words:
    return Words(en=label.text("en"), zh=label.text("zh"))


def _both_ways(answer: DossierAnswer) -> Iterator[list[TableCell]]:
    for way in (answer.routes.outbound, answer.routes.inbound):
        yield from _one_way(way)


def _one_way(way: Recognition) -> Iterator[list[TableCell]]:
    for route in way.routes:
        held = route.provision
        ends = (end_of(way.origin, way.to, held.from_side), end_of(way.to, way.origin, held.to_side))
        about: list[TableCell] = [route.basis, route.agreement, route.certainty, route.reason]
        yield [*ends, *about, state_of(route), remaining_of(route)]


def state_of(route: Route) -> Words:
    """The state of its agreement."""
    return next(_words(condition.text) for condition in route.conditions if condition.kind == "state")


def remaining_of(route: Route) -> Words:
    """What stays to be done."""
    return listing((_words(each.text) for each in route.remaining), "words-separator")


def end_of(side: Entity, other: Entity, held: Entity) -> Words:
    """One side of a route: the part of it that the route is for, or the whole, named as it is beside the other."""
    if held.iri != side.iri:
        return _words(held.label)
    return MAINLAND[other.iri] if side.iri == CHINA and other.iri in MAINLAND else _words(side.label)
