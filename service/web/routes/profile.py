"""The profile of a country, a body or an agreement over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BeforeValidator

from accord_atlas.service.answers.profile import ProfileAnswer, ProfileKind
from accord_atlas.service.core.identifiers import at, lower
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.profile.answer import profile
from accord_atlas.service.profile.page import markdown
from accord_atlas.service.profile.request import profile_request
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
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE, WORD, WORKBOOK)


@router.get(
    "/profile/{kind}/{slug}",
    summary="Profile · 概况",
    response_model=ProfileAnswer,
    responses=other_formats(OFFERS),
)
def profile_of(
    request: Request,
    atlas: Current,
    kind: Annotated[
        ProfileKind, BeforeValidator(lower), Path(description="Country or region, body, agreement. 类别。")
    ],
    slug: Annotated[str, Path(examples=["my"])],
    language: Spoken,
    counterpart: Annotated[
        str | None, Query(description="From whose side, by default China. 对方，缺省为中国。")
    ] = None,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """A country, a body or an agreement, the answer first: figures, standing, what is with us, changes, gaps, ways on.

    国家或地区、机构或协议的概况：先给结论，再列主要数据、当前地位、与我方的关系、最近变化、尚不清楚的事项和进一步查询的途径。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    found = at(atlas, kind, slug)
    wanted = profile_request(atlas, found.iri, counterpart=counterpart, as_of=as_of)
    writers: Writers[ProfileAnswer] = {"md": lambda answer: markdown(atlas, answer, language)}
    name = file_name("profile", wanted.iri, wanted.day.isoformat())
    return document(request, atlas, language, form, lambda: profile(atlas, wanted), writers, name=name)
