"""The sentences of recognition, made of the messages in `recognition.ftl`.

Recognition is not licensure; no record is not a no.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from accord_atlas.ontology.names import concept
from accord_atlas.service.answers.recognition import RouteProvision
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Label, Words
from accord_atlas.service.domain.coverage import Match
from accord_atlas.service.domain.membership import is_full, is_membership
from accord_atlas.service.domain.participations import Agreement, Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.timeline import Timeline
from accord_atlas.service.recognition.caveats import caveats
from accord_atlas.service.recognition.nearest import NearMiss
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.recognition.routes import Route
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import body, definite, first, listing, name, one, place, text


def summary(atlas: Atlas, request: RecognitionRequest, found: Sequence[Route]) -> Words:
    """The answer in one sentence or two."""
    origin, destination = (place(atlas, end, request.other_end(end)) for end in (request.origin, request.destination))
    if request.one_side:
        return message("recognition-same-side", origin=origin)
    level = concept_words(atlas, "level", request.level)
    given: dict[str, str | Words] = {
        "day": spoken(request.day),
        "level": level,
        "engineer": one(level),
        "origin": origin,
        "destination": destination,
    }
    engineers = [route for route in found if route.provision.engineers]
    silent = [route for route in found if not route.provision.recorded]
    unsaid = message("recognition-unsaid", count=len(silent)) if silent else Words(en="", zh="")
    if engineers:
        held = list(caveats(atlas, request, engineers))
        said = Words(en="".join(f" {each.en}" for each in held), zh="".join(each.zh for each in held))
        given |= {"caveats": said, "unsaid": unsaid}
        return message("recognition-routes", **given, count=len(engineers))
    who = "engineer" if request.level == "professional-engineer" else "other"
    degrees = who if any(route.provision.degrees for route in found) else "none"
    return message("recognition-no-route", **given, degrees=degrees, unsaid=unsaid)


def recognised(atlas: Atlas, route: Route) -> Words:
    """What is recognised on the way: registrations, degrees …; or that no source says it."""
    held = route.provision
    things = listing(concept_words(atlas, "recognised-thing", thing) for thing in held.recognises)
    return message("route-recognises", recorded="yes" if held.recorded else "no", things=things)


def in_part(atlas: Atlas, held: RouteProvision) -> Iterator[Words]:
    """That a route holds for a part of a side only: a state, a province."""
    for end, side in (("origin", held.from_side), ("destination", held.to_side)):
        if atlas.labels[side.iri].kind == "region":
            yield message("route-in-part", end=end, part=name(atlas, side.iri))


def remaining(atlas: Atlas, route: Route) -> list[Label]:
    """What stays to be done: what the basis leaves open; where no source says what is recognised, to ask."""
    if not route.provision.recorded:
        return [message("route-to-ask")]
    basis = concept("basis", route.agreement.basis).value
    found = (text(atlas, basis, prop) for prop in ("aa:leavesOpen", "aa:reservation"))
    return [each for each in found if each]


def state(agreement: Agreement, day: date) -> Words:
    """The state of the agreement itself, as of a day on which it stands."""
    signed, in_force, ended = (spoken(d) if d else "" for d in (agreement.signed, agreement.in_force, agreement.ended))
    later = (agreement.in_force or "")[:10] > day.isoformat()
    known = agreement.status if agreement.status in {"in-force", "signed"} else "unknown"
    return message(
        "agreement-state",
        signature="recorded" if signed else "none",
        signed=signed,
        operation=("later" if later else "begun") if in_force else "none",
        in_force=in_force,
        state="ended" if ended else "none" if in_force else known,
        ended=ended,
    )


def listed(atlas: Atlas, specialties: Iterable[str]) -> Words:
    """For which specialties an agreement is, by its own list."""
    return message("agreement-lists", specialties=listing(name(atlas, iri) for iri in sorted(specialties)))


def in_agreement(match: Match) -> Words:
    """What is known of a specialty in the agreement's own list."""
    return message("specialty-in-agreement", match=match)


def in_register(atlas: Atlas, jurisdiction: str, match: Match) -> Words:
    """What is known of a specialty in the register of one side."""
    return message("specialty-in-register", place=name(atlas, jurisdiction), match=match)


def not_named(atlas: Atlas, request: RecognitionRequest, participation: Participation) -> Words:
    """That the source names only the jurisdiction."""
    home = participation.jurisdiction
    return message("body-not-named", place=place(atlas, home, request.other_end(home)))


