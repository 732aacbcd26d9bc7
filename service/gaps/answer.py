"""The answer on gaps: the matrix, who is one step short, who is most similar, who bridges."""

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.gaps import GapsAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.gaps.matrix import matrix
from accord_atlas.service.gaps.one_step_away import accessions, waiting
from accord_atlas.service.gaps.request import GapsRequest
from accord_atlas.service.gaps.similarity import bridges, similar


def gaps(atlas: Atlas, request: GapsRequest) -> GapsAnswer:
    """Coverage of the agreements with many members, and what is missing in it; of one jurisdiction or of all."""
    day, only = request.day, request.jurisdiction
    table = matrix(atlas, day, only)
    still_wanted()
    one_step, gains = waiting(atlas, day, only), accessions(atlas, day, only)
    still_wanted()
    pairs, between = similar(atlas, day, only), bridges(atlas, day, only)
    return GapsAnswer(
        **envelope(atlas, day, whole=True),
        jurisdiction=entity_of(atlas, only),
        matrix=table,
        waiting=one_step,
        accessions=gains,
        similar=pairs,
        bridges=between,
        evidence=sources(atlas, table, one_step, gains, pairs, between),
    )
