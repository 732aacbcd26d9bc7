"""A request for accession, and how it is read for HTTP, the command line and Python alike."""

from dataclasses import dataclass
from datetime import date

from accord_atlas.ontology.names import concept
from accord_atlas.service.accession.rules import rules
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, NotACandidate
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.domain.eligibility import bar
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import definite, first, name, text


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

    An agreement of which no rules of accession are recorded is refused, with those that have some; NotACandidate says
    of a body that could never be taken in what keeps it out. Who is or was in is answered, whatever it is.
    """
    joined = resolve(atlas, agreement, ("agreement",), parameter="agreement")
    candidate = resolve(atlas, organization, ("organization",), parameter="organization")
    request = AccessionRequest(joined.iri, candidate.iri, data_day(atlas, as_of))
    if not rules(atlas, joined.iri):
        raise _without_rules(atlas, joined.slug)
    check_candidate(atlas, request)
    return request


def check_candidate(atlas: Atlas, request: AccessionRequest) -> None:
    """NotACandidate where the body could never be taken into the agreement; who is or was in is let through."""
    known = {each.organization for each in agreements(atlas)[request.agreement].participations}
    barred = bar(atlas, request.agreement, request.candidate, request.day)
    if barred and request.candidate not in known:
        raise _barred(atlas, request, barred)


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


def _barred(atlas: Atlas, request: AccessionRequest, barred: str) -> NotACandidate:
    """The refusal, with the body above the candidate where that one could apply."""
    above = reading(atlas).text(request.candidate, "aa:parent")
    said = message(
        "accession-barred",
        body=first(definite(name(atlas, request.candidate))),
        agreement=name(atlas, request.agreement),
        reason=text(atlas, concept("candidate-bar", barred).value, "skos:definition") or "",
    )
    return NotACandidate(
        "organization",
        atlas.labels[request.candidate].slug,
        said.en,
        said.zh,
        nearest=[atlas.labels[above].slug] if above and not bar(atlas, request.agreement, above, request.day) else [],
        reason=barred,
    )
