"""What the record leaves open of an accession, beyond single conditions."""

from collections.abc import Iterator, Sequence

from accord_atlas.service.accession.words import called
from accord_atlas.service.answers.accession import MemberCoverage, MemberParticipation, Nominator, Requirement
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.membership import is_full
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing


def unknowns(
    atlas: Atlas,
    status: str | None,
    *,
    coverage: MemberCoverage,
    doubtful: Sequence[MemberParticipation],
    requirements: Sequence[Requirement],
    nominators: Sequence[Nominator],
) -> Iterator[Words]:
    """A sentence for each thing that is not known, in the order in which a reader would ask."""
    inside = status is not None and is_full(status)
    yield _members(coverage)
    yield from (message("unknown-vote", participation=each.text) for each in doubtful)
    for rule in () if inside else requirements:
        if rule.kind == "vote-share" and rule.amount is None:
            yield message("unknown-share", step=concept_words(atlas, "rule-step", rule.step))
    undated = [called(atlas, each.organization) for each in nominators if each.organization and not each.start]
    if undated:
        yield message("unknown-starts", members=listing(undated))
    if status is None:
        yield message("unknown-application")
    if not inside:
        yield message("unknown-support")


def _members(coverage: MemberCoverage) -> Words:
    """How complete the list of full members is."""
    known, stated, day = coverage.known, coverage.stated, coverage.stated_on
    if stated is None:
        return message("unknown-members-total", known=known) if known else message("unknown-members-none")
    return message(
        "unknown-members-stated",
        known=known or 0,
        stated=stated,
        dated="yes" if day else "no",
        day=spoken(day) if day else "",
    )
