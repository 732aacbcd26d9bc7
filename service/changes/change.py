"""Something that happened, or a difference between two releases."""

from dataclasses import dataclass, field
from typing import Final

from accord_atlas.loaders.dates import Span
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.model import Node
from accord_atlas.service.domain.timeline import Certainty

OPEN: Final = Span(None, None)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of what kind, when (EDTF as written, and the days that it leaves open), to whom, in what.

    `before` and `after` are statuses, names or dates, as its kind has it; `via` is what stands for it in the release;
    `involved` are those whom an event involves, `places` the countries and regions that it names, or whose bodies
    agreed what it is about; `sentence` is the change in words, once it was written.
    """

    kind: str
    subject: Node
    object: Node | None = None
    date: str | None = None
    span: Span = OPEN
    before: str | None = None
    after: str | None = None
    jurisdiction: Node | None = None
    relation: str | None = None
    via: Node | None = None
    source: Node | None = None
    certainty: Certainty | None = None
    involved: tuple[Node, ...] = ()
    places: tuple[Node, ...] = ()
    sentence: Words | None = field(default=None, compare=False)

    @property
    def order(self) -> tuple[str, str, str, str, str, str]:
        """Its place in a list: by date, what has none first; then by kind and whom it concerns."""
        first = self.span.earliest.isoformat() if self.span.earliest and self.date else ""
        other = self.object.id if self.object else ""
        return (
            first,
            self.date or "",
            self.kind,
            self.subject.id,
            other,
            f"{self.before}|{self.after}|{self.relation}",
        )
