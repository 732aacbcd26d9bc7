"""Entities and the words of controlled values."""

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.shape import Entity, Words


def entity_of(atlas: Atlas, iri: str | None) -> Entity | None:
    """The entity of an IRI as answers show it; None for None."""
    return atlas.labels[iri].entity if iri else None


def concept_words(atlas: Atlas, scheme: str, notation: str) -> Words:
    """The words of a controlled value in both languages; its notation where it has none."""
    named = concepts(atlas).get(scheme, {}).get(notation)
    return Words(en=(named and named.en) or notation, zh=(named and named.zh) or notation)
