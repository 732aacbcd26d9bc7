"""What the record leaves open of an accession, beyond single conditions."""

from collections.abc import Iterator, Sequence

from accord_atlas.service.accession.members import Members
from accord_atlas.service.accession.words import seat_name
from accord_atlas.service.answers.accession import MemberCoverage, Nominator, Requirement
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import listing
from accord_atlas.service.text.standing import held_line, presence_line


def unknowns(
    atlas: Atlas,
    members: Members,
    *,
    coverage: MemberCoverage,
    requirements: Sequence[Requirement],
    nominators: Sequence[Nominator],
) -> Iterator[Words]:
    """A sentence for each thing that is not known, in the order in which a reader would ask."""
    yield _members(coverage)
    yield from (message("unknown-vote", participation=presence_line(atlas, each)) for each in members.possible)
    yield from (message("unknown-vote", participation=held_line(atlas, each)) for each in members.unclear)
    for rule in () if members.inside else requirements:
        if rule.kind == "vote-share" and rule.amount is None:
            yield message("unknown-share", step=concept_words(atlas, "rule-step", rule.step))
    undated = [seat_name(atlas, each) for each in nominators if not each.start]
    if undated:
        yield message("unknown-starts", members=listing(undated))
    if members.status is None:
        yield message("unknown-application")
    if not members.inside:
        yield message("unknown-support")


def _members(coverage: MemberCoverage) -> Words:
    """How complete the list of full members is."""
    known, stated, day = coverage.known, coverage.stated, coverage.stated_on
    if stated is None:
        return message("unknown-members-total", known=known) if known else message("unknown-members-none")
    return message(
        "unknown-members-stated",
        known=known,
        stated=stated,
        same="yes" if stated == known else "no",
        dated="yes" if day else "no",
        day=spoken(day) if day else "",
    )
