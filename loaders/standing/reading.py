"""What standing is derived from, taken from the fact tables."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from accord_atlas.loaders.dates import Span, span
from accord_atlas.loaders.facts.addresses import participation
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Agreement as AgreementRow
from accord_atlas.loaders.records import AgreementRelation, Organization, Party, Succession
from accord_atlas.loaders.standing.certainty import Backing
from accord_atlas.loaders.standing.model import Agreement, Body, Place, Record, Status
from accord_atlas.loaders.standing.rivals import about_agreement, about_body, about_row, by_subject
from accord_atlas.loaders.standing.vintage import SourceDays, source_days
from accord_atlas.ontology.categories import holding, pointing
from accord_atlas.ontology.names import kind_and_slug

STATUS: Final = "participation-status"
LOW: Final = "low"
UNKNOWN: Final = "unknown"
FOUNDER: Final = "founder"
ENDS_PREDECESSOR: Final = frozenset({"merged", "renamed"})
"""Kinds of succession after which the predecessor is no more; a body whose place another took may live on."""


def record(facts: Facts) -> Record:
    """The agreements, bodies and places of the tables, with their dates, rivals and sources."""
    reader = Reader(facts)
    return Record(
        agreements={key: reader.agreement(row) for key, row in facts.agreements.items()},
        bodies={key: reader.body(row) for key, row in facts.organizations.items()},
        places=[reader.place(row) for row in facts.parties],
    )


def place_id(row: Party) -> str:
    """The id of a row of parties: the slug of its participation."""
    return (kind_and_slug(participation(row).value) or ("", ""))[1]


@cache
def status(notation: str) -> Status:
    """What a status amounts to, by its properties."""
    reached = pointing("rule-step", "aa:leadsToStatus").values()
    admits = any(notation in each for each in reached)
    full = notation in holding(STATUS, "aa:fullMembership")
    return Status(
        notation,
        membership=notation in holding(STATUS, "aa:membership"),
        full=full,
        provisional=admits and not full,
        votes=notation in holding(STATUS, "aa:votes"),
    )


class Reader:
    """Reads rows of the tables into what standing is derived from."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._rows: dict[tuple[str, str | None], list[Party]] = defaultdict(list)
        self._sides: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
        for row in facts.parties:
            self._rows[row.agreement, row.organization].append(row)
            self._sides[row.agreement].add((row.organization, row.jurisdiction))
        self._rivals = by_subject(facts.conflicts)
        self._later: dict[str, list[AgreementRelation]] = defaultdict(list)
        for relation in facts.agreement_relations:
            self._later[relation.other].append(relation)
        self._ends: dict[str, list[Succession]] = defaultdict(list)
        self._came_from: dict[str, list[str]] = defaultdict(list)
        for each in facts.successions:
            self._ends[each.predecessor].append(each)
            self._came_from[each.organization].append(each.predecessor)

    def _sources(self, ids: Sequence[str]) -> tuple[SourceDays, ...]:
        rows = [self._facts.sources[each] for each in ids]
        return tuple(source_days(row.vintage, row.copied, row.retrieved) for row in rows)

    def agreement(self, row: AgreementRow) -> Agreement:
        """An agreement: it begins with its signature or its entry into force, whichever is dated first."""
        unknown = row.status in holding("agreement-status", "aa:standingUnknown")
        return Agreement(
            row.id,
            start=span(row.begins) if row.begins else None,
            ended=self._ended(row),
            backing=Backing(self._sources(row.source), low=row.confidence == LOW, unknown=unknown),
            two_sides=row.scope in holding("agreement-scope", "aa:twoSided"),
            seats=row.kind in holding("agreement-kind", "aa:hasSeats"),
            over=row.status in holding("agreement-status", "aa:saysEnded"),
            rivals=about_agreement(self._rivals.get((row.id, None), ()), row.id),
        )

    def _ended(self, row: AgreementRow) -> Span | None:
        """When an agreement ended, as written; else with the signature of one that took its place.

        What is superseded ended with any such; what another replaced, only where the parties are the same.
        """
        if row.ended:
            return span(row.ended)
        over = row.status in holding("agreement-status", "aa:saysEnded")
        later = [
            self._facts.agreements[each.agreement]
            for each in self._later.get(row.id, ())
            if self._replaced(each) or (over and each.relation in ("renews", "replaces"))
        ]
        signed = [span(each.begins) for each in later if each.begins]
        return min(signed, key=lambda when: str(when.earliest), default=None)

    def _replaced(self, relation: AgreementRelation) -> bool:
        sides = (self._sides.get(each, set()) for each in (relation.agreement, relation.other))
        return relation.relation == "replaces" and next(sides) == next(sides)

    def body(self, row: Organization) -> Body:
        """A body from its founding to its dissolution, or to the day on which it was renamed or merged."""
        ends = [span(each.date) for each in self._ends.get(row.id, ()) if each.kind in ENDS_PREDECESSOR and each.date]
        return Body(
            row.id,
            founded=span(row.founded) if row.founded else None,
            ended=span(row.dissolved) if row.dissolved else next(iter(ends), None),
            backing=Backing(self._sources(row.source), low=row.confidence == LOW),
            rivals=about_body(self._rivals.get((None, row.id), ()), row.id),
            predecessors=tuple(self._came_from.get(row.id, ())),
        )

    def place(self, row: Party) -> Place:
        """A row of parties; one that is over has the status that it had."""
        over = row.status in holding(STATUS, "aa:saysEnded")
        agreement = self._facts.agreements[row.agreement]
        unknown = agreement.status in holding("agreement-status", "aa:standingUnknown")
        same = self._rows[row.agreement, row.organization]
        return Place(
            place_id(row),
            row.agreement,
            row.organization,
            row.jurisdiction,
            status((row.was or UNKNOWN) if over else row.status),
            start=span(row.start) if row.start else None,
            end=span(row.end) if row.end else None,
            backing=Backing(self._sources(row.source), low=row.confidence == LOW, unknown=unknown),
            founder=row.role == FOUNDER,
            over=over,
            rivals=about_row(self._rivals.get((row.agreement, row.organization), ()), row, same),
        )
