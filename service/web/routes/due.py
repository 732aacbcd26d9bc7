"""What to check next, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.due import DueAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.shape import Among, CommaSeparated
from accord_atlas.service.due.answer import due_answer
from accord_atlas.service.due.formats import csv_of, xlsx_of
from accord_atlas.service.due.request import KINDS, LARGEST_PAGE, PAGE, STATES, due_request
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import CSV, JSON, WORKBOOK, Writers, document, format_parameter, other_formats
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.paging import Offset
from accord_atlas.service.web.query_parameters import marked, strict
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])
OFFERS = (JSON, CSV, WORKBOOK)


@router.get(
    "/due",
    summary="What to check next · 待核对事项",
    response_model=DueAnswer,
    responses=other_formats(OFFERS),
    dependencies=[Depends(marked)],
)
def due(
    request: Request,
    atlas: Current,
    language: Spoken,
    kind: Annotated[
        Annotated[str, CommaSeparated(Among(*KINDS))] | None,
        Query(description="Kinds of thing, comma-separated. 类别，逗号分隔。"),
    ] = None,
    agreement: Annotated[
        Annotated[str, CommaSeparated()] | None,
        Query(description="Agreements, comma-separated. 协议，逗号分隔。", examples=["ipea"]),
    ] = None,
    jurisdiction: Annotated[
        Annotated[str, CommaSeparated()] | None,
        Query(description="Countries or regions, comma-separated. 国家或地区，逗号分隔。"),
    ] = None,
    state: Annotated[
        Annotated[str, Among(*STATES)],
        Query(description="`due`: by the day; `coming`: later; `all`. 已到期、未到期或全部。"),
    ] = "all",
    as_of: AsOf = None,
    offset: Offset = 0,
    limit: Annotated[int, Query(description=f"Most per page, up to {LARGEST_PAGE}. 每页上限。")] = PAGE,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """Facts whose last check lies too far back by our rule of upkeep, by what hangs on them, age, weakness of evidence.

    按编辑规则应复核的事实，依所系事项、时间与证据强弱排序；附曾查而未得、应再查的事项。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = due_request(
        atlas,
        kind=kind,
        agreement=agreement,
        jurisdiction=jurisdiction,
        state=state,
        as_of=as_of,
        offset=offset,
        limit=limit,
    )
    of_table = language if request.query_params.get("lang") else None
    writers: Writers[DueAnswer] = {
        "csv": lambda answer: csv_of(atlas, answer, of_table),
        "xlsx": lambda answer: xlsx_of(atlas, answer, language),
    }
    return document(
        request, atlas, language, form, lambda: due_answer(atlas, wanted), writers, name=file_name("due", wanted.state)
    )
