"""The evidence on one thing over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from accord_atlas.service.answers.statements import SayingsAnswer
from accord_atlas.service.core.identifiers import at
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.evidence.answer import evidence_answer
from accord_atlas.service.evidence.page import markdown
from accord_atlas.service.evidence.request import evidence_request
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
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.routes.entities_api import Kind, Slug
from accord_atlas.service.web.routes.recognition import AsOf

router = APIRouter(prefix="/api", tags=["relations"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE, WORD, WORKBOOK)


@router.get(
    "/evidence/{kind}/{slug}",
    summary="Evidence in words · 依据",
    response_model=SayingsAnswer,
    responses=other_formats(OFFERS),
)
def evidence(
    request: Request,
    atlas: Current,
    kind: Kind,
    slug: Slug,
    language: Spoken,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """What each source says of one thing and of its places in agreements, in sentences, with what is said against it.

    各来源关于某一事物及其在协议中的地位的陈述：整句表述，按来源分组，并列出相异的说法。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = evidence_request(atlas, at(atlas, kind, slug), as_of=as_of)
    writers: Writers[SayingsAnswer] = {"md": lambda answer: markdown(atlas, answer, language)}
    name = file_name("evidence", wanted.of.slug, wanted.day.isoformat())
    return document(request, atlas, language, form, lambda: evidence_answer(atlas, wanted), writers, name=name)
