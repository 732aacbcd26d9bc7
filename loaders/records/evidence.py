"""What sources disagree on, what was looked for in vain, what became of the notice's aims, where names come from."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from accord_atlas.loaders.cells import Day, Edtf, Id, Many, Slug
from accord_atlas.loaders.records.columns import (
    AgreementId,
    Confidence,
    ObservationId,
    OrganizationId,
    SourceId,
    Sources,
    StandardId,
)
from accord_atlas.loaders.tables import Row
from accord_atlas.ontology.names import KINDS, SLUG


def _thing(cell: str) -> str:
    kind, _, slug = cell.partition("/")
    if kind not in KINDS or not SLUG.fullmatch(slug):
        raise ValueError("a kind of entity and its id, such as agreement/ipea")
    return cell


Thing = Annotated[str, AfterValidator(_thing)]


class Conflict(Row):
    """One of several values that sources give for the same thing, with its rank and why it has that."""

    KEY = ("agreement", "organization", "standard", "observation", "property", "value")

    agreement: AgreementId | None = None
    organization: OrganizationId | None = None
    standard: StandardId | None = None
    observation: ObservationId | None = None
    property: Literal["start", "end", "status", "name", "signed", "founded", "issued", "effective", "value", "title"]
    value: str
    """Value as reported; free text where no date is given."""
    source: SourceId
    rank: Literal["preferred", "normal", "deprecated"]
    why_en: str
    """Reason for the rank."""
    why_zh: str
    """The same in Chinese."""

    @model_validator(mode="after")
    def _about_something(self) -> Self:
        subjects = (self.standard, self.observation, self.agreement or self.organization)
        if sum(one is not None for one in subjects) != 1:
            raise ValueError("either a standard, an observation, or an agreement, an organization or both")
        if (self.property == "value") != (self.observation is not None):
            raise ValueError("the property value of an observation, any other of something else")
        return self


class Search(Row):
    """What was looked for and not found, or found not to be so."""

    id: Id
    question_en: str
    question_zh: str
    about: Many[Thing] = ()
    """What it concerns, as kind/id."""
    searched_on: Day
    where_searched: str
    """Where it was looked for."""
    found_en: str
    """What was found."""
    found_zh: str


class Outcome(Row):
    """What became of a target, an intention or a task of the notice, as far as sources show it."""

    KEY = ("item",)

    item: Slug
    """Id of a target, an intention or a task of the notice."""
    verdict: Literal["reached", "partly", "not-reached", "superseded", "no-evidence-found"]
    date: Edtf | None = None
    """Day to which the evidence belongs."""
    evidence_en: str
    evidence_zh: str
    source: Sources
    confidence: Confidence
    note: str | None = None


class CellSource(Row):
    """What one cell rests on, where that is not what the rest of its row rests on; the id joins the key by |."""

    KEY = ("table", "id", "column")

    table: Literal["agreements", "events", "observations", "organizations", "parties", "standards"]
    id: str
    """Key of the row, its parts joined by |."""
    column: str
    source: Sources
    confidence: Confidence
    note: str | None = None


class NameOrigin(Row):
    """Where a name in a cell comes from, if not from the row's own source: a Chinese one, or an English one of ours.

    `official`: the body itself or an official text has it; `usual`: seen on a Chinese page; `ours`: composed by rule
    from its parts, and to be marked as ours wherever it is shown. The id of a dated name is organization|from|until.
    """

    KEY = ("table", "id", "column")

    table: Literal["agreements", "organization-names", "organizations", "specialties", "standards", "titles"]
    id: str
    """Key of the row, its parts joined by |."""
    column: Literal["name_zh", "title_zh", "zh", "name_en", "title_en", "en"]
    kind: Literal["official", "usual", "ours"]
    source: Many[SourceId] = ()
    note: str | None = None

    @property
    def english(self) -> bool:
        """Whether it is the English name that this is said of."""
        return self.column.endswith("en")
