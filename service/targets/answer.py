"""Every target and intention of the notice: its outcome, its evidence, what would count, what is known beside it.

Outcomes come from the stored question `target-outcomes` and are not decided here; the words for what would count as
evidence, by metric or kind of intention, stand in `counts.csv`.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from accord_atlas.queries.question import Text
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell, concept_label
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.questions import catalogue
from accord_atlas.service.questions.request import read_request
from accord_atlas.service.targets.related import figures, happenings
from accord_atlas.service.text.sentences import text

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which targets are asked for: IRIs and notations that a target must bear, on a day; None wants all."""

    day: date
    year: int | None = None
    specialty: str | None = None
    organization: str | None = None
    jurisdiction: str | None = None
    region: str | None = None
    outcome: str | None = None


@cache
def counts() -> Mapping[str, tuple[Text, Text]]:
    """Metric or kind of intention → what would count as evidence, and what would not."""
    with files("accord_atlas.service.targets").joinpath("counts.csv").open(encoding="utf-8") as lines:
        return {
            row["of"]: ({"en": row["en"], "zh": row["zh"]}, {"en": row["not_en"], "zh": row["not_zh"]})
            for row in csv.DictReader(lines)
        }


def targets(atlas: Atlas, wanted: Wanted) -> list[Json]:
    """The targets and intentions asked for, in the order of the stored question."""
    return [target for row in _outcomes(atlas, wanted.day) if _fits(target := _target(atlas, row, wanted.day), wanted)]


def summary(found: list[Json]) -> dict[str, int]:
    """How many have which outcome."""
    held = [target["outcome"] for target in found]
    return {outcome: held.count(outcome) for outcome in sorted(set(held))}


def _outcomes(atlas: Atlas, day: date) -> Iterator[Json]:
    asked = read_request(atlas, catalogue.find("target-outcomes"), {"as_of": day.isoformat()})
    names = [column.name for column in asked.question.columns]
    return (dict(zip(names, row, strict=True)) for row in asked.rows())


def _target(atlas: Atlas, row: Json, day: date) -> Json:
    read, iri = reading(atlas), row["target"]["iri"]
    is_number = row["value"] is not None
    enough, not_enough = counts()[row["metric"]]
    specialty = read.text(iri, "aa:specialty")
    region = row["region"]["iri"] if row["region"] else None
    return {
        **row,
        "kind": "target" if is_number else "intention",
        "comparator": read.text(iri, "aa:comparator"),
        "unit": read.text(iri, "aa:unit"),
        "specialty": cell(atlas, specialty),
        "agreement": cell(atlas, read.text(iri, "aa:agreement")),
        "clause": cell(atlas, read.text(iri, "aa:clause")),
        "reason": _reason(atlas, row),
        "counts_as": dict(enough),
        "does_not_count": dict(not_enough),
        "figures": figures(atlas, iri, specialty, region, day) if is_number else [],
        "happenings": [] if is_number else happenings(atlas, iri, day),
    }


def _reason(atlas: Atlas, row: Json) -> Json:
    """Why the outcome is so: the reason's words, or of a figure that is not comparable what it may be set against."""
    if row["outcome"] == "not-comparable":
        for iri, values in reading(atlas).all("aa:comparableWith").items():
            if row["reason"] in {value.value for value in values}:
                said = text(atlas, iri, "aa:comparableWith")
                return said.json_value() if said else {"en": row["reason"], "zh": None}
    return dict(concept_label(atlas, "outcome-reason", row["reason"]))


def _fits(target: Json, wanted: Wanted) -> bool:
    ends = (
        ("specialty", wanted.specialty),
        ("organization", wanted.organization),
        ("jurisdiction", wanted.jurisdiction),
        ("region", wanted.region),
    )
    plain = (("year", wanted.year), ("outcome", wanted.outcome))
    return all(iri is None or (target[name] or {}).get("iri") == iri for name, iri in ends) and all(
        value is None or target[name] == value for name, value in plain
    )
