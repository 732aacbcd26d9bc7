"""Titles of agreements from their parts: the parties, the kind and the year of signature.

`CSE-EBK Memorandum of Understanding (2025)`, 中国工程师联合体—肯尼亚工程师局谅解备忘录（2025年）. An agreement of one
party or of more than four is called by who administers it; where nobody does, it has no such title.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from accord_atlas.loaders.naming.name import Name
from accord_atlas.loaders.naming.words import agreement_kinds
from accord_atlas.loaders.records import Agreement, Party

MOST: Final = 4
"""Parties that a title can name."""


class Bodies(Protocol):
    """What bodies and places are called."""

    def body(self, slug: str) -> Name:
        """A body, in English by its acronym where only it has that."""

    def called(self, slug: str) -> list[str]:
        """All names of a body in Latin letters."""

    def named_in(self, title: str) -> list[tuple[int, str]]:
        """The bodies that a title names, each with the place where it stands."""

    def place(self, slug: str) -> Name:
        """A country or economy."""

    def home(self, slug: str) -> bool:
        """Whether a body is of the Mainland."""


@dataclass(frozen=True, slots=True)
class _Side:
    name: Name
    home: bool
    written: int
    """Where the English title names it; behind all where it does not."""


def agreement_title(row: Agreement, parties: Sequence[Party], bodies: Bodies) -> Name:
    """The title in both languages, None where a part has no name or there are no parts.

    Parties stand in the order in which the English title has them; in Chinese those of the Mainland come first.
    """
    sides = _sides(row, parties, bodies)
    if not sides:
        return Name(None, None)
    sides.sort(key=lambda side: side.written)
    english = [side.name.en for side in sides]
    chinese = [side.name.zh for side in sorted(sides, key=lambda side: not side.home)]
    year, kind = (row.signed or row.in_force or "")[:4], agreement_kinds()[row.kind]
    en = f"{'-'.join(map(str, english))} {kind.en}" + (f" ({year})" if year else "")
    zh = f"{'—'.join(map(str, chinese))}{kind.zh}" + (f"（{year}年）" if year else "")
    return Name(en if all(english) else None, zh if all(chinese) else None)


def _sides(row: Agreement, parties: Sequence[Party], bodies: Bodies) -> list[_Side]:
    """Whom the title names: the parties, or who administers it, or the bodies that the English title names."""
    several = len({party.organization or party.jurisdiction for party in parties})
    if row.administered_by and (row.scope != "bilateral" or several < 2):
        return [_Side(bodies.body(row.administered_by), False, 0)]
    if several >= 2:
        return [_side(row.title_en, party, bodies) for party in _once(parties)] if several <= MOST else []
    named = bodies.named_in(row.title_en)
    told = [_Side(bodies.body(body), bodies.home(body), place) for place, body in named]
    return told if 2 <= len(told) <= MOST else []


def _once(parties: Sequence[Party]) -> list[Party]:
    """Each side once, although a body may have several rows."""
    return list({party.organization or party.jurisdiction: party for party in parties}.values())


def _side(title: str, party: Party, bodies: Bodies) -> _Side:
    body = party.organization
    name = bodies.body(body) if body else bodies.place(party.jurisdiction or "")
    called = bodies.called(body) if body else [name.en or ""]
    found = [re.search(rf"(?<!\w){re.escape(one)}(?!\w)", title, re.IGNORECASE) for one in called if one]
    places = [match.start() for match in found if match]
    return _Side(name, bool(body and bodies.home(body)), min(places, default=len(title) + 1))
