"""`accord network`: the network at a date, in the formats of the tools that read networks."""

from typing import Annotated

import typer

from accord_atlas.ontology.names import KINDS
from accord_atlas.service.cli import options, output
from accord_atlas.service.cli.commands import summary
from accord_atlas.service.cli.completion import NAMED, of_scheme, one_of
from accord_atlas.service.cli.options import Build, Lang, Output
from accord_atlas.service.cli.words import spoken, t
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.comparison import both, comparison_answer
from accord_atlas.service.network.exports.formats import FORMATS, SIDES, export
from accord_atlas.service.network.request import MEASURES, between_days, selection
from accord_atlas.service.network.request import measures as read_measures
from accord_atlas.service.network.selection import PROJECTIONS

AsOf = Annotated[str | None, typer.Option(help=t("Day YYYY-MM-DD, or any.", "日期 YYYY-MM-DD，或 any。"))]
Kind = Annotated[str | None, options.chosen(t("Kinds, comma-separated.", "类别，逗号分隔。"), one_of(*KINDS))]
Hubs = Annotated[bool, typer.Option(help=t("Pass through countries and other hubs.", "允许经由国家和地区等枢纽。"))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=summary("network"))(network)


def network(
    as_of: AsOf = None,
    since: Annotated[str | None, typer.Option(help=t("Compare with this earlier day.", "与这一较早日期比较。"))] = None,
    kinds: Kind = None,
    relations: Annotated[str | None, options.chosen(t("Relations.", "关系。"), of_scheme("relation"))] = None,
    agreements: Annotated[str | None, options.named(t("Agreements.", "协议。"), "agreement")] = None,
    statuses: Annotated[
        str | None,
        typer.Option(
            help=t("Statuses of participants.", "参与状态。"), autocompletion=of_scheme("participation-status")
        ),
    ] = None,
    specialty: Annotated[
        str | None, options.named(t("Agreements that cover a field.", "涵盖某专业。"), "specialty")
    ] = None,
    focus: Annotated[str | None, options.named(t("Identifiers to begin from.", "起始实体。"), *NAMED)] = None,
    depth: Annotated[int, typer.Option(help=t("Steps from the focus.", "步数。"))] = 1,
    hubs: Hubs = False,
    projection: Annotated[str, options.chosen(", ".join(PROJECTIONS), one_of(*PROJECTIONS))] = "none",
    measures: Annotated[str | None, options.chosen(", ".join(MEASURES), one_of(*MEASURES))] = None,
    limit: Annotated[int, typer.Option(help=t("Most nodes.", "节点数上限。"))] = 5000,
    table: Annotated[
        str,
        typer.Option(
            help=t("For csv: nodes or edges.", "csv 所含的表：nodes 或 edges。"), autocompletion=one_of(*SIDES)
        ),
    ] = "edges",
    form: Annotated[str, options.form(*(f.name for f in FORMATS))] = "json",
    out: Output = None,
    build: Build = None,
    _: Lang = None,
) -> None:
    """Write the network in a format."""
    name = among(form, "format", [offer.name for offer in FORMATS])
    side = among(table, "table", SIDES)
    atlas = Atlas.open(build)
    part = selection(
        atlas,
        as_of=as_of,
        kinds=kinds,
        relations=relations,
        agreements=agreements,
        statuses=statuses,
        specialty=specialty,
        focus=focus,
        depth=depth,
        hubs=hubs,
        projection=projection,
        limit=limit,
    )
    if since is not None:
        compared = comparison_answer(atlas, between_days(atlas, part, since, as_of))
        content = compared.json_bytes() if name == "json" else export(atlas, both(compared), name, spoken(), side)
    else:
        answer = network_answer(atlas, NetworkRequest(part, read_measures(measures)))
        content = export(atlas, answer, name, spoken(), side)
    output.write(content, out, binary=name == "xlsx", final_newline=name == "json")
