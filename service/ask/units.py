"""A question in units: Latin words and single Chinese characters, each with its place in the folded text."""

import re
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.core.finding.text import CJK, fold

UNIT: Final = re.compile(f"[{CJK}]|[^\\W_{CJK}]+(?:'[a-z]+)?")
CHINESE: Final = re.compile(f"[{CJK}]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a character of a folded text, and where it stands there."""

    text: str
    start: int
    end: int

    @property
    def chinese(self) -> bool:
        """Whether it is a character of Chinese (or kana, or Hangul)."""
        return bool(CHINESE.match(self.text))


def units(text: str) -> tuple[Unit, ...]:
    """The units of a text that is folded already; an English genitive loses its 's."""
    plain = text.replace("’", "'")
    return tuple(
        Unit(found[0].removesuffix("'s"), found.start(), found.end()) for found in UNIT.finditer(plain) if found[0]
    )


def folded(text: str) -> str:
    """A question as it is read: without differences of width, case and script, the apostrophe a plain one."""
    return fold(text).replace("’", "'").strip()
