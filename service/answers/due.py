"""What to check next: facts whose last check lies too far back by our rule, and searches to be made again."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.paged import Paged
from accord_atlas.service.answers.statements import EvidenceSource, StatedPart
from accord_atlas.service.answers.values import Confidence
from accord_atlas.service.core.shape import Entity, Kind, Shape, Words

DueState = Literal["due", "coming"]


class Hanging(Shape):
    """What rests on a fact, counted from the release."""

    standings: int = Field(description="Places, seats and agreements that stand by it on the day.")
    provisions: int = Field(description="Provisions that the build derived from it.")
    routes: int = Field(description="Ways from one side to another that these provisions give.")
    targets: int = Field(description="Targets, intentions and tasks of the notice that it bears on.")
    references: int = Field(description="Other records that point at it.")


class SearchedInVain(Shape):
    """A search that found nothing, or found that something is not so."""

    search: Entity
    searched_on: str
    again: str = Field(description="The day from which it is worth searching again.")
    finding: Words


class DueFact(Shape):
    """A fact to check."""

    place: int = Field(description="Its place in the order, 1 for the first.")
    state: DueState = Field(description="`due`: its day has come by the day of the answer; `coming`: it lies ahead.")
    text: Words = Field(description="The fact in a sentence.")
    subject: Entity
    kind: Kind
    rule: str = Field(description="The name of the rule that gives the period.")
    rule_title: Words
    rule_reason: Words = Field(description="Why the rule gives that period: our editorial judgement, no fact.")
    months: int = Field(description="The period in months, shortened where the page bears no date.")
    agreement: Entity | None
    jurisdiction: Entity | None
    source: EvidenceSource | None = Field(
        description="The source that speaks latest; null for a search, which is ours."
    )
    locator: Entity | None
    confidence: Confidence | None
    checked: str = Field(description="EDTF: for which day it was last checked.")
    due: str = Field(description="The day on which it is due.")
    score: float = Field(description="What hangs on it × how late it is × how weak its evidence is.")
    hangs: Hanging
    why: list[Words] = Field(description="Why it comes where it comes, the strongest reason first.")
    searched: list[SearchedInVain]
    parts: list[StatedPart] = Field(description="The claims behind it, for a correction.")


class DueGroup(Shape):
    """How many facts are due under one agreement: one visit to its pages may settle them all."""

    agreement: Entity
    count: int


class DueKind(Shape):
    """How many facts about things of a kind are due."""

    kind: Kind
    label: Words
    count: int


class DueRule(Shape):
    """A rule of upkeep: our editorial judgement, no fact."""

    name: str
    title: Words
    months: int | None = Field(description="The period in months; null: never due; 0: on a day that the source names.")
    reason: Words


class DueAnswer(Paged, Envelope):
    """What to check next, the most urgent first."""

    due: int = Field(description="How many of those asked for are due by the day.")
    coming: int = Field(description="How many of those asked for are due later.")
    settled: int = Field(description="Statements of the release that are never due, because they are settled.")
    agreements: list[DueGroup] = Field(description="Where most is due, the most first.")
    kinds: list[DueKind] = Field(description="Of what most can be due, whatever kind is asked for.")
    rules: list[DueRule]
    facts: list[DueFact]
