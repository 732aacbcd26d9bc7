"""What a reader of the first sentence must not overlook: routes that are doubtful, or for some specialties only."""

from collections.abc import Iterator
from typing import Final

from accord_atlas.queries.question import Text
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.coverage import own_list
from accord_atlas.service.recognition.routes import Asked, Route

ALONE: Final[dict[str, Text]] = {
    "unclear": {"en": "Whether it is still in operation is not recorded.", "zh": "该协议现是否实施，未见记载。"},
    "possible": {
        "en": "The dates on record leave open whether it held on that day.",
        "zh": "按所记日期，所问时点是否已有该协议尚不能确定。",
    },
    "listed": {"en": "It is for the specialties that it lists.", "zh": "该协议限于所列专业。"},
}
"""What is said of the only route."""
AMONG: Final[dict[str, Text]] = {
    "unclear": {
        "en": "For {number} of them, present operation is not recorded.",
        "zh": "其中{number}项现是否实施，未见记载。",
    },
    "possible": {
        "en": "For {number} of them, the dates on record leave that day open.",
        "zh": "按所记日期，其中{number}项在所问时点是否成立尚不能确定。",
    },
    "listed": {"en": "Limited to listed specialties: {number} of them.", "zh": "其中{number}项限于所列专业。"},
}
"""What is said of some among several."""


def caveats(atlas: Atlas, asked: Asked, found: list[Route]) -> Iterator[Text]:
    """The caveats of these routes, in a sentence each."""
    for sort in ALONE:
        number = sum(_has(atlas, asked, route, sort) for route in found)
        if number:
            words = ALONE[sort] if len(found) == 1 else AMONG[sort]
            yield {"en": words["en"].format(number=number), "zh": words["zh"].format(number=number)}


def _has(atlas: Atlas, asked: Asked, route: Route, sort: str) -> bool:
    match sort:
        case "unclear":
            return route.agreement.status == "unknown"
        case "possible":
            return route.certainty == "possible"
    # Who asks for a specialty is told of each agreement how its list meets it.
    return asked.specialty is None and bool(own_list(atlas, route.agreement))
