"""`accord proposals`: which corrections are proposed, and what is decided on them."""

import json
from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer

from accord_atlas.loaders.proposals import TABLES, keep
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import of_scheme, one_of
from accord_atlas.service.cli.options import Build, Lang
from accord_atlas.service.cli.output import FINDINGS, progress
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.settings import Settings, settings

if TYPE_CHECKING:
    from accord_atlas.service.answers.proposals import Proposal, ProposalAnswer
    from accord_atlas.service.proposals.decision import Ruling

FORMS = ("text", "json")
One = Annotated[str, typer.Argument(metavar="ID", help=t("The proposal's id.", "建议的编号。"))]
Form = Annotated[str, options.form(*FORMS)]
Try = Annotated[
    bool, typer.Option("--dry-run", help=t("Say what would change, and decide nothing.", "只列出变化，不作决定。"))
]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(no_args_is_help=True, help=summary("proposals"))
    group.command("list", help=t("List proposals, those filed last first.", "列出更正建议，最新者在前。"))(listed)
    group.command(help=t("Show one: old, new, source, reason, decisions.", "显示一项：原值、新值、来源、理由与审定。"))(
        show
    )
    group.command(help=t("Propose that a cell should say something else.", "提出更正：某一格应为何值。"))(add)
    group.command(
        help=t("Accept one into a layer, or into the tables of a checkout.", "采纳，写入层或检出目录的源表。")
    )(accept)
    group.command(help=t("Refuse one, with the reason.", "不予采纳，并说明理由。"))(refuse)
    app.add_typer(group, name="proposals")


def listed(
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            help=t("open, stale, accepted or refused.", "open、stale、accepted 或 refused。"),
            autocompletion=one_of("open", "stale", "accepted", "refused"),
        ),
    ] = None,
    form: Form = "text",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the proposals."""
    from accord_atlas.service.proposals.answer import STATES, proposals_answer

    among(form, "format", FORMS)
    answer = proposals_answer(_opened(build), among(state, "state", STATES) if state else None)
    if form == "json":
        print(json.dumps(answer.json_value(), ensure_ascii=False, indent=2))
        return
    headings = [t("Id", "编号"), t("State", "状态"), t("About", "对象"), t("Column", "列"), t("Now", "原值")]
    rows = [
        [
            each.id,
            _state(each.state),
            each.about.label.text(spoken()),
            each.column_title.text(spoken()),
            each.old.shown.text(spoken()) or "—",
            each.new.shown.text(spoken()) or "—",
        ]
        for each in answer.proposals
    ]
    output.table([*headings, t("Proposed", "建议值")], rows)


def show(name: One, form: Form = "text", build: Build = None, _: Lang = None) -> None:
    """Print one proposal."""
    from accord_atlas.service.proposals.answer import proposal_answer

    among(form, "format", FORMS)
    _print(proposal_answer(_opened(build), name), form)


def add(
    about: Annotated[
        str,
        typer.Argument(
            metavar="THING", help=t("What it is about, e.g. agreement/ipea.", "对象，例如 agreement/ipea。")
        ),
    ],
    column: Annotated[str, typer.Argument(metavar="COLUMN", help=t("Column of its row.", "所在行的列。"))],
    new: Annotated[str, typer.Argument(metavar="VALUE", help=t("What it should say.", "应为的值。"))],
    reason: Annotated[str, typer.Option("--reason", help=t("Why.", "理由。"))],
    url: Annotated[str, typer.Option("--url", help=t("Address of the source.", "来源网址。"))] = "",
    title: Annotated[str, typer.Option("--title", help=t("Its title.", "来源标题。"))] = "",
    date: Annotated[str, typer.Option("--date", help=t("The day it speaks for.", "来源所述时点。"))] = "",
    who: Annotated[str, typer.Option("--who", help=t("Who proposes it.", "提出者。"))] = "",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Keep a proposal and print its id."""
    from accord_atlas.service.proposals.request import Wish, proposal

    atlas = _opened(build)
    wish = Wish(about, column, new, reason, url=url, title=title, date=date, who=who or getuser())
    filed = proposal(atlas, wish, getuser())
    keep(atlas.settings.build, filed)
    print(filed.id)


