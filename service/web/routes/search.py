"""Search over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.search import SearchAnswer
from accord_atlas.service.core.shape import Among, CommaSeparated
from accord_atlas.service.search.answer import MOST, SEARCHED, search_answer
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.parameters import answered

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])


@router.get("/search", summary="Search by any name · 按名称检索", response_model=SearchAnswer)
def search(
    request: Request,
    atlas: Current,
    q: Annotated[
        str,
        Query(
            description="Name in any script, acronym, pinyin, abbreviation. 名称、简称、拼音或缩写。",
            examples=["中国科协"],
        ),
    ],
    kind: Annotated[
        Annotated[str, CommaSeparated(Among(*SEARCHED))] | None,
        Query(description="Kinds of entity, comma-separated. 实体类别，逗号分隔。"),
    ] = None,
    jurisdiction: Annotated[str | None, Query(description="Country or region. 国家或地区。", examples=["cn"])] = None,
    limit: Annotated[int, Query(description=f"Most results, up to {MOST}. 结果数上限。")] = 20,
) -> Response:
    """The entities that a name may mean, best first, each with the name that matched and of what type that is.

    名称可能所指的实体，按匹配程度排序，并说明匹配到的名称及其类型。
    """
    return answered(request, atlas, lambda: search_answer(atlas, q, kinds=kind, jurisdiction=jurisdiction, limit=limit))
