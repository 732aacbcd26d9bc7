"""Proposals as people read them: what they would replace by what, why, in which state, and what was decided."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final, get_args

from accord_atlas.loaders import layers, proposals
from accord_atlas.loaders.editing.rows import Found, found
from accord_atlas.service.answers import proposals as shapes
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.imports import PlannedChange
from accord_atlas.service.answers.proposals import ProposalAnswer, ProposalsAnswer, ProposalState, StateCount
from accord_atlas.service.answers.records import TableFault
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.shape import Words
from accord_atlas.service.records.answer import tables_of
from accord_atlas.service.records.words import cell_words, column_title, table_title

STATES: Final[tuple[ProposalState, ...]] = get_args(ProposalState)
Rows = Mapping[tuple[str, ...], Found]


def proposals_answer(atlas: Atlas, state: ProposalState | None = None) -> ProposalsAnswer:
    """The proposals in a state, or all of them; those filed last come first."""
    kept = proposals.kept(atlas.settings.build)
    with tables_of(atlas) as folder:
        rows = {table: _rows(folder, table) for table in {each.table for each in kept}}
    shown = [_shape(atlas, each, rows[each.table].get(each.key)) for each in reversed(kept)]
    counted = Counter(each.state for each in shown)
    return ProposalsAnswer(
        **envelope(atlas, None, whole=True),
        counts=[StateCount(state=each, count=counted[each]) for each in STATES],
        proposals=[each for each in shown if state in (None, each.state)],
    )


def proposal_answer(
    atlas: Atlas, name: str, changes: list[PlannedChange] | None = None, problems: list[TableFault] | None = None
) -> ProposalAnswer:
    """One proposal; NotFound where there is none of that id."""
    kept = the(atlas.settings.build, name)
    with tables_of(atlas) as folder:
        row = _rows(folder, kept.table).get(kept.key)
    return ProposalAnswer(
        **envelope(atlas, None, whole=True),
        proposal=_shape(atlas, kept, row),
        changes=changes or [],
        problems=problems or [],
        kept_layers=sorted(layers.kept(atlas.settings.build)),
    )


def the(build: Path, name: str) -> proposals.Proposal:
    """The proposal of an id; NotFound where there is none."""
    kept = proposals.one(build, name)
    if kept is None:
        raise NotFound(f"There is no proposal {name[:64]!r}.", f"没有编号为 {name[:64]!r} 的更正建议。")
    return kept


def _rows(folder: Path, table: str) -> Rows:
    return {row.key: row for row in found(folder, table)}


def _shape(atlas: Atlas, of: proposals.Proposal, row: Found | None) -> shapes.Proposal:
    now = row.cells[of.column] if row else None
    return shapes.Proposal(
        id=of.id,
        state=_state(of, now),
        when=of.when,
        who=of.who,
        about=atlas.labels[of.about].entity,
        table=of.table,
        table_title=table_title(of.table),
        key=list(of.key),
        column=of.column,
        column_title=column_title(of.column),
        old=_value(atlas, of, of.old),
        new=_value(atlas, of, of.new),
        now=_value(atlas, of, now) if now is not None else None,
        reason=of.reason,
        source=shapes.ProposalSource(url=of.source.url, title=of.source.title, date=of.source.date)
        if of.source
        else None,
        release=of.release,
        decisions=[
            shapes.ProposalDecision(verdict=each.verdict, when=each.when, who=each.who, note=each.note, into=each.into)
            for each in of.decisions
        ],
    )


def _state(of: proposals.Proposal, now: str | None) -> ProposalState:
    if of.verdict:
        return "accepted" if of.verdict == "accept" else "refused"
    return "open" if now == of.old else "stale"


def _value(atlas: Atlas, of: proposals.Proposal, value: str) -> shapes.CellValue:
    shown = cell_words(atlas, of.table, of.column, value) if value else Words(en="", zh="")
    return shapes.CellValue(value=value, shown=shown)
