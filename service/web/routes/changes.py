"""What changed, over HTTP: between two days or releases, since one, and which releases there are."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.changes import ChangesAnswer, ReleasesAnswer
from accord_atlas.service.answers.news import NewsAnswer
from accord_atlas.service.answers.paged import paged
from accord_atlas.service.changes.addresses import news_address
from accord_atlas.service.changes.answer import changes_answer, releases_answer
from accord_atlas.service.changes.formats import FORMATS, NEWS_FORMATS, Place, write, write_news
from accord_atlas.service.changes.news_answer import news_answer
from accord_atlas.service.changes.releases import releases as releases_at_hand
from accord_atlas.service.changes.request import changes_request, news_request
from accord_atlas.service.core.language import parse
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.pages import page
from accord_atlas.service.core.shape import Among, CommaSeparated, OneOf
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.web.addresses import root, vary
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.language import guess
from accord_atlas.service.web.paging import Limit, Offset, linked
from accord_atlas.service.web.query_parameters import marked, strict
from accord_atlas.service.web.responses import Body, of_release, respond
from accord_atlas.service.web.routes.parameters import JSON, Lang

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])
Concerning = Annotated[
    Annotated[str, CommaSeparated()] | None,
    Query(description="Organizations, agreements, jurisdictions, comma-separated. 所涉机构、协议、国家或地区。"),
]
What = Annotated[
    Annotated[str, CommaSeparated(OneOf("change-kind"))] | None,
    Query(description="Kinds of change, comma-separated. 变化类型。"),
]
OTHERS: dict[str, Any] = {form.media_type: {} for form in FORMATS if form.name != "json"}


@router.get("/releases", summary="The releases at hand · 发布版", response_model=ReleasesAnswer)
def releases(atlas: Current) -> Response:
    """The release in use and the older ones that were kept, the latest built first.

    正在使用的发布版与保留的旧版，新者在前。
    """
    # Builds may add to this list while the server runs, so that it has no tag and is not kept.
    answer = releases_answer(atlas)
    headers = {**of_release(atlas.release), "Accord-Completeness": answer.completeness}
    return Response(answer.json_bytes(), headers={**headers, "Cache-Control": "no-store", "Content-Type": JSON})


@router.get(
    "/changes",
    summary="What is new · 新内容",
    response_model=NewsAnswer,
    responses={200: {"content": {form.media_type: {} for form in NEWS_FORMATS if form.name != "json"}}},
    dependencies=[Depends(marked)],
)
def changes(
    request: Request,
    atlas: Current,
    since: Annotated[
        str | None,
        Query(
            description="A day YYYY-MM-DD, or a release; a year before the data date where none is given. "
            "日期或发布版编号；未给出时为数据日期前一年。",
            examples=["2025-01-01"],
        ),
    ] = None,
    concerning: Concerning = None,
    what: What = None,
    format: Annotated[
        Annotated[str, Among(*(form.name for form in NEWS_FORMATS))] | None,
        Query(description="Format, instead of `Accept`. 格式。"),
    ] = None,
    limit: Limit = None,
    offset: Offset = 0,
    lang: Lang = None,
) -> Response:
    """What releases built since then say for the first time, however long ago it happened, and what happened since.

    此后各发布版新增或更正的内容（无论发生于何年），以及此后发生的变化。
    """
    wanted = news_request(atlas, since, concerning=concerning, kinds=what)
    form = choose(request.headers.get("accept"), format, NEWS_FORMATS)
    named = parse(lang) if lang is not None else None
    language = named or guess(request)
    place = Place(root(request), news_address(wanted, since, form.name))
    name = file_name("changes-since", wanted.since, *wanted.concerning)
    part = page(limit, offset)

    def made() -> Body:
        found = paged(news_answer(atlas, wanted), "changes", part)
        content = write_news(atlas, found, form.name, language, place, named=named)
        return Body(content, found.completeness, linked(request, found))

    return respond(
        request,
        atlas,
        form.content_type,
        made,
        language=None if form.name == "json" else language,
        # Builds may keep more releases while the server runs; a feed holds the address of the service.
        basis=" ".join([*(each.release.id for each in releases_at_hand(atlas)), place.root]),
        lasts=False,
        vary=vary(request, "Accept"),
        headers={"Content-Disposition": f'inline; filename="{name}.{form.name}"'},
    )


@router.get(
    "/diff",
    summary="What changed · 变化",
    response_model=ChangesAnswer,
    responses={200: {"content": OTHERS}},
    dependencies=[Depends(marked)],
)
def diff(
    request: Request,
    atlas: Current,
    start: Annotated[
        str,
        Query(alias="from", description="A day YYYY-MM-DD, or a release. 日期或发布版编号。", examples=["2019-01-01"]),
    ],
    end: Annotated[
        str | None,
        Query(
            alias="to",
            description="A later day or release; the data date or the release in use where none is given. 终点。",
            examples=["2023-12-31"],
        ),
    ] = None,
    concerning: Concerning = None,
    what: What = None,
    format: Annotated[
        Annotated[str, Among(*(form.name for form in FORMATS))] | None,
        Query(description="Format, instead of `Accept`. 格式。"),
    ] = None,
    limit: Limit = None,
    offset: Offset = 0,
    lang: Lang = None,
) -> Response:
    """What happened between two days, or what the data say otherwise between two releases.

    Who joined, left, changed status; what was signed, came into force, ended, was renamed; events.

    两个日期之间：加入、退出、状态变化、签署、更名、终止等；两个发布版之间：数据的差异。
    """
    wanted = changes_request(atlas, start, end, concerning=concerning, kinds=what)
    form = choose(request.headers.get("accept"), format, FORMATS)
    named = parse(lang) if lang is not None else None
    language = named or guess(request)
    name = file_name("changes", wanted.start, wanted.end, *wanted.concerning)
    headers = {"Content-Disposition": f'inline; filename="{name}.{form.name}"'}
    part = page(limit, offset)

    def made() -> Body:
        found = paged(changes_answer(atlas, wanted), "changes", part)
        content = write(atlas, wanted, found, form.name, language, named=named)
        return Body(content, found.completeness, linked(request, found))

    return respond(
        request,
        atlas,
        form.content_type,
        made,
        language=None if form.name in {"json", "ttl"} else language,
        headers=headers,
    )
