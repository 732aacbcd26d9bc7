"""The shapes of the ToIP Trust Registry Query Protocol v2 (TRQP), with our evidence beside its own fields."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from accord_atlas.service.answers.envelope import Completeness
from accord_atlas.service.answers.values import StandingReason
from accord_atlas.service.core.shape import Entity, OneOf, Shape
from accord_atlas.service.domain.timeline import Certainty

Record = Literal[
    "recorded",
    "part",
    "not-full",
    "possible",
    "effect-not-recorded",
    "other-thing",
    "not-on-the-day",
    "none",
]
"""What is on record of what is asked, from most to least. Only `recorded` is a yes; only `other-thing` and
`not-on-the-day` say that something else, or nothing any more or yet, is on record; `none` is no record and no "no"."""


class TrustContext(Shape):
    """What else a query says; other members are texts, which come back as they were sent."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, str]

    time: str | None = Field(
        default=None, description="RFC 3339 with Z: as it was at that moment. Without it, as on the day of the data."
    )


class TrustQuery(Shape):
    """The question whether an authority recognises, or authorises, an entity for an action on a resource."""

    entity_id: str = Field(min_length=1, description="IRI of a body, or of a country or region.")
    authority_id: str = Field(min_length=1, description="IRI of a body, a country or region, or an agreement.")
    action: str = Field(min_length=1, description="`recognise` (or `recognize`); of authorisations also `vote`.")
    resource: str = Field(min_length=1, description="A level of practice, as `professional-engineer`, or its IRI.")
    context: TrustContext | None = None


class TrustEvidence(Shape):
    """One agreement that speaks to it, and how surely it stands on the day."""

    agreement: Entity
    recognises: list[Annotated[str, OneOf("recognised-thing")]]
    status: Annotated[str, OneOf("participation-status")] | None = Field(description="Of the entity in the agreement.")
    certainty: Certainty | None = Field(description="Null: it does not stand on the day.")
    reason: StandingReason | None
    sides: list[Entity] = Field(description="The parts of a country that alone it is for; empty: whole ones.")
    sources: list[Entity]


class TrustRecord(Shape):
    """What the answer rests on: an extension of the protocol."""

    record: Record
    certainty: Certainty | None
    agreements: list[TrustEvidence]
    as_of: str
    release: str
    completeness: Completeness
    address: str = Field(description="Where the whole answer stands, with conditions and steps.")


class TrustAnswer(Shape):
    """What every answer of the protocol repeats and adds."""

    entity_id: str
    authority_id: str
    action: str
    resource: str
    time_requested: str | None = Field(default=None, description="As asked; absent where no time was asked for.")
    time_evaluated: str
    message: str
    context: TrustContext | None = None
    evidence: TrustRecord


class RecognitionResponse(TrustAnswer):
    """Whether the authority recognises the entity."""

    recognized: bool


class AuthorizationResponse(TrustAnswer):
    """Whether the authority authorises the entity."""

    authorized: bool
