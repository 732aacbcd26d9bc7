"""Paths over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.paths import PathsAnswer
from accord_atlas.service.core.shape import CommaSeparated
from accord_atlas.service.network.path_answer import paths_answer
from accord_atlas.service.network.paths import MOST_PATHS
from accord_atlas.service.network.request import path_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.parameters import AsOf, answered

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])


@router.get("/paths", summary="How two entities are connected · 关联路径", response_model=PathsAnswer)
def paths(
    request: Request,
    atlas: Current,
    origin: Annotated[
        str, Query(alias="from", description="Identifier where paths begin. 起点标识。", examples=["cse-cn"])
    ],
    destination: Annotated[
        str, Query(alias="to", description="Identifier where they end. 终点标识。", examples=["engineers-ireland"])
    ],
    as_of: AsOf = None,
    k: Annotated[int, Query(description=f"How many, at most {MOST_PATHS}. 路径数上限。")] = 3,
    exclude: Annotated[
        Annotated[str, CommaSeparated()] | None,
        Query(description="Identifiers, kinds or relations not to pass, comma-separated. 不经过的实体、类别或关系。"),
    ] = None,
    hubs: Annotated[
        bool, Query(description="Pass through countries, regions and other hubs. 允许经由国家和地区等枢纽。")
    ] = False,
) -> Response:
    """The k best loop-free paths, as typed, dated, directed steps with evidence; where there is none, why.

    最佳的若干条无环路径，逐步给出关系、时间、方向与依据；没有路径时说明原因。
    """
    wanted = path_request(atlas, origin, destination, as_of=as_of, k=k, exclude=exclude, hubs=hubs)
    return answered(request, atlas, lambda: paths_answer(atlas, wanted))
