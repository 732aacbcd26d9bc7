"""Understands a question: what it names, which day, what it asks, and the address that answers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from accord_atlas.service.ask.cues import Read, read
from accord_atlas.service.ask.days import Day, days, spans
from accord_atlas.service.ask.matching import Match, matches, others, understood
from accord_atlas.service.ask.mentions import Mention, mentions
from accord_atlas.service.ask.phrasings import Intent, intents
from accord_atlas.service.ask.units import Unit, folded, units
from accord_atlas.service.core.atlas import Atlas

ALTERNATIVES: Final = 4
"""Other readings that are offered."""
PROFILED: Final = ("jurisdiction", "organization", "agreement")
"""Kinds that have a profile; a bare slug of a comparison means the first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was read: `best` is what it asks, None where that is not sure enough."""

    text: str
    units: Sequence[Unit]
    named: Sequence[Mention]
    days: Sequence[Day]
    best: Match | None
    others: Sequence[Match]


def understand(atlas: Atlas, query: str) -> Reading:
    """Read a question by its words, the names in it, and the phrasings of all questions."""
    text = folded(query)
    held = units(text)
    when = days(text, atlas.release.data_date)
    dated = [unit for unit in held if not any(day.start <= unit.start < day.end for day in when)]
    # Units of days are no names: they are taken out for the search of names, and its places are those of the rest.
    named = [_placed(each, dated, held) for each in mentions(atlas, query, dated)]
    covered = [*spans(list(when)), *((held[each.start].start, held[each.end - 1].end) for each in named)]
    said = read(text, covered)
    found = _alone(named, said) or matches(said, named, text)
    best = understood(found)
    return Reading(text, held, named, when, best, list(others(found, best, ALTERNATIVES)))


def _placed(mention: Mention, among: Sequence[Unit], held: Sequence[Unit]) -> Mention:
    """A mention by its place among all units."""
    start, end = held.index(among[mention.start]), held.index(among[mention.end - 1]) + 1
    return Mention(start, end, mention.text, mention.named)


def _alone(named: Sequence[Mention], said: Read) -> list[Match]:
    """Of a question that is one name and nothing else, its profile."""
    if len(named) != 1 or said.features:
        return []
    profile = next(each for each in intents() if each.name == "profile")
    slot = next((kind for kind in PROFILED if named[0].of([kind])), None)
    return [Match(profile, 1.0, {slot: (named[0],)}, {})] if slot else []


def parameters(atlas: Atlas, match: Match, when: Sequence[Day]) -> Mapping[str, str]:
    """The parameters of a match as its address takes them."""
    given = dict(match.fixed)
    for slot, held in match.filled.items():
        values = [_value(atlas, match.intent, slot, each, held) for each in held]
        given[slot] = ",".join(values)
    if when and match.intent.day:
        given[match.intent.day] = when[0].day.isoformat()
    elif when and match.intent.year:
        given[match.intent.year] = str(when[0].year)
    return _supposed(given) if match.intent.name == "scenario" else given


def _supposed(given: dict[str, str]) -> dict[str, str]:
    """The parameters of a scenario: pairs of agreement and body, or of the two sides of an agreement to be signed."""
    for name, pair in (("join", ("agreement", "organization")), ("sign", ("a", "b"))):
        if all(each in given for each in pair):
            given = {name: ":".join(given.pop(each) for each in pair), **given}
    return given


def _value(atlas: Atlas, intent: Intent, slot: str, mention: Mention, together: Sequence[Mention]) -> str:
    kinds = intent.slots[slot]
    if slot == intent.several:
        kinds = tuple(kind for kind in kinds if all(each.direct([kind]) for each in together))[:1]
    named = mention.of(kinds)
    if named is None:
        raise ValueError(f"{mention.text!r} does not fit {slot}")
    slug = atlas.labels[named.iri].slug
    bare = slot == intent.several and named.kind == PROFILED[0]
    return slug if bare or slot not in intent.kinded else f"{named.kind}/{slug}"


def address(match: Match, given: Mapping[str, str]) -> str:
    """Where a match is answered."""
    rest = dict(given)
    name = match.intent.name
    if match.intent.stored:
        path = f"/api/queries/{name}"
    elif name == "accession":
        path = f"/api/accession/{rest.pop('agreement')}/{rest.pop('organization')}"
    elif name == "dossier":
        path = f"/api/dossier/{rest.pop('jurisdiction')}"
    elif name == "profile":
        kind = next(each for each in PROFILED if each in rest)
        path = f"/api/profile/{kind}/{rest.pop(kind)}"
    elif name == "scenario" and "organization" in rest:
        path = "/api/scenario/best"
    else:
        path = f"/api/{name}"
    return f"{path}?{urlencode(rest, safe='/,:')}" if rest else path
