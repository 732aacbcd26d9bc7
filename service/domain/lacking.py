"""What the record of places in agreements lacks: a date, a name, a clear standing, a source to trust."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import Held, Participation, agreements

Lack = Literal["undated", "unnamed", "unclear", "weak"]


def lacking(atlas: Atlas, held: Iterable[Held]) -> Mapping[Lack, Sequence[Participation]]:
    """Of each kind, the places on a day of which the record lacks it: start, body, standing, a source beyond weak."""
    known, now = agreements(atlas), list(held)
    found = [each.participation for each in now]
    return {
        "undated": [each for each in found if not known[each.agreement].dated(each)],
        "unnamed": [each for each in found if each.organization is None],
        "unclear": [each.participation for each in now if each.status == "unknown"],
        "weak": [each for each in found if each.confidence == "low"],
    }
