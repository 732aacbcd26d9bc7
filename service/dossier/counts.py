"""How much a dossier holds, and the sentence with which it opens: what there is, never what there is not."""

from collections.abc import Iterator, Sequence

from accord_atlas.service.answers.dossier import DossierAgreement, DossierCounts
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.eligibility import takes_members
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.presence import presence
from accord_atlas.service.dossier.request import DossierRequest
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing, place


def counts(
    atlas: Atlas,
    request: DossierRequest,
    joined: Sequence[DossierAgreement],
    *,
    bodies: int,
    partners: int,
    events: int,
) -> DossierCounts:
    """The counts of a dossier with these agreements and so many other entries."""
    sure = [row for row in joined if row.certainty and row.certainty != "possible"]
    return DossierCounts(
        bodies=bodies,
        agreements=len(sure),
        full=sum(_full(atlas, request, row) for row in sure),
        shared=0 if request.own else sum(_together(row) for row in sure),
        possible=sum(row.certainty == "possible" for row in joined),
        past=sum(row.certainty is None for row in joined),
        partners=partners,
        events=events,
    )


def _full(atlas: Atlas, request: DossierRequest, row: DossierAgreement) -> bool:
    """Whether it is a full member of an agreement that others may join."""
    agreement = agreements(atlas)[row.agreement.iri]
    found = presence(atlas, agreement, request.jurisdiction, request.day)
    return bool(found and found.full and takes_members(atlas, agreement))


def _together(row: DossierAgreement) -> bool:
    return row.together is not None and row.together != "possible"


def summary(atlas: Atlas, request: DossierRequest, found: DossierCounts) -> Words:
    """What there is, in a sentence."""
    here = place(atlas, request.jurisdiction, request.counterpart)
    said: dict[str, Words] = {"day": spoken(request.day), "place": here}
    if found.agreements:
        there = place(atlas, request.counterpart, request.jurisdiction)
        numbers = {name: getattr(found, name) for name in ("agreements", "full", "shared", "partners", "possible")}
        own = "own" if request.own else "other"
        return message("dossier-summary", **said, counterpart=there, own=own, **numbers)
    held = list(_others(found))
    if not held:
        return message("dossier-summary-nothing", **said)
    return message("dossier-summary-few", **said, what=listing(held, "list-separator"))


def _others(found: DossierCounts) -> Iterator[Words]:
    """What there is besides agreements that surely or presumably stand."""
    for name in ("bodies", "possible", "past", "events"):
        if number := getattr(found, name):
            yield message(f"dossier-number-{name}", number=number)
