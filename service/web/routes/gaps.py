"""The gaps between agreements over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.gaps import GapsAnswer, Part
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.gaps.answer import gaps as gaps_answer
from accord_atlas.service.gaps.formats import csv_of, xlsx_of
from accord_atlas.service.gaps.request import gaps_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import CSV, JSON, WORKBOOK, Writers, document, format_parameter, other_formats
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import marked, strict
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, CSV, WORKBOOK)


@router.get(
    "/gaps",
    summary="Gaps between agreements · 覆盖与缺口",
    response_model=GapsAnswer,
    responses=other_formats(OFFERS),
    dependencies=[Depends(marked)],
)
def gaps(
    request: Request,
    atlas: Current,
    language: Spoken,
    jurisdiction: Annotated[
        str | None, Query(description="Country or region; all where none is given. 国家和地区。", examples=["cn"])
    ] = None,
    part: Annotated[Part, Query(description="Which part a CSV file has. csv 所取部分。")] = "matrix",
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """Coverage matrix, who is one step short, which countries and regions are most alike, which bodies bridge.

    覆盖矩阵、仅差一步者、最相近的国家和地区、桥梁机构。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = gaps_request(atlas, jurisdiction=jurisdiction, as_of=as_of)
    of_table = language if request.query_params.get("lang") else None
    writers: Writers[GapsAnswer] = {
        "csv": lambda answer: csv_of(atlas, answer, part, of_table),
        "xlsx": lambda answer: xlsx_of(atlas, answer, language),
    }
    name = file_name("gaps", jurisdiction, part if form is CSV else None, wanted.day.isoformat())
    return document(request, atlas, language, form, lambda: gaps_answer(atlas, wanted), writers, name=name)
