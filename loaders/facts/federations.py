"""Which bodies belong to which federations, what bodies were called, and whose place they took."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.addresses import dated_name
from accord_atlas.loaders.facts.entities import Pair, dated, edtf, entity_statements, link
from accord_atlas.loaders.facts.labels import Name, Names, concept_name, joined, labels, told_day
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import FederationMember, OrganizationName, Succession
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.ontology.names import concept, entity


def federation_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `federation-members.csv`."""
    for row in facts.federation_members:
        claimed: list[Pair] = [
            ("aa:federation", link("organization", row.federation)),
            ("aa:member", link("organization", row.member)),
            ("aa:kind", concept("federation-membership-kind", row.kind)),
            ("aa:start", edtf(row.start)),
            ("aa:end", edtf(row.end)),
        ]
        yield from entity_statements(
            entity("federation-member", f"{row.federation}.{row.member}"),
            "aa:FederationMembership",
            facts.evidence(row.source, row.confidence),
            claimed,
            [*dated("aa:start", row.start), *dated("aa:end", row.end), *labels(_membership(names, row))],
            confidence=row.confidence,
            note=row.note,
        )


def _membership(names: Names, row: FederationMember) -> Name:
    parts = [
        names.organization(row.member),
        names.organization(row.federation),
        concept_name("federation-membership-kind", row.kind),
    ]
    return joined(parts, "{} – {} ({})", "{} – {}（{}）")


def name_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `organization-names.csv`: what a body was called, and when."""
    for row in facts.organization_names:
        claimed: list[Pair] = [
            ("aa:organization", link("organization", row.organization)),
            ("aa:name", text(row.name_en, "en")),
            ("aa:name", text(row.name_zh, "zh")),
            ("aa:localName", plain(row.name_local)),
            ("aa:acronym", plain(row.acronym)),
            ("aa:start", edtf(row.from_)),
            ("aa:end", edtf(row.until)),
        ]
        yield from entity_statements(
            dated_name(row),
            "aa:OrganizationName",
            facts.evidence(row.source, row.confidence),
            claimed,
            labels(_dated_name(names, row)),
            confidence=row.confidence,
            note=row.note,
        )


def _dated_name(names: Names, row: OrganizationName) -> Name:
    """`ABET: Engineers' Council for Professional Development (1932–1980)`; the name that there is, in each language."""
    any_name = row.name_en or row.acronym or row.name_local or row.name_zh
    body, own = names.organization(row.organization), Name(any_name, row.name_zh or row.acronym or any_name)
    since, until = (told_day(day) if day else Name("", "") for day in (row.from_, row.until))
    days = Name(f"{since.en}–{until.en}", f"{since.zh}—{until.zh}")
    return joined([body, own, days], "{}: {} ({})", "{}：{}（{}）")


def succession_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `successions.csv`; which body each came from is said with the organizations."""
    for row in facts.successions:
        claimed: list[Pair] = [
            ("aa:organization", link("organization", row.organization)),
            ("aa:earlierOrganization", link("organization", row.predecessor)),
            ("aa:kind", concept("succession-kind", row.kind)),
            ("aa:date", edtf(row.date)),
        ]
        yield from entity_statements(
            entity("succession", f"{row.organization}.{row.predecessor}"),
            "aa:Succession",
            facts.evidence(row.source, row.confidence),
            claimed,
            [*dated("aa:date", row.date), *labels(_succession(names, row))],
            confidence=row.confidence,
            note=row.note,
        )


def _succession(names: Names, row: Succession) -> Name:
    parts = [
        names.organization(row.predecessor),
        names.organization(row.organization),
        concept_name("succession-kind", row.kind),
    ]
    return joined(parts, "{} → {} ({})", "{} → {}（{}）")
