"""How many full members of an agreement are on record, and how many a source states."""

from accord_atlas.queries.question import questions
from accord_atlas.service.answers.accession import MemberCoverage
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.questions.request import QuestionCell, read_request


def member_coverage(atlas: Atlas, agreement: str) -> MemberCoverage:
    """The figures of the stored question `coverage` on an agreement (IRI), with the date of the one that is stated."""
    known, stated = atlas.once(_figures).get(agreement, (None, None))
    read = reading(atlas)
    figures = [figure for figure, of in read.entities("observation", "aa:countsMembersOf") if of == agreement]
    dated = (read.text(figure, "aa:date") for figure in figures if read.text(figure, "aa:value") == str(stated))
    return MemberCoverage(known=known, stated=stated, stated_on=next(dated, None))


def _figures(atlas: Atlas) -> dict[str, tuple[int | None, int | None]]:
    """Agreement → how many full members are recorded, and stated; use it as `atlas.once(_figures)`."""
    question = questions()["coverage"]
    names = [column.name for column in question.columns]
    rows = (dict(zip(names, row, strict=True)) for row in read_request(atlas, question, {}).rows())
    return {
        row["agreement"].iri: (_number(row["known"]), _number(row["stated"]))
        for row in rows
        if isinstance(row["agreement"], Entity)
    }


def _number(cell: QuestionCell) -> int | None:
    return cell if isinstance(cell, int) else None
