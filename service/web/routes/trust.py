"""The ToIP Trust Registry Query Protocol v2 over HTTP."""

from typing import Any, Final

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from accord_atlas.service.answers.trust import AuthorizationResponse, RecognitionResponse, TrustAnswer, TrustQuery
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import TooLarge, WrongMediaType
from accord_atlas.service.core.language import Language
from accord_atlas.service.trust.answer import authorization_response, recognition_response
from accord_atlas.service.trust.request import authorization_query, recognition_query
from accord_atlas.service.web.addresses import root
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.responses import of_release

router = APIRouter(tags=["trust registry"], dependencies=[Depends(strict)])
JSON: Final = "application/json"
LARGEST: Final = 64 << 10
"""Bytes of a query."""
TRACE: Final = "X-Request-ID"


def _documented() -> dict[str, Any]:
    """What OpenAPI says of the body, which is read by hand, for the protocol asks 400 of what is malformed."""
    schema = TrustQuery.model_json_schema()
    schema["properties"]["context"] = schema.pop("$defs")["TrustContext"]
    return {"requestBody": {"required": True, "content": {JSON: {"schema": schema}}}}


ASKED: Final = _documented()


@router.post(
    "/recognition",
    summary="Does an authority recognise a body or country? · 某方是否承认另一方",
    response_model=RecognitionResponse,
    openapi_extra=ASKED,
)
async def recognition(request: Request, atlas: Current, language: Spoken) -> Response:
    """Whether a country, a body or an agreement recognises another's engineers of a level, at a moment (TRQP v2).

    某国家（地区）、机构或协议在某时点是否承认另一方某层级的工程师（TRQP v2）。
    """
    body = await _body(request)
    made = await run_in_threadpool(
        lambda: recognition_response(atlas, recognition_query(atlas, body), root(request), language)
    )
    return _answer(request, atlas, language, made)


@router.post(
    "/authorization",
    summary="Does an agreement authorise a body or country? · 协议是否授权某方",
    response_model=AuthorizationResponse,
    openapi_extra=ASKED,
)
async def authorization(request: Request, atlas: Current, language: Spoken) -> Response:
    """Whether an agreement has a body or country among its full members, or those who vote, at a moment (TRQP v2).

    某机构或国家（地区）在某时点是否为协议的正式成员或享有表决权（TRQP v2）。
    """
    body = await _body(request)
    made = await run_in_threadpool(
        lambda: authorization_response(atlas, authorization_query(atlas, body), root(request), language)
    )
    return _answer(request, atlas, language, made)


async def _body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise WrongMediaType(
            f"A query is sent as {JSON}; this is {kind or 'of no type'}.",
            f"查询须以 {JSON} 提交；收到的类型为 {kind or '（无）'}。",
            expected=JSON,
        )
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise TooLarge(
                f"A query has at most {LARGEST:,} bytes.", f"查询最多 {LARGEST:,} 字节。", limit="bytes", value=LARGEST
            )
    return bytes(body)


def _answer(request: Request, atlas: Atlas, language: Language, made: TrustAnswer) -> Response:
    """As JSON; it tells the time, so that no cache may keep it."""
    headers = {**of_release(atlas.release), "Content-Language": language, "Cache-Control": "no-store"}
    if TRACE in request.headers:
        headers[TRACE] = request.headers[TRACE]
    return Response(made.json_bytes(), headers=headers, media_type=JSON)
