"""Reads what is asked of the targets, for HTTP, the command line and Python alike."""

from datetime import date
from typing import Any

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.targets.answer import Wanted, summary, targets

Json = dict[str, Any]


def ask_targets(
    atlas: Atlas,
    *,
    year: str | int | None = None,
    specialty: str | None = None,
    organization: str | None = None,
    jurisdiction: str | None = None,
    region: str | None = None,
    outcome: str | None = None,
    as_of: str | date | None = None,
) -> Json:
    """The targets and intentions that fit all that is given, with outcomes; BadParameter says what is wrong."""

    def named(value: str | None, kind: str) -> str | None:
        return resolve(atlas, value, (kind,), parameter=kind).iri if value else None

    wanted = Wanted(
        data_day(atlas, as_of),
        _year(year),
        named(specialty, "specialty"),
        named(organization, "organization"),
        named(jurisdiction, "jurisdiction"),
        named(region, "region"),
        among(outcome, "outcome", concepts(atlas)["outcome"]) if outcome else None,
    )
    found = targets(atlas, wanted)
    answer: Json = {**envelope(atlas, wanted.day, whole=True), "outcomes": summary(found), "targets": found}
    return {**answer, "evidence": [each.json_value() for each in sources(atlas, found)]}


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
