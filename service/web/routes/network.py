"""The network over HTTP, in the formats of the tools that read networks."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.network import NetworkAnswer, NetworkComparison
from accord_atlas.service.core.language import parse
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.shape import Among, CommaSeparated, OneOf
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.comparison import both, comparison_answer
from accord_atlas.service.network.exports.file_names import comparison_file_name, file_name
from accord_atlas.service.network.exports.formats import FORMATS, SPEAKING, export
from accord_atlas.service.network.folding import FOLDED
from accord_atlas.service.network.request import DEEPEST, LARGEST, MEASURES, between_days, node_kinds, selection
from accord_atlas.service.network.request import measures as read_measures
from accord_atlas.service.network.selection import PROJECTIONS
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.query_parameters import marked, strict
from accord_atlas.service.web.responses import Body, respond
from accord_atlas.service.web.routes.parameters import AsOf, Lang

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])
FormatName = Annotated[str, Among(*(form.name for form in FORMATS))]
Format = Annotated[FormatName | None, Query(description="Format, instead of `Accept`. 格式。")]
OTHERS: dict[str, Any] = {form.media_type: {} for form in FORMATS if form.name != "json"}

Kinds = Annotated[
    Annotated[str, CommaSeparated(Among(*node_kinds()))] | None,
    Query(description="Kinds of entity, comma-separated. 实体类别，逗号分隔。"),
]
Relations = Annotated[
    Annotated[str, CommaSeparated(OneOf("relation", without=(FOLDED,)))] | None,
    Query(description="Relations, comma-separated. 关系，逗号分隔。"),
]
Agreements = Annotated[
    Annotated[str, CommaSeparated()] | None, Query(description="Agreements, comma-separated. 协议，逗号分隔。")
]
Statuses = Annotated[
    Annotated[str, CommaSeparated(OneOf("participation-status"))] | None,
    Query(description="Statuses of participants. 参与状态。"),
]
Field = Annotated[
    str | None, Query(description="Agreements that cover a field. 涵盖某专业的协议。", examples=["civil-engineering"])
]
Focus = Annotated[
    Annotated[str, CommaSeparated()] | None, Query(description="Identifiers to begin from. 起始实体标识。")
]
Depth = Annotated[int, Query(description=f"Steps from the focus, up to {DEEPEST}. 步数上限。")]
Hubs = Annotated[bool, Query(description="Go on through countries and other hubs. 允许经由国家和地区等枢纽。")]
Folded = Annotated[
    Annotated[str, Among(*PROJECTIONS)], Query(description=f"One of {', '.join(PROJECTIONS)}. 投影方式。")
]
Measures = Annotated[
    Annotated[str, CommaSeparated(Among(*MEASURES))] | None,
    Query(description=f"Of {', '.join(MEASURES)}. 指标。"),
]
Limit = Annotated[int, Query(description=f"Most nodes, up to {LARGEST}. 节点数上限。")]
Side = Annotated[Literal["nodes", "edges"], Query(description="Which table a CSV holds. CSV 所含的表。")]


@router.get(
    "/network",
    summary="The network at a date · 网络",
    response_model=NetworkAnswer,
    responses={200: {"content": OTHERS}},
    dependencies=[Depends(marked)],
)
def network(
    request: Request,
    atlas: Current,
    as_of: AsOf = None,
    kinds: Kinds = None,
    relations: Relations = None,
    agreements: Agreements = None,
    statuses: Statuses = None,
    specialty: Field = None,
    focus: Focus = None,
    depth: Depth = 1,
    hubs: Hubs = False,
    projection: Folded = "none",
    measures: Measures = None,
    limit: Limit = 5000,
    table: Side = "edges",
    format: Format = None,
    lang: Lang = None,
) -> Response:
    """Nodes and edges on a day, filtered, projected and measured as the request has it.

    某日的节点与边，可按类别、关系、协议、专业、中心与步数筛选，并按需投影与计算指标。
    """
    part = selection(
        atlas,
        as_of=as_of,
        kinds=kinds,
        relations=relations,
        statuses=statuses,
        agreements=agreements,
        specialty=specialty,
        focus=focus,
        depth=depth,
        hubs=hubs,
        projection=projection,
        limit=limit,
    )
    wanted = NetworkRequest(part, read_measures(measures))
    form = choose(request.headers.get("accept"), format, FORMATS)
    named = parse(lang) if lang is not None else None
    language = named or guess(request) if form.name in SPEAKING else named

    def made() -> Body:
        answer = network_answer(atlas, wanted)
        return Body(export(atlas, answer, form.name, language or "en", table), answer.completeness)

    headers = {"Content-Disposition": f'inline; filename="{file_name(part, form.name, table)}"'}
    return respond(request, atlas, form.content_type, made, language=language, headers=headers)


@router.get(
    "/network/compare",
    summary="The network at two dates · 两个时点的网络",
    response_model=NetworkComparison,
    responses={200: {"content": OTHERS}},
    dependencies=[Depends(marked)],
)
def network_between(
    request: Request,
    atlas: Current,
    start: Annotated[str, Query(alias="from", description="The earlier day. 较早日期。", examples=["2019-01-01"])],
    end: Annotated[
        str | None, Query(alias="to", description="The later day; the data date by default. 较晚日期，缺省为数据日期。")
    ] = None,
    kinds: Kinds = None,
    relations: Relations = None,
    agreements: Agreements = None,
    statuses: Statuses = None,
    specialty: Field = None,
    focus: Focus = None,
    depth: Depth = 1,
    hubs: Hubs = False,
    projection: Folded = "none",
    limit: Limit = 5000,
    table: Side = "edges",
    format: Format = None,
    lang: Lang = None,
) -> Response:
    """What joined, left or changed between two days; files hold both days, with the difference as an attribute.

    两个日期之间新增、退出与有变化的边；文件包含两日的全部节点与边，以属性标明差异。
    """
    part = selection(
        atlas,
        kinds=kinds,
        relations=relations,
        statuses=statuses,
        agreements=agreements,
        specialty=specialty,
        focus=focus,
        depth=depth,
        hubs=hubs,
        projection=projection,
        limit=limit,
    )
    wanted = between_days(atlas, part, start, end)
    form = choose(request.headers.get("accept"), format, FORMATS)
    named = parse(lang) if lang is not None else None
    language = named or guess(request) if form.name in SPEAKING else named

    def made() -> Body:
        answer = comparison_answer(atlas, wanted)
        if form.name == "json":
            return Body(answer.json_bytes(), answer.completeness)
        return Body(export(atlas, both(answer), form.name, language or "en", table), answer.completeness)

    name = comparison_file_name(wanted, form.name, table)
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return respond(request, atlas, form.content_type, made, language=language, headers=headers)
