"""With whom there are agreements of two sides on a day, seen from a country or from one body."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.domain.provisions import Provisions, provisions
from accord_atlas.service.domain.timeline import Segment, weakest


@dataclass(frozen=True)
class Partner:
    """A jurisdiction (IRI) with the agreements of two sides that there are with it, the surest first."""

    jurisdiction: str
    held: tuple[tuple[Segment, Agreement], ...]
    ways: Provisions

    @property
    def surest(self) -> Segment:
        """How surely at least one of them stands between the two."""
        return self.held[0][0]

    @property
    def agreements(self) -> list[str]:
        """All of them (IRIs)."""
        return [each.iri for _, each in self.held]

    @property
    def recognising(self) -> list[str]:
        """Those under which engineers are recognised."""
        return [iri for iri in self.agreements if self.ways.recognise_engineers(iri)]

    @property
    def silent(self) -> list[str]:
        """Those that are called mutual, while no source names what is recognised."""
        return [iri for iri in self.agreements if self.ways.silent(iri)]


def partners(atlas: Atlas, mine: Mapping[str, Segment], home: str | None, day: date) -> list[Partner]:
    """The partners on a day of who stands so in these agreements (IRIs) and is at home in a jurisdiction, or in none.

    Those with agreements that recognise engineers first, then by how many there are.
    """
    held: dict[str, list[tuple[Segment, Agreement]]] = defaultdict(list)
    for iri, here in mine.items():
        agreement = agreements(atlas)[iri]
        for place in _other_sides(agreement, home):
            there = presence(atlas, agreement, place, day)
            if there and there.member and (both := weakest((here, there.segment))):
                held[place].append((both, agreement))
    ways = provisions(atlas)
    found = [Partner(place, tuple(sorted(rows, key=_order)), ways) for place, rows in held.items()]
    return sorted(
        found, key=lambda each: (-len(each.recognising), -len(each.held), atlas.labels[each.jurisdiction].slug)
    )


def _other_sides(agreement: Agreement, home: str | None) -> set[str]:
    """The jurisdictions of the other side of an agreement of two sides."""
    if not agreement.two_sided:
        return set()
    return {each.jurisdiction for each in agreement.participations if each.jurisdiction} - {home}


def _order(row: tuple[Segment, Agreement]) -> tuple[tuple[int, int], str, str]:
    segment, agreement = row
    return segment.doubt, agreement.signed or "9999", agreement.iri
