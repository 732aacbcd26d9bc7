"""How participants were reviewed, who stood behind candidates, and whom lists name."""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from accord_atlas.loaders.dates import vintage_day
from accord_atlas.loaders.facts.entities import Pair, dated, each, edtf, entity_statements, link, links
from accord_atlas.loaders.facts.labels import Name, Names, concept_name, joined, labels, told_day
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import Coverage, Sponsorship
from accord_atlas.loaders.statements import Statement, plain, text, typed
from accord_atlas.ontology.names import concept, entity, slugify


def review_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `reviews.csv`."""
    for row in facts.reviews:
        claimed: list[Pair] = [
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:organization", link("organization", row.organization)),
            ("aa:kind", concept("review-kind", row.kind)),
            ("aa:date", edtf(row.date)),
            ("aa:finding", text(row.outcome_en, "en")),
            ("aa:finding", text(row.outcome_zh, "zh")),
            ("aa:nextDue", edtf(row.next_due)),
        ]
        name = _named(names, row.organization, row.agreement, concept_name("review-kind", row.kind), row.date)
        yield from entity_statements(
            _address("review", row.agreement, row.organization, row.kind, row.date),
            "aa:Review",
            facts.evidence(row.source, row.confidence),
            claimed,
            [*dated("aa:date", row.date), *labels(name)],
            confidence=row.confidence,
            note=row.note,
        )


def sponsorship_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `sponsorships.csv`."""
    for row in facts.sponsorships:
        claimed: list[Pair] = [
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:candidate", link("organization", row.candidate)),
            ("aa:sponsor", link("organization", row.sponsor)),
            ("aa:role", concept("sponsorship-role", row.role)),
            ("aa:date", edtf(row.date)),
        ]
        yield from entity_statements(
            _address("sponsorship", row.agreement, row.candidate, row.sponsor, row.role, row.date),
            "aa:Sponsorship",
            facts.evidence(row.source, row.confidence),
            claimed,
            [*dated("aa:date", row.date), *labels(_support(names, row))],
            confidence=row.confidence,
            note=row.note,
        )


def list_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `coverage.csv`: what a list of participants says on a day."""
    for row in facts.coverage:
        claimed: list[Pair] = [
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:vintage", plain(row.as_of)),
            ("aa:observedOn", _speaks_for(facts, row)),
            ("aa:officialCount", typed(row.official_count, "xsd:integer")),
            ("aa:status", concept("coverage-status", row.status)),
            ("aa:complete", typed("true" if row.complete == "yes" else "false", "xsd:boolean")),
            *each("aa:listed", map(plain, row.listed_bodies)),
            *each("aa:jurisdiction", links("jurisdiction", row.jurisdictions)),
        ]
        yield from entity_statements(
            _address("coverage-list", row.agreement, row.status, slugify(row.as_of), *row.source),
            "aa:CoverageList",
            facts.evidence(row.source),
            claimed,
            labels(_list(names, row)),
            note=row.note,
        )


def _speaks_for(facts: Facts, row: Coverage) -> Literal | None:
    """The date that a list speaks for, where its own words name a year."""
    if not re.search("[0-9]{4}", row.as_of):
        return None
    return edtf(vintage_day(row.as_of, facts.sources[row.source[0]].retrieved)[0])


def _address(kind: str, *parts: str | None) -> NamedNode:
    """The parts that a row has, joined; a date without the marks of doubt, which no address has."""
    return entity(kind, ".".join(part.rstrip("?~") for part in parts if part))


def _named(names: Names, body: str, agreement: str, what: Name, day: str | None) -> Name:
    """`ABET – Dublin Accord: renewal (2016-06)`, and the same in Chinese."""
    parts = [names.organization(body), names.agreement(agreement), what]
    if day is None:
        return joined(parts, "{} – {}: {}", "{} – {}：{}")
    return joined([*parts, told_day(day)], "{} – {}: {} ({})", "{} – {}：{}（{}）")


def _support(names: Names, row: Sponsorship) -> Name:
    """`Engineers Ireland → PEC: reviewer (International Professional Engineers Agreement)`."""
    parts = [
        names.organization(row.sponsor),
        names.organization(row.candidate),
        concept_name("sponsorship-role", row.role),
        names.agreement(row.agreement),
    ]
    return joined(parts, "{} → {}: {} ({})", "{} → {}：{}（{}）")


def _list(names: Names, row: Coverage) -> Name:
    parts = [
        names.agreement(row.agreement),
        concept_name("coverage-status", row.status),
        told_day(row.as_of),
    ]
    return joined(parts, "{}: list, {} ({})", "{}：名单，{}（{}）")