def accept(
    name: One,
    into: Annotated[
        str,
        typer.Option(
            "--into",
            metavar="LAYER",
            help=t("The layer that takes it; `tables` for those of a checkout.", "写入的层；tables 指检出目录的源表。"),
        ),
    ] = TABLES,
    note: Annotated[str, typer.Option("--note", help=t("A remark.", "说明。"))] = "",
    confidence: Annotated[
        str,
        options.chosen(t("How surely its source speaks.", "来源的可信度。"), of_scheme("confidence")),
    ] = "medium",
    dry_run: Try = False,
    form: Form = "text",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Write the change and the decision; exit code 1 where something is in the way, and nothing is written then."""
    from accord_atlas.service.core.schemes import notations
    from accord_atlas.service.proposals.decision import Ruling

    sure = among(confidence, "confidence", notations("confidence"))
    ruling = Ruling("accept", getuser(), note=note, into=into, confidence=sure, dry_run=dry_run)
    _decide(name, ruling, form, build)


def refuse(
    name: One,
    note: Annotated[str, typer.Option("--note", help=t("Why.", "理由。"))],
    form: Form = "text",
    build: Build = None,
    _: Lang = None,
) -> None:
    """Write the decision."""
    from accord_atlas.service.proposals.decision import Ruling

    _decide(name, Ruling("refuse", getuser(), note=note), form, build)


def _decide(name: str, ruling: "Ruling", form: str, build: Build) -> None:
    # Here, because few commands need the libraries that build.
    from accord_atlas.service.proposals.decision import decide

    among(form, "format", FORMS)
    atlas = _opened(build)
    with progress() as step:
        answer = decide(atlas, name, ruling, step)
    _print(answer, form)
    if answer.problems:
        raise typer.Exit(FINDINGS)


def _opened(build: Build) -> Atlas:
    """The release, with the build folder in which proposals and layers are kept."""
    return Atlas.open(build, Settings(build=build) if build else settings())


def _print(answer: "ProposalAnswer", form: str) -> None:
    if form == "json":
        print(json.dumps(answer.json_value(), ensure_ascii=False, indent=2))
        return
    language = spoken()
    for heading, said in _lines(answer.proposal):
        print(f"{heading}{t(':', '：')} {said}")
    for change in answer.changes:
        print(f"+ {change.text.text(language)}")
    for fault in answer.problems:
        place = ":".join(str(each) for each in (fault.file, fault.line, fault.column) if each)
        print(f"! {place + ': ' if place else ''}{fault.reason.text(language)}")
    if answer.problems:
        output.note(t("nothing was written", "未写入任何内容"))


def _lines(of: "Proposal") -> list[tuple[str, str]]:
    language, colon = spoken(), t(": ", "：")
    lines = [
        (t("Proposal", "建议"), f"{of.id} ({_state(of.state)})"),
        (t("About", "对象"), of.about.label.text(language)),
        (t("Row", "所在行"), f"{of.table_title.text(language)} {'|'.join(of.key)}"),
        (
            of.column_title.text(language),
            f"{of.old.shown.text(language) or '—'} → {of.new.shown.text(language) or '—'}",
        ),
        (t("Reason", "理由"), of.reason),
    ]
    if of.state == "stale":
        now = of.now.shown.text(language) or "—" if of.now else t("the row is gone", "该行已不存在")
        lines.append((t("Recorded now", "现有记录"), now))
    if of.source:
        page = ", ".join(filter(None, (of.source.title, of.source.date)))
        lines.append((t("Source", "来源"), f"{of.source.url}{f' ({page})' if page else ''}"))
    for each in of.decisions:
        verdict = t("accepted", "已采纳") if each.verdict == "accept" else t("refused", "不予采纳")
        where = f" → {each.into}" if each.into else ""
        note = f"{colon}{each.note}" if each.note else ""
        lines.append((t("Decision", "审定"), f"{each.when} {each.who} {verdict}{where}{note}"))
    return lines


def _state(state: str) -> str:
    words = {
        "open": t("open", "待审"),
        "stale": t("stale", "已过时"),
        "accepted": t("accepted", "已采纳"),
        "refused": t("refused", "不予采纳"),
    }
    return words[state]
