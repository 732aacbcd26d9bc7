"""Files that a request sends as a form (`multipart/form-data`), read up to a bound."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.types import Message

from accord_atlas.service.core.arguments import checked
from accord_atlas.service.core.errors import BadRequest, TooLarge, WrongMediaType
from accord_atlas.service.core.settings import Settings

FORM: Final = "multipart/form-data"
FILES_AT_MOST: Final = 50
FILE: Final = "file"
"""The field that holds a file; it may come several times."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The files by name, and the other fields by name."""

    files: tuple[tuple[str, bytes], ...]
    fields: Mapping[str, str]


async def uploaded(request: Request, *known: str) -> Uploaded:
    """What a form holds; `known` are the fields that it may have beside `file`.

    WrongMediaType, TooLarge, BadRequest for a broken form, BadParameter for an unknown or repeated field.
    """
    config: Settings = request.app.state.settings
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        raise WrongMediaType(
            f"Files are sent as {FORM}, in fields named {FILE}; this is {kind or 'of no type'}.",
            f"文件须以 {FORM} 发送，字段名为 {FILE}；收到的类型为 {kind or '（无）'}。",
            expected=FORM,
        )
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > config.upload_bytes:
        raise _too_large(config)
    bounded = _bounded(request, config)
    try:
        async with bounded.form(max_files=FILES_AT_MOST, max_fields=FILES_AT_MOST) as form:
            files, fields = list[tuple[str, bytes]](), list[tuple[str, str]]()
            for name, value in form.multi_items():
                if isinstance(value, UploadFile) and name == FILE:
                    files.append((value.filename or FILE, await value.read()))
                else:
                    fields.append((name, value if isinstance(value, str) else ""))
    except HTTPException as error:
        raise BadRequest(
            f"The form cannot be read: {error.detail}.", f"无法解析表单：{error.detail}。", reason=str(error.detail)
        ) from error
    return Uploaded(tuple(files), checked(fields, known))


def _bounded(request: Request, config: Settings) -> Request:
    """The request, whose body ends in TooLarge where it crosses the bound."""
    received = 0

    async def receive() -> Message:
        nonlocal received
        message = await request.receive()
        received += len(message.get("body", b""))
        if received > config.upload_bytes:
            raise _too_large(config)
        return message

    return Request(request.scope, receive)


def _too_large(config: Settings) -> TooLarge:
    most = config.upload_bytes
    return TooLarge(
        f"More was sent than is taken; at most {most:,} bytes.",
        f"上传内容超出上限；最多 {most:,} 字节。",
        limit="upload_bytes",
        value=most,
    )


def form_fields(*, required: tuple[str, ...] = (FILE,), **fields: dict[str, Any]) -> dict[str, Any]:
    """What OpenAPI says of a form with files and these fields."""
    files = {"type": "array", "items": {"type": "string", "format": "binary"}}
    schema = {"type": "object", "properties": {FILE: files, **fields}, "required": list(required)}
    return {"requestBody": {"required": True, "content": {FORM: {"schema": schema}}}}
