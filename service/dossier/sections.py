"""The tables of a dossier's page: fewer columns than the workbook has, nothing twice, sources by their numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from accord_atlas.queries.question import Column
from accord_atlas.service.answers.dossier import DossierAgreement, DossierAnswer, DossierBody, DossierParticipation
from accord_atlas.service.answers.evidence import SourceEntry
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain import participations as record
from accord_atlas.service.dossier import columns
from accord_atlas.service.dossier.backing import backing
from accord_atlas.service.dossier.formats import others
from accord_atlas.service.dossier.route_rows import route_rows
from accord_atlas.service.exports.columns import column, question_columns
from accord_atlas.service.exports.table import Table, TableCell
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing, name, place
from accord_atlas.service.text.standing import sureness

Row = Sequence[TableCell]
SURENESS = "certainty"


@dataclass(frozen=True)
class Sections:
    """The tables of one answer."""

    atlas: Atlas
    answer: DossierAnswer

    @property
    def own(self) -> bool:
        """Whether it is seen from no other side."""
        return self.answer.jurisdiction.iri == self.answer.counterpart.iri

    @cached_property
    def active(self) -> Sequence[DossierBody]:
        """The bodies that are in agreements; all where none is."""
        return [each for each in self.answer.bodies if each.agreements] or self.answer.bodies

    @cached_property
    def sources(self) -> Sequence[SourceEntry]:
        """The sources to which rows refer; those of other bodies alone are the last of the answer's."""
        said = self.answer
        parts = (said.agreements, said.intentions, said.routes, said.participations, said.events)
        return backing(self.atlas, *parts, self.active, said.disciplines)

    def shared(self) -> Table:
        """The agreements that both sides are in."""
        named = place(self.atlas, self.answer.counterpart.iri, self.answer.jurisdiction.iri)
        rows = [
            [each.agreement, each.kind, each.basis, each.status, each.signed, others(each), *self._both(each)]
            for each in self.answer.agreements
            if each.with_counterpart
        ]
        held = columns.picked(columns.agreements(), "agreement", "kind", "basis", "status", "signed", "others")
        return self._table(message("dossier-shared-heading", counterpart=named), [*held, *_last()], rows)

    def events(self) -> Table:
        """What happened, by date."""
        rows = [
            [each.date or message("undated"), each.event, self.numbers(_some(each.source))]
            for each in self.answer.events
        ]
        return self._table(message("dossier-events"), columns.picked(columns.events(), "date", "event", "source"), rows)

    def intentions(self) -> Table:
        """What the notice intends, and what became of it."""
        names = ("intention", "clause", "outcome", "verdict", "observed", "observed_on", "reason", "source")
        rows = [
            [
                *(getattr(each, field) for field in names[:-1]),
                self.numbers(_some(each.source)),
            ]
            for each in self.answer.intentions
        ]
        return self._table(message("dossier-intentions"), columns.picked(columns.intentions(), *names), rows)

    def routes(self) -> Table:
        """The routes; what is the same both ways once."""
        rows = [[*row, self.numbers(found)] for row, found in route_rows(self.atlas, self.answer)]
        held = columns.picked(columns.routes(), "agreement", "basis", "certainty", "state", "remaining")
        source = question_columns("members", "source")
        heads = [column("direction", "text"), held[0], held[1], column("recognised", "text"), *held[2:], *source]
        return self._table(message("dossier-routes"), heads, rows)

    def memberships(self) -> Table:
        """The places in agreements of more than two sides, past ones too."""
        known = record.agreements(self.atlas)
        kinds = {each.agreement.iri: each.kind for each in self.answer.agreements}
        rows = [
            self._membership(each, kinds[each.agreement.iri])
            for each in self.answer.participations
            if not known[each.agreement.iri].two_sided
        ]
        names = ("agreement", "organization", "status", "start", "end")
        held = columns.picked(columns.participations(), *names)
        kind = columns.picked(columns.agreements(), "kind")
        return self._table(message("dossier-members-heading"), [held[0], *kind, *held[1:], *_last()], rows)

    def two_sided(self) -> Table:
        """The agreements of two sides with others than the counterpart."""
        found = [
            each
            for each in self.answer.agreements
            if record.agreements(self.atlas)[each.agreement.iri].two_sided and not each.with_counterpart
        ]
        if self.own:
            order = {row.jurisdiction.iri: number for number, row in enumerate(self.answer.partners)}
            found.sort(key=lambda row: min(order.get(iri, len(order)) for iri in (*self._sides(row), "")))
        rows = [[self._partner(each), *self._two_sided(each)] for each in found]
        held = columns.picked(columns.agreements(), "agreement", "kind", "basis", "status", "signed")
        title = message("dossier-two-sided-heading", own="own" if self.own else "other")
        return self._table(title, [column("partner", "text"), *held, *_last()], rows)

    def bodies(self) -> Table:
        """The bodies that are in agreements; all where none is."""
        names = ("organization", "acronym", "kind", "parent", "founded", "agreements", "website")
        rows = [
            [*(getattr(each, field) or None for field in names), self.numbers([each.source])] for each in self.active
        ]
        return self._table(message("dossier-bodies"), columns.picked(columns.bodies(), *names, "source"), rows)

    def disciplines(self) -> Table:
        """The disciplines of its registers."""
        found = self.answer.disciplines
        rows: list[Row] = [[each.agreement, each.discipline, self.numbers([each.source])] for each in found]
        return self._table(message("dossier-disciplines"), columns.disciplines(), rows)

    def numbers(self, found: Iterable[Entity]) -> Words:
        """Sources by their numbers in the list at the end."""
        order = {each.source.iri: number for number, each in enumerate(self.sources, start=1)}
        marks = sorted({order[each.iri] for each in found})
        return listing((message("dossier-source-number", number=str(n)) for n in marks), "dossier-source-separator")

    def _table(self, title: Words, held: Sequence[Column], rows: Sequence[Row]) -> Table:
        return Table("", title, title, held, rows)

    def _both(self, row: DossierAgreement) -> Iterator[TableCell]:
        yield self._sure(row.together, row.together_reason)
        yield self.numbers([row.source])

    def _two_sided(self, row: DossierAgreement) -> Iterator[TableCell]:
        yield from (row.agreement, row.kind, row.basis, row.status, row.signed)
        yield self._sure(row.certainty, row.reason, later=not row.begun)
        yield self.numbers([row.source])

    def _membership(self, row: DossierParticipation, kind: str) -> Row:
        body = row.organization or message("dossier-body-not-named")
        start = row.start or (None if row.end else message("undated"))
        about: list[TableCell] = [row.agreement, kind, body, row.status, start, row.end]
        of_agreement = next(each.source for each in self.answer.agreements if each.agreement == row.agreement)
        sure = self._sure(row.certainty, row.reason, later=not row.begun)
        return [*about, sure, self.numbers([row.source, of_agreement])]

    def _sure(self, certainty: str | None, reason: str | None, *, later: bool = False) -> Words:
        """How surely it stands; else that it ended, or is yet to begin."""
        if certainty and reason:
            return sureness(self.atlas, certainty, reason)
        return message("dossier-not-then", when="later" if later else "ended")

    def _partner(self, row: DossierAgreement) -> Words:
        """The other side of an agreement of two sides: its country, else its body."""
        return listing((name(self.atlas, iri) for iri in self._sides(row)), "list-separator")

    def _sides(self, row: DossierAgreement) -> list[str]:
        """The other sides of an agreement: their jurisdictions (IRIs), the bodies of those that have none."""
        parties = record.agreements(self.atlas)[row.agreement.iri].participations
        sides = dict.fromkeys(each.jurisdiction or each.organization for each in parties)
        return [iri for iri in sides if iri and iri != self.answer.jurisdiction.iri]


def _last() -> list[Column]:
    """How surely, and on which sources: the last two columns of most tables."""
    return question_columns("members", SURENESS, "source")


def _some(source: Entity | None) -> list[Entity]:
    return [source] if source else []
