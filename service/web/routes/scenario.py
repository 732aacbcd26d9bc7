"""What would follow if bodies took part in agreements, over HTTP: JSON, or a page of Markdown."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.scenario import BestStepsAnswer, ScenarioAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.shape import CommaSeparated
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.best import best_answer
from accord_atlas.service.scenario.page import best_markdown
from accord_atlas.service.scenario.page import markdown as scenario_markdown
from accord_atlas.service.scenario.request import BEST, MOST_BEST, best_request, scenario_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import (
    JSON,
    PAGE,
    WORD,
    WORKBOOK,
    Writers,
    document,
    format_parameter,
    other_formats,
)
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.paging import Offset
from accord_atlas.service.web.query_parameters import strict

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE, WORD, WORKBOOK)

AsOf = Annotated[
    str | None,
    Query(
        description="Day YYYY-MM-DD from which it is supposed; the data date where none is given. "
        "设想自何日起，缺省为数据日期。",
        examples=["2026-11-27"],
    ),
]


@router.get(
    "/scenario",
    summary="What if bodies took part in agreements · 设想加入协议",
    response_model=ScenarioAnswer,
    responses=other_formats(OFFERS),
)
def scenario(
    request: Request,
    atlas: Current,
    language: Spoken,
    join: Annotated[
        Annotated[str, CommaSeparated()] | None,
        Query(
            description="Pairs agreement:organization: as a full member. 协议:机构，设想为正式成员。",
            examples=["ipea:cse-cn"],
        ),
    ] = None,
    sign: Annotated[
        Annotated[str, CommaSeparated()] | None,
        Query(
            description="Pairs organization:organization: a mutual recognition agreement of the two. "
            "机构:机构，设想双方签署互认协议。",
            examples=["cse-cn:iem-my"],
        ),
    ] = None,
    origin: Annotated[
        str | None,
        Query(
            alias="from",
            description="Jurisdiction whose engineers it is about; that of the first body where none is given. "
            "何方工程师，缺省为首个机构所在国家或地区。",
            examples=["cn"],
        ),
    ] = None,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """Which routes would open, which aims of the notice would be met, who would have to agree; none of it is recorded.

    设想机构加入协议或双方签署协议：将新增哪些互认路径、落实哪些通知目标、须由谁同意；均为设想，未见记载。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    read = scenario_request(atlas, join, origin, sign=sign, as_of=as_of)
    name = file_name("scenario", join, sign, read.origin, read.day.isoformat())
    writers: Writers[ScenarioAnswer] = {"md": lambda answer: scenario_markdown(atlas, answer, language)}
    return document(request, atlas, language, form, lambda: scenario_answer(atlas, read), writers, name=name)


@router.get(
    "/scenario/best",
    summary="The next steps of a body · 机构的下一步",
    response_model=BestStepsAnswer,
    responses=other_formats(OFFERS),
)
def best(
    request: Request,
    atlas: Current,
    language: Spoken,
    organization: Annotated[str, Query(description="The body. 机构。", examples=["cse-cn"])],
    limit: Annotated[int, Query(description=f"How many at most, up to {MOST_BEST}. 数目上限。")] = BEST,
    offset: Offset = 0,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """The steps open to a body, ranked by what each opens, needs and leaves unknown; the weights stand beside them.

    机构可迈出的各步，按新增通达、所需条件与不明事项排序；权重一并列出。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = best_request(atlas, organization, limit=limit, offset=offset, as_of=as_of)
    name = file_name("scenario-best", atlas.labels[wanted.organization].slug, wanted.day.isoformat())
    writers: Writers[BestStepsAnswer] = {"md": lambda built: best_markdown(atlas, built, language)}
    return document(request, atlas, language, form, lambda: best_answer(atlas, wanted), writers, name=name)
