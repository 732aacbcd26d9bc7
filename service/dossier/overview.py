"""The dossiers there are: each country and region with what it has in short, for a list to choose from."""

from collections.abc import Iterator
from datetime import date

from accord_atlas.service.answers.dossier import DossierEntry, DossierMembership, DossiersAnswer
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.presence import Presence, presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.provisions import provisions
from accord_atlas.service.domain.timeline import Segment, weakest
from accord_atlas.service.dossier.request import COUNTERPART

Members = dict[str, Presence]
"""Agreement (IRI) → how a jurisdiction is a member of it."""


def dossiers(atlas: Atlas, *, counterpart: str | None = None, as_of: str | date | None = None) -> DossiersAnswer:
    """Every country and region with bodies or memberships on record, by its identifier, on a day.

    The counterpart is China by default; BadParameter says what is wrong with a parameter.
    """
    other = resolve(atlas, counterpart or COUNTERPART, ("jurisdiction",), parameter="counterpart")
    day = data_day(atlas, as_of)
    theirs = _members(atlas, other.iri, day)
    return DossiersAnswer(
        **envelope(atlas, day, whole=True),
        counterpart=other.entity,
        jurisdictions=[
            _entry(atlas, iri, _members(atlas, iri, day), {} if iri == other.iri else theirs)
            for iri in sorted(_places(atlas))
        ],
    )


def _places(atlas: Atlas) -> set[str]:
    held = {each.jurisdiction for agreement in agreements(atlas).values() for each in agreement.participations}
    return {iri for iri in (*held, *_homes(atlas)) if iri}


def _homes(atlas: Atlas) -> list[str]:
    """The jurisdiction of each body on record."""
    return [home for _, home in reading(atlas).entities("organization", "aa:jurisdiction")]


def _members(atlas: Atlas, jurisdiction: str, day: date) -> Members:
    known = agreements(atlas).values()
    found = ((each.iri, presence(atlas, each, jurisdiction, day)) for each in known if each.of(jurisdiction))
    return {iri: held for iri, held in found if held and held.member}


def _entry(atlas: Atlas, iri: str, mine: Members, theirs: Members) -> DossierEntry:
    sure = [each for each in mine.values() if each.certainty != "possible"]
    return DossierEntry(
        jurisdiction=atlas.labels[iri].entity,
        bodies=_homes(atlas).count(iri),
        agreements=len(sure),
        possible=len(mine) - len(sure),
        full=list(_full(atlas, mine)),
        shared=list(_shared(atlas, mine, theirs)),
    )


def _full(atlas: Atlas, mine: Members) -> Iterator[DossierMembership]:
    for agreement, held in _surest_first(mine):
        if held.full and takes_members(atlas, agreements(atlas)[agreement]):
            yield _membership(atlas, agreement, held.segment)


def _shared(atlas: Atlas, mine: Members, theirs: Members) -> Iterator[DossierMembership]:
    for agreement, held in _surest_first(mine):
        there = theirs.get(agreement)
        if there and (both := weakest((held.segment, there.segment))):
            yield _membership(atlas, agreement, both)


def _surest_first(mine: Members) -> list[tuple[str, Presence]]:
    return sorted(mine.items(), key=lambda row: (row[1].segment.doubt, row[0]))


def _membership(atlas: Atlas, agreement: str, held: Segment) -> DossierMembership:
    return DossierMembership(
        agreement=atlas.labels[agreement].entity,
        engineers=provisions(atlas).recognise_engineers(agreement),
        certainty=held.certainty,
        reason=held.reason,
    )
