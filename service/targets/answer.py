"""Every target and intention of the notice: its outcome, its evidence, what would count, what is known beside it.

Outcomes come from the stored question `target-outcomes` and are not decided here; the words for what would count as
evidence, by metric or kind of intention, stand in `counts.csv`.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from accord_atlas.queries.question import questions
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.targets import NoticeTargetsAnswer, Target, TargetsDocument
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.notices import document_of, stated
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.questions.request import read_request
from accord_atlas.service.targets.related import figures, related_events, responsible
from accord_atlas.service.targets.request import TargetsRequest
from accord_atlas.service.text.messages import message


@cache
def counts() -> Mapping[tuple[str, str], tuple[Words, Words]]:
    """Document, and metric or kind of intention → what would count as evidence, and what would not."""
    with files("accord_atlas.service.targets").joinpath("counts.csv").open(encoding="utf-8") as lines:
        return {
            (row["document"], row["of"]): (Words(en=row["en"], zh=row["zh"]), Words(en=row["not_en"], zh=row["not_zh"]))
            for row in csv.DictReader(lines)
        }


def targets(atlas: Atlas, request: TargetsRequest) -> NoticeTargetsAnswer:
    """The targets and intentions that fit all that is given, in the order of the stored question.

    Before the day of its notice there is none.
    """
    rows = (row for row in _outcomes(atlas, request.day) if stated(atlas, row["target"].iri, request.day))
    every = [_target(atlas, row, request.day) for row in rows]
    found = [target for target in every if _fits(target, request)]
    outcomes = [target.outcome for target in found]
    return NoticeTargetsAnswer(
        **envelope(atlas, request.day, whole=True),
        documents=list(_documents(atlas, every)),
        outcomes={outcome: outcomes.count(outcome) for outcome in sorted(set(outcomes))},
        targets=found,
        evidence=sources(atlas, found),
    )


def _documents(atlas: Atlas, every: Sequence[Target]) -> Iterator[TargetsDocument]:
    """The documents that state them, the oldest first."""
    held = {one.document.iri: one.document for one in every if one.document}
    read = reading(atlas)
    for iri in sorted(held, key=lambda each: (read.text(each, "aa:issued") or "", each)):
        number = sum(one.document is not None and one.document.iri == iri for one in every)
        yield TargetsDocument(document=held[iri], number=read.text(iri, "aa:number"), targets=number)


def _counts(atlas: Atlas, document: Entity | None, of: str, *, is_number: bool) -> tuple[Words, Words]:
    """What would count as evidence, and what would not: in the words for the document, else in general."""
    studied = counts().get((document.id if document else "", of))
    if studied:
        return studied
    if is_number:
        metric = concept_words(atlas, "metric", of)
        return message("target-counts-number", metric=metric), message("target-counts-not-number")
    return message("target-counts-act"), message("target-counts-not-act")


def _outcomes(atlas: Atlas, day: date) -> Iterator[dict[str, Any]]:
    """The rows of the stored question by column: whatever its cells may be, hence of any type."""
    question = questions()["target-outcomes"]
    names = [column.name for column in question.columns]
    rows = read_request(atlas, question, {"as_of": day.isoformat()}).rows()
    return (dict(zip(names, row, strict=True)) for row in rows)


def _target(atlas: Atlas, row: dict[str, Any], day: date) -> Target:
    read, iri = reading(atlas), row["target"].iri
    is_number = row["value"] is not None
    document = document_of(atlas, iri)
    enough, not_enough = _counts(atlas, document, row["metric"], is_number=is_number)
    specialty = read.text(iri, "aa:specialty")
    region = row["region"].iri if row["region"] else None
    fields = {
        **row,
        "reason": _reason(atlas, row["reason"]),
        "kind": "target" if is_number else "intention",
        "comparator": read.text(iri, "aa:comparator"),
        "unit": read.text(iri, "aa:unit"),
        "responsible": [atlas.labels[body].entity for body in responsible(atlas, iri)],
        "specialty": entity_of(atlas, specialty),
        "agreement": entity_of(atlas, read.text(iri, "aa:agreement")),
        "document": document,
        "clause": entity_of(atlas, read.text(iri, "aa:clause")),
        "counts_as": enough,
        "does_not_count": not_enough,
        "figures": figures(atlas, iri, specialty, region, day) if is_number else [],
        "happenings": [] if is_number else related_events(atlas, iri, day),
    }
    return Target.model_validate(fields)


def _reason(atlas: Atlas, reason: str | Words) -> Words:
    """Why the outcome is so: the remark on a figure that is not comparable, else the words of the reason's concept."""
    return reason if isinstance(reason, Words) else concept_words(atlas, "outcome-reason", reason)


def _fits(target: Target, request: TargetsRequest) -> bool:
    ends = (
        (target.specialty, request.specialty),
        (target.organization, request.organization),
        (target.jurisdiction, request.jurisdiction),
        (target.region, request.region),
        (target.document, request.document),
    )
    values = ((target.year, request.year), (target.outcome, request.outcome))
    charged = request.responsible is None or request.responsible in {each.iri for each in target.responsible}
    if not charged or (request.undated and target.year is not None):
        return False
    return all(iri is None or (found is not None and found.iri == iri) for found, iri in ends) and all(
        wanted is None or found == wanted for found, wanted in values
    )
