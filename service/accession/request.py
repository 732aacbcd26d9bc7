"""A request for accession, and how it is read for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.service.accession.rules import rules
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.domain.properties import reading


@dataclass(frozen=True, slots=True)
class AccessionRequest:
    """Which agreement is to be entered, by which body (IRIs), seen on which day."""

    agreement: str
    candidate: str
    day: date


def accession_request(
    atlas: Atlas, agreement: str, organization: str, *, as_of: str | date | None = None
) -> AccessionRequest:
    """Reads identifiers in any form and a day; BadParameter says what is wrong with one.

    An agreement of which no rules of accession are recorded is refused, with those that have some.
    """
    joined = resolve(atlas, agreement, ("agreement",), parameter="agreement")
    candidate = resolve(atlas, organization, ("organization",), parameter="organization")
    request = AccessionRequest(joined.iri, candidate.iri, data_day(atlas, as_of))
    if not rules(atlas, joined.iri):
        raise _without_rules(atlas, joined.slug)
    return request


def _without_rules(atlas: Atlas, slug: str) -> BadParameter:
    known = sorted({of for _, of in reading(atlas).entities("rule", "aa:agreement")})
    slugs = [atlas.labels[iri].slug for iri in known]
    return BadParameter(
        "agreement",
        slug,
        f"No rules of accession are recorded for {slug}; they are for {', '.join(slugs)}.",
        f"未收录 {slug} 的加入规则；已收录规则的协议：{'、'.join(slugs)}。",
        expected=slugs,
    )
