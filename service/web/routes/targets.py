"""The notice's targets and the gaps between agreements over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.dossier import GapsAnswer, GoalsAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.gaps import answer as gaps_of
from accord_atlas.service.targets import formats
from accord_atlas.service.targets.request import ask_targets
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import CSV, JSON, PAGE, WORKBOOK
from accord_atlas.service.web.documents import other_formats as others
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.recognition import AsOf, Format, Writer, answered

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
TARGETS = (JSON, CSV, WORKBOOK, PAGE)
GAPS = (JSON, CSV, WORKBOOK)


@router.get(
    "/targets",
    summary="Targets and what became of them · 目标与落实情况",
    response_model=GoalsAnswer,
    responses=others(TARGETS),
)
def targets(
    request: Request,
    atlas: Current,
    language: Spoken,
    year: Annotated[str | None, Query(description="Due year. 目标年份。", examples=["2025"])] = None,
    specialty: Annotated[str | None, Query(description="Specialty. 专业。", examples=["civil-engineering"])] = None,
    organization: Annotated[str | None, Query(description="Organization. 机构。", examples=["pec"])] = None,
    jurisdiction: Annotated[str | None, Query(description="Country or region. 国家和地区。", examples=["my"])] = None,
    region: Annotated[str | None, Query(description="Region of China. 地区。", examples=["cn-gd"])] = None,
    outcome: Annotated[str | None, Query(description="Outcome. 落实结果。", examples=["no-evidence"])] = None,
    as_of: AsOf = None,
    format: Format = None,
) -> Response:
    """Every number and intention of the notice: outcome, evidence, what would count as evidence, figures beside it.

    通知的每个数字目标与意向：落实结果、依据、何种材料可作依据，以及相关数据与可比说明。
    """
    form = choose(request.headers.get("accept"), format, TARGETS)
    answer = ask_targets(
        atlas,
        year=year,
        specialty=specialty,
        organization=organization,
        jurisdiction=jurisdiction,
        region=region,
        outcome=outcome,
        as_of=as_of,
    )
    asked = language if request.query_params.get("lang") else None
    writers: dict[str, Writer] = {
        "csv": lambda of, said, _: formats.csv_of(of, said, asked),
        "xlsx": formats.xlsx_of,
        "md": formats.markdown,
    }
    return answered(request, atlas, language, form, answer, writers, name="targets")


@router.get(
    "/gaps",
    summary="Gaps between agreements · 覆盖与缺口",
    response_model=GapsAnswer,
    responses=others(GAPS),
)
def gaps(
    request: Request,
    atlas: Current,
    language: Spoken,
    jurisdiction: Annotated[
        str | None, Query(description="Country or region; all where none is given. 国家和地区。", examples=["cn"])
    ] = None,
    part: Annotated[
        Literal["matrix", "waiting", "accessions", "similar", "bridges"],
        Query(description="Which part a CSV file has. csv 所取部分。"),
    ] = "matrix",
    as_of: AsOf = None,
    format: Format = None,
) -> Response:
    """Coverage matrix, who is one step short, which countries and regions are most alike, which bodies bridge.

    覆盖矩阵、仅差一步者、最相近的国家和地区、桥梁机构。
    """
    form = choose(request.headers.get("accept"), format, GAPS)
    answer = gaps_of.ask_gaps(atlas, jurisdiction=jurisdiction, as_of=as_of)
    asked = language if request.query_params.get("lang") else None
    writers: dict[str, Writer] = {
        "csv": lambda of, said, _: gaps_of.csv_of(of, said, part, asked),
        "xlsx": gaps_of.xlsx_of,
    }
    return answered(request, atlas, language, form, answer, writers, name=f"gaps-{part}" if form is CSV else "gaps")
