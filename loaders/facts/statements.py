"""The fact tables as statements, table by table."""

from collections.abc import Iterator
from itertools import chain

from accord_atlas.loaders.facts.agreements import agreement_statements
from accord_atlas.loaders.facts.cells import with_cell_sources
from accord_atlas.loaders.facts.conflicts import with_conflicts
from accord_atlas.loaders.facts.effects import condition_statements, direction_statements, relation_statements
from accord_atlas.loaders.facts.events import event_statements
from accord_atlas.loaders.facts.federations import federation_statements, name_statements, succession_statements
from accord_atlas.loaders.facts.jurisdictions import forum_statements, jurisdiction_statements, region_statements
from accord_atlas.loaders.facts.labels import Names
from accord_atlas.loaders.facts.observations import observation_statements
from accord_atlas.loaders.facts.organizations import organization_statements
from accord_atlas.loaders.facts.origins import origin_statements
from accord_atlas.loaders.facts.participations import participation_statements
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.facts.reviews import list_statements, review_statements, sponsorship_statements
from accord_atlas.loaders.facts.rules import rule_statements
from accord_atlas.loaders.facts.searches import search_statements
from accord_atlas.loaders.facts.sources import source_statements
from accord_atlas.loaders.facts.specialties import discipline_statements, specialty_statements
from accord_atlas.loaders.facts.standards import standard_statements
from accord_atlas.loaders.facts.titles import equivalence_statements, title_statements
from accord_atlas.loaders.statements import Statement


def fact_statements(facts: Facts) -> Iterator[Statement]:
    """Everything that the fact tables say, into graph `facts`, each sourced statement with its evidence."""
    names = Names(facts)
    ordinary = chain(
        source_statements(facts),
        jurisdiction_statements(facts),
        region_statements(facts),
        organization_statements(facts),
        agreement_statements(facts),
        participation_statements(facts, names),
        specialty_statements(facts),
        discipline_statements(facts, names),
        rule_statements(facts),
        forum_statements(facts, names),
        standard_statements(facts),
        event_statements(facts),
        observation_statements(facts, names),
        condition_statements(facts),
        direction_statements(facts, names),
        relation_statements(facts, names),
        title_statements(facts),
        equivalence_statements(facts, names),
        federation_statements(facts, names),
        name_statements(facts, names),
        succession_statements(facts, names),
        review_statements(facts, names),
        sponsorship_statements(facts, names),
        list_statements(facts, names),
        search_statements(facts),
        origin_statements(facts),
    )
    return with_conflicts(facts, with_cell_sources(facts, ordinary))
