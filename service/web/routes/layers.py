"""Local layers: which there are, as files, put into use and taken away; and how far such work is."""

import asyncio
import json
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response

from accord_atlas.loaders.layers import keep, kept
from accord_atlas.service.answers.layers import JobAnswer, LayersAnswer
from accord_atlas.service.core.errors import BadParameter, BadRequest
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.layers.answer import layers_answer
from accord_atlas.service.layers.files import TYPES, ZIP, file
from accord_atlas.service.layers.restoring import restored
from accord_atlas.service.layers.using import unknown
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.jobs import Jobs
from accord_atlas.service.web.permissions import permitted
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.responses import of_release
from accord_atlas.service.web.routes.parameters import JSON
from accord_atlas.service.web.uploads import form_fields, uploaded

router = APIRouter(prefix="/api", tags=["layers"], dependencies=[Depends(strict)])
Who = Annotated[str, Depends(permitted("layers"))]
UNKEPT: Final = {"Cache-Control": "no-store", "Content-Type": JSON}
BODY: Final = 1 << 16
"""Bytes that a request to use layers may have."""
WANTED: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {"layers": {"type": "array", "items": {"type": "string"}}},
                    "required": ["layers"],
                }
            }
        },
    }
}
SECURED: Final[dict[str, Any]] = {"security": [{"token": []}]}


@router.get("/layers", summary="The local layers at hand · 现有本地层", response_model=LayersAnswer)
def layers(atlas: Current) -> Response:
    """What staff keep beside the curated data: who made each layer, when, from what, and whether it speaks now.

    本地层一览：由谁、何时、依据哪些文件导入，以及当前发布版是否含有该层。
    """
    return Response(layers_answer(atlas).json_bytes(), headers={**of_release(atlas.release), **UNKEPT})


@router.get(
    "/layers/{name}.{form}",
    summary="A local layer as a file · 本地层文件",
    response_class=Response,
    responses={200: {"content": {kind: {} for kind in (*TYPES.values(), ZIP)}}},
)
def exported(atlas: Current, name: str, form: str) -> Response:
    """All of a layer in a form that can be imported again; CSV of several tables comes as one ZIP file.

    以可重新导入的格式下载整个层；含多张表的 CSV 打包为一个 ZIP 文件。
    """
    known = kept(atlas.settings.build)
    if name not in known:
        raise unknown(name, known)
    content, kind, called = file(known[name], form)
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{called}"'}
    return Response(content, media_type=kind, headers=headers)


@router.put(
    "/layers/{name}",
    summary="Restore an exported layer · 恢复导出的层",
    response_model=LayersAnswer,
    openapi_extra={**form_fields(), **SECURED},
)
async def restore(request: Request, atlas: Current, name: str, who: Who) -> Response:
    """Keep the layer that the one file of the form was exported from, in any form; one of the same name gives way.

    Rows are held to the laws when the layer is put into use.

    由导出的文件（任一格式）恢复一层；同名的层将被替换。各行在启用该层时核对数据规则。
    """
    sent = await uploaded(request)
    if len(sent.files) != 1:
        raise BadParameter("file", None, "Send one file.", "请上传一个文件。", expected="one file")
    layer = await asyncio.to_thread(restored, name, sent.files[0], who)
    await asyncio.to_thread(keep, atlas.settings.build, layer)
    return Response(layers_answer(atlas).json_bytes(), headers={**of_release(atlas.release), **UNKEPT})


@router.post(
    "/layers/use",
    summary="Put layers into use · 启用本地层",
    status_code=202,
    response_model=JobAnswer,
    openapi_extra={**WANTED, **SECURED},
)
async def use(request: Request, who: Who) -> Response:
    """Have the release with exactly these layers, in this order, built and put into use; none: the curated data alone.

    构建并启用恰好包含这些层（按此顺序）的发布版；列表为空则仅用基础数据。
    """
    wanted = await _wanted(request)
    config: Settings = request.app.state.settings
    known = await asyncio.to_thread(kept, config.build)
    for name in wanted:
        if name not in known:
            raise unknown(name, known)
    return _begun(_jobs(request).begin("use", wanted, who))


@router.delete(
    "/layers/{name}",
    summary="Remove a layer · 移除本地层",
    status_code=202,
    response_model=JobAnswer,
    openapi_extra=SECURED,
)
async def removed(request: Request, who: Who, name: str) -> Response:
    """Remove a layer; where the release in use holds it, one without it is put into use first.

    Releases that were built with it stay.

    移除本地层；若当前发布版含有该层，则先启用不含该层的发布版。已构建的发布版仍予保留。
    """
    config: Settings = request.app.state.settings
    known = await asyncio.to_thread(kept, config.build)
    if name not in known:
        raise unknown(name, known)
    return _begun(_jobs(request).begin("remove", [name], who))


@router.get("/jobs/{id}", summary="How far a job is · 作业进度", response_model=JobAnswer)
async def job(request: Request, id: str) -> Response:
    """What a job is at, and how it ended.

    作业的当前步骤与结果。
    """
    return Response(_jobs(request).of(id).json_bytes(), headers=UNKEPT)


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


def _begun(begun: JobAnswer) -> Response:
    return Response(begun.json_bytes(), 202, {**UNKEPT, "Location": f"/api/jobs/{begun.id}"})


async def _wanted(request: Request) -> list[str]:
    """The names in the body; read only when the token is known to be good, and no more of it than may be."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > BODY:
            raise BadRequest("The body is larger than a list of layers can be.", "请求正文过大，不可能是层的列表。")
    try:
        found = json.loads(content)["layers"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadRequest(
            'The body is not JSON of the form {"layers": ["…"]}.', '请求正文不是 {"layers": ["…"]} 形式的 JSON。'
        ) from error
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise BadParameter(
            "layers", None, "`layers` is no list of names.", "layers 不是名称列表。", expected="a list of names"
        )
    return list(dict.fromkeys(found))
