"""The accession planner as a page of Markdown in one language, to be taken into a meeting."""

from collections.abc import Iterable, Iterator
from typing import Final

from accord_atlas.service.accession.members_page import closest, nominator_lines, usual, vote_lines
from accord_atlas.service.accession.words import seat_name
from accord_atlas.service.answers.accession import AccessionAnswer, Requirement
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.domain.membership import full_step, has_behind, is_admitted, is_full
from accord_atlas.service.exports.markdown import about, bullets, page, plain, table
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import listing, name
from accord_atlas.service.text.standing import sureness
from accord_atlas.service.text.titles import column_title

CONDITIONS: Final = frozenset({"condition", "eligibility"})
"""The kinds of rule that the candidate itself must satisfy."""


def markdown(atlas: Atlas, answer: AccessionAnswer, language: Language) -> str:
    """The page of an answer."""
    # A provisional member has its nomination behind it.
    members = "accession-supporters" if _admitted(answer) else "accession-nominators"
    ahead = answer.eligible and not _inside(answer)
    parts: list[tuple[str, Iterable[str]]] = [
        ("accession-points", bullets(_points(atlas, answer, language))),
        ("accession-background", bullets(plain(each.text[language]) for each in answer.background)),
        (members, nominator_lines(atlas, answer, language) if ahead else ()),
        ("accession-votes", vote_lines(atlas, answer, language) if ahead else ()),
        ("accession-requirements", _requirements(atlas, answer, language)),
        ("accession-precedents", bullets(plain(each.text[language]) for each in answer.precedents)),
        ("accession-unknown", bullets(plain(each[language]) for each in answer.unknowns)),
        ("sources-heading", bullets(listed(atlas, answer.evidence, language))),
    ]
    head = [f"**{plain(answer.summary[language])}**", "", about(atlas, answer.as_of or "", language)]
    if ahead and (most := usual(answer)):
        head += ["", sentence(language, "usual-sureness", sureness=sureness(atlas, *most))]
    title = sentence(
        language,
        "accession-title",
        candidate=plain(name(atlas, answer.candidate.iri)[language]),
        agreement=plain(name(atlas, answer.agreement.iri)[language]),
    )
    return page(title, [("", head), *((sentence(language, heading), lines) for heading, lines in parts)])


def _admitted(answer: AccessionAnswer) -> bool:
    return is_admitted(answer.status)


def _inside(answer: AccessionAnswer) -> bool:
    """Whether the candidate is in, in full: no vote is ahead of it."""
    return answer.status is not None and is_full(answer.status)


def _points(atlas: Atlas, answer: AccessionAnswer, language: Language) -> Iterator[str]:
    """What to know before the meeting, in a few lines."""
    if not answer.eligible:
        yield sentence(language, "point-not-eligible")
    else:
        yield from _nomination(atlas, answer, language)
        yield plain(answer.votes.text[language])
    if answer.precedents and not _inside(answer):
        yield sentence(language, "point-precedents", number=len(answer.precedents))
    for each in answer.same_jurisdiction:
        yield sentence(language, "point-same-place", participation=plain(each.text[language]))
    ahead = [rule for rule in answer.requirements if not _admitted(answer) or rule.step == full_step()]
    number = sum(rule.met == "not-recorded" and rule.kind in CONDITIONS for rule in ahead)
    if number and not _inside(answer):
        yield sentence(language, "point-conditions", number=number)


def _nomination(atlas: Atlas, answer: AccessionAnswer, language: Language) -> Iterator[str]:
    """How many must nominate, and who is closest."""
    if not answer.nominators:
        return
    rule = next((r for r in answer.requirements if r.kind == "nominations" and r.amount), None)
    if rule and rule.amount and not _admitted(answer):
        yield sentence(language, "point-nominations", amount=rule.amount)
    first = [seat_name(atlas, each) for each in closest(answer)]
    if first:
        yield sentence(language, "point-closest", members=plain(listing(first)[language]))


def _requirements(atlas: Atlas, answer: AccessionAnswer, language: Language) -> Iterator[str]:
    """The table of what is asked."""
    headings = [
        column_title("accession-rules", "step")[language],
        sentence(language, "accession-column-demand"),
        sentence(language, "accession-column-known"),
        column_title("accession-rules", "source")[language],
    ]
    yield from table(headings, (_row(atlas, answer, rule, language) for rule in answer.requirements))


def _row(atlas: Atlas, answer: AccessionAnswer, rule: Requirement, language: Language) -> list[str]:
    why = plain(rule.why[language])
    if rule.kind in CONDITIONS and rule.met == "not-recorded" and not has_behind(answer.status, rule.step):
        why = sentence(language, "not-recorded")
    source = plain(name(atlas, rule.source.iri)[language]) if rule.source else ""
    step = concept_words(atlas, "rule-step", rule.step)[language]
    return [step, plain(rule.demand[language] or ""), why, source]
