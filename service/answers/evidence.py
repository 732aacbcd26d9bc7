"""The sources behind an answer, each once: who published it, where, as of when, how reliable."""

from collections.abc import Iterator
from itertools import filterfalse
from typing import Annotated, Any

from pydantic import BaseModel, Field

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Entity, Label, OneOf, Shape
from accord_atlas.service.domain.properties import reading

PLAIN = (str, int, float, Label)
"""What names no source; most values are of these."""


class SourceEntry(Shape):
    """A source of an answer, once."""

    source: Entity
    title: str | None = Field(description="The title of the page, in its own language.")
    url: str | None
    observed_on: str | None = Field(description="EDTF: the time that it speaks for; of an undated page the day read.")
    retrieved: str | None = Field(description="The day on which it was read.")
    reliability: Annotated[str, OneOf("confidence")] | None


def sources(atlas: Atlas, *parts: Any) -> list[SourceEntry]:  # noqa: ANN401 - any part of an answer
    """The sources named anywhere in the parts of an answer, in the order in which they appear."""
    return [source(atlas, iri) for iri in dict.fromkeys(iri for part in parts for iri in _named(part))]


def source(atlas: Atlas, iri: str) -> SourceEntry:
    """What is said of a source as evidence."""
    read = reading(atlas)
    return SourceEntry(
        source=atlas.labels[iri].entity,
        title=read.text(iri, "aa:pageTitle"),
        url=read.text(iri, "aa:url"),
        observed_on=read.text(iri, "aa:observedOn"),
        retrieved=read.text(iri, "aa:retrieved"),
        reliability=read.notation(iri, "aa:reliability"),
    )


def _named(value: Any) -> Iterator[str]:  # noqa: ANN401 - any part of an answer
    """The IRIs of all sources in nested values."""
    if isinstance(value, Entity):
        if value.kind == "source":
            yield value.iri
    elif isinstance(value, BaseModel):
        for inner in filterfalse(_plain, value.__dict__.values()):
            yield from _named(inner)
    elif isinstance(value, dict):
        iri = value.get("iri")
        if isinstance(iri, str) and (kind_and_slug(iri) or ("",))[0] == "source":
            yield iri
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _named(inner)


def _plain(value: Any) -> bool:  # noqa: ANN401 - any part of an answer
    return value is None or isinstance(value, PLAIN)
