"""The members on the planner's page: who could nominate or support, by their ties to the candidate, and who votes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from accord_atlas.service.accession.ties import weights
from accord_atlas.service.accession.words import called
from accord_atlas.service.answers.accession import AccessionAnswer, Nominator, NominatorTie
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.exports.markdown import plain, table
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.sentences import listing, name

CLOSE: Final = 1.0
"""Score from which a member has a row of its own; the others are named in one sentence."""
FIRST: Final = 3
"""How many of those with the closest ties the key points name."""
COUNTED: Final = "jurisdiction-agreement"
"""The kind of tie that is counted: it is loose, and there may be many."""
NAMED_BY_KIND: Final = "intention"
"""The kind of tie whose label says all."""
COLUMNS: Final = ("body", "place", "since", "ties", "score")


def closest(answer: AccessionAnswer) -> list[Nominator]:
    """The members with the closest ties, as many as the key points name."""
    return _close(answer)[:FIRST]


def _close(answer: AccessionAnswer) -> list[Nominator]:
    return [each for each in answer.nominators if each.score >= CLOSE]


def nominator_lines(atlas: Atlas, answer: AccessionAnswer, language: Language) -> Iterator[str]:
    """The table of members with close ties, the others in a sentence, and how the score is reckoned."""
    close = _close(answer)
    if close:
        headings = [sentence(language, f"accession-column-{column}") for column in COLUMNS]
        yield from table(headings, (_row(atlas, each, language) for each in close))
        yield ""
    rest = [each for each in answer.nominators if each.score < CLOSE]
    if rest:
        yield sentence(
            language,
            "members-with-few-ties",
            close=len(close),
            number=str(len(rest)),
            members=_with_places(atlas, rest, language),
        )
    if close:
        yield ""
        yield sentence(language, "score-explained", weights=listing(_weights(atlas), "clauses-separator"))


def _weights(atlas: Atlas) -> Iterator[Words]:
    for kind, weight in weights().items():
        label = concept_words(atlas, "accession-tie", kind)
        yield message("score-weight", kind=label, weight=f"{weight.value:g}", most=str(weight.most))


def _row(atlas: Atlas, found: Nominator, language: Language) -> list[str]:
    since = spoken(found.start) if found.start else message("not-recorded")
    by_kind = groupby(sorted(found.ties, key=_kind_place), lambda tie: tie.kind)
    ties = listing((_ties(atlas, list(held), language) for _, held in by_kind), "clauses-separator")
    place = _plain_name(atlas, found.jurisdiction, language)
    return [_seated(atlas, found, language), place, since[language], ties[language], f"{found.score:g}"]


def _kind_place(tie: NominatorTie) -> int:
    """The place of a tie's kind among the kinds, the weightiest first."""
    return list(weights()).index(tie.kind)


def _ties(atlas: Atlas, ties: Sequence[NominatorTie], language: Language) -> Words:
    """All ties of one kind in one phrase: named where they are close, counted where they are loose."""
    label, kind = ties[0].label, ties[0].kind
    if kind == COUNTED:
        return message("ties-counted", kind=label, number=str(len(ties)))
    if kind == NAMED_BY_KIND:
        return label
    named = listing((_tie(atlas, tie, language) for tie in ties), "list-separator")
    return message("ties-named", kind=label, ties=named)


def _tie(atlas: Atlas, tie: NominatorTie, language: Language) -> Words:
    when = spoken(tie.since) if tie.since else message("undated")
    if tie.kind == "accord" and tie.since:
        when = message("tie-since", start=when)
    return message("tie-dated", entity=_plain_name(atlas, tie.entity, language), time=when)


def vote_lines(atlas: Atlas, answer: AccessionAnswer, language: Language) -> Iterator[str]:
    """How many votes it takes, how far those with closer ties would carry, and all who vote."""
    votes, number = answer.votes, len(_close(answer))
    yield plain(votes.text[language])
    if votes.needed and number:
        yield ""
        yield sentence(language, "votes-close", number=number, lacking=max(0, votes.needed - number))
    if answer.nominators:
        yield ""
        yield sentence(language, "votes-members", members=_with_places(atlas, answer.nominators, language))


def _with_places(atlas: Atlas, members: Iterable[Nominator], language: Language) -> str:
    """Members with their countries or regions, in the order of these."""
    ordered = sorted(members, key=lambda member: _plain_name(atlas, member.jurisdiction, "en"))
    return listing(
        message(
            "member-with-place",
            body=_seated(atlas, member, language),
            place=_plain_name(atlas, member.jurisdiction, language),
        )
        for member in ordered
    )[language]


def _seated(atlas: Atlas, member: Nominator, language: Language) -> str:
    """The name of a member beside that of its country; of one that the source does not name, just that."""
    if member.organization is None or member.organization.kind == "jurisdiction":
        return sentence(language, "member-not-named")
    return plain(called(atlas, member.organization)[language])


def _plain_name(atlas: Atlas, entity: Entity | None, language: Language) -> str:
    return plain(name(atlas, entity.iri)[language]) if entity else ""
