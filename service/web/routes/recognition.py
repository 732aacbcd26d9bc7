"""Recognition and accession over HTTP: JSON, or a page of Markdown."""

import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.page import markdown as accession_markdown
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.answers.accession import AccessionAnswer
from accord_atlas.service.answers.recognition import RecognitionAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import Offer, choose
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.page import markdown as recognition_markdown
from accord_atlas.service.recognition.request import LEVEL, recognition_request
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.documents import JSON, PAGE, document, format_parameter, other_formats
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.responses import Body, respond

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])

AsOf = Annotated[
    str | None,
    Query(
        description="Day YYYY-MM-DD; the data date where none is given. 日期，缺省为数据日期。", examples=["2019-01-01"]
    ),
]
Format = Annotated[str | None, Query(description="Format, instead of `Accept`. 格式。", examples=["md"])]
Writer = Callable[[Atlas, dict[str, Any], Language], str | bytes]


def answered(
    request: Request,
    atlas: Atlas,
    language: Language,
    form: Offer,
    answer: dict[str, Any],
    writers: dict[str, Writer],
    *,
    name: str,
) -> Response:
    """An answer as JSON or as one of the writers has it; what was wrong with the request has been told before."""

    def made() -> Body:
        writer = writers.get(form.name)
        content = writer(atlas, answer, language) if writer else json.dumps(answer, ensure_ascii=False)
        return Body(content if isinstance(content, bytes) else content.encode(), answer["completeness"])

    headers = {"Content-Disposition": f'inline; filename="{name}.{form.name}"'}
    spoken = None if form.name == "json" else language
    return respond(request, atlas, form.content_type, made, language=spoken, headers=headers)


@router.get(
    "/recognition",
    summary="Routes of recognition · 互认路径",
    response_model=RecognitionAnswer,
    responses=other_formats((JSON, PAGE)),
)
def recognition(
    request: Request,
    atlas: Current,
    language: Spoken,
    origin: Annotated[
        str, Query(alias="from", description="Jurisdiction of the engineer. 工程师所在地。", examples=["pk"])
    ],
    destination: Annotated[
        str, Query(alias="to", description="Jurisdiction that recognises. 承认方。", examples=["my"])
    ],
    specialty: Annotated[str | None, Query(description="Specialty. 专业。", examples=["civil-engineering"])] = None,
    level: Annotated[
        str,
        Query(
            description="Level of practice. 执业层级。",
            json_schema_extra={"enum": [name for name in notations("level") if name != "other"]},
        ),
    ] = LEVEL,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter((JSON, PAGE))] = None,
) -> Response:
    """What one jurisdiction recognises of an engineer of another: ranked routes, what is nearest, ties.

    一国家或地区承认另一国家或地区工程师的何种资格：按序列出路径、最接近者与合作关系。
    """
    form = choose(request.headers.get("accept"), format, (JSON, PAGE))
    read = recognition_request(atlas, origin, destination, specialty=specialty, level=level, as_of=as_of)
    answer = recognition_answer(atlas, read)
    name = f"recognition-{answer.origin.id}-{answer.to.id}"
    writers = {"md": lambda: recognition_markdown(atlas, answer, language)}
    return document(request, atlas, language, form, answer, writers, name=name)


@router.get(
    "/accession/{agreement}/{organization}",
    summary="Accession planner · 加入规划",
    response_model=AccessionAnswer,
    responses=other_formats((JSON, PAGE)),
)
def accession(
    request: Request,
    atlas: Current,
    language: Spoken,
    agreement: str,
    organization: str,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter((JSON, PAGE))] = None,
) -> Response:
    """What a body still lacks to enter an agreement: rules, votes, nominators ranked by their ties, precedents.

    机构加入一项协议尚缺什么：规则、表决、按联系排序的可提名者、先例。
    """
    form = choose(request.headers.get("accept"), format, (JSON, PAGE))
    answer = accession_answer(atlas, accession_request(atlas, agreement, organization, as_of=as_of))
    name = f"accession-{answer.agreement.id}-{answer.candidate.id}"
    writers = {"md": lambda: accession_markdown(atlas, answer, language)}
    return document(request, atlas, language, form, answer, writers, name=name)
