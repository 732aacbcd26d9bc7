"""Questions in words over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.ask import AskAnswer
from accord_atlas.service.ask.answer import ask_answer
from accord_atlas.service.ask.page import markdown
from accord_atlas.service.ask.request import LONGEST, ask_request
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import JSON, PAGE, Writers, document, format_parameter, other_formats
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import strict

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE)


@router.get(
    "/ask",
    summary="A question in words · 提问",
    response_model=AskAnswer,
    responses=other_formats(OFFERS),
)
def ask(
    request: Request,
    atlas: Current,
    language: Spoken,
    q: Annotated[
        str,
        Query(
            description=f"A question in Chinese or English, up to {LONGEST} characters. 中文或英文问题。",
            examples=["谁能提名中国工程师联合体加入IPEA"],
        ),
    ],
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """The stored question or page that answers it, its first lines, how it was understood, and alternatives.

    回答该问题的预设问题或页面、其首要内容、对问题的理解及其他可能。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = ask_request(q)
    writers: Writers[AskAnswer] = {"md": lambda answer: markdown(answer, language)}
    return document(request, atlas, language, form, lambda: ask_answer(atlas, wanted), writers, name="answer")
