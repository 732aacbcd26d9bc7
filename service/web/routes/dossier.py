"""The dossier of a jurisdiction over HTTP: JSON, Markdown, or an Excel workbook."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.dossier import DossierAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.dossier.answer import dossier, workbook
from accord_atlas.service.dossier.page import markdown
from accord_atlas.service.dossier.request import subject
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import JSON, PAGE, WORKBOOK
from accord_atlas.service.web.documents import other_formats as others
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.responses import respond
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE, WORKBOOK)


@router.get(
    "/dossier/{jurisdiction}",
    summary="Dossier of a jurisdiction · 国别档案",
    response_model=DossierAnswer,
    responses=others(OFFERS),
)
def dossier_of(
    request: Request,
    atlas: Current,
    jurisdiction: str,
    language: Spoken,
    counterpart: Annotated[
        str | None, Query(description="The other side, by default China. 对方，缺省为中国。")
    ] = None,
    as_of: AsOf = None,
    format: Annotated[str | None, Query(description="json, md or xlsx. 格式。")] = None,
) -> Response:
    """Everything on record about one country or region: bodies, standings, agreements, intentions, routes, gaps.

    一个国家或地区的全部收录内容：机构、地位、协议、意向、路径与资料缺口。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    about = subject(atlas, jurisdiction, counterpart=counterpart, as_of=as_of)

    def made() -> bytes:
        match form.name:
            case "md":
                return markdown(atlas, about, language).encode()
            case "xlsx":
                return workbook(atlas, about, language)
        return json.dumps(dossier(atlas, about), ensure_ascii=False).encode()

    name = f"dossier-{atlas.labels[about.jurisdiction].slug}.{form.name}"
    spoken = None if form.name == "json" else language
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return respond(request, atlas, form.content_type, made, language=spoken, headers=headers)
