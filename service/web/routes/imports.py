"""Spreadsheets that staff send: what they would change, what is in the way, the layer that keeps them; templates."""

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response

from accord_atlas.service.answers.imports import ImportAnswer, ImportTables
from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.media_types import XLSX
from accord_atlas.service.exports.file_names import file_name
from accord_atlas.service.imports.request import LOCAL, import_request, settled
from accord_atlas.service.imports.template import template, templates
from accord_atlas.service.imports.words import TABLES
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.import_work import ImportWork
from accord_atlas.service.web.language import Spoken
from accord_atlas.service.web.permissions import permitted
from accord_atlas.service.web.query_parameters import strict
from accord_atlas.service.web.responses import respond
from accord_atlas.service.web.uploads import form_fields, uploaded

router = APIRouter(prefix="/api", tags=["upkeep"], dependencies=[Depends(strict)])
ZIP: Final = "application/zip"
FLAGS: Final = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
FIELDS: Final = form_fields(
    layer={"type": "string", "default": LOCAL, "description": "Name of the layer that keeps the rows. 层的名称。"},
    dry_run={"type": "boolean", "default": True, "description": "Say what would change, keep nothing. 只列出变化。"},
    settle={
        "type": "string",
        "description": 'What doubtful cells mean: {"file!sheet!cell": "id"}. 对含义不明单元格的答复。',
    },
    marked={
        "type": "boolean",
        "default": False,
        "description": "Give the workbook back with wrong cells marked. 返回标明问题的工作簿。",
    },
)


@router.post(
    "/imports",
    summary="Import spreadsheets · 导入电子表格",
    response_model=ImportAnswer,
    responses={200: {"content": {XLSX: {}, ZIP: {}}}},
    openapi_extra=FIELDS,
)
async def take_in(request: Request, language: Spoken, who: Annotated[str, Depends(permitted("imports"))]) -> Response:
    """What the files would change, in words, and what is in the way cell by cell; kept only where nothing is.

    所上传文件将带来的变化，以及逐格列出的问题；没有问题时方可保存为本地层。
    """
    sent = await uploaded(request, "layer", "dry_run", "settle", "marked")
    asked = import_request(sent.files, sent.fields.get("layer", LOCAL), settled(sent.fields.get("settle")))
    dry = _flag(sent.fields, "dry_run", default=True)
    marked = language if _flag(sent.fields, "marked", default=False) else None
    work: ImportWork = request.app.state.imports
    answer, copy = await work.run(asked, who=None if dry else who, marked=marked)
    unkept = {"Cache-Control": "no-store"}
    if copy is None:
        return Response(answer, headers=unkept, media_type="application/json")
    kind, ending = (XLSX, "xlsx") if len(asked.files) == 1 else (ZIP, "zip")
    name = file_name("marked", asked.files[0][0].rpartition(".")[0])
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(copy, headers={**unkept, **disposition, "Content-Language": language}, media_type=kind)


def _flag(fields: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = fields.get(name)
    if value is None:
        return default
    if value.lower() not in FLAGS:
        raise BadParameter(
            name, value, f"`{name}` is {value!r}; expected true or false.", f"{name} 为 {value!r}，应为 true 或 false。"
        )
    return FLAGS[value.lower()]


@router.get("/imports/tables", summary="Tables to fill in · 可填写的数据表", response_model=ImportTables)
def tables(request: Request, atlas: Current) -> Response:
    """Which tables a spreadsheet may hold; each has a template.

    电子表格可含哪些数据表，各表均有模板。
    """
    return respond(request, atlas, "application/json", lambda: templates(atlas).json_bytes())


@router.get(
    "/imports/template.xlsx",
    summary="A workbook to fill in · 导入模板",
    response_class=Response,
    responses={200: {"content": {XLSX: {}}}},
)
def empty(
    request: Request,
    atlas: Current,
    language: Spoken,
    table: Annotated[
        str,
        Query(
            description="Which table it is for. 所填数据表。",
            examples=["parties"],
            json_schema_extra={"enum": sorted(TABLES)},
        ),
    ] = "parties",
) -> Response:
    """The columns of a table with notes and drop-downs, in the reader's language; filled in, it can be imported.

    某数据表的空白工作簿，含各列说明与下拉选项，填好后即可导入。
    """
    wanted = among(table, "table", sorted(TABLES))
    headers = {"Content-Disposition": f'attachment; filename="{file_name("accord", wanted, language)}.xlsx"'}
    return respond(request, atlas, XLSX, lambda: template(atlas, wanted, language), language=language, headers=headers)
