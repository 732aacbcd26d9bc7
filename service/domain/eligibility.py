"""Who may enter an agreement: any jurisdiction, or only the economies of a forum."""

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import open_to_accession
from accord_atlas.service.domain.participations import Agreement
from accord_atlas.service.domain.properties import reading


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
