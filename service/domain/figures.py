"""Numbers that sources state: the newest of each kind on a day, and whether several may be set side by side.

A lower bound is no figure, a count to date is no count of one year, and numbers of years far apart compare nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.loaders.dates import Span, span
from accord_atlas.ontology.categories import by_symbol
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.properties import reading

EXACT: Final = "equal"
"""The comparator of a number that is stated as it is."""
NARROWING: Final = ("aa:region", "aa:coversSpecialty", "aa:specialty", "aa:counterpart")
"""Properties of a number that counts only a part: of one region, of one specialty, under one counterpart."""
SAME_TIME: Final = 366
"""Days between two numbers that still speak of one time."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts (notations), of whom (IRIs), for which time (EDTF), from which source (IRI)."""

    iri: str
    metric: str
    value: float
    comparator: str
    measure: str | None
    unit: str | None
    written: str
    when: Span
    organization: str | None
    jurisdiction: str | None
    agreement: str | None
    source: str | None

    @property
    def counts(self) -> tuple[str, str | None]:
        """What it counts: its metric, and the agreement under which it does."""
        return self.metric, self.agreement


def figures(atlas: Atlas) -> Sequence[Figure]:
    """The numbers of the release that count a whole, dated ones alone, in a fixed order; read once."""
    return atlas.once(_figures)


def newest(found: Iterable[Figure], day: date) -> Mapping[tuple[str, str | None], Figure]:
    """What is counted → the newest number that speaks for the day or an earlier one.

    Of several of one time the largest, of which the others are parts in most sources.
    """
    best: dict[tuple[str, str | None], Figure] = {}
    for each in found:
        known = best.get(each.counts)
        if each.when.earliest and each.when.earliest <= day and (known is None or _order(each) > _order(known)):
            best[each.counts] = each
    return best


def newest_together(found: Iterable[Figure], day: date) -> list[Figure]:
    """Of everything that is counted of the same body or country, all numbers of the newest time that speak by the day.

    Several of one time count parts, or rival each other: none of them is the number, and each is shown with its note.
    """
    best: dict[tuple[object, ...], list[Figure]] = {}
    for each in found:
        if each.when.earliest and each.when.earliest <= day:
            held = best.setdefault((each.counts, each.organization, each.jurisdiction), [])
            if held and _time(each) > _time(held[0]):
                held.clear()
            if not held or _time(each) == _time(held[0]):
                held.append(each)
    return [each for held in best.values() for each in held]


def obstacle(found: Sequence[Figure]) -> str | None:
    """Why numbers of the same thing cannot be set side by side; None where they can.

    `units`, `measures` (a stock beside a sum of years), `bounds` (one of them is not exact), `years`.
    """
    if len(found) < 2:
        return None
    if len({each.unit for each in found}) > 1:
        return "units"
    if len({each.measure for each in found}) > 1:
        return "measures"
    if any(each.comparator != EXACT for each in found):
        return "bounds"
    days = [day for each in found for day in (each.when.earliest, each.when.latest) if day]
    return "years" if days and (max(days) - min(days)).days > SAME_TIME else None


def _order(figure: Figure) -> tuple[date, float, str]:
    return _time(figure), figure.value, figure.iri


def _time(figure: Figure) -> date:
    return figure.when.latest or date.max


def _figures(atlas: Atlas) -> tuple[Figure, ...]:
    read = reading(atlas)
    found = []
    for iri, _ in read.entities("observation", "aa:metric"):
        written, value = read.text(iri, "aa:date"), read.text(iri, "aa:value")
        if written and value and not any(read.text(iri, part) for part in NARROWING):
            found.append(
                Figure(
                    iri,
                    read.notation(iri, "aa:metric") or "",
                    float(value),
                    by_symbol("comparator").get(read.text(iri, "aa:comparator") or "", EXACT),
                    read.notation(iri, "aa:measure"),
                    read.text(iri, "aa:unit"),
                    written,
                    span(written),
                    read.text(iri, "aa:organization"),
                    read.text(iri, "aa:jurisdiction"),
                    read.text(iri, "aa:agreement"),
                    read.text(iri, "aa:source"),
                )
            )
    return tuple(found)
