"""What is recognised which way: the provisions of the release, as the build derived them.

A side is a jurisdiction or a part of one. A provision runs from each of its origins to each of its destinations that
is another side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from accord_atlas.ontology.categories import holding, ordered
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import Agreement, Made, Participation
from accord_atlas.service.domain.properties import Reading, reading

SCHEME = "recognised-thing"
NOT_RECORDED = "not-recorded"


def of_engineers(things: Iterable[str]) -> bool:
    """Whether qualified engineers are among what is recognised (notations)."""
    return not holding(SCHEME, "aa:recognisesEngineers").isdisjoint(things)


def of_degrees(things: Iterable[str]) -> bool:
    """Whether degrees or their accreditation are among what is recognised (notations)."""
    return not holding(SCHEME, "aa:recognisesDegrees").isdisjoint(things)


@dataclass(frozen=True, slots=True)
class Provision:
    """The same terms from each origin to each other destination; IRIs, and notations of what is recognised."""

    iri: str
    agreement: str
    instrument: str
    origins: frozenset[str]
    destinations: frozenset[str]
    recognises: tuple[str, ...]
    conditions: tuple[str, ...]
    specialties: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str | None

    @property
    def engineers(self) -> bool:
        """Whether qualified engineers are recognised under it; what is not recorded is not counted as such."""
        return of_engineers(self.recognises)

    @property
    def degrees(self) -> bool:
        """Whether degrees or their accreditation are recognised under it."""
        return of_degrees(self.recognises)

    @property
    def recorded(self) -> bool:
        """Whether any source names what is recognised."""
        return NOT_RECORDED not in self.recognises

    def runs(self, origin: str, destination: str) -> bool:
        """Whether it runs from one side to another (IRIs)."""
        return origin != destination and origin in self.origins and destination in self.destinations


@dataclass(frozen=True, slots=True)
class Way:
    """A provision between two of its sides (IRIs of jurisdictions or regions)."""

    provision: Provision
    origin: str
    destination: str
    parts: tuple[str, ...] = ()
    """Which of the two is only a part of its jurisdiction."""


@dataclass(frozen=True)
class Provisions:
    """All provisions by agreement, and the parts of each jurisdiction that are sides."""

    by_agreement: Mapping[str, Sequence[Provision]]
    sides: Mapping[str, tuple[str, ...]]
    """Jurisdiction → itself and those of its parts that are sides of some provision."""
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Instrument → the agreements with provisions that are part of it, the main one first."""

    def ways(self, agreement: str, origin: str, destination: str) -> list[Way]:
        """The ways of an agreement between two jurisdictions or parts of them, those of the whole first."""
        found = [
            Way(
                provision,
                start,
                end,
                tuple(side for side, whole in ((start, origin), (end, destination)) if side != whole),
            )
            for provision in self.by_agreement.get(agreement, ())
            for start in self.sides.get(origin, ())
            for end in self.sides.get(destination, ())
            if provision.runs(start, end)
        ]
        return sorted(found, key=lambda way: (len(way.parts), way.origin, way.destination))

    def recognise_engineers(self, agreement: str) -> bool:
        """Whether an agreement recognises engineers on any way."""
        return any(provision.engineers for provision in self.by_agreement.get(agreement, ()))

    def recognise_wholly(self, agreement: str, origin: str, destination: str) -> bool:
        """Whether an agreement recognises the engineers of one jurisdiction in another, both as a whole."""
        held = self.by_agreement.get(agreement, ())
        return any(provision.runs(origin, destination) and provision.engineers for provision in held)

    def silent(self, agreement: str) -> bool:
        """Whether an agreement has ways, and no source names what is recognised on any."""
        held = self.by_agreement.get(agreement, ())
        return bool(held) and not any(provision.recorded for provision in held)


def provisions(atlas: Atlas) -> Provisions:
    """The provisions of the release, read once."""
    return atlas.once(_provisions)


def on_side(agreement: Agreement, jurisdiction: str, side: str) -> Sequence[Participation]:
    """The participations that stand for a side: those of a whole jurisdiction, or of one of its parts."""
    return [each for each in agreement.of(jurisdiction) if each.side == side]


def supposed(atlas: Atlas, others: Mapping[str, Sequence[Provision]]) -> Mapping[Made, Provisions]:
    """For `Atlas.supposing`: the provisions with these (by agreement) in the place of those of the release.

    These leave out no side, and no text of an instrument, that those of the release have.
    """
    known, more = provisions(atlas), _gathered(reading(atlas), others)
    return {
        _provisions: Provisions(
            {**known.by_agreement, **others}, _joined(known.sides, more.sides), _joined(known.members, more.members)
        )
    }


def _joined(known: Mapping[str, tuple[str, ...]], more: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Both, each thing first among its own."""
    found = {first: (first, *sorted({*known.get(first, ()), *parts} - {first})) for first, parts in more.items()}
    return {**known, **found}


def _provisions(atlas: Atlas) -> Provisions:
    read = reading(atlas)
    found: dict[str, list[Provision]] = {}
    for iri, agreement in read.entities("provision", "aa:agreement"):
        found.setdefault(agreement, []).append(_provision(read, iri, agreement))
    return _gathered(read, found)


def _gathered(read: Reading, found: Mapping[str, Sequence[Provision]]) -> Provisions:
    instruments: dict[str, set[str]] = {}
    wholes: dict[str, set[str]] = {}
    for each in (each for some in found.values() for each in some):
        instruments.setdefault(each.instrument, set()).add(each.agreement)
        for side in each.origins | each.destinations:
            wholes.setdefault(read.text(side, "aa:jurisdiction") or side, set()).add(side)
    return Provisions(
        found,
        {whole: (whole, *sorted(sides - {whole})) for whole, sides in wholes.items()},
        {main: (main, *sorted(parts - {main})) for main, parts in instruments.items()},
    )


def _provision(read: Reading, iri: str, agreement: str) -> Provision:
    def values(curie: str) -> tuple[str, ...]:
        return tuple(value.value for value in read.all(curie).get(iri, ()))

    things = {read.text(thing, "skos:notation") for thing in values("aa:recognises")}
    return Provision(
        iri,
        agreement,
        read.text(iri, "aa:instrument") or agreement,
        frozenset(values("aa:fromSide")),
        frozenset(values("aa:toSide")),
        tuple(thing for thing in ordered(SCHEME) if thing in things),
        values("aa:condition"),
        values("aa:coversSpecialty"),
        values("aa:source"),
        read.notation(iri, "aa:confidence"),
    )
