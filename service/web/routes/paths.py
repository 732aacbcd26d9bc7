"""Paths over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.paths import PathsAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.shape import CommaSeparated
from accord_atlas.service.network.path_answer import paths_answer
from accord_atlas.service.network.path_page import markdown
from accord_atlas.service.network.paths import MOST_PATHS
from accord_atlas.service.network.request import ANY, path_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import JSON, PAGE, Writers, document, format_parameter, other_formats
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.parameters import AsOf

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])


@router.get(
    "/paths",
    summary="How two entities are connected · 关联路径",
    response_model=PathsAnswer,
    responses=other_formats((JSON, PAGE)),
)
def paths(
    request: Request,
    atlas: Current,
    language: Spoken,
    origin: Annotated[
        str, Query(alias="from", description="Identifier where paths begin. 起点标识。", examples=["cse-cn"])
    ],
    destination: Annotated[
        str, Query(alias="to", description="Identifier where they end. 终点标识。", examples=["engineers-ireland"])
    ],
    as_of: AsOf = None,
    k: Annotated[
        int, Query(description=f"How many, at most {MOST_PATHS}. 路径数上限。", json_schema_extra={"minimum": 1})
    ] = 3,
    exclude: Annotated[
        Annotated[str, CommaSeparated()] | None,
        Query(description="Identifiers, kinds or relations not to pass, comma-separated. 不经过的实体、类别或关系。"),
    ] = None,
    hubs: Annotated[
        bool, Query(description="Pass through countries, regions and other hubs. 允许经由国家和地区等枢纽。")
    ] = False,
    format: Annotated[str | None, format_parameter((JSON, PAGE))] = None,
) -> Response:
    """The k best loop-free paths, as typed, dated, directed steps with evidence and costs; where there is none, why.

    最佳的若干条无环路径，逐步给出关系、时间、方向与依据，并说明代价；没有路径时说明原因。
    """
    form = choose(request.headers.get("accept"), format, (JSON, PAGE))
    wanted = path_request(atlas, origin, destination, as_of=as_of, k=k, exclude=exclude, hubs=hubs)
    writers: Writers[PathsAnswer] = {"md": lambda answer: markdown(atlas, answer, language)}
    ends = "-".join(node.partition("/")[2] for node in (wanted.source, wanted.target))
    name = f"paths-{ends}-{wanted.as_of or ANY}"
    return document(request, atlas, language, form, lambda: paths_answer(atlas, wanted), writers, name=name)
