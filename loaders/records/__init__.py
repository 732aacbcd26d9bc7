"""One typed record per fact table: its fields are the table's columns, in their order.

`tables/facts/datapackage.json` describes the same tables for users of Frictionless; it is made from the records.
"""

from typing import Final

from accord_atlas.loaders.records.agreements import AccessionRule, Agreement, AgreementRelation
from accord_atlas.loaders.records.columns import (
    OUR_MAPPING,
    AgreementId,
    Confidence,
    JurisdictionId,
    OrganizationId,
    SchemeName,
    SourceId,
    SpecialtyId,
    StandardId,
)
from accord_atlas.loaders.records.effects import Condition, Direction
from accord_atlas.loaders.records.evidence import CellSource, Conflict, NameOrigin, Outcome, Search
from accord_atlas.loaders.records.happenings import Event, Observation
from accord_atlas.loaders.records.organizations import FederationMember, Organization, OrganizationName, Succession
from accord_atlas.loaders.records.participations import Coverage, Party, Review, Sponsorship
from accord_atlas.loaders.records.places import ForumEconomy, Jurisdiction, Region
from accord_atlas.loaders.records.sources import Source
from accord_atlas.loaders.records.specialties import Discipline, Specialty
from accord_atlas.loaders.records.standards import Standard
from accord_atlas.loaders.records.titles import Title, TitleEquivalence
from accord_atlas.loaders.tables import Row

FACT_TABLES: Final[dict[str, type[Row]]] = {
    "accession-rules": AccessionRule,
    "agreement-relations": AgreementRelation,
    "agreements": Agreement,
    "cell-sources": CellSource,
    "conditions": Condition,
    "conflicts": Conflict,
    "coverage": Coverage,
    "directions": Direction,
    "disciplines": Discipline,
    "events": Event,
    "federation-members": FederationMember,
    "forums": ForumEconomy,
    "jurisdictions": Jurisdiction,
    "names-zh": NameOrigin,
    "observations": Observation,
    "organization-names": OrganizationName,
    "organizations": Organization,
    "outcomes": Outcome,
    "parties": Party,
    "regions": Region,
    "reviews": Review,
    "searches": Search,
    "sources": Source,
    "specialties": Specialty,
    "sponsorships": Sponsorship,
    "standards": Standard,
    "successions": Succession,
    "title-equivalences": TitleEquivalence,
    "titles": Title,
}
"""The name that other tables refer to, and `<name>.csv` → the record."""

__all__ = [
    "FACT_TABLES",
    "OUR_MAPPING",
    "AccessionRule",
    "Agreement",
    "AgreementId",
    "AgreementRelation",
    "CellSource",
    "Condition",
    "Confidence",
    "Conflict",
    "Coverage",
    "Direction",
    "Discipline",
    "Event",
    "FederationMember",
    "ForumEconomy",
    "Jurisdiction",
    "JurisdictionId",
    "NameOrigin",
    "Observation",
    "Organization",
    "OrganizationId",
    "OrganizationName",
    "Outcome",
    "Party",
    "Region",
    "Review",
    "SchemeName",
    "Search",
    "Source",
    "SourceId",
    "Specialty",
    "SpecialtyId",
    "Sponsorship",
    "Standard",
    "StandardId",
    "Succession",
    "Title",
    "TitleEquivalence",
]
