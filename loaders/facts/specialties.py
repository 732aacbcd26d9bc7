"""Specialties in their schemes, and the disciplines that registers list."""

from collections.abc import Iterator

from accord_atlas.loaders.facts.entities import Pair, bare_statements, each, entity_statements, link
from accord_atlas.loaders.facts.labels import Name, Names, joined, labels
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.records import OUR_MAPPING, Discipline, Specialty
from accord_atlas.loaders.statements import Statement, plain, text
from accord_atlas.ontology.names import entity, term


def specialty_statements(facts: Facts) -> Iterator[Statement]:
    """Every row of `specialties.csv`; what is our mapping says so and claims nothing."""
    for row in facts.specialties.values():
        subject = entity("specialty", row.id)
        own = OUR_MAPPING in row.basis
        unclaimed: list[Pair] = [("skos:notation", plain(row.id)), *(_mapping(row) if own else [])]
        unclaimed += [("aa:basis", plain(OUR_MAPPING))] if own else []
        if row.sources:
            claimed = [*_facts(row), *([] if own else _mapping(row))]
            evidence = facts.evidence(row.sources)
            yield from entity_statements(subject, "aa:Specialty", evidence, claimed, unclaimed, note=row.note)
        else:
            about: list[Pair] = [("rdf:type", term("aa:Specialty")), ("aa:note", text(row.note, "en"))]
            yield from bare_statements(subject, [*about, *unclaimed, *_facts(row)])


def _facts(row: Specialty) -> list[Pair]:
    return [
        *labels(Name(row.en, row.zh)),
        ("skos:prefLabel", text(row.en, "en")),
        ("skos:prefLabel", text(row.zh, "zh")),
        *each("skos:inScheme", [entity("scheme", scheme) for scheme in row.scheme]),
    ]


def _mapping(row: Specialty) -> list[Pair]:
    """Its place among other specialties, the APEC disciplines and the codes of ISCED-F."""
    return [
        ("skos:broader", link("specialty", row.broader)),
        ("aa:apecDiscipline", link("specialty", row.apec_discipline)),
        ("skos:relatedMatch", link("specialty", row.apec_discipline)),
        ("aa:iscedF", plain(row.isced_f)),
    ]


def discipline_statements(facts: Facts, names: Names) -> Iterator[Statement]:
    """Every row of `disciplines.csv`: a discipline of a register, in general or for one jurisdiction."""
    for row in facts.disciplines:
        slug = ".".join(part for part in (row.agreement, row.discipline, row.jurisdiction) if part)
        claimed: list[Pair] = [
            ("aa:agreement", link("agreement", row.agreement)),
            ("aa:specialty", link("specialty", row.discipline)),
            ("aa:jurisdiction", link("jurisdiction", row.jurisdiction)),
        ]
        evidence = facts.evidence(row.source)
        subject = entity("discipline", slug)
        yield from entity_statements(subject, "aa:DisciplineListing", evidence, claimed, labels(_name(names, row)))


def _name(names: Names, row: Discipline) -> Name:
    parts = [names.specialty(row.discipline), names.agreement(row.agreement)]
    if row.jurisdiction is None:
        return joined(parts, "{} – {}", "{} – {}")
    return joined([*parts, names.jurisdictions[row.jurisdiction]], "{} – {} ({})", "{} – {}（{}）")
