"""Things side by side over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.compare import CompareAnswer
from accord_atlas.service.compare.answer import compare_answer
from accord_atlas.service.compare.formats import csv_of, markdown, xlsx_of
from accord_atlas.service.compare.request import compare_request
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.shape import CommaSeparated
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import (
    CSV,
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
from accord_atlas.service.web.query_parameters import marked, strict
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE, WORD, CSV, WORKBOOK)


@router.get(
    "/compare",
    summary="Side by side · 并列比较",
    response_model=CompareAnswer,
    responses=other_formats(OFFERS),
    dependencies=[Depends(marked)],
)
def compare(
    request: Request,
    atlas: Current,
    language: Spoken,
    of: Annotated[
        Annotated[str, CommaSeparated()],
        Query(
            description="Two to four countries, bodies or agreements, comma-separated. "
            "两至四个国家或地区、机构或协议，以逗号分隔。",
            examples=["my,sg,th"],
        ),
    ],
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """Countries, bodies or agreements row by row: standing, recognition, titles, entry, registers, numbers.

    国家或地区、机构或协议的逐项比较：参与情况、互认、称号、加入条件、名册与数据。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = compare_request(atlas, of, as_of=as_of)
    writers: Writers[CompareAnswer] = {
        "md": lambda answer: markdown(atlas, answer, language),
        "csv": lambda answer: csv_of(atlas, answer, language),
        "xlsx": lambda answer: xlsx_of(atlas, answer, language),
    }
    name = file_name("compare", *wanted.iris, wanted.day.isoformat())
    return document(request, atlas, language, form, lambda: compare_answer(atlas, wanted), writers, name=name)
