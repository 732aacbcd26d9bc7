"""Reads a request for targets, for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve

NO_YEAR: Final = "none"
"""Asks for what the notice states no year for."""


@dataclass(frozen=True, slots=True)
class TargetsRequest:
    """A request for targets: IRIs and notations that a target must bear, on a day; None takes all.

    `undated` takes only those for which the notice states no year.
    """

    day: date
    year: int | None = None
    specialty: str | None = None
    organization: str | None = None
    jurisdiction: str | None = None
    region: str | None = None
    outcome: str | None = None
    responsible: str | None = None
    undated: bool = False
    document: str | None = None


def targets_request(
    atlas: Atlas,
    *,
    year: str | int | None = None,
    specialty: str | None = None,
    organization: str | None = None,
    jurisdiction: str | None = None,
    region: str | None = None,
    outcome: str | None = None,
    responsible: str | None = None,
    document: str | None = None,
    as_of: str | date | None = None,
) -> TargetsRequest:
    """The request; BadParameter says what is wrong with a parameter. Without a day the data date is taken.

    A year may be `none`: what the notice states no year for.
    """

    def iri(value: str | None, kind: str, parameter: str | None = None) -> str | None:
        return resolve(atlas, value, (kind,), parameter=parameter or kind).iri if value else None

    return TargetsRequest(
        data_day(atlas, as_of),
        None if year == NO_YEAR else _year(year),
        iri(specialty, "specialty"),
        iri(organization, "organization"),
        iri(jurisdiction, "jurisdiction"),
        iri(region, "region"),
        among(outcome, "outcome", concepts(atlas)["outcome"]) if outcome else None,
        iri(responsible, "organization", "responsible"),
        undated=year == NO_YEAR,
        document=iri(document, "document"),
    )


def _year(value: str | int | None) -> int | None:
    if value is None:
        return None
    if len(str(value)) == 4 and str(value).isascii() and str(value).isdigit():
        return int(value)
    raise BadParameter(
        "year",
        str(value),
        f"`year` is {str(value)!r}; expected a year of four digits, e.g. 2025, or {NO_YEAR}.",
        f"year 为 {str(value)!r}，应为四位数年份，例如 2025，或 {NO_YEAR}（未写年份）。",
        expected=f"YYYY or {NO_YEAR}",
    )
