"""Which entity a row is about, where its address is made of several cells or must be found."""

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode

from accord_atlas.loaders.records import Conflict, OrganizationName, Party
from accord_atlas.ontology.names import entity

Bodies = Mapping[tuple[str | None, str | None], Sequence[Party]]
"""Agreement and organization → their rows of parties."""


def participation(row: Party) -> NamedNode:
    """The participation of a row: agreement, organization, jurisdiction and status, blank ones left out."""
    parts = (row.agreement, row.organization, row.jurisdiction, row.status)
    return entity("participation", ".".join(part for part in parts if part))


def dated_name(row: OrganizationName) -> NamedNode:
    """The body and the days of the name: `abet.1932.1980`, with 0 where that side is open."""
    days = [(written or "0").rstrip("?~") for written in (row.from_, row.until)]
    return entity("organization-name", ".".join((row.organization, *days)))


def dated_names(rows: Iterable[OrganizationName]) -> dict[str, NamedNode]:
    """The id by which other tables refer to a dated name, `abet|1932|1980`, → its address."""
    return {"|".join((row.organization, row.from_ or "", row.until or "")): dated_name(row) for row in rows}


def by_body(parties: Iterable[Party]) -> Bodies:
    """The rows of each body in each agreement, in their order."""
    found: dict[tuple[str | None, str | None], list[Party]] = {}
    for row in parties:
        found.setdefault((row.agreement, row.organization), []).append(row)
    return found


def disputed_participation(conflict: Conflict, parties: Bodies) -> Party | None:
    """The row whose value a conflict is about; None where the body has no row in the agreement.

    Of several rows of the body, the one whose own value is the contested one or agrees with it as far as both
    go (2017 and 2017-06), else its authorised row, else its first.
    """
    rows = parties.get((conflict.agreement, conflict.organization), ())
    ranked = sorted(
        rows, key=lambda row: (not _agree(_own(row, conflict.property), conflict.value), row.status != "authorised")
    )
    return ranked[0] if ranked else None


def _own(row: Party, prop: str) -> str | None:
    return {"start": row.start, "end": row.end, "status": row.status}.get(prop)


def _agree(own: str | None, contested: str) -> bool:
    return own is not None and (own.startswith(contested) or contested.startswith(own))
