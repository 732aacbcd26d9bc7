"""The phrasings: how people ask each stored question (`asks` in its header) and each page (`pages.yaml`)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from accord_atlas.queries.question import Question, questions
from accord_atlas.queries.yaml_text import read_yaml
from accord_atlas.service.ask.cues import read
from accord_atlas.service.ask.mentions import FEDERATION
from accord_atlas.service.ask.units import folded
from accord_atlas.service.core.shape import Words

SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking: its features (see `cues.Read`), its slots in order, and the parameters that it fixes."""

    features: frozenset[str]
    slots: tuple[str, ...]
    fixed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Intent:
    """What may be asked: a stored question or a page, which kinds of entity its slots take, and its phrasings.

    `several` is the slot that takes all that are named; `days` and `years` the parameters that take a day, a year.
    """

    name: str
    title: Words
    slots: Mapping[str, tuple[str, ...]]
    phrasings: Sequence[Phrasing]
    stored: bool
    several: str | None = None
    day: str | None = None
    year: str | None = None
    kinded: frozenset[str] = field(default_factory=frozenset)
    """Slots whose value names the kind, too, because they take several."""


@cache
def intents() -> Sequence[Intent]:
    """Everything that may be asked; ValueError for a phrasing with a slot that its question does not have."""
    stored = [_stored(question) for question in questions().values() if "asks" in question.extra]
    text = files("accord_atlas.service.ask").joinpath("pages.yaml").read_text("utf-8")
    return [*stored, *(_page(name, said) for name, said in read_yaml(text).items())]


DAYS: Final[Mapping[str, str]] = {
    "recognition": "as_of",
    "accession": "as_of",
    "dossier": "as_of",
    "profile": "as_of",
    "paths": "as_of",
    "network": "as_of",
    "compare": "as_of",
    "scenario": "as_of",
    "changes": "since",
}
"""Page → the parameter that takes a day."""


def _stored(question: Question) -> Intent:
    slots = {each.name: each.kind for each in question.parameters if each.type == "entity"}
    # A federation is a body to which others belong, which no kind of entity says.
    slots |= {name: (FEDERATION,) for name in slots if name == FEDERATION}
    dates = [each.name for each in question.parameters if each.type == "date"]
    years = [each.name for each in question.parameters if each.type == "integer" and each.name == "year"]
    return Intent(
        question.name,
        Words(**question.title),
        slots,
        list(_phrasings(question.name, question.extra["asks"], {*slots, *years})),
        stored=True,
        day=dates[0] if dates else None,
        year=years[0] if years else None,
        kinded=frozenset(name for name, kinds in slots.items() if len(kinds) != 1),
    )


def _page(name: str, said: Mapping[str, Any]) -> Intent:
    slots = {slot: tuple(kinds) for slot, kinds in said["slots"].items()}
    return Intent(
        name,
        Words(**said["title"]),
        slots,
        list(_phrasings(name, said["asks"], set(slots))),
        stored=False,
        several=said.get("several"),
        day=DAYS.get(name),
        year="year" if name == "targets" else None,
        kinded=frozenset(name for name, kinds in slots.items() if len(kinds) > 1),
    )


def _phrasings(name: str, said: Mapping[str, Sequence[Any]], slots: set[str]) -> Iterator[Phrasing]:
    for each in (each for some in said.values() for each in some):
        text, fixed = (each["ask"], each["with"]) if isinstance(each, dict) else (each, {})
        named = tuple(SLOT.findall(text))
        if unknown := set(named) - slots:
            raise ValueError(f"{name}: {text!r} has a slot that there is not: {', '.join(sorted(unknown))}")
        plain = folded(SLOT.sub("\n", text))
        yield Phrasing(read(plain).features, tuple(slot for slot in named if slot != "year"), fixed)
