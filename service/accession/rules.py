"""The rules of an agreement for those who want in, as the release states them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.membership import admission_step, full_step, has_behind, is_full, step_place
from accord_atlas.service.domain.properties import reading


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the step it belongs to, its kind, its number or share if it has one, its source."""

    iri: str
    step: str
    kind: str
    amount: str | None
    source: str | None
    confidence: str | None
    forum: str | None
    """The forum (IRI) whose economies alone it lets in; None of any other rule."""

    @property
    def share(self) -> Fraction | None:
        """The share of votes that it asks for; None where none is recorded."""
        return Fraction(self.amount) if self.amount and self.kind == "vote-share" else None

    def needed(self, members: int) -> int | None:
        """How many of so many members make the share; None where no share is recorded."""
        return math.ceil(self.share * members) if self.share else None


def rules(atlas: Atlas, agreement: str) -> list[Rule]:
    """All rules of an agreement in the order of the steps."""
    return sorted(_rules(atlas, agreement), key=lambda rule: (step_place(rule.step), rule.kind, rule.iri))


def _rules(atlas: Atlas, agreement: str) -> Iterator[Rule]:
    read = reading(atlas)
    for iri, of in read.entities("rule", "aa:agreement"):
        if of == agreement:
            yield Rule(
                iri,
                read.notation(iri, "aa:step") or "application",
                read.notation(iri, "aa:kind") or "condition",
                read.text(iri, "aa:amount"),
                read.text(iri, "aa:source"),
                read.notation(iri, "aa:confidence"),
                read.text(iri, "aa:limitedTo"),
            )


def behind(rule: Rule, status: str | None) -> bool:
    """Whether a body of a status (None: of none) has the step of a rule behind it."""
    return has_behind(status, rule.step)


def next_step(found: list[Rule], status: str | None) -> str | None:
    """The step that a vote decides on next: admission where the agreement has that step; None for who is in."""
    if status is not None and is_full(status):
        return None
    admission = any(rule.step == admission_step() for rule in found)
    return admission_step() if admission and not has_behind(status, admission_step()) else full_step()
