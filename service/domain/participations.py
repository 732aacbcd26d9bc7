"""The agreements of the release with their participations: who takes part in what, as what, when, how surely."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from accord_atlas.ontology.categories import holding
from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.membership import fullness, is_full, is_membership
from accord_atlas.service.domain.properties import Reading, reading
from accord_atlas.service.domain.standing import timelines
from accord_atlas.service.domain.timeline import Certainty, Segment, Timeline

Made = Callable[[Atlas], Any]
"""What is made once for a release, as `Atlas.once` takes it."""
DAYS_KEPT = 16
"""On how many days the places of an agreement are kept as they stand."""


@dataclass(frozen=True, slots=True)
class Held:
    """A participation on a day: the status that it has then, how surely, and why."""

    participation: "Participation"
    segment: Segment

    @property
    def status(self) -> str:
        """Its status on the day."""
        return self.segment.statuses[0]

    @property
    def bodies(self) -> tuple[str, ...]:
        """Who holds the place on the day: the participant, or predecessors of which one did; nobody that is named."""
        return self.segment.bodies

    @property
    def certainty(self) -> Certainty:
        """How surely it holds on the day."""
        return self.segment.certainty

    @property
    def reason(self) -> str:
        """Why it is as sure as it is."""
        return self.segment.reason

    @property
    def full(self) -> bool:
        """Whether its body has all the rights of a member or party on the day."""
        return is_full(self.status)

    @property
    def member(self) -> bool:
        """Whether it is a membership on the day; an applicant's or an unclear standing is none."""
        return is_membership(self.status)


@dataclass(frozen=True, slots=True)
class Participation:
    """One body's place in one agreement; IRIs, EDTF dates as written, notations.

    `organization` is None where the source names only the jurisdiction. `status` is as recorded; the one that it has
    on a day is that of `at`. `side` is the jurisdiction, or the part of it, for which it stands; None: for neither.
    """

    iri: str
    agreement: str
    organization: str | None
    jurisdiction: str | None
    role: str
    status: str
    start: str | None
    end: str | None
    timeline: Timeline
    source: str
    confidence: str
    observed_on: str | None
    side: str | None = None

    def at(self, day: date) -> Held | None:
        """How it stands on a day; None where it surely does not."""
        segment = self.timeline.at(day)
        return Held(self, segment) if segment else None

    def begun(self, day: date) -> bool:
        """Whether it may have begun by a day, whether or not it still stands then."""
        first = self.timeline.first_day
        return not self.timeline.empty and (first is None or first <= day)

    def status_by(self, day: date) -> str:
        """Its status on a day on which it stands, before it the first that it has, after it the recorded one."""
        if (held := self.at(day)) is not None:
            return held.status
        first = None if self.timeline.empty or self.begun(day) else self.timeline.segments[0]
        return first.statuses[0] if first else self.status


@dataclass(frozen=True)
class Agreement:
    """An agreement as recognition sees it: what it is a basis for, for whom, in which state."""

    iri: str
    basis: str
    level: str
    status: str
    signed: str | None
    in_force: str | None
    ended: str | None
    timeline: Timeline
    participations: tuple[Participation, ...]
    two_sided: bool = False

    def began(self, place: Participation) -> str | None:
        """The written start of a place in it (EDTF): a party of an agreement of two sides has its signature."""
        return place.start or (self.signed if self.two_sided else None)

    def dated(self, place: Participation) -> bool:
        """Whether a date is known for a place, or for what the same body was in it before or after."""
        same = (each for each in self.of(place.jurisdiction) if each.organization == place.organization)
        return any(self.began(each) or (each.end and each.iri != place.iri) for each in same)

    def at(self, day: date) -> Segment | None:
        """How the agreement itself stands on a day; None where it surely does not."""
        return self.timeline.at(day)

    def begins_after(self, day: date) -> bool:
        """Whether it surely began only after a day."""
        return bool(self.timeline.first_day and day < self.timeline.first_day)

    def is_over(self, day: date) -> bool:
        """Whether it has surely ended by a day."""
        return bool(self.timeline.until and day >= self.timeline.until)

    def of(self, jurisdiction: str | None) -> Sequence[Participation]:
        """The participations of a jurisdiction's bodies in it."""
        return self._by_jurisdiction.get(jurisdiction, ())

    @property
    def jurisdictions(self) -> Collection[str | None]:
        """Those of its participations, whenever they stood; None where one has none."""
        return self._by_jurisdiction.keys()

    @cached_property
    def _by_jurisdiction(self) -> Mapping[str | None, Sequence[Participation]]:
        # One question on recognition asks for both sides of every agreement.
        found: dict[str | None, list[Participation]] = {}
        for participation in self.participations:
            found.setdefault(participation.jurisdiction, []).append(participation)
        return found

    def held(self, day: date) -> Sequence[Held]:
        """The places that stand in it on a day, memberships or not, the fullest first."""
        # One answer on accession asks for each possible nominator; answers are mostly about few days.
        kept = self._held.get(day)
        if kept is None:
            found = [held for participation in self.participations if (held := participation.at(day))]
            kept = tuple(sorted(found, key=lambda held: (fullness(held.status), held.participation.iri)))
            if len(self._held) >= DAYS_KEPT:
                self._held.clear()
            self._held[day] = kept
        return kept

    @cached_property
    def _held(self) -> dict[date, Sequence[Held]]:
        return {}

    @cached_property
    def presences(self) -> dict[tuple[str, date], Any]:
        """What `domain/presence` has found in it, by jurisdiction and day; an agreement never changes."""
        return {}


