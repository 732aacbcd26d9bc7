"""Until when what was last checked may stand: our editorial rule, which `freshness.csv` and `urgency.csv` state.

It is a rule for upkeep and no fact: nothing in the release changes on the day on which something is due. What can
change (a current membership, a count) counts from the day that its source speaks for, for reading an old page today
checks nothing; of a page without a date, from the day of its copy, else from the day read. What is settled is never
due.
"""

import csv
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast

from accord_atlas.loaders.dates import span
from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.membership import is_full
from accord_atlas.service.domain.participations import Participation, agreements
from accord_atlas.service.domain.properties import Reading, reading
from accord_atlas.service.domain.seats import has_seats

From = Literal["source", "reading", "own"]
ANY: Final = "*"
OVER: Final = "over"
STANDING: Final = "standing"
UNDATED: Final = "undated"
SERIES: Final = ("metric", "unit", "organization", "agreement", "jurisdiction", "region", "specialty", "counterpart")
"""What two numbers of one series have in common."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How long statements of a kind may stand: `months` is None for never due, `counts_from` says from when."""

    name: str
    kind: str
    properties: frozenset[str]
    states: frozenset[str]
    counts_from: From
    months: int | None
    title: Words
    reason: Words

    def about(self, kind: str, prop: str) -> bool:
        """Whether it is about a property (local name) of a thing of a kind, in whatever state."""
        return self.kind in {ANY, kind} and not self.properties.isdisjoint({ANY, prop})


@dataclass(frozen=True, slots=True)
class Freshness:
    """When something was last checked (EDTF as written, and its day), and when it is due; None: never."""

    rule: Rule
    written: str
    checked: date
    due: date | None
    undated: bool


def rules() -> Sequence[Rule]:
    """The rules in their order; the first that fits counts, and the last fits all."""
    return _rules()


@cache
def urgency(factor: str) -> Mapping[str, float]:
    """Value → number of a factor of `urgency.csv`; empty for one that is not there."""
    return {row["value"]: float(row["number"]) for row in _table("urgency") if row["factor"] == factor}


def rule_of(atlas: Atlas, iri: str, prop: str, day: date) -> Rule:
    """The rule for a property (local name) of a thing on a day."""
    kind = (kind_and_slug(iri) or ("", ""))[0]
    for rule in _candidates(kind, prop):
        if ANY in rule.states or not rule.states.isdisjoint(_states(atlas, iri, kind, day)):
            return rule
    raise ValueError("the last rule of freshness.csv fits everything")


def freshness(atlas: Atlas, iri: str, prop: str, source: str, day: date) -> Freshness:
    """When what a source (IRI) says of a property of a thing was last checked, and when it is due."""
    rule, read = rule_of(atlas, iri, prop, day), reading(atlas)
    retrieved = read.day(source, "aa:retrieved") or atlas.release.data_date
    spoken, undated = read.day(source, "aa:speaksFor") or retrieved, False
    written = read.text(source, "aa:observedOn") or retrieved.isoformat()
    if rule.counts_from == "reading" or rule.months is None:
        spoken, written = retrieved, retrieved.isoformat()
    elif spoken == retrieved:
        undated = True
        spoken = read.day(source, "aa:copied") or retrieved
        written = spoken.isoformat()
    return Freshness(rule, written, spoken, _due(read, iri, rule, spoken, undated), undated)


