"""`accord recognition`, `accession`, `dossier`, `targets`, `gaps`: what follows from the relations."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.page import markdown as accession_page
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.answers.envelope import Envelope
from accord_atlas.service.answers.recognition import RecognitionAnswer, Route
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import of_scheme, offers, one_of
from accord_atlas.service.cli.options import AsOf, Build, Lang, Output
from accord_atlas.service.cli.words import chosen_language, spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.dossier.answer import dossier as dossier_of
from accord_atlas.service.dossier.formats import workbook
from accord_atlas.service.dossier.page import markdown as dossier_page
from accord_atlas.service.dossier.request import dossier_request
from accord_atlas.service.exports.documents import MADE_FROM_PAGES, from_page
from accord_atlas.service.exports.text import scalar
from accord_atlas.service.gaps import formats as gaps_formats
from accord_atlas.service.gaps.answer import gaps as gaps_of
from accord_atlas.service.gaps.parts import PARTS
from accord_atlas.service.gaps.request import gaps_request
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.page import markdown as recognition_page
from accord_atlas.service.recognition.request import LEVEL, recognition_request
from accord_atlas.service.recognition.words import in_part
from accord_atlas.service.targets import formats as targets_formats
from accord_atlas.service.targets.answer import targets as targets_of
from accord_atlas.service.targets.page import markdown as targets_page
from accord_atlas.service.targets.request import targets_request
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.titles import column_title

Write = Callable[[], str | bytes]

Level = Annotated[
    str,
    typer.Option(
        help=t(
            "professional-engineer, technologist or technician.",
            "professional-engineer（职业工程师）、technologist（工程技术专家）或 technician（工程技术员）。",
        ),
        autocompletion=offers(lambda: (level for level in notations("level") if level != "other")),
    ),
]


def _form(names: str) -> Any:  # noqa: ANN401
    known = one_of(*names.split(", "))
    return typer.Option("--format", "-f", help=t(f"One of {names}.", f"可选：{names}。"), autocompletion=known)


Place = Annotated[str, options.thing(t("e.g. my", "例如 my"), "jurisdiction", metavar="JURISDICTION")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=summary("recognition"))(recognition)
    app.command(help=summary("accession"))(accession)
    app.command(help=summary("dossier"))(dossier)
    app.command(help=summary("targets"))(targets)
    app.command(help=summary("gaps"))(gaps)


def recognition(
    origin: Annotated[str, options.thing(t("e.g. pk", "例如 pk"), "jurisdiction", metavar="FROM")],
    destination: Annotated[str, options.thing(t("e.g. my", "例如 my"), "jurisdiction", metavar="TO")],
    specialty: Annotated[
        str | None, options.named(t("e.g. civil-engineering", "例如 civil-engineering"), "specialty")
    ] = None,
    level: Level = LEVEL,
    as_of: AsOf = None,
    form: Annotated[str, _form("table, json, md, docx, xlsx")] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print routes, what comes nearest, and ties."""
    among(form, "format", ("table", "json", "md", *MADE_FROM_PAGES))
    atlas = Atlas.open(build)
    request = recognition_request(atlas, origin, destination, specialty=specialty, level=level, as_of=as_of)
    answer = recognition_answer(atlas, request)
    if form == "table" and out is None:
        _show_recognition(atlas, answer)
    else:
        _write(atlas, form, out, answer, {"md": lambda: recognition_page(atlas, answer, spoken())})


def _with_part(atlas: Atlas, route: Route, language: Language) -> str:
    """The agreement of a route, and the state or province that alone it is for."""
    parts = [part[language] for part in in_part(atlas, route.provision)]
    return sentence(language, "list-separator").join([atlas.labels[route.agreement.iri].text(language), *parts])


def _show_recognition(atlas: Atlas, answer: RecognitionAnswer) -> None:
    """The routes as a table with the summary above and what is nearest below."""
    language = spoken()
    print(answer.summary[language])
    rows = [
        [
            concept_words(atlas, "basis", route.basis)[language],
            _with_part(atlas, route, language),
            next(condition.text.text(language) for condition in route.conditions if condition.kind == "state"),
            concept_words(atlas, "certainty", route.certainty)[language],
        ]
        for route in answer.routes
    ]
    if rows:
        columns = (("agreement-terms", "basis"), ("agreement-terms", "agreement"), None, ("members", "certainty"))
        titles = (column_title(*each) if each else message("agreement-state-title") for each in columns)
        output.table([title[language] for title in titles], rows)
    for title, lines in (
        (message("recognition-nearest"), [near.text[language] for near in answer.nearest]),
        (message("recognition-ties"), [atlas.labels[tie.agreement.iri].text(language) for tie in answer.ties]),
    ):
        if lines:
            print("\n".join([title[language], *(f"  - {line}" for line in lines)]))
    _note(answer)


