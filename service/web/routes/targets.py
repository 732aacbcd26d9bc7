"""The notice's targets over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.targets import NoticeTargetsAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.targets.answer import targets as targets_answer
from accord_atlas.service.targets.formats import csv_of, xlsx_of
from accord_atlas.service.targets.page import markdown
from accord_atlas.service.targets.request import targets_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import (
    CSV,
    JSON,
    PAGE,
    WORD,
    WORKBOOK,
    Writers,
    format_parameter,
    other_formats,
)
from accord_atlas.service.web.documents import document as answered
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import marked, strict
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, CSV, WORKBOOK, PAGE, WORD)
OUTCOME = Query(
    description="Outcome. 落实结果。", examples=["no-evidence"], json_schema_extra={"enum": [*notations("outcome")]}
)


@router.get(
    "/targets",
    summary="Targets and what became of them · 目标与落实情况",
    response_model=NoticeTargetsAnswer,
    responses=other_formats(OFFERS),
    dependencies=[Depends(marked)],
)
def targets(
    request: Request,
    atlas: Current,
    language: Spoken,
    year: Annotated[
        str | None, Query(description="Due year, or `none`. 目标年份；none 指未写年份。", examples=["2025"])
    ] = None,
    specialty: Annotated[str | None, Query(description="Specialty. 专业。", examples=["civil-engineering"])] = None,
    organization: Annotated[str | None, Query(description="Organization. 机构。", examples=["pec"])] = None,
    jurisdiction: Annotated[str | None, Query(description="Country or region. 国家和地区。", examples=["my"])] = None,
    region: Annotated[str | None, Query(description="Region of China. 地区。", examples=["cn-gd"])] = None,
    outcome: Annotated[str | None, OUTCOME] = None,
    responsible: Annotated[str | None, Query(description="Body charged with it. 责任机构。", examples=["csee"])] = None,
    document: Annotated[
        str | None, Query(description="Document that states it. 所在文件。", examples=["cast-2022-16"])
    ] = None,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """Every number and intention of the notice: outcome, evidence, what would count as evidence, figures beside it.

    通知的每个数字目标与意向：落实结果、依据、何种材料可作依据，以及相关数据与可比说明。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = targets_request(
        atlas,
        year=year,
        specialty=specialty,
        organization=organization,
        jurisdiction=jurisdiction,
        region=region,
        outcome=outcome,
        responsible=responsible,
        document=document,
        as_of=as_of,
    )
    of_table = language if request.query_params.get("lang") else None
    writers: Writers[NoticeTargetsAnswer] = {
        "csv": lambda answer: csv_of(atlas, answer, of_table),
        "xlsx": lambda answer: xlsx_of(atlas, answer, language),
        "md": lambda answer: markdown(atlas, answer, language),
    }
    given = (year, specialty, organization, responsible, jurisdiction, region, outcome, document)
    name = file_name("targets", *given, wanted.day.isoformat())
    return answered(request, atlas, language, form, lambda: targets_answer(atlas, wanted), writers, name=name)
