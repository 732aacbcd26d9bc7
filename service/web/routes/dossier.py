"""The dossier of a jurisdiction over HTTP: JSON, Markdown, or an Excel workbook."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.dossier import DossierAnswer, DossiersAnswer
from accord_atlas.service.answers.paged import paged
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.pages import page
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.formats import workbook
from accord_atlas.service.dossier.overview import dossiers
from accord_atlas.service.dossier.page import markdown
from accord_atlas.service.dossier.request import dossier_request
from accord_atlas.service.exports.file_names import file_name
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
from accord_atlas.service.web.paging import Limit, Offset
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE, WORD, WORKBOOK)


Counterpart = Annotated[str | None, Query(description="The other side, by default China. 对方，缺省为中国。")]


@router.get("/dossier", summary="Countries and regions · 国家和地区一览", response_model=DossiersAnswer)
def dossier_list(
    request: Request,
    atlas: Current,
    language: Spoken,
    counterpart: Counterpart = None,
    as_of: AsOf = None,
    limit: Limit = None,
    offset: Offset = 0,
) -> Response:
    """Every country and region on record: bodies, agreements, full memberships, what it shares with us.

    全部收录的国家和地区：机构、协议、正式成员身份以及与对方共同参加的协议。
    """
    day = data_day(atlas, as_of)
    part = page(limit, offset)
    make = lambda: paged(dossiers(atlas, counterpart=counterpart, as_of=day), "jurisdictions", part)  # noqa: E731
    return document(request, atlas, language, JSON, make, {}, name=file_name("dossiers", day.isoformat()))


@router.get(
    "/dossier/{jurisdiction}",
    summary="Dossier of a jurisdiction · 国别档案",
    response_model=DossierAnswer,
    responses=other_formats(OFFERS),
)
def dossier_of(
    request: Request,
    atlas: Current,
    jurisdiction: str,
    language: Spoken,
    counterpart: Counterpart = None,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """Everything on record about one country or region: bodies, standings, agreements, intentions, routes, gaps.

    一个国家或地区的全部收录内容：机构、地位、协议、意向、路径与资料缺口。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = dossier_request(atlas, jurisdiction, counterpart=counterpart, as_of=as_of)
    writers: Writers[DossierAnswer] = {
        "md": lambda answer: markdown(atlas, answer, language),
        "xlsx": lambda answer: workbook(atlas, answer, language),
    }
    name = file_name("dossier", wanted.jurisdiction, wanted.day.isoformat())
    return document(request, atlas, language, form, lambda: dossier(atlas, wanted), writers, name=name)
