"""Which of two countries an engineer comes from, and which recognises: by the words beside their names."""

import re
from typing import Final

from accord_atlas.service.ask.mentions import Mention
from accord_atlas.service.ask.units import units

DROPPED: Final = frozenset({"the", "a", "an"})
BEFORE_ORIGIN: Final = frozenset(["from", "of", "自", "持", "由"])
AFTER_ORIGIN: Final = re.compile(
    r"^的?(?:注册|特许|专业|职业|持证)?(?:工程师|技术士|技师|engineers?|chartered|professional|licen|registered|pe\b)"
)
BEFORE_DESTINATION: Final = frozenset(["in", "to", "by", "into", "在", "到", "去", "赴", "往", "向"])
AFTER_DESTINATION: Final = re.compile(
    r"^(?:still |now |also |currently )*(?:是否|能否|会|可以|能)?"
    r"(?:承认|认可|接受|执业|工作|注册|recogni|accept|ask|require|honou?r)"
)


def origin_first(one: Mention, other: Mention, text: str) -> tuple[Mention, Mention]:
    """The two (in the order of the text), the origin first; where nothing tells, in that order."""
    held = units(text)

    def score(mention: Mention) -> int:
        before = next((unit.text for unit in reversed(held[: mention.start]) if unit.text not in DROPPED), "")
        after = text[held[mention.end - 1].end :].lstrip(" ,，")
        found = (before in BEFORE_ORIGIN) + 2 * bool(AFTER_ORIGIN.match(after))
        return found - 2 * (before in BEFORE_DESTINATION) - 2 * bool(AFTER_DESTINATION.match(after))

    return (one, other) if score(one) >= score(other) else (other, one)
