"""Proposals: cells that should say something else, with what was decided on them."""

from typing import Literal

from pydantic import Field

from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.imports import PlannedChange
from accord_atlas.service.answers.records import TableFault
from accord_atlas.service.core.shape import Entity, Shape, Words

ProposalState = Literal["open", "stale", "accepted", "refused"]
"""Stale: open, and what it would replace is no longer what is recorded."""


class ProposalSource(Shape):
    """The page that a proposal rests on."""

    url: str
    title: str
    date: str = Field(description="EDTF: the day that it speaks for; empty where it is not dated.")


class ProposalDecision(Shape):
    """What was decided."""

    verdict: Literal["accept", "refuse"]
    when: str
    who: str
    note: str
    into: str = Field(description="Where the change went: `tables` (the curated ones), or a layer; empty of a refusal.")


class CellValue(Shape):
    """What a cell says: as tables have it, and in words."""

    value: str
    shown: Words


class Proposal(Shape):
    """One cell that should say something else."""

    id: str
    state: ProposalState
    when: str
    who: str = Field(description="Who proposes it, as they say; may be empty.")
    about: Entity
    table: str
    table_title: Words
    key: list[str]
    column: str
    column_title: Words
    old: CellValue
    new: CellValue
    now: CellValue | None = Field(description="What is recorded now; null where the row is gone.")
    reason: str
    source: ProposalSource | None
    release: str = Field(description="The release in use when it was filed.")
    decisions: list[ProposalDecision] = Field(description="The first one first.")


class StateCount(Shape):
    """How many proposals are in a state."""

    state: ProposalState
    count: int


class ProposalsAnswer(Envelope):
    """Proposals, those filed last first."""

    counts: list[StateCount]
    proposals: list[Proposal]


class ProposalAnswer(Envelope):
    """One proposal; after a decision or a trial of one, what it changes or what is in the way."""

    proposal: Proposal
    changes: list[PlannedChange] = Field(description="What would be otherwise, or is; empty where nothing was tried.")
    problems: list[TableFault]
    kept_layers: list[str] = Field(description="Layers that are there already, into which it may be accepted.")
