"""How a body or a country stands in an agreement on a day, in words: as what, since when, how surely, and why."""

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.participations import Held
from accord_atlas.service.domain.presence import Presence
from accord_atlas.service.domain.timeline import CERTAINTY, REASON, Segment
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing, name, place, span

STATUS = "participation-status"


def sureness(atlas: Atlas, certainty: str, reason: str) -> Words:
    """How surely something stands, and why: `presumed: after its sources`."""
    said = (concept_words(atlas, CERTAINTY, certainty), concept_words(atlas, REASON, reason))
    return message("sureness", certainty=said[0], reason=said[1])


def statuses(atlas: Atlas, segment: Segment) -> Words:
    """A status; the two of which it has one."""
    return listing((concept_words(atlas, STATUS, each) for each in segment.statuses), "alternatives-separator")


def holders(atlas: Atlas, bodies: tuple[str, ...], jurisdiction: str | None, *, at_once: bool = False) -> Words:
    """Who holds a place: its body, one of several, several at once, or the body of a country that no source names."""
    if not bodies:
        return message("body-of-place", place=place(atlas, jurisdiction))
    return listing((name(atlas, body) for body in bodies), "both-separator" if at_once else "alternatives-separator")


def held_line(atlas: Atlas, held: Held) -> Words:
    """Which body stands in which agreement on the day, as what, since when, how surely and why."""
    # The same few hundred lines stand in most answers: each is made once for a release.
    kept, key = atlas.once(_lines), (held.participation.iri, held.segment)
    if key not in kept:
        who = holders(atlas, held.bodies, held.participation.jurisdiction)
        kept[key] = _line(atlas, held, who)
    return kept[key]


def presence_line(atlas: Atlas, found: Presence) -> Words:
    """The same of a country's place, with every body that may hold it."""
    if len(found.held) == 1 and found.segment == found.held[0].segment:
        return held_line(atlas, found.held[0])
    who = holders(atlas, found.bodies, found.jurisdiction, at_once=found.at_once)
    if len(found.held) == 1:
        return _line(atlas, found.held[0], who, found.segment)
    return message("presence-of-several", **_said(atlas, who, found.agreement, found.segment))


def _line(atlas: Atlas, held: Held, who: Words, segment: Segment | None = None) -> Words:
    said = _said(atlas, who, held.participation.agreement, segment or held.segment)
    return message("participation-on-day", **said, time=span(held.participation))


def _said(atlas: Atlas, who: Words, agreement: str, segment: Segment) -> dict[str, Words]:
    return {
        "body": who,
        "agreement": name(atlas, agreement),
        "status": statuses(atlas, segment),
        "sureness": sureness(atlas, segment.certainty, segment.reason),
    }


def _lines(_: Atlas) -> dict[tuple[str, Segment], Words]:
    return {}
