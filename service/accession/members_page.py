"""The members on the planner's page: who could nominate or support, by their ties to the candidate, and who votes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.accession.ties import weights
from accord_atlas.service.accession.words import called, seat_name
from accord_atlas.service.answers.accession import AccessionAnswer, MemberSeat, Nominator, NominatorTie
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.timeline import CERTAINTY, REASON
from accord_atlas.service.exports.markdown import plain, table
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.sentences import first, listing, name
from accord_atlas.service.text.standing import sureness

CLOSE: Final = 1.0
"""Score from which a member has a row of its own; the others are named in one sentence."""
FIRST: Final = 3
"""How many of those with the closest ties the key points name."""
TIE: Final = "tie"
"""The scheme that says between whom a tie is."""
COUNTED: Final = "jurisdiction-agreement"
"""The kind of tie that is counted: it is loose, and there may be many."""
NAMED_BY_KIND: Final = "intention"
"""The kind of tie whose label says all."""
SINCE: Final = frozenset({"accord", "accord-of-others"})
"""The kinds of tie whose date is that on which the second of both sides joined."""
LEADING: Final = ("body", "place", "since", "sureness")
"""The columns before those of the ties, of which there is one for each value of the scheme `tie`."""
Sureness = tuple[str, str]
"""A certainty and its reason."""


def closest(answer: AccessionAnswer) -> list[Nominator]:
    """The members with the closest ties, as many as the key points name."""
    return _close(answer)[:FIRST]


def _close(answer: AccessionAnswer) -> list[Nominator]:
    return [each for each in answer.nominators if each.score >= CLOSE]


def usual(answer: AccessionAnswer) -> Sureness | None:
    """How surely most of the members and of their ties stand, to be said once; None where there is no member."""
    members: list[MemberSeat | Nominator] = [*answer.nominators, *answer.votes.seats]
    stand = [(each.certainty, each.reason) for each in members]
    stand += [
        (tie.certainty, tie.reason) for each in answer.nominators for tie in each.ties if tie.certainty and tie.reason
    ]
    return Counter(stand).most_common(1)[0][0] if stand else None


def nominator_lines(atlas: Atlas, answer: AccessionAnswer, language: Language) -> Iterator[str]:
    """The table of members with close ties, the others in a sentence, and how the score is reckoned."""
    close, most = _close(answer), usual(answer)
    if close:
        headings = [sentence(language, f"accession-column-{column}") for column in LEADING]
        headings += [first(concept_words(atlas, TIE, between))[language] for between in ordered(TIE)]
        headings.append(sentence(language, "accession-column-score"))
        yield from table(headings, (_row(atlas, each, most, language) for each in close))
        yield ""
    rest = [each for each in answer.nominators if each.score < CLOSE]
    if rest:
        yield sentence(
            language,
            "members-with-few-ties",
            close=len(close),
            number=str(len(rest)),
            members=_with_places(atlas, rest, most, language),
        )
    if close:
        yield ""
        yield sentence(language, "score-explained", weights=listing(_weights(atlas), "clauses-separator"))


def _weights(atlas: Atlas) -> Iterator[Words]:
    for kind, weight in weights().items():
        label = concept_words(atlas, "accession-tie", kind)
        yield message("score-weight", kind=label, weight=f"{weight.value:g}", most=str(weight.most))


def _row(atlas: Atlas, found: Nominator, most: Sureness | None, language: Language) -> list[str]:
    since = spoken(found.start) if found.start else message("not-recorded")
    place, seated = _plain_name(atlas, found.jurisdiction, language), _seated(atlas, found, language)
    own = (found.certainty, found.reason)
    sure = "" if own == most else sureness(atlas, *own)[language]
    ties = (
        _column(atlas, [tie for tie in found.ties if tie.tie == between], most, language) for between in ordered(TIE)
    )
    return [seated, place, since[language], sure, *ties, f"{found.score:g}"]


def _column(atlas: Atlas, ties: Sequence[NominatorTie], most: Sureness | None, language: Language) -> str:
    """The ties of one column, kind by kind."""
    by_kind = groupby(sorted(ties, key=_kind_place), lambda tie: tie.kind)
    return listing((_ties(atlas, list(held), most, language) for _, held in by_kind), "clauses-separator")[language]


def _kind_place(tie: NominatorTie) -> int:
    """The place of a tie's kind among the kinds, the weightiest first."""
    return list(weights()).index(tie.kind)


