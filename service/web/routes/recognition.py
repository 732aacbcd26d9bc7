"""Recognition and accession over HTTP: JSON, or a page of Markdown."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.page import markdown as accession_markdown
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.answers.accession import AccessionAnswer
from accord_atlas.service.answers.recognition import RecognitionAnswer
from accord_atlas.service.core.media_types import choose
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.page import markdown as recognition_markdown
from accord_atlas.service.recognition.request import LEVEL, recognition_request
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

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
OFFERS = (JSON, PAGE, WORD, WORKBOOK)

AsOf = Annotated[
    str | None,
    Query(
        description="Day YYYY-MM-DD; the data date where none is given. 日期，缺省为数据日期。", examples=["2019-01-01"]
    ),
]


@router.get(
    "/recognition",
    summary="Routes of recognition · 互认路径",
    response_model=RecognitionAnswer,
    responses=other_formats(OFFERS),
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
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """What one jurisdiction recognises of an engineer of another: ranked routes, what is nearest, ties.

    一国家或地区承认另一国家或地区工程师的何种资格：按序列出路径、最接近者与合作关系。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    read = recognition_request(atlas, origin, destination, specialty=specialty, level=level, as_of=as_of)
    name = file_name("recognition", read.origin, read.destination, read.specialty, read.day.isoformat())
    writers: Writers[RecognitionAnswer] = {"md": lambda answer: recognition_markdown(atlas, answer, language)}
    return document(request, atlas, language, form, lambda: recognition_answer(atlas, read), writers, name=name)


@router.get(
    "/accession/{agreement}/{organization}",
    summary="Accession planner · 加入规划",
    response_model=AccessionAnswer,
    responses=other_formats(OFFERS),
)
def accession(
    request: Request,
    atlas: Current,
    language: Spoken,
    agreement: str,
    organization: str,
    as_of: AsOf = None,
    format: Annotated[str | None, format_parameter(OFFERS)] = None,
) -> Response:
    """What a body still lacks to enter an agreement: rules, votes, nominators ranked by their ties, precedents.

    机构加入一项协议尚缺什么：规则、表决、按联系排序的可提名者、先例。
    """
    form = choose(request.headers.get("accept"), format, OFFERS)
    wanted = accession_request(atlas, agreement, organization, as_of=as_of)
    ends = (atlas.labels[wanted.agreement].slug, atlas.labels[wanted.candidate].slug)
    name = file_name("accession", *ends, wanted.day.isoformat())
    writers: Writers[AccessionAnswer] = {"md": lambda built: accession_markdown(atlas, built, language)}
    return document(request, atlas, language, form, lambda: accession_answer(atlas, wanted), writers, name=name)