def after(day: date, months: int) -> date:
    """The day so many months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _due(read: Reading, iri: str, rule: Rule, checked: date, undated: bool) -> date | None:
    if rule.months is None:
        return None
    if rule.counts_from == "own":
        own = read.text(iri, "aa:nextDue") or read.text(iri, "aa:searchedOn")
        # "About 2026" is asked about when that year ends, not when all doubt does.
        last = span(own.rstrip("?~")).latest if own else None
        return after(last or checked, rule.months)
    return after(checked, round(rule.months * (urgency("share")[UNDATED] if undated else 1)))


def _states(atlas: Atlas, iri: str, kind: str, day: date) -> frozenset[str]:
    """What may be said of a thing on a day, in the words of the column `state`."""
    read = reading(atlas)
    match kind:
        case "participation":
            return _of_place(atlas, iri, day)
        case "agreement":
            return frozenset({OVER if _over(atlas, iri, day) else read.notation(iri, "aa:status") or STANDING})
        case "review":
            return frozenset({"open"} if iri in atlas.once(_awaited) else ())
        case "observation":
            return frozenset({"latest"} if iri in atlas.once(_latest) else ())
        case "outcome":
            return frozenset({read.notation(iri, "aa:verdict") or ""})
        case "standard":
            return frozenset({read.notation(iri, "aa:status") or ""})
    ended = read.text(iri, "aa:end") or read.text(iri, "aa:dissolved")
    within = read.text(iri, "aa:agreement")
    over = _past(ended, day) or (within is not None and _over(atlas, within, day))
    return frozenset({OVER if over else STANDING})


def _of_place(atlas: Atlas, iri: str, day: date) -> frozenset[str]:
    place = places(atlas).get(iri)
    held = place.at(day) if place else None
    if place is None or held is None:
        return frozenset({OVER})
    if not is_full(held.status):
        return frozenset({"not-full"})
    return frozenset({"seat" if has_seats(atlas, place.agreement) else "party"})


def places(atlas: Atlas) -> Mapping[str, Participation]:
    """Every place in an agreement, by IRI."""
    return atlas.once(_places)


def _places(atlas: Atlas) -> Mapping[str, Participation]:
    return {place.iri: place for each in agreements(atlas).values() for place in each.participations}


def _over(atlas: Atlas, iri: str, day: date) -> bool:
    agreement = agreements(atlas).get(iri)
    return agreement is not None and agreement.at(day) is None


def _past(written: str | None, day: date) -> bool:
    last = span(written).latest if written else None
    return last is not None and last <= day


def _awaited(atlas: Atlas) -> frozenset[str]:
    """The reviews that name the next one, where no later one of the same body in the same agreement is recorded."""
    read, last = reading(atlas), dict[tuple[str | None, str | None], tuple[str, str]]()
    for iri in read.all("aa:date"):
        if (kind_and_slug(iri) or ("",))[0] == "review":
            whose = read.text(iri, "aa:organization"), read.text(iri, "aa:agreement")
            last[whose] = max(last.get(whose, ("", "")), (read.text(iri, "aa:date") or "", iri))
    return frozenset(iri for _, iri in last.values() if read.text(iri, "aa:nextDue"))


def _latest(atlas: Atlas) -> frozenset[str]:
    """The numbers after which no later one of the same series is recorded."""
    read, last = reading(atlas), dict[tuple[str | None, ...], tuple[str, str]]()
    for iri in read.all("aa:metric"):
        if (kind_and_slug(iri) or ("",))[0] == "observation":
            series = tuple(read.text(iri, f"aa:{each}") for each in SERIES)
            last[series] = max(last.get(series, ("", "")), (read.text(iri, "aa:date") or "", iri))
    return frozenset(iri for _, iri in last.values())


@cache
def _candidates(kind: str, prop: str) -> Sequence[Rule]:
    return tuple(rule for rule in rules() if rule.about(kind, prop))


@cache
def _rules() -> Sequence[Rule]:
    return tuple(
        Rule(
            row["rule"],
            row["kind"],
            frozenset(row["property"].split("|")),
            frozenset(row["state"].split("|")),
            cast("From", row["from"] or "source"),
            int(row["months"]) if row["months"] else None,
            Words(en=row["title_en"], zh=row["title_zh"]),
            Words(en=row["reason_en"], zh=row["reason_zh"]),
        )
        for row in _table("freshness")
    )


def _table(name: str) -> Iterator[dict[str, str]]:
    with files("accord_atlas.service.domain").joinpath(f"{name}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)
