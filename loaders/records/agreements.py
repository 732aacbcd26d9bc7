"""Agreements, how they relate to one another, and what they ask of a body that wants in."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from accord_atlas.loaders.cells import Edtf, Id, Many
from accord_atlas.loaders.dates import span
from accord_atlas.loaders.records.columns import (
    AgreementId,
    Amount,
    Confidence,
    Level,
    OrganizationId,
    SourceId,
    Sources,
    SpecialtyId,
)
from accord_atlas.loaders.tables import Row

RecognisedThing = Literal[
    "degree",
    "registration",
    "title",
    "membership",
    "competence-standard",
    "accreditation",
    "examination",
    "nothing",
]


class Agreement(Row):
    """An accord, agreement, memorandum, statement or title scheme.

    What it recognises and grants has a source, a confidence and a note of its own (`effect_…`): the page that says
    when it was signed is often not the page that says what it does. `recognises` is blank where no page says it.
    """

    id: Id
    title_en: str = ""
    """Blank where only the Chinese one is known; then composed, as a blank title_zh is."""
    title_zh: Many[str] = ()
    """The first is the title, others are variants."""
    former_titles: Many[str] = ()
    aliases: Many[str] = ()
    """Names that others use, such as those of Chinese Taipei."""
    kind: Literal[
        "education-accord",
        "competence-agreement",
        "mutual-recognition-agreement",
        "admissions-pathway",
        "framework",
        "memorandum",
        "letter-of-intent",
        "cooperation-agreement",
        "declaration",
        "joint-statement",
        "standards-recognition",
    ]
    scope: Literal["multilateral", "regional", "bilateral"]
    level: Level
    signed: Edtf | None = None
    """Date of first signature."""
    in_force: Edtf | None = None
    """Date from which it applies."""
    ended: Edtf | None = None
    """First day on which it no longer applies."""
    status: Literal["in-force", "signed", "lapsed", "superseded", "unknown"]
    recognises: Many[RecognisedThing] = ()
    """What it recognises; blank where no page says it."""
    grants_en: str | None = None
    """What the holder gets, in own words."""
    grants_zh: str | None = None
    """The same in Chinese."""
    effect_source: Many[SourceId] = ()
    """Sources of what it recognises and grants."""
    effect_confidence: Confidence | None = None
    """How far recognises and grants can be trusted."""
    effect_note: str | None = None
    title_conferred: Many[str] = ()
    requirements: str | None = None
    """Short, own words."""
    specialties: Many[SpecialtyId] = ()
    administered_by: OrganizationId | None = None
    source: Sources
    confidence: Confidence
    note: str | None = None

    @property
    def begins(self) -> str | None:
        """Its signature or its entry into force, whichever is dated first, as written."""
        written = [each for each in (self.signed, self.in_force) if each]
        return min(written, key=lambda each: (span(each).earliest or date.min, each), default=None)

    @model_validator(mode="after")
    def _sourced_effect(self) -> Self:
        if bool(self.grants_en) != bool(self.grants_zh):
            raise ValueError("grants_en and grants_zh both filled or both blank")
        said = bool(self.recognises or self.grants_en or self.effect_note)
        if not said == bool(self.effect_source) == bool(self.effect_confidence):
            raise ValueError("effect_source and effect_confidence beside an effect or its note, and only there")
        if "nothing" in self.recognises and len(self.recognises) > 1:
            raise ValueError("nothing to be recognised, or something, not both")
        return self


class AgreementRelation(Row):
    """How an agreement relates to another."""

    KEY = ("agreement", "relation", "other")

    agreement: AgreementId
    relation: Literal["renews", "replaces", "annex-of", "under", "implements", "extends"]
    other: AgreementId
    source: Sources
    confidence: Confidence
    note: str | None = None

    @model_validator(mode="after")
    def _another(self) -> Self:
        if self.agreement == self.other:
            raise ValueError("another agreement than the agreement itself")
        return self


class AccessionRule(Row):
    """One rule that a body must meet to enter an agreement."""

    KEY = ("agreement", "step", "kind", "rule_en")

    agreement: AgreementId
    step: Literal["application", "provisional", "authorised"]
    """Step that the rule belongs to."""
    kind: Literal["nominations", "vote-share", "other-vote", "eligibility", "condition", "secretariat"]
    """Kind of rule."""
    value: Amount | None = None
    """Blank if none or not found."""
    of: str | None = None
    """Of whom the number is counted."""
    rule_en: str
    """The rule in own words."""
    rule_zh: str
    """The same in Chinese."""
    source: Sources
    confidence: Confidence
    note: str | None = None
