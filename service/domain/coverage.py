"""Whether an agreement covers a specialty, as far as the sources say."""

from collections.abc import Iterator, Mapping
from typing import Literal

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.bases import keeps_registers
from accord_atlas.service.domain.participations import Agreement
from accord_atlas.service.domain.properties import Reading, reading

Match = Literal["listed", "broader", "discipline", "not-listed", "not-recorded"]
"""How a list meets a specialty: by itself, by a broader field, by the APEC discipline we map it to; or it does
not; or no list is recorded, which says nothing. The notations of the scheme `specialty-match`."""


def agreement_covers(atlas: Atlas, agreement: str, specialty: str) -> Match:
    """How the agreement's own list of specialties meets one."""
    return _match(reading(atlas), _specialties(atlas, agreement), specialty)


def register_lists(atlas: Atlas, agreement: str, jurisdiction: str | None) -> tuple[str, ...]:
    """The specialties (IRIs) that a jurisdiction's register offers under the agreement, as far as they are recorded."""
    return atlas.once(_registers).get((agreement, jurisdiction), ())


def register_covers(atlas: Atlas, agreement: str, jurisdiction: str | None, specialty: str) -> Match:
    """How the disciplines that a jurisdiction's register offers under the agreement meet a specialty."""
    return _match(reading(atlas), set(register_lists(atlas, agreement, jurisdiction)), specialty)


def meets(atlas: Atlas, said: str, specialty: str) -> bool:
    """Whether what is said of one specialty may hold for another: they are the same, or one is the other's field."""
    read = reading(atlas)
    return _match(read, {said}, specialty) != "not-listed" or specialty in _broader(read, said)


def _match(read: Reading, listed: set[str], specialty: str) -> Match:
    if not listed:
        return "not-recorded"
    if specialty in listed:
        return "listed"
    if listed.intersection(_broader(read, specialty)):
        return "broader"
    mapped = {discipline for field in (specialty, *_broader(read, specialty)) for discipline in _apec(read, field)}
    also = {discipline for field in listed for discipline in _apec(read, field)}
    return "discipline" if mapped & (listed | also) else "not-listed"


def _broader(read: Reading, specialty: str) -> list[str]:
    """The fields above one, nearest first."""
    found: list[str] = []
    while (above := read.text(specialty, "skos:broader")) and above not in found:
        found.append(above)
        specialty = above
    return found


def _apec(read: Reading, specialty: str) -> Iterator[str]:
    """The APEC disciplines that we map a field to; a discipline is its own."""
    if (kind_and_slug(specialty) or ("", ""))[1].startswith("apec-"):
        yield specialty
    yield from (value.value for value in read.all("aa:apecDiscipline").get(specialty, ()))


def own_list(atlas: Atlas, agreement: Agreement) -> set[str]:
    """The specialties to which two sides limit what they agreed; none where no list is recorded.

    The general list of a shared register limits nobody: each member has its own disciplines.
    """
    return set() if keeps_registers(agreement.basis) else _specialties(atlas, agreement.iri)


def _specialties(atlas: Atlas, agreement: str) -> set[str]:
    return {value.value for value in reading(atlas).all("aa:coversSpecialty").get(agreement, ())}


def _registers(atlas: Atlas) -> Mapping[tuple[str, str | None], tuple[str, ...]]:
    """(Agreement, jurisdiction) → the specialties of the register, as `discipline` entities list them."""
    read = reading(atlas)
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for listing, of in read.entities("discipline", "aa:agreement"):
        key = (of, read.text(listing, "aa:jurisdiction"))
        found[key] = (*found.get(key, ()), read.text(listing, "aa:specialty") or "")
    return found
