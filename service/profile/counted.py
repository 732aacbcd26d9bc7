"""The key figures of a profile that are counted from what is on record on the day, each with the things it counts.

What only may stand is not counted; of an agreement it has a number of its own.
"""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.answers.dossier import DossierAnswer
from accord_atlas.service.answers.profile import ProfileFigure
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.presence import Presence, presence
from accord_atlas.service.domain.seats import seats, votes
from accord_atlas.service.profile.kept import reached
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.profile.standing import Places
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import first


def of_country(atlas: Atlas, request: ProfileRequest, found: DossierAnswer) -> Iterator[ProfileFigure]:
    """Agreements by basis, partners, seats, countries that recognise its engineers and the reverse, bodies."""
    sure = [row for row in found.agreements if row.certainty and row.certainty != "possible"]
    yield from _by_basis(atlas, request, ((row.basis, row.agreement) for row in sure))
    with_whom = [row.jurisdiction for row in found.partners if row.certainty != "possible"]
    yield counted(request, "partners", message("profile-partners"), with_whom)
    yield from _seats(atlas, request)
    recognising, recognised = (
        _entities(atlas, reached(atlas, request.iri, way, request.day)) for way in ("outbound", "inbound")
    )
    yield counted(request, "recognised-in", message("profile-recognised-in"), recognising)
    yield counted(request, "recognises", message("profile-recognises"), recognised)
    yield counted(request, "bodies", message("profile-bodies"), [row.organization for row in found.bodies])


def of_body(atlas: Atlas, request: ProfileRequest, held: Places, partners: Sequence[Entity]) -> Iterator[ProfileFigure]:
    """Agreements by basis, partners, seats."""
    mine = {agreement.iri: agreement for agreement in sure_memberships(held)}
    yield from _by_basis(atlas, request, ((each.basis, atlas.labels[iri].entity) for iri, each in mine.items()))
    yield counted(request, "partners", message("profile-partners"), partners)
    yield from _seats(atlas, request)


def of_agreement(atlas: Atlas, request: ProfileRequest) -> Iterator[ProfileFigure]:
    """Full members and others, or parties where it takes no members; those that only may be; all by country; votes."""
    found = members(atlas, request)
    sure = [each for each in found if each.certainty != "possible"]
    parts = [("possible-members", [each for each in found if each.certainty == "possible"])]
    if takes_members(atlas, agreements(atlas)[request.iri]):
        full, others = [each for each in sure if each.full], [each for each in sure if not each.full]
        parts = [("full-members", full), ("other-members", others), *parts]
    else:
        parts = [("parties", sure), *parts]
    for property_, chosen in parts:
        cells = _entities(atlas, (each.jurisdiction or "" for each in chosen))
        yield counted(request, property_, message(f"profile-{property_}"), cells)
    voting = [seat for seat, _ in votes(atlas, request.iri, request.day)]
    holders = _entities(atlas, (seat.jurisdiction or seat.iri for seat in voting))
    yield counted(request, "votes", message("profile-votes"), holders)


def members(atlas: Atlas, request: ProfileRequest) -> list[Presence]:
    """How the countries and regions stand that are members of an agreement, or may be, on the day."""
    agreement = agreements(atlas)[request.iri]
    homes = sorted({each.jurisdiction for each in agreement.participations if each.jurisdiction})
    found = (presence(atlas, agreement, home, request.day) for home in homes)
    return [each for each in found if each and each.member]


def sure_memberships(held: Places) -> list[Agreement]:
    """The agreements in which one is a member, certainly or presumably, each once."""
    sure = (agreement for agreement, each in held if each.member and each.certainty != "possible")
    return list({agreement.iri: agreement for agreement in sure}.values())


def counted(request: ProfileRequest, property_: str, name: Words, things: Sequence[Entity]) -> ProfileFigure:
    """A number of things, as of the day of the request."""
    return ProfileFigure(
        property=property_,
        name=name,
        value=len(things),
        comparator="=",
        unit=None,
        as_of=request.day.isoformat(),
        source=None,
        of=None,
        figure=None,
        note=None,
        entities=list(things),
    )


def _by_basis(atlas: Atlas, request: ProfileRequest, found: Iterable[tuple[str, Entity]]) -> Iterator[ProfileFigure]:
    held = list(found)
    for basis in ordered("basis"):
        things = [thing for of, thing in held if of == basis]
        name = message("profile-agreements", basis=concept_words(atlas, "basis", basis))
        yield counted(request, f"agreements/{basis}", first(name), things)


def _seats(atlas: Atlas, request: ProfileRequest) -> Iterator[ProfileFigure]:
    """The agreements in which it holds a seat; a body, where it is the one that holds it."""
    held = []
    for iri in agreements(atlas):
        for seat in seats(atlas, iri):
            taken = seat.at(request.day)
            mine = seat.jurisdiction == request.iri or (taken is not None and taken.bodies == (request.iri,))
            if taken and mine and taken.certainty != "possible":
                held.append(iri)
    yield counted(request, "seats", message("profile-seats"), _entities(atlas, held))


def _entities(atlas: Atlas, iris: Iterable[str]) -> list[Entity]:
    """The entities of these IRIs, by their English names."""
    return [each.entity for each in sorted((atlas.labels[iri] for iri in iris), key=lambda each: each.text("en"))]
