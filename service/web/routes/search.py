"""Search over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.search import SearchAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.shape import Among, CommaSeparated
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.search.answer import search_answer
from accord_atlas.service.search.facets import STANDINGS
from accord_atlas.service.search.formats import csv_of, xlsx_of
from accord_atlas.service.search.request import MOST, SEARCHED, search_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import CSV, JSON, WORKBOOK, Writers, document, format_parameter, other_formats
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.paging import Offset
from accord_atlas.service.web.query_parameters import strict

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])
OFFERS = (JSON, CSV, WORKBOOK)


@router.get(
    "/search",
    summary="Search by any name · 按名称检索",
    response_model=SearchAnswer,
    responses=other_formats(OFFERS),
)
def search(
    request: Request,
    atlas: Current,
    language: Spoken,
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
    jurisdiction: Annotated[
        str | None,
        Query(description="Countries or regions, comma-separated. 国家或地区，逗号分隔。", examples=["cn"]),
    ] = None,
    standing: Annotated[
        Annotated[str, CommaSeparated(Among(*STANDINGS))] | None,
        Query(
            description="How surely it stands on the day of the data, comma-separated. 在数据日期的确定程度，逗号分隔。"
        ),
    ] = None,
    decade: Annotated[
        str | None,
        Query(
            description="Decades of the first date by their first years, comma-separated. 年代的起始年份，逗号分隔。",
            examples=["1990"],
        ),
    ] = None,
    facets: Annotated[
        bool,
        Query(
            description="With the counts by kind, place, standing, decade; kind and jurisdiction then choose among the "
            "hits instead of widening the search. 附各分面计数，类别与国家或地区仅在命中项中筛选。"
        ),
    ] = False,
    limit: Annotated[int, Query(description=f"Most results, up to {MOST}. 结果数上限。")] = 20,
    offset: Offset = 0,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """The entities that a name may mean, best first, each with the name that matched and of what type that is.

    名称可能所指的实体，按匹配程度排序，并说明匹配到的名称及其类型。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = search_request(
        atlas,
        q,
        kinds=kind,
        jurisdiction=jurisdiction,
        standing=standing,
        decade=decade,
        facets=facets,
        limit=limit,
        offset=offset,
    )
    of_table = language if request.query_params.get("lang") else None
    writers: Writers[SearchAnswer] = {
        "csv": lambda answer: csv_of(atlas, answer, of_table),
        "xlsx": lambda answer: xlsx_of(atlas, answer, language),
    }
    name = file_name("search", q)
    return document(request, atlas, language, form, lambda: search_answer(atlas, wanted), writers, name=name)
