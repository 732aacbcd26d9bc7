"""Dated happenings and reported numbers."""

from typing import Annotated, Literal

from accord_atlas.loaders.cells import Edtf, Id, Many, Number
from accord_atlas.loaders.records.columns import (
    AgreementId,
    Confidence,
    JurisdictionId,
    OrganizationId,
    RegionId,
    Sources,
    SpecialtyId,
)
from accord_atlas.loaders.tables import Row
from accord_atlas.loaders.vocabularies import of_scheme


class Event(Row):
    """A dated happening."""

    id: Id
    date: Edtf | None = None
    """Blank if not visible."""
    kind: Literal[
        "signing",
        "accession",
        "meeting",
        "launch",
        "publication",
        "count",
        "application",
        "review",
        "renewal",
        "deferral",
        "suspension",
        "withdrawal",
        "renaming",
        "founding",
        "merger",
        "negotiation",
        "other",
    ]
    what: str
    """Short, own words."""
    organizations: Many[OrganizationId] = ()
    agreement: AgreementId | None = None
    source: Sources
    confidence: Confidence


class Observation(Row):
    """One reported number.

    `comparator` says whether it is exact, a lower bound or rounded, `measure` whether it counts what there is on a
    day, what came in a span, or what came ever; both are blank where the source leaves it open.
    """

    id: Id
    metric: Annotated[Id, of_scheme("metric")]
    """A value of the vocabulary metric."""
    value: Number
    comparator: Literal["=", ">=", "~"] | None = None
    unit: str
    measure: Literal["stock", "flow", "cumulative"] | None = None
    period: Edtf | None = None
    """Period the number stands for; blank if undated."""
    organization: OrganizationId | None = None
    agreement: AgreementId | None = None
    jurisdiction: JurisdictionId | None = None
    region: RegionId | None = None
    specialty: SpecialtyId | None = None
    counterpart: OrganizationId | None = None
    """The body on the other side of the agreement, where the number has one."""
    comparable_with: str | None = None
    """What the number may or may not be compared with."""
    source: Sources
    confidence: Confidence
    note: str | None = None
