"""A question in words: how it was understood, what answers it, and what else it may have meant."""

from typing import Any

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.core.shape import Entity, Shape, Words


class Heard(Shape):
    """A part of the question that was taken for an entity or a day."""

    text: str
    entity: Entity | None = Field(default=None, description="What it names; null of a day.")
    day: str | None = None


class Understood(Shape):
    """What the question was taken to ask."""

    question: str = Field(description="A stored question, or a page: recognition, accession, dossier, profile, …")
    parameters: dict[str, str] = Field(description="As the address takes them.")
    address: str
    title: Words


class Alternative(Shape):
    """What it may have meant instead, with the same parts filled in."""

    title: Words
    address: str


class AskedAnswer(Shape):
    """The first lines of what the address answers."""

    text: Words
    rows: list[Any] | None = Field(default=None, description="The first rows, of a stored question.")


class AskAnswer(Envelope):
    """A question in words and its answer; `understood` is null where it was not understood."""

    query: str
    understood: Understood | None
    heard: list[Heard]
    answer: AskedAnswer | None
    alternatives: list[Alternative]