def _ties(atlas: Atlas, ties: Sequence[NominatorTie], most: Sureness | None, language: Language) -> Words:
    """All ties of one kind in one phrase: named where they are close, counted where they are loose."""
    label, kind = ties[0].label, ties[0].kind
    if kind == COUNTED:
        return message("ties-counted", kind=label, number=str(len(ties)))
    if kind == NAMED_BY_KIND:
        return label
    named = listing((_tie(atlas, tie, most, language) for tie in ties), "list-separator")
    return message("ties-named", kind=label, ties=named)


def _tie(atlas: Atlas, tie: NominatorTie, most: Sureness | None, language: Language) -> Words:
    """What makes a tie, between whom if not between the two themselves, since when; how surely, if not as usual."""
    when = spoken(tie.since) if tie.since else message("undated")
    if tie.kind in SINCE and tie.since:
        when = message("tie-since", start=when)
    said = [when]
    if tie.certainty and tie.reason and (tie.certainty, tie.reason) != most:
        said.append(sureness(atlas, tie.certainty, tie.reason))
    if tie.through:
        bodies = listing((called(atlas, each) for each in tie.through), "both-separator")
        said = [message("tie-through", bodies=plain(bodies[language])), *said]
    entity = _plain_name(atlas, tie.entity, language)
    what = message("event-named", event=entity) if tie.entity.kind == "event" else entity
    return message("tie-said", entity=what, said=listing(said, "parts-separator"))


def vote_lines(atlas: Atlas, answer: AccessionAnswer, language: Language) -> Iterator[str]:
    """How many votes it takes, how far those with closer ties would carry, and all who vote."""
    votes, number, most = answer.votes, len(_close(answer)), usual(answer)
    yield plain(votes.text[language])
    if votes.needed and number:
        yield ""
        yield sentence(language, "votes-close", number=number, lacking=max(0, votes.needed - number))
    if votes.step and votes.seats:
        yield ""
        yield sentence(language, "votes-members", members=_with_places(atlas, votes.seats, most, language))
    if votes.step and votes.possible:
        yield ""
        yield sentence(language, "votes-possible", members=_with_places(atlas, votes.possible, most, language))


def _with_places(
    atlas: Atlas, members: Iterable[MemberSeat | Nominator], most: Sureness | None, language: Language
) -> str:
    """Members with their countries or regions, in the order of these, by how surely they are in and why."""
    by_place = sorted(members, key=lambda member: _plain_name(atlas, member.jurisdiction, "en"))
    by_doubt = sorted(by_place, key=_doubt)
    said = []
    for (certainty, reason), alike in groupby(by_doubt, key=lambda member: (member.certainty, member.reason)):
        named = listing(_with_place(atlas, member, language) for member in alike)
        usually, sure = (certainty, reason) == most, sureness(atlas, certainty, reason)
        said.append(named if usually else message("members-of-sureness", sureness=sure, members=named))
    return listing(said, "clauses-separator")[language]


def _doubt(member: MemberSeat | Nominator) -> tuple[int, int]:
    """How doubtful a member is: the places of its certainty and of its reason in their orders."""
    return ordered(CERTAINTY).index(member.certainty), ordered(REASON).index(member.reason)


def _with_place(atlas: Atlas, member: MemberSeat | Nominator, language: Language) -> Words:
    place, seated = _plain_name(atlas, member.jurisdiction, language), _seated(atlas, member, language)
    said = message("member-with-place", body=seated, place=place)
    # A name that ends with its place in brackets says it already.
    return Words(en=seated, zh=seated) if seated.endswith((f"({place})", f"（{place}）")) else said


def _seated(atlas: Atlas, member: MemberSeat | Nominator, language: Language) -> str:
    """The name of a member beside that of its country; of one that the source does not name, just that."""
    return plain(seat_name(atlas, member)[language]) if member.holders else sentence(language, "member-not-named")


def _plain_name(atlas: Atlas, entity: Entity | None, language: Language) -> str:
    return plain(name(atlas, entity.iri)[language]) if entity else ""
