"""What stands in a document (a target, an intention): in which, and that it is there from the document's day on."""

from collections.abc import Iterable
from datetime import date

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.properties import reading


def stated(atlas: Atlas, iri: str, day: date) -> bool:
    """Whether a target or an intention may have been stated by a day; one in no dated document always is."""
    first = reading(atlas).when(iri).earliest
    return first is None or first <= day


def document_of(atlas: Atlas, iri: str) -> Entity | None:
    """The document whose clause a target, an intention or a task stands in."""
    read = reading(atlas)
    clause = read.text(iri, "aa:clause")
    return entity_of(atlas, read.text(clause, "aa:document") if clause else None)


def stated_in(atlas: Atlas, iris: Iterable[str]) -> tuple[str, ...]:
    """The years of the documents that state them, in their order."""
    documents = (document_of(atlas, iri) for iri in iris)
    issued = (reading(atlas).text(one.iri, "aa:issued") for one in documents if one)
    return tuple(sorted({written[:4] for written in issued if written}))
