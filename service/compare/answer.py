"""The comparison as one answer: all rows of the things' kind, what all share, what only one has."""

from collections.abc import Iterator

from accord_atlas.service.answers.compare import CompareAnswer, CompareRow, Only
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.compare.agreements import agreement_rows, members
from accord_atlas.service.compare.parties import about_rows, number_rows, recognition_rows, register_rows, title_rows
from accord_atlas.service.compare.request import CompareRequest
from accord_atlas.service.compare.standing import Standings, of_all, of_one, standing_rows, standings
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Entity


def compare_answer(atlas: Atlas, request: CompareRequest) -> CompareAnswer:
    """Two to four things of one kind side by side on a day."""
    if request.kind == "agreement":
        rows, shared, only = list(agreement_rows(atlas, request)), *_common_members(atlas, request)
    else:
        found = standings(atlas, request)
        rows = list(_party_rows(atlas, request, found))
        shared = of_all(atlas, request, found)
        only = [Only(of=atlas.labels[iri].entity, entities=of_one(atlas, found, iri)) for iri in request.iris]
    return CompareAnswer(
        **envelope(atlas, request.day, whole=True),
        kind=request.kind,
        of=[atlas.labels[iri].entity for iri in request.iris],
        rows=rows,
        shared=shared,
        only=only,
        sources=sources(atlas, rows),
    )


def _party_rows(atlas: Atlas, request: CompareRequest, found: Standings) -> Iterator[CompareRow]:
    yield from about_rows(atlas, request)
    yield from standing_rows(atlas, request, found)
    yield from recognition_rows(atlas, request)
    yield from title_rows(atlas, request)
    yield from register_rows(atlas, request)
    yield from number_rows(atlas, request)


def _common_members(atlas: Atlas, request: CompareRequest) -> tuple[list[Entity], list[Only]]:
    """The countries that are members of all agreements, and those that are of one alone."""
    held = {iri: members(atlas, request, iri) for iri in request.iris}
    ids = {iri: {each.id for each in cells} for iri, cells in held.items()}
    shared = set.intersection(*ids.values())
    only = [
        Only(
            of=atlas.labels[iri].entity,
            entities=[
                each for each in cells if not any(each.id in others for other, others in ids.items() if other != iri)
            ],
        )
        for iri, cells in held.items()
    ]
    return [each for each in held[request.iris[0]] if each.id in shared], only