def agreements(atlas: Atlas) -> Mapping[str, Agreement]:
    """Every agreement with its participations, by IRI."""
    return atlas.once(_agreements)


def agreements_of(atlas: Atlas, jurisdiction: str) -> Collection[str]:
    """The agreements (IRIs), in their order, in which a jurisdiction has or had a place."""
    return atlas.once(_by_jurisdiction).get(jurisdiction, {})


def supposed(atlas: Atlas, others: Mapping[str, Agreement]) -> Mapping[Made, Any]:
    """For `Atlas.supposing`: the agreements with these (by IRI) in the place of, or beside, those of the release.

    These take part nowhere less than those whose place they take.
    """
    places = atlas.once(_by_jurisdiction)
    joined: dict[str, set[str]] = {}
    for iri, agreement in others.items():
        for place in agreement.jurisdictions:
            joined.setdefault(place or "", set()).add(iri)
    more = {place: dict.fromkeys(sorted({*places.get(place, ()), *iris})) for place, iris in joined.items()}
    return {_agreements: {**agreements(atlas), **others}, _by_jurisdiction: {**places, **more}}


def _by_jurisdiction(atlas: Atlas) -> Mapping[str, Mapping[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for iri, agreement in agreements(atlas).items():
        for place in agreement.jurisdictions:
            found.setdefault(place or "", {})[iri] = None
    return found


def _agreements(atlas: Atlas) -> Mapping[str, Agreement]:
    read, stood = reading(atlas), timelines(atlas)
    found: dict[str, list[Participation]] = {}
    for iri, agreement in read.entities("participation", "aa:agreement"):
        found.setdefault(agreement, []).append(_participation(read, iri, agreement, stood.get(iri, Timeline())))
    agreements = [iri for iri in read.all("aa:scope") if (kind_and_slug(iri) or ("",))[0] == "agreement"]
    return {iri: _agreement(read, iri, found.get(iri, []), stood.get(iri, Timeline())) for iri in sorted(agreements)}


def _agreement(read: Reading, iri: str, participations: list[Participation], stood: Timeline) -> Agreement:
    return Agreement(
        iri,
        read.notation(iri, "aa:recognitionBasis") or "tie",
        read.notation(iri, "aa:level") or "other",
        read.notation(iri, "aa:status") or "unknown",
        read.text(iri, "aa:signed"),
        read.text(iri, "aa:inForce"),
        read.text(iri, "aa:ended"),
        stood,
        tuple(participations),
        (read.notation(iri, "aa:scope") or "") in holding("agreement-scope", "aa:twoSided"),
    )


def _participation(read: Reading, iri: str, agreement: str, stood: Timeline) -> Participation:
    source = read.text(iri, "aa:source") or ""
    return Participation(
        iri,
        agreement,
        read.text(iri, "aa:participant"),
        read.text(iri, "aa:jurisdiction"),
        read.notation(iri, "aa:role") or "party",
        read.notation(iri, "aa:status") or "unknown",
        read.text(iri, "aa:start"),
        read.text(iri, "aa:end"),
        stood,
        source,
        read.notation(iri, "aa:confidence") or "low",
        read.text(source, "aa:observedOn"),
        read.text(iri, "aa:side"),
    )
