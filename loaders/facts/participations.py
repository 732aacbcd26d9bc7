"""Participations: one body in one agreement with one status, multilateral and bilateral alike."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord_atlas.loaders.dates import span
from accord_atlas.loaders.facts.addresses import participation
from accord_atlas.loaders.facts.entities import GRAPH, Pair, dated, edtf, entity_statements, link, region
from accord_atlas.loaders.facts.labels import Name, Names, concept_name, joined, labels
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Party
from accord_atlas.loaders.statements import Evidence, Statement, describe
from accord_atlas.ontology.names import concept

Body = tuple[str, str | None, str | None]


def participation_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `parties.csv`, with the days that its written dates leave open."""
    full = {_body(row): row for row in facts.parties if row.status == "authorised"}
    for row in facts.parties:
        yield from _participation(facts, names, row, full.get(_body(row)))


def _body(row: Party) -> Body:
    """The same body in the same agreement; a jurisdiction counts as one only while its body is not named."""
    return (row.agreement, row.organization, None if row.organization else row.jurisdiction)


def _participation(facts: Facts, names: Names, row: Party, full: Party | None) -> Iterator[Statement]:
    subject, evidence = participation(row), facts.evidence(row.source, row.confidence)
    claimed: list[Pair] = [
        ("aa:agreement", link("agreement", row.agreement)),
        ("aa:participant", link("organization", row.organization)),
        ("aa:jurisdiction", link("jurisdiction", row.jurisdiction)),
        ("aa:region", region(row.region)),
        ("aa:role", concept("role", row.role)),
        ("aa:status", concept("participation-status", row.status)),
        ("aa:was", concept("participation-status", row.was) if row.was else None),
        ("aa:start", edtf(row.start)),
    ]
    unclaimed = [*dated("aa:start", row.start), *dated("aa:end", row.end), *labels(_name(names, row))]
    yield from entity_statements(
        subject, "aa:Participation", evidence, claimed, unclaimed, confidence=row.confidence, note=row.note
    )
    yield from describe(subject, [("aa:end", edtf(row.end))], into=GRAPH, evidence=_end_evidence(facts, row, full))


def _end_evidence(facts: Facts, row: Party, full: Party | None) -> Sequence[Evidence]:
    """What the end rests on: those of the row's sources that do not speak for a time before it.

    The source of a provisional membership often cannot know how it ended; what says so then are the sources of
    the full membership that began on that day. Where no source speaks late enough, all of the row's stand.
    """
    own = facts.evidence(row.source, row.confidence)
    candidates = [own]
    if full and row.status == "provisional" and row.end == full.start:
        candidates.append(facts.evidence(full.source, full.confidence))
    late = ([one for one in said if not _before(one.observed_on, row.end)] for said in candidates)
    return next(filter(None, late), own)


def _before(observed_on: str | None, written: str | None) -> bool:
    seen, end = span(observed_on).latest if observed_on else None, span(written).earliest if written else None
    return seen is not None and end is not None and seen < end


def _name(names: Names, row: Party) -> Name:
    """`PEC – International Professional Engineers Agreement (authorised)`, and the same in Chinese.

    A place that ended is named by what it was, for its beginning is told under this name, too.
    """
    who = names.organization(row.organization) if row.organization else names.jurisdictions[row.jurisdiction or ""]
    status = replace(concept_name("participation-status", row.was or row.status), en=row.was or row.status)
    if row.was:
        status = joined([status], "formerly {}", "原{}")
    return joined([who, names.agreement(row.agreement), status], "{} – {} ({})", "{} – {}（{}）")
