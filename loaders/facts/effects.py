"""What agreements ask and which way they run: conditions for a holder, directions, relations between agreements."""

from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import NamedNode

from accord_atlas.loaders.facts.entities import Pair, each, entity_statements, link, region
from accord_atlas.loaders.facts.labels import Name, Names, concept_name, joined, labels
from accord_atlas.loaders.facts.observations import number
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import AgreementRelation, Condition, Direction
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.ontology.names import concept, entity


def condition_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `conditions.csv`; the condition itself is the label, in both languages."""
    for row in facts.conditions:
        claimed: list[Pair] = [
            ("rdfs:label", text(row.text_en, "en")),
            ("rdfs:label", text(row.text_zh, "zh")),
            ("aa:agreement", link("agreement", row.agreement)),
            *_sides(row),
            ("aa:specialty", link("specialty", row.specialty)),
            ("aa:kind", concept("condition-kind", row.kind)),
            ("aa:value", None if row.value is None else number(row.value)),
            ("aa:unit", plain(row.unit)),
        ]
        evidence = facts.evidence(row.source, row.confidence)
        yield from entity_statements(
            condition(row), "aa:Condition", evidence, claimed, confidence=row.confidence, note=row.note
        )


def condition(row: Condition) -> NamedNode:
    """The address of a condition, which no column names: the same sides and words give the same address."""
    said = (
        *(row.from_organization, row.from_jurisdiction, row.to_organization, row.to_jurisdiction),
        *(row.specialty, row.text_en),
    )
    digest = sha256("\n".join(part or "" for part in said).encode()).hexdigest()[:8]
    return entity("condition", f"{row.agreement}.{row.kind}.{digest}")


def direction_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `directions.csv`: one way in which an agreement runs."""
    for row in facts.directions:
        claimed: list[Pair] = [
            ("aa:agreement", link("agreement", row.agreement)),
            *_sides(row),
            ("aa:fromRegion", region(row.from_region)),
            ("aa:toRegion", region(row.to_region)),
            *each("aa:recognises", (concept("recognised-thing", thing) for thing in row.recognises)),
            ("aa:grants", text(row.grants_en, "en")),
            ("aa:grants", text(row.grants_zh, "zh")),
        ]
        yield from entity_statements(
            _direction(row),
            "aa:Direction",
            facts.evidence(row.source, row.confidence),
            claimed,
            labels(_way(names, row)),
            confidence=row.confidence,
            note=row.note,
        )


def _direction(row: Direction) -> NamedNode:
    """The agreement and its two sides, each by its body, else by its place, and by its part of a country."""
    sides = (
        *(row.from_organization or row.from_jurisdiction, row.from_region),
        *("to", row.to_organization or row.to_jurisdiction, row.to_region),
    )
    return entity("direction", ".".join(part.lower() for part in (row.agreement, *sides) if part))


def _sides(row: Condition | Direction) -> list[Pair]:
    return [
        ("aa:fromOrganization", link("organization", row.from_organization)),
        ("aa:fromJurisdiction", link("jurisdiction", row.from_jurisdiction)),
        ("aa:toOrganization", link("organization", row.to_organization)),
        ("aa:toJurisdiction", link("jurisdiction", row.to_jurisdiction)),
    ]


def _way(names: Names, row: Direction) -> Name:
    """`Engineering Council – AIPE agreement: AIPE → Engineering Council`, and the same in Chinese."""
    origin = _side(names, row.from_organization, row.from_jurisdiction, row.from_region)
    destination = _side(names, row.to_organization, row.to_jurisdiction, row.to_region)
    return joined([names.agreement(row.agreement), origin, destination], "{}: {} → {}", "{}：{} → {}")


def _side(names: Names, organization: str | None, jurisdiction: str | None, region: str | None) -> Name:
    """A side by its body, else by the part of its country, else by its country."""
    if organization:
        return names.organization(organization)
    return names.region(region) if region else names.jurisdictions[jurisdiction or ""]


def relation_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `agreement-relations.csv`."""
    for row in facts.agreement_relations:
        claimed: list[Pair] = [
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:relation", concept("agreement-relation", row.relation)),
            ("aa:otherAgreement", link("agreement", row.other)),
        ]
        yield from entity_statements(
            entity("agreement-relation", f"{row.agreement}.{row.relation}.{row.other}"),
            "aa:AgreementRelation",
            facts.evidence(row.source, row.confidence),
            claimed,
            labels(_relation(names, row)),
            confidence=row.confidence,
            note=row.note,
        )


def _relation(names: Names, row: AgreementRelation) -> Name:
    parts = [
        names.agreement(row.agreement),
        concept_name("agreement-relation", row.relation),
        names.agreement(row.other),
    ]
    return joined(parts, "{} – {} – {}", "{} – {} – {}")
