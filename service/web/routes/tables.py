"""The release as tables: `dataset.xlsx`, `.csv.zip`, `.sqlite`, `.parquet.zip`; each table by itself.

`/tables/agreements.csv` and `/tables/agreements.parquet` are one table, which programs read by its address, and
`/tables/datapackage.json` describes them all. Files of a kept release stand at `/releases/<id>/dataset.<format>`.
"""

from base64 import b64encode
from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request, Response

from accord_atlas.service.core.arguments import nearest
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.shape import Words
from accord_atlas.service.dataset.files import File, Files
from accord_atlas.service.dataset.table_files import FOLDER, FORMATS, has_parquet
from accord_atlas.service.text.messages import message
from accord_atlas.service.web.query_parameters import check
from accord_atlas.service.web.ranges import Download
from accord_atlas.service.web.responses import GZIP, expect, matching, of_release
from accord_atlas.service.web.sparql_service import SparqlService, SparqlServices, current

router = APIRouter(tags=["dataset"])
FOREVER: Final = "public, max-age=31536000, immutable"


def listed(files: Files) -> Sequence[tuple[File, Words]]:
    """The files of all tables together, each with what it is."""
    held = [files.by_name[name] for form in FORMATS if (name := f"dataset.{form}") in files.by_name]
    return [(file, message(f"files-{file.format.partition('.')[0]}")) for file in held]


@router.get("/tables/{name}", summary="One table of the release · 发布版的一张表", response_class=Response)
async def table(request: Request, name: str) -> Response:
    """A table as CSV or Parquet, or the description of all as a data package; parts can be asked for (`Range`).

    单张表（CSV 或 Parquet）或全部各表的描述文件；支持按范围读取。
    """
    service = current(request)
    check(request, ())
    files = await service.files.files()
    requested = f"{FOLDER}/{name}"
    if (file := files.by_name.get(requested)) is None:
        raise no_file(requested, files)
    return await as_it_is(request, service, file)


@router.get(
    "/releases/{release}/dataset.{rest}",
    summary="A kept release as one file · 历史发布版下载",
    response_class=Response,
)
async def of_a_release(request: Request, release: str, rest: str) -> Response:
    """A kept release in a format of `/dataset.<format>`, packed where that is RDF; unchanged for ever.

    历史发布版的下载文件，格式同 /dataset.<格式>；RDF 为压缩文件。内容永不改变。
    """
    check(request, ())
    services: SparqlServices = request.app.state.sparql
    service = await services.of(release)
    files = await service.files.files()
    found = next((file for file in files.of("dataset") if f"dataset.{rest}" in {file.download, file.name}), None)
    if found is None or f"dataset.{rest}" != found.download:
        raise no_file(f"dataset.{rest}", files)
    return await as_it_is(request, service, found, FOREVER)


async def as_it_is(request: Request, service: SparqlService, file: File, caching: str | None = None) -> Response:
    """A file as it is kept, whose checksum is that of what is sent. Parts can be asked for (`Range`)."""
    headers = file_headers(service, file.packed_sha256, file.packed_sha256)
    headers |= {"Cache-Control": caching} if caching else {}
    expect(request, headers["ETag"])
    if tag := matching(request, headers["ETag"]):
        return Response(status_code=304, headers={**headers, "ETag": tag})
    path = await service.files.path(file)
    media_type = "application/gzip" if file.packed else file.media_type
    text = "; charset=utf-8" if media_type.startswith("text/") else ""
    name = file.download.rpartition("/")[2]
    return Download(path, media_type=f"{media_type}{text}", filename=name, headers=headers)


def no_file(requested: str, files: Files) -> NotFound:
    """What is said where there is no such file, and where the server lacks what would make it."""
    beginning = f"{FOLDER}/" if requested.startswith(f"{FOLDER}/") else requested.partition(".")[0]
    held = [file for file in files.by_name.values() if file.name.startswith(beginning)]
    known = sorted({name for file in held for name in (file.name, file.download)})
    if "parquet" in requested and not has_parquet():
        return NotFound(
            "This server makes no Parquet files: it was installed without `accord-atlas[frames]` (pyarrow).",
            "本服务未安装 accord-atlas[frames]（pyarrow），不提供 Parquet 文件。",
            value=requested,
            expected=known,
        )
    return NotFound(
        f"There is no file {requested!r}.",
        f"没有文件 {requested!r}。",
        value=requested,
        expected=known or sorted(files.by_name),
        nearest=nearest(requested, known) or None,
    )


def file_headers(service: SparqlService, tag: str, digest: str) -> dict[str, str]:
    """The headers of a file of a release: its tag, its digest, how long it may be kept."""
    return {
        "ETag": f'"{tag[:24]}{GZIP}"' if tag.endswith(GZIP) else f'"{tag[:24]}"',
        "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(digest)).decode()}:",
        "Cache-Control": f"public, max-age={service.atlas.settings.max_age}",
        **of_release(service.atlas.release),
        "Accord-Completeness": "complete",
    }
