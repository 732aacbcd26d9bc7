"""Recognition and accession over HTTP."""

import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.atlas import Atlas, Current
from accord_atlas.service.parameters import strict
from accord_atlas.service.recognition.asking import LEVEL, ask_accession, ask_recognition
from accord_atlas.service.responses import respond

router = APIRouter(prefix="/api", tags=["what follows"], dependencies=[Depends(strict)])
JSON = "application/json; charset=utf-8"

AsOf = Annotated[
    str | None,
    Query(
        description="Day YYYY-MM-DD; the data date where none is given. 日期，缺省为数据日期。", examples=["2019-01-01"]
    ),
]


def answered(request: Request, atlas: Atlas, made: Callable[[], dict[str, Any]]) -> Response:
    """The JSON answer, or 304; what is wrong with the request is told before any tag is matched."""
    content = json.dumps(made(), ensure_ascii=False).encode()
    return respond(request, atlas, JSON, lambda: content)


@router.get("/recognition", summary="Routes of recognition · 互认路径", response_class=Response)
def recognition(
    request: Request,
    atlas: Current,
    origin: Annotated[
        str, Query(alias="from", description="Jurisdiction of the engineer. 工程师所在地。", examples=["pk"])
    ],
    destination: Annotated[
        str, Query(alias="to", description="Jurisdiction that recognises. 承认方。", examples=["my"])
    ],
    specialty: Annotated[str | None, Query(description="Specialty. 专业。", examples=["civil-engineering"])] = None,
    level: Annotated[str, Query(description="professional-engineer, technologist or technician. 资格层级。")] = LEVEL,
    as_of: AsOf = None,
) -> Response:
    """What one jurisdiction recognises of an engineer of another: ranked routes, what is nearest, ties.

    一国家或地区承认另一国家或地区工程师的何种资格：按序列出路径、最接近者与合作关系。
    """
    return answered(
        request,
        atlas,
        lambda: ask_recognition(atlas, origin, destination, specialty=specialty, level=level, as_of=as_of),
    )


@router.get("/accession/{agreement}/{organization}", summary="Accession planner · 加入规划", response_class=Response)
def accession(request: Request, atlas: Current, agreement: str, organization: str, as_of: AsOf = None) -> Response:
    """What a body still lacks to enter an agreement: rules, votes, nominators ranked by their ties, precedents.

    机构加入一项协议尚缺什么：规则、表决、按联系排序的可提名者、先例。
    """
    return answered(request, atlas, lambda: ask_accession(atlas, agreement, organization, as_of=as_of))
