"""Decides on proposals: tried on a copy of the tables, held to all laws, and written whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from accord_atlas.loaders import layers, places, proposals
from accord_atlas.loaders.editing.change import Refused, RowChange
from accord_atlas.loaders.editing.citing import cited, new_source, own_source, source_id
from accord_atlas.loaders.editing.curated import change_tables
from accord_atlas.loaders.editing.layered import changed_layer, over, tried
from accord_atlas.loaders.editing.rows import found, renamed
from accord_atlas.loaders.proposals import TABLES, Decision, Proposal, Verdict
from accord_atlas.loaders.tables import TableErrors
from accord_atlas.loaders.validation import Findings
from accord_atlas.service.answers.imports import PlannedChange
from accord_atlas.service.answers.proposals import ProposalAnswer
from accord_atlas.service.answers.records import TableFault
from accord_atlas.service.changes.answer import planned
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, Settled
from accord_atlas.service.core.shape import Words
from accord_atlas.service.proposals.answer import proposal_answer, the
from accord_atlas.service.records.answer import spoken_layers
from accord_atlas.service.records.cells import faults

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a reviewer says: yes or no, why, where the change goes, and how surely its source speaks."""

    verdict: Verdict
    who: str
    note: str = ""
    into: str = ""
    confidence: str = "medium"
    dry_run: bool = False


def decide(atlas: Atlas, name: str, ruling: Ruling, progress: Progress = lambda _: None) -> ProposalAnswer:
    """The proposal after the decision, with what it changes; with problems nothing was written and it is still open.

    Settled where it was accepted before, or where what it would replace is no longer recorded.
    """
    build = atlas.settings.build
    with proposals.deciding(build):
        of = the(build, name)
        if of.verdict == "accept":
            raise Settled("This proposal was accepted already.", "此建议此前已采纳。")
        if ruling.verdict == "refuse":
            if not ruling.note.strip():
                raise BadParameter("note", "", "Say why it is refused.", "请说明不予采纳的理由。")
            if not ruling.dry_run:
                _record(build, of, ruling)
            return proposal_answer(atlas, name)
        changes, problems = _accept(atlas, of, ruling, progress)
        if not problems and not ruling.dry_run:
            _record(build, of, ruling)
    return proposal_answer(atlas, name, changes, problems)


def _record(build: Path, of: Proposal, ruling: Ruling) -> None:
    when = datetime.now(UTC).isoformat(timespec="seconds")
    into = ruling.into if ruling.verdict == "accept" else ""
    decision = Decision(ruling.verdict, when, ruling.who, ruling.note.strip(), into)
    proposals.keep(build, proposals.decided(of, decision))


def _accept(
    atlas: Atlas, of: Proposal, ruling: Ruling, progress: Progress
) -> tuple[list[PlannedChange], list[TableFault]]:
    root = places.tables()
    try:
        if ruling.into == TABLES:
            return _into_tables(of, ruling, progress), []
        if not layers.NAME.fullmatch(ruling.into):
            raise BadParameter(
                "into",
                ruling.into,
                f"`into` is {ruling.into!r}; expected the name of a layer, such as staff.",
                f"into 为 {ruling.into!r}，应为层的名称，例如 staff。",
                expected=layers.NAME.pattern,
            )
        return _into_layer(atlas, of, ruling, progress), []
    except Refused as refused:
        reason = Words(en=refused.en, zh=refused.zh)
        fault = TableFault(file=None, line=None, column=None, value=None, reason=reason, suggestion=None)
        return [], [fault]
    except (TableErrors, Findings) as error:
        return [], faults(error, root)


def _into_tables(of: Proposal, ruling: Ruling, progress: Progress) -> list[PlannedChange]:
    checkout = places.checkout()
    if checkout is None:
        raise Refused(
            "the curated tables are changed in a checkout only; name a layer instead",
            "源表只能在项目检出目录中更改；请改为指定层",
        )
    root = checkout / "loaders" / "tables"
    wanted = row_changes(root, of, ruling)
    if wanted:
        change_tables(root, wanted, progress, dry_run=ruling.dry_run)
    return []


def _into_layer(atlas: Atlas, of: Proposal, ruling: Ruling, progress: Progress) -> list[PlannedChange]:
    root, build = places.tables(), atlas.settings.build
    kept = layers.kept(build)
    target = kept.get(ruling.into) or layers.Layer(ruling.into, {}, {})
    others = [each for each in spoken_layers(atlas) if each.name != target.name]
    with over(root, [*others, target]) as full:
        wanted = [replace(each, cells=_said(each)) for each in row_changes(full.folder, of, ruling)]
    if not wanted:
        return []
    content = proposals.written(of).encode()
    file = {"name": f"{proposals.PROPOSALS}/{of.id}.json", "sha256": sha256(content).hexdigest()}
    changed = changed_layer(root, others, target, wanted, ruling.who, [file])
    with tried(root, [*others, changed], progress) as (folder, sources, store):
        progress("comparing")
        named = {part for each in wanted for cell in _all(folder, each) for part in cell.split("|") if part}
        found = planned(atlas, store, sources.facts.data_date, named)
    if not ruling.dry_run:
        layers.keep(build, changed)
    return found


def _said(change: RowChange) -> dict[str, str]:
    """The cells of a change for a layer; of a new row only those that say something."""
    return {name: cell for name, cell in change.cells.items() if cell or change.key is not None}


def _all(folder: Path, change: RowChange) -> Sequence[str]:
    """All cells of the row that a change is about, so that what concerns it is known."""
    row = next((each for each in found(folder, change.table) if each.key == change.key), None)
    return [*(row.cells.values() if row else ()), *change.cells.values()]


def row_changes(root: Path, of: Proposal, ruling: Ruling) -> list[RowChange]:
    """What has to be written in the tables at `root`; nothing where they say so already.

    Settled where the cell says neither what it would replace nor what it proposes.
    """
    row = next((each for each in found(root, of.table) if each.key == of.key), None)
    if row is None:
        raise Settled("The row that it is about is gone.", "所涉的行已不存在。")
    now = row.cells[of.column]
    if now == of.new:
        return []
    if now != of.old:
        raise Settled(
            f"The proposal is stale: {of.column} is {now!r} now, no longer {of.old!r}.",
            f"此建议已过时：{of.column} 现为 {now!r}，已非 {of.old!r}。",
        )
    follow = [*renamed(root, row, {of.column: of.new})]
    changes = [RowChange(of.table, {of.column: of.new}, of.key), *follow]
    if of.source is None:
        return changes
    page, read_on = of.source, date.fromisoformat(of.when[:10])
    name = source_id(root, page.url, page.date)
    known = {"kind": "other", "reliability": ruling.confidence}
    new = new_source(root, name, page.url, title=page.title, day=page.date, read_on=read_on, known=known)
    more = [new] if new else []
    if own_source(of.table, of.column) and of.new:
        citing = cited(root, of.table, of.key, name, column=of.column, confidence=ruling.confidence)
        return [*more, *changes, citing]
    several = "|".join(dict.fromkeys([*filter(None, row.cells.get("source", "").split("|")), name]))
    together = {of.column: of.new, "source": several} if "source" in row.cells else {of.column: of.new}
    return [*more, RowChange(of.table, together, of.key), *follow]
