"""How many full members of an agreement are on record on a day, and how many a source states."""

from datetime import date

from accord_atlas.loaders.dates import span
from accord_atlas.service.answers.accession import MemberCoverage
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.properties import reading


def member_coverage(atlas: Atlas, agreement: str, day: date, known: int) -> MemberCoverage:
    """The number of seats that vote on a day, beside that of the latest dated figure that speaks for no later day."""
    read = reading(atlas)
    found = [
        (last, int(value), written)
        for figure, of in read.entities("observation", "aa:countsMembersOf")
        if of == agreement
        and (written := read.text(figure, "aa:date"))
        and (last := span(written).latest)
        and last <= day
        and (value := read.text(figure, "aa:value"))
    ]
    _, stated, stated_on = max(found, default=(None, None, None))
    return MemberCoverage(known=known, stated=stated, stated_on=stated_on)
