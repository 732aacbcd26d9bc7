"""A search: entities by name."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.paged import Paged
from accord_atlas.service.answers.values import ChangeKind, EntityStatus, NameType, StandingReason
from accord_atlas.service.core.shape import Entity, Kind, Shape, Words
from accord_atlas.service.domain.timeline import Certainty

Standing = Certainty | Literal["over"]


class Matched(Shape):
    """The name that a search matched."""

    text: str
    language: str | None = Field(description="Language tag of the name; null where it is not known.")
    type: NameType
    since: str | None = Field(description="EDTF day from which a dated name was borne, as written; null: not recorded.")
    until: str | None = Field(description="EDTF day on which a dated name ended, as written; null: not recorded.")
    said: Words = Field(description="What kind of name that is, in words; of a former one, when it was borne.")


class Dated(Shape):
    """The first thing of which the release says when it happened to an entity."""

    what: ChangeKind = Field(description="founded, signed, happened, issued.")
    value: str = Field(description="EDTF, as written.")


class Result(Shape):
    """An entity that a query may mean."""

    entity: Entity
    score: float = Field(description="How well it fits, 0 to 1.")
    weak: bool = Field(
        description="It lacks a good part of what was asked for; no weak result stands before a strong one."
    )
    relations: int = Field(description="How many things of the release point at it, which ranks equals.")
    matched: Matched
    jurisdictions: list[Entity] = Field(description="Where it is at home; of an agreement, those of its participants.")
    status: EntityStatus | None = Field(description="Of an agreement or a standard.")
    standing: Standing | None = Field(
        description="How surely it stands on the day of the data, or that it is over; null where nothing says."
    )
    certainty: Certainty | None
    reason: StandingReason | None
    date: Dated | None


class FacetValue(Shape):
    """A value of a facet."""

    value: str = Field(description="As the parameter of the facet's name takes it.")
    title: Words
    count: int = Field(description="How many hits there would be with it, whatever else is chosen in this facet.")


class Facets(Shape):
    """What the hits of a search may be narrowed by, over all hits, shown or not."""

    kind: list[FacetValue]
    jurisdiction: list[FacetValue]
    standing: list[FacetValue]
    decade: list[FacetValue] = Field(description="The first year of the ten in which its first date lies.")


class SearchAnswer(Paged, Envelope):
    """Entities by name, best first."""

    query: str
    kinds: list[Kind]
    jurisdiction: Entity | None
    results: list[Result]
    facets: Facets | None = Field(description="Where they were asked for.")
    near: list[Entity] = Field(description="Where nothing was found: what has a name that is nearly the same.")
