"""Reads a request for targets, for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve


@dataclass(frozen=True, slots=True)
class TargetsRequest:
    """A request for targets: IRIs and notations that a target must bear, on a day; None takes all."""

    day: date
    year: int | None = None
    specialty: str | None = None
    organization: str | None = None
    jurisdiction: str | None = None
    region: str | None = None
    outcome: str | None = None


def targets_request(
    atlas: Atlas,
    *,
    year: str | int | None = None,
    specialty: str | None = None,
    organization: str | None = None,
    jurisdiction: str | None = None,
    region: str | None = None,
    outcome: str | None = None,
    as_of: str | date | None = None,
) -> TargetsRequest:
    """The request; BadParameter says what is wrong with a parameter. Without a day the data date is taken."""

    def iri(value: str | None, kind: str) -> str | None:
        return resolve(atlas, value, (kind,), parameter=kind).iri if value else None

    return TargetsRequest(
        data_day(atlas, as_of),
        _year(year),
        iri(specialty, "specialty"),
        iri(organization, "organization"),
        iri(jurisdiction, "jurisdiction"),
        iri(region, "region"),
        among(outcome, "outcome", concepts(atlas)["outcome"]) if outcome else None,
    )


def _year(value: str | int | None) -> int | None:
    if value is None:
        return None
    if len(str(value)) == 4 and str(value).isascii() and str(value).isdigit():
        return int(value)
    raise BadParameter(
        "year",
        str(value),
        f"`year` is {str(value)!r}; expected a year of four digits, e.g. 2025.",
        f"year 为 {str(value)!r}，应为四位数年份，例如 2025。",
        expected="YYYY",
    )