def area(atlas: Atlas, request: RecognitionRequest, participation: Participation) -> Words | None:
    """That a body acts for a part of its jurisdiction only; None for one that acts for all of it."""
    region = reading(atlas).text(participation.organization, "aa:region") if participation.organization else None
    if region is None:
        return None
    home = participation.jurisdiction
    return message(
        "body-of-a-part",
        body=first(definite(body(atlas, participation))),
        part=name(atlas, region),
        place=place(atlas, home, request.other_end(home)),
    )


def missing(atlas: Atlas, request: RecognitionRequest, miss: NearMiss) -> Words:
    """What the agreement lacks to be a route on the day."""
    return message("gap", agreement=name(atlas, miss.agreement.iri), what=_what(atlas, request, miss))


def _what(atlas: Atlas, request: RecognitionRequest, miss: NearMiss) -> Words:
    absent = request.origin if miss.origin is None else request.destination
    home = place(atlas, absent, request.other_end(absent))
    match miss.missing:
        case "not-full" | "unclear":
            return _not_full(atlas, request, miss)
        case "not-listed":
            return message("gap-not-listed")
        case "not-yet":
            return _later(atlas, request, miss)
        case "lapsed":
            return _lapsed(atlas, request, miss)
        case "other-way":
            return message("gap-other-way", place=place(atlas, request.destination, request.origin))
        case "other-side" | "own-side":
            applied = _applicants(atlas, request, miss)
            return listing(applied, "clauses-separator") if applied else message("gap-absent", place=home)
        case "not-eligible":
            forum = name(atlas, reading(atlas).text(miss.agreement.iri, "aa:limitedTo"))
            return message("gap-not-eligible", forum=forum, place=home)


def _side(atlas: Atlas, side: Participation) -> Words:
    """The body of a participation inside a sentence."""
    return definite(body(atlas, side))


def _label(atlas: Atlas, status: str) -> Words:
    return concept_words(atlas, "participation-status", status)


def _applicants(atlas: Atlas, request: RecognitionRequest, miss: NearMiss) -> list[Words]:
    """The sides that have applied, of which no admission is on record."""
    sides = [side for side in miss.participations if not is_membership(side.status_by(request.day))]
    return [message("gap-applied", body=_side(atlas, side)) for side in sides]


def _lapsed(atlas: Atlas, request: RecognitionRequest, miss: NearMiss) -> Words:
    """That the agreement is over; or, where it lives on, whose membership in it is, and which that was."""
    left = [side for side in miss.participations if side.timeline.until and request.day >= side.timeline.until]
    if miss.agreement.is_over(request.day) or not left:
        return message("gap-lapsed", **_ended(miss.agreement.ended))
    return listing((_left(atlas, side) for side in left), "clauses-separator")


def _left(atlas: Atlas, side: Participation) -> Words:
    """What a body was in an agreement, and until when."""
    was = side.timeline.segments[-1].statuses[0]
    return message("gap-left", body=_side(atlas, side), status=was, was=_label(atlas, was), **_ended(side.end))


def _ended(written: str | None) -> dict[str, str | Words]:
    return {"end": "recorded" if written else "none", "ended": spoken(written) if written else ""}


def _not_full(atlas: Atlas, request: RecognitionRequest, miss: NearMiss) -> Words:
    """Which sides stand in the agreement, but not as it requires, or in a way that the source leaves open."""
    on_day = [(side, side.status_by(request.day)) for side in miss.participations]
    weak = [
        message("gap-not-full-side", status=status, body=_side(atlas, side), label=_label(atlas, status))
        for side, status in on_day
        if not is_full(status)
    ]
    return listing(weak, "clauses-separator") if weak else message("gap-not-full")


def _later(atlas: Atlas, request: RecognitionRequest, miss: NearMiss) -> Words:
    """That the agreement begins later; or, where it has begun, whose membership in it does."""
    agreement = miss.agreement
    if agreement.begins_after(request.day):
        return message("gap-not-yet", start=_start(agreement.timeline, agreement.signed or agreement.in_force))
    late = [side for side in miss.participations if side.timeline.first_day and not side.begun(request.day)]
    return listing(
        (message("gap-joins", body=_side(atlas, each), start=_start(each.timeline, each.start)) for each in late),
        "clauses-separator",
    )


def _start(stood: Timeline, written: str | None) -> Words:
    """When something begins, as the source writes it; else the first day on which it may stand."""
    return spoken(written or stood.first_day or "")


def condition(atlas: Atlas, iri: str) -> Words:
    """What a condition (IRI) asks, with its number where it has one."""
    read, said = reading(atlas), name(atlas, iri)
    value, unit = read.text(iri, "aa:value"), read.text(iri, "aa:unit")
    if not value or not unit:
        return said
    amount = float(value)
    return message("condition-amount", text=said, value=int(amount) if amount.is_integer() else amount, unit=unit)
