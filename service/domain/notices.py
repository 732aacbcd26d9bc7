"""What stands in a document (a target, an intention) is there from the document's day on."""

from datetime import date

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.properties import reading


def stated(atlas: Atlas, iri: str, day: date) -> bool:
    """Whether a target or an intention may have been stated by a day; one in no dated document always is."""
    first = reading(atlas).when(iri).earliest
    return first is None or first <= day