def accession(
    agreement: Annotated[str, options.thing(t("e.g. ipea", "例如 ipea"), "agreement", metavar="AGREEMENT")],
    organization: Annotated[
        str, options.thing(t("e.g. cse-cn", "例如 cse-cn"), "organization", metavar="ORGANIZATION")
    ],
    as_of: AsOf = None,
    form: Annotated[str, _form("md, json, docx, xlsx")] = "md",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the planner's page."""
    among(form, "format", ("md", "json", *MADE_FROM_PAGES))
    atlas = Atlas.open(build)
    answer = accession_answer(atlas, accession_request(atlas, agreement, organization, as_of=as_of))
    _write(atlas, form, out, answer, {"md": lambda: accession_page(atlas, answer, spoken())})


def dossier(
    jurisdiction: Place,
    counterpart: Annotated[
        str | None, options.named(t("The other side (default: China).", "对方（缺省为中国）。"), "jurisdiction")
    ] = None,
    as_of: AsOf = None,
    form: Annotated[str, _form("md, json, docx, xlsx")] = "md",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print or write the dossier."""
    among(form, "format", ("md", "json", *MADE_FROM_PAGES))
    atlas = Atlas.open(build)
    answer = dossier_of(atlas, dossier_request(atlas, jurisdiction, counterpart=counterpart, as_of=as_of))
    writers: Mapping[str, Write] = {
        "md": lambda: dossier_page(atlas, answer, spoken()),
        "xlsx": lambda: workbook(atlas, answer, spoken()),
    }
    _write(atlas, form, out, answer, writers)


def targets(
    year: Annotated[str | None, typer.Option(help=t("Due year.", "目标年份。"))] = None,
    specialty: Annotated[str | None, options.named(t("Specialty.", "专业。"), "specialty")] = None,
    organization: Annotated[str | None, options.named(t("Organization.", "机构。"), "organization")] = None,
    jurisdiction: Annotated[str | None, options.named(t("Country or region.", "国家和地区。"), "jurisdiction")] = None,
    region: Annotated[str | None, options.named(t("Region of China.", "地区。"), "region")] = None,
    outcome: Annotated[str | None, options.chosen(t("Outcome.", "落实结果。"), of_scheme("outcome"))] = None,
    responsible: Annotated[str | None, options.named(t("Body charged with it.", "责任机构。"), "organization")] = None,
    document: Annotated[str | None, options.named(t("Document that states it.", "所在文件。"), "document")] = None,
    as_of: AsOf = None,
    form: Annotated[str, _form("table, json, csv, xlsx, md, docx")] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print the targets and intentions with their outcomes."""
    among(form, "format", ("table", "json", "csv", "md", *MADE_FROM_PAGES))
    atlas = Atlas.open(build)
    wanted = targets_request(
        atlas,
        year=year,
        specialty=specialty,
        organization=organization,
        jurisdiction=jurisdiction,
        region=region,
        outcome=outcome,
        responsible=responsible,
        document=document,
        as_of=as_of,
    )
    answer = targets_of(atlas, wanted)
    if form == "table" and out is None:
        held = targets_formats.table(answer)
        shown = ("target", "value", "year", "organization", "jurisdiction", "outcome", "observed", "observed_on")
        _print(atlas, held, shown)
        _note(answer)
        return
    writers: Mapping[str, Write] = {
        "csv": lambda: targets_formats.csv_of(atlas, answer, chosen_language()),
        "xlsx": lambda: targets_formats.xlsx_of(atlas, answer, spoken()),
        "md": lambda: targets_page(atlas, answer, spoken()),
    }
    _write(atlas, form, out, answer, writers)


def gaps(
    jurisdiction: Annotated[
        str | None, options.thing(t("One country or region.", "某一国家或地区。"), "jurisdiction")
    ] = None,
    part: Annotated[str, options.chosen(", ".join(PARTS), one_of(*PARTS))] = "matrix",
    as_of: AsOf = None,
    form: Annotated[str, _form("table, json, csv, xlsx")] = "table",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Print one part of the gaps, or write all."""
    among(form, "format", ("table", "json", "csv", "xlsx"))
    wanted = among(part, "part", PARTS)
    atlas = Atlas.open(build)
    answer = gaps_of(atlas, gaps_request(atlas, jurisdiction=jurisdiction, as_of=as_of))
    if form == "table" and out is None:
        held = gaps_formats.table(answer, wanted)
        _print(atlas, held, [column.name for column in held.columns])
        _note(answer)
        return
    writers: Mapping[str, Write] = {
        "csv": lambda: gaps_formats.csv_of(atlas, answer, wanted, chosen_language()),
        "xlsx": lambda: gaps_formats.xlsx_of(atlas, answer, spoken()),
    }
    _write(atlas, form, out, answer, writers)


def _print(atlas: Atlas, held: Any, shown: Sequence[str]) -> None:  # noqa: ANN401
    """Some columns of a table."""
    language = spoken()
    places = [number for number, column in enumerate(held.columns) if column.name in shown]
    rows = held.plain(language, concepts(atlas))
    headings = held.headings(language)
    output.table(
        [headings[place] for place in places],
        [[scalar(row[place]) for place in places] for row in rows],
        [held.columns[place].type == "number" for place in places],
    )


def _write(atlas: Atlas, form: str, out: Path | None, answer: Envelope, writers: Mapping[str, Write]) -> None:
    """The answer in a form, to a file or to standard output; a table becomes a file that others can read."""
    if form == "table":
        form = "md" if "md" in writers else "csv"
    if form in writers:
        content = writers[form]()
    elif form in MADE_FROM_PAGES:
        content = from_page(atlas, str(writers["md"]()), form, spoken())
    else:
        content = json.dumps(answer.json_value(), ensure_ascii=False, indent=2)
    data = content if isinstance(content, bytes) else content.encode()
    output.write(data, out, binary=form in MADE_FROM_PAGES, final_newline=form == "json")


def _note(answer: Envelope) -> None:
    """Which day and which release an answer is about, to standard error."""
    output.note(
        t(
            f"as of {answer.as_of}; release {answer.release}; what is not recorded may exist",
            f"时点 {answer.as_of}；发布版 {answer.release}；未收录不等于不存在",
        )
    )
