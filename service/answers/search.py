"""A search: entities by name."""

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.values import NameType
from accord_atlas.service.core.shape import Entity, Kind, Shape


class Matched(Shape):
    """The name that a search matched."""

    text: str
    language: str | None = Field(description="Language tag of the name; null where it is not known.")
    type: NameType


class Result(Shape):
    """An entity that a query may mean."""

    entity: Entity
    score: float = Field(description="How well the name fits, 0 to 1.")
    relations: int = Field(description="Number of neighbours, which ranks equals.")
    matched: Matched


class SearchAnswer(Envelope):
    """Entities by name, best first."""

    query: str
    kinds: list[Kind]
    jurisdiction: Entity | None
    results: list[Result]
