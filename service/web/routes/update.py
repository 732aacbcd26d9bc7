"""`/update`: SPARQL 1.1 Update over HTTP (SPARQL 1.1 Protocol §2.2), on local layers only, with a token."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request, Response

from accord_atlas.service.answers.update import UpdateAnswer
from accord_atlas.service.core.errors import WrongMethod
from accord_atlas.service.sparql import protocol
from accord_atlas.service.sparql.updating import refusals
from accord_atlas.service.sparql.updating import request as update_request
from accord_atlas.service.web.permissions import holder
from accord_atlas.service.web.sparql_intake import FORM_GROWTH, Intake, client_of
from accord_atlas.service.web.sparql_request import body_of
from accord_atlas.service.web.updating import Updates, Wanted

router = APIRouter(tags=["SPARQL"])
TEXT = {"type": "string"}
IRIS = {"type": "array", "items": {"type": "string", "format": "iri"}}
DATASET = {"using-graph-uri": IRIS, "using-named-graph-uri": IRIS}
DOCUMENTED: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            protocol.UPDATE: {"schema": TEXT},
            protocol.FORM: {
                "schema": {"type": "object", "properties": {"update": TEXT, **DATASET}, "required": ["update"]}
            },
        },
    },
    "parameters": [
        {"name": name, "in": "query", "schema": schema, "style": "form", "explode": True}
        for name, schema in DATASET.items()
    ],
    "security": [{"token": []}],
}


@router.post(
    "/update",
    summary="Change local layers in SPARQL · SPARQL 更新本地层",
    response_model=UpdateAnswer,
    openapi_extra=DOCUMENTED,
)
async def update(request: Request) -> Response:
    """SPARQL 1.1 Update: all operations or none. Only the graphs of layers, `…/graph/layer.<name>`, can be written to.

    It needs a token with the scope `update`, or `update:<layer>`. `WHERE` clauses see the release in use. The answer
    comes when queries see what was done.

    SPARQL 1.1 更新：各操作要么全部执行，要么全部不执行；只能写入层的图。
    须持有 update 或 update:<层> 权限的令牌；查询可见后才应答。
    """
    updates: Updates = request.app.state.updates
    sender = holder(request)
    if Wanted("update", b"", sender).may == []:
        sender.demand("update")
    protocol.plain(request.headers.get("content-encoding"))
    intake = Intake(updates.texts, client_of(request.scope))
    try:
        most = FORM_GROWTH * updates.bounds.size
        body = await body_of(request, most, intake, refusals.too_long(updates.bounds))
        query, kind = request.scope["query_string"], request.headers.get("content-type")
        asked = await asyncio.to_thread(update_request.read, query, kind, body)
        if len(asked.text) > updates.bounds.size:
            raise refusals.too_long(updates.bounds)
        wanted = Wanted("update", asked.text, sender, using=asked.using, using_named=asked.using_named)
        answer = await updates.done(wanted)
    finally:
        intake.release()
    headers = {"Accord-Release": answer.release, "Cache-Control": "no-store"}
    return Response(answer.json_bytes(), headers=headers, media_type="application/json")


@router.api_route("/update", methods=["GET", "PUT", "PATCH", "DELETE", "OPTIONS"], include_in_schema=False)
def how(request: Request) -> Response:
    """Say what is taken here."""
    if request.method == "OPTIONS":
        accepted = f"{protocol.UPDATE}, {protocol.FORM}"
        return Response(status_code=204, headers={"Allow": "POST, OPTIONS", "Accept-Post": accepted})
    raise WrongMethod(
        "Here SPARQL updates of local layers are taken, by POST and with a token. Queries are asked at /sparql.",
        "此处以 POST 接收本地层的 SPARQL 更新，须持令牌；查询请至 /sparql。",
        headers={"Allow": "POST, OPTIONS"},
        expected=["POST", "OPTIONS"],
    )
