"""Figures of a document in English: numbers with what they count; the text is folded, without white space."""

import re
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.answers.notice import Figure

CURRENCY: Final = {"RMB": "yuan", "CNY": "yuan", "US$": "US dollars", "USD": "US dollars", "EUR": "euros", "€": "euros"}
SCALES: Final = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
COUNTED: Final = (
    "engineers|assessors|candidates|participants|trainees|persons|people|members|societies|associations|bodies|"
    "organisations|organizations|institutions|programmes|programs|agreements|memoranda|arrangements|countries|fields|"
    "specialties|groups|qualifications"
)
FIGURE: Final = re.compile(
    r"(?P<before>atleast|nofewerthan|nolessthan|notlessthan|morethan|upto|atmost|nomorethan|about|around|approximately)?"
    rf"(?P<currency>{'|'.join(map(re.escape, CURRENCY))})?(?<![\d.,])"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<scale>thousand|million|billion)?(?P<unit>%|percent|yuan|years|months|days|hours|(?:professional)?(?:{COUNTED}))?",
    re.IGNORECASE,
)
AT_LEAST: Final = frozenset({"atleast", "nofewerthan", "nolessthan", "notlessthan", "morethan"})
ABOUT: Final = frozenset({"about", "around", "approximately"})
YEAR: Final = re.compile(r"(?:by|in|before|until|during)(?:theendof)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
END: Final = re.compile(r"[;!?]|[.](?=[A-Z(]|$)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and where its words stand in the folded text."""

    start: int
    end: int
    figure: Figure


def english_figures(text: str, clause: str) -> list[Placed]:
    """The figures of a clause in English, in order; a bare number, such as a year, is none."""
    return [_figure(text, clause, match) for match in FIGURE.finditer(text) if match["unit"] or match["currency"]]


def _figure(text: str, clause: str, match: re.Match[str]) -> Placed:
    before, unit = (match["before"] or "").lower(), (match["unit"] or "").lower()
    currency = CURRENCY.get(match["currency"] or "")
    kind = (
        "amount"
        if currency or unit == "yuan"
        else "percentage"
        if unit in ("%", "percent")
        else "duration"
        if unit in ("years", "months", "days", "hours")
        else "count"
    )
    figure = Figure(
        clause=clause,
        words=match[0],
        kind=kind,
        value=float(match["number"].replace(",", "")) * SCALES.get((match["scale"] or "").lower(), 1),
        comparator=">=" if before in AT_LEAST else "~" if before in ABOUT else "=",
        unit="%" if kind == "percentage" else currency or unit.removeprefix("professional"),
        year=_year(text, match.start(), match.end()),
    )
    return Placed(match.start(), match.end(), figure)


def _year(text: str, start: int, end: int) -> int | None:
    """The year that the same sentence names, the first behind the figure, else the last before it."""
    stops = [found.end() for found in END.finditer(text)]
    until = next((stop for stop in stops if stop >= end), len(text))
    since = max((stop for stop in stops if stop <= start), default=0)
    behind = YEAR.search(text, end, until)
    ahead = [int(found[1]) for found in YEAR.finditer(text, since, start)]
    return int(behind[1]) if behind else ahead[-1] if ahead else None
