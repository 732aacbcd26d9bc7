"""A search: entities by name."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.values import NameType
from accord_atlas.service.core.shape import Entity, Kind, Shape, Words


class Matched(Shape):
    """The name that a search matched."""

    text: str
    language: str | None = Field(description="Language tag of the name; null where it is not known.")
    type: NameType
    since: str | None = Field(description="EDTF day from which a dated name was borne, as written; null: not recorded.")
    until: str | None = Field(description="EDTF day on which a dated name ended, as written; null: not recorded.")
    said: Words = Field(description="What kind of name that is, in words; of a former one, when it was borne.")


class Result(Shape):
    """An entity that a query may mean."""

    entity: Entity
    score: float = Field(description="How well it fits, 0 to 1.")
    weak: bool = Field(
        description="It lacks a good part of what was asked for; no weak result stands before a strong one."
    )
    relations: int = Field(description="How many things of the release point at it, which ranks equals.")
    matched: Matched


class SearchAnswer(Envelope):
    """Entities by name, best first."""

    query: str
    kinds: list[Kind]
    jurisdiction: Entity | None
    results: list[Result]
