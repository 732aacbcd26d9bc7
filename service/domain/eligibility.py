"""Who may enter an agreement: which bodies at all, from any jurisdiction or only from the economies of a forum."""

from datetime import date
from typing import Literal

from accord_atlas.ontology.categories import pointing
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import open_to_accession
from accord_atlas.service.domain.participations import Agreement
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.standing import timeline

Bar = Literal["administers", "dissolved", "no-jurisdiction", "part-of-jurisdiction"]
"""The notations of the scheme `candidate-bar` that a body has for itself; the others are those of its kind."""


def takes_members(atlas: Atlas, agreement: Agreement) -> bool:
    """Whether others may accede: to a register or accord of many, but not to what two sides agreed between them."""
    return open_to_accession(agreement.basis) and reading(atlas).notation(agreement.iri, "aa:scope") != "bilateral"


def is_country(atlas: Atlas, jurisdiction: str) -> bool:
    """Whether a jurisdiction (IRI) is one country or region, with registers of its own; a union of several is not."""
    return reading(atlas).text(jurisdiction, "aa:isoNumeric") is not None


def may_join(atlas: Atlas, agreement: Agreement, jurisdiction: str) -> bool:
    """Whether a jurisdiction (IRI) belongs to the forum to which the agreement is limited, if it is limited to one."""
    read = reading(atlas)
    forum = read.text(agreement.iri, "aa:limitedTo")
    members = {member for member, of in read.entities("forum-member", "aa:forum") if of == forum}
    return forum is None or any(read.text(member, "aa:jurisdiction") == jurisdiction for member in members)


def bar(atlas: Atlas, agreement: str, organization: str, day: date) -> str | None:
    """What keeps a body (IRI) from being a candidate on a day, a notation of `candidate-bar`; None where nothing does.

    That it administers the agreement (IRI) comes first, then that of its kind (`aa:barredBy`).
    """
    read = reading(atlas)
    if any(value.value == organization for value in read.all("aa:administeredBy").get(agreement, ())):
        return "administers"
    kind = read.notation(organization, "aa:kind") or ""
    of_kind = sorted(pointing("organization-kind", "aa:barredBy").get(kind, ()))
    return of_kind[0] if of_kind else _own_bar(atlas, organization, day)


def _own_bar(atlas: Atlas, organization: str, day: date) -> Bar | None:
    """That a body is of no one country, or of a part of one, or over."""
    read, until = reading(atlas), timeline(atlas, organization).until
    if not is_country(atlas, read.text(organization, "aa:jurisdiction") or ""):
        return "no-jurisdiction"
    if read.text(organization, "aa:region"):
        return "part-of-jurisdiction"
    return "dissolved" if until and day >= until else None
