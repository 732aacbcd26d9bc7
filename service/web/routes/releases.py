"""Every kept release at an address that stays: its manifest, its statements, how to cite it."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from accord_atlas.loaders.integrity import MANIFEST, QUADS, SIGNATURE
from accord_atlas.service.changes.answer import releases_answer
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.kept import found
from accord_atlas.service.core.release import Release
from accord_atlas.service.dataset.citation import FORMATS as CITATIONS
from accord_atlas.service.web.addresses import root
from accord_atlas.service.web.dependencies import Current
from accord_atlas.service.web.ranges import Download

router = APIRouter(prefix="/releases", tags=["dataset"])
FOREVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
"""What is at the address of a release is the same for ever; that it is kept, nobody promises for ever."""
TYPES: Final = {QUADS: "application/n-quads", MANIFEST: "application/json", SIGNATURE: "text/plain"}


@router.get("", include_in_schema=False)
def releases(atlas: Current) -> Response:
    """The releases at hand."""
    return Response(releases_answer(atlas).json_bytes(), media_type="application/json")


@router.get("/{release}", include_in_schema=False)
def overview(request: Request, atlas: Current, release: str) -> Response:
    """The manifest, by its own address."""
    return RedirectResponse(f"{root(request)}/releases/{found(atlas.release, release).id}/manifest.json", 302)


@router.get(
    "/{release}/{name}",
    summary="A file of a kept release · 历史发布版的文件",
    response_class=Response,
    responses={200: {"content": {kind: {} for kind in TYPES.values()}}},
)
def file(request: Request, atlas: Current, release: str, name: str) -> Response:
    """A file of a kept release: its manifest, the signature of that, its statements, its citation.

    The signature is one of minisign, and is there where the operator signs. Statements are proved to be whole, and
    they and the citation are unchanged for ever.

    历史发布版的清单及其签名（minisign，已签名者方有）、陈述文件（经完整性核验）或引用格式；陈述与引用永不改变。
    """
    chosen = found(atlas.release, release)
    headers = {**FOREVER, "Accord-Release": chosen.id, "ETag": f'"{chosen.id}-{name}"'}
    folder = chosen.path.parent
    files = [each for each in TYPES if each != SIGNATURE or (folder / each).is_file()]
    if name in files:
        # A manifest tells with what a release was made, and is written anew where it is made again.
        kept = headers if name == QUADS else {"Accord-Release": chosen.id, "Cache-Control": "no-cache"}
        return Download(folder / name, media_type=TYPES[name], filename=f"accord-{chosen.id}-{name}", headers=kept)
    cite: Callable[[Release, str], str] | None = CITATIONS[name][1] if name in CITATIONS else None
    if cite is None:
        known = [*files, *CITATIONS]
        raise NotFound(
            f"A release has no file {name[:64]!r}; it has {', '.join(known)}.",
            f"发布版没有文件 {name[:64]!r}；可用：{'、'.join(known)}。",
            expected=known,
        )
    return Response(cite(chosen, root(request)), headers=headers, media_type=CITATIONS[name][0])
