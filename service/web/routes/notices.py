"""Documents over HTTP: read one, and keep what a person accepts of it as a layer."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile

from accord_atlas.loaders.layers import NAME
from accord_atlas.loaders.notice import NoticeError
from accord_atlas.loaders.notice.documents import LARGEST, document
from accord_atlas.ontology.names import SLUG
from accord_atlas.service.answers.notice import NoticeAcceptAnswer, NoticeAnswer
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.media_types import Offer, choose
from accord_atlas.service.notices.accepting import Into, accept_answer
from accord_atlas.service.notices.answer import notice_answer
from accord_atlas.service.notices.page import clauses_csv, graph, markdown
from accord_atlas.service.notices.request import accepted as read_accepted
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import CSV, JSON, PAGE, format_parameter, other_formats
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.permissions import permitted
from accord_atlas.service.web.query_parameters import strict

router = APIRouter(prefix="/api/notices", tags=["upkeep"], dependencies=[Depends(strict)])
TURTLE: Final = Offer("ttl", "text/turtle", aliases=("turtle",))
OFFERS: Final = (JSON, CSV, PAGE, TURTLE)
Holder = Annotated[str, Depends(permitted("imports"))]
Document = Annotated[UploadFile, File(description="Text, .docx, .pdf with text, or .html. 文件。")]
PRIVATE: Final = {"Cache-Control": "no-store"}
"""What is sent is its sender's; no cache keeps the answer."""


@router.post(
    "",
    summary="Read a document · 读取公文",
    response_model=NoticeAnswer,
    responses=other_formats(OFFERS),
)
def read(
    request: Request,
    atlas: Current,
    language: Spoken,
    _: Holder,
    file: Document,
    doc: Annotated[str, Form(description="Slug that the clauses' ids begin with. 条款标识的前缀。")] = "document",
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """Clauses, figures, names, drafts of targets, intentions and tasks, as far as rules can read them; nothing is kept.

    条款、数字、所涉名称，以及目标、意向与任务草稿；不保存任何内容。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    if not SLUG.fullmatch(doc):
        raise _refused("doc", doc, f"expected {SLUG.pattern}", f"应符合 {SLUG.pattern}")
    name, data = _held(file)
    try:
        answer = notice_answer(atlas, document(data), doc)
    except NoticeError as error:
        raise _unreadable(name, error) from None
    if form is CSV:
        content = clauses_csv(answer)
    elif form is TURTLE:
        content = graph(answer).serialize(format="turtle", encoding="utf-8")
    else:
        content = markdown(answer, language).encode() if form is PAGE else answer.json_bytes()
    return Response(content, media_type=form.content_type, headers=PRIVATE)


@router.post("/accept", summary="Accept drafts of a document · 采纳公文草稿", response_model=NoticeAcceptAnswer)
def accept(
    atlas: Current,
    holder: Holder,
    file: Document,
    accepted: Annotated[str, Form(description="The document and its rows as JSON. 文件与各行（JSON）。")],
    layer: Annotated[str, Form(description="Name of the layer that keeps them. 保存的层的名称。")],
    dry_run: Annotated[bool, Form(description="Keep nothing. 只核对，不保存。")] = True,
) -> Response:
    """Proves the rows by the document and the laws of a release, and keeps them as a layer where nothing is in the way.

    按文件与发布版规则核对各行；无问题时存为一层。
    """
    if not NAME.fullmatch(layer):
        raise _refused("layer", layer, f"expected {NAME.pattern}", f"应符合 {NAME.pattern}")
    name, data = _held(file)
    into = None if dry_run else Into(atlas.settings.build, layer, holder)
    try:
        answer = accept_answer(atlas, (name, data), read_accepted(accepted), into=into, layer=layer)
    except NoticeError as error:
        raise _unreadable(name, error) from None
    return Response(answer.json_bytes(), media_type="application/json", headers=PRIVATE)


def _held(file: UploadFile) -> tuple[str, bytes]:
    """The name and the bytes of what was sent; one byte more than is read at most tells that it is too large."""
    return file.filename or "document", file.file.read(LARGEST + 1)


def _refused(parameter: str, value: str, en: str, zh: str) -> BadParameter:
    return BadParameter(parameter, value, f"`{parameter}` is {value!r}; {en}.", f"{parameter} 为 {value!r}，{zh}。")


def _unreadable(name: str, error: NoticeError) -> BadParameter:
    return BadParameter("file", name, f"{name}: {error.message('en')}.", f"{name}：{error.message('zh')}。")
