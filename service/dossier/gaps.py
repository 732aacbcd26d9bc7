"""What the data on a jurisdiction lack, in sentences: a gap in the record says nothing about the world."""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.bases import keeps_registers
from accord_atlas.service.domain.lacking import lacking
from accord_atlas.service.domain.participations import Held, Participation, agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing, name


def gaps(atlas: Atlas, request: DossierRequest) -> Iterator[Words]:
    """Every gap that can be told from the record of what stands on the day, the widest first."""
    known = agreements(atlas)
    places = [p for agreement in known.values() for p in agreement.of(request.jurisdiction)]
    held = [now for each in places if (now := each.at(request.day))]
    lacks: dict[str, Sequence[Participation]] = dict(lacking(atlas, held).items())
    lacks["disciplines"] = _without_disciplines(atlas, request, held)
    if not places:
        yield message("dossier-gap-nothing", place=name(atlas, request.jurisdiction))
    for lack, participations in lacks.items():
        if participations:
            iris = dict.fromkeys(p.agreement for p in participations)
            yield message(f"dossier-gap-{lack}", agreements=_list(name(atlas, iri) for iri in iris))
    yield from _without_chinese_name(atlas, request)


def _without_disciplines(atlas: Atlas, request: DossierRequest, held: list[Held]) -> list[Participation]:
    """The full memberships in a shared register of which no discipline is recorded."""
    read = reading(atlas)
    listed = {
        read.text(iri, "aa:agreement")
        for iri, place in read.entities("discipline", "aa:jurisdiction")
        if place == request.jurisdiction
    }
    return [
        each.participation
        for each in held
        if each.full and (of := each.participation.agreement) not in listed and _with_registers(atlas, of)
    ]


def _with_registers(atlas: Atlas, agreement: str) -> bool:
    return keeps_registers(agreements(atlas)[agreement].basis)


def _without_chinese_name(atlas: Atlas, request: DossierRequest) -> Iterator[Words]:
    read = reading(atlas)
    bodies = [iri for iri, place in read.entities("organization", "aa:jurisdiction") if place == request.jurisdiction]
    names = [atlas.labels[iri].text("en") for iri in bodies if atlas.labels[iri].zh is None]
    if names:
        yield message("dossier-gap-names", names=_list(Words(en=each, zh=each) for each in names))


def _list(names: Iterable[Words]) -> Words:
    return listing(names, "list-separator")
