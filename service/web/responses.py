"""How an answer leaves: its caching headers, its entity tag, and 304 before any work is done.

A release never changes, so an answer is determined by the release, the version of the service, the request and the
representation; the tag is a hash of these and is known before the answer is made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal
from urllib.parse import urlencode

from fastapi import Request, Response

from accord_atlas import __version__
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import PreconditionFailed
from accord_atlas.service.core.release import Release

Completeness = Literal["complete", "truncated", "timed-out"]
BYTE_ORDER_MARK = "\ufeff".encode()
GZIP = "-gzip"
"""What `middleware.Compression` adds to the tag of a compressed answer: strong tags differ per coding."""


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of an answer, whether it is whole, and headers that only its making could tell."""

    content: bytes
    completeness: Completeness = "complete"
    headers: Mapping[str, str] = field(default_factory=dict)


def canonical(request: Request) -> str:
    """The request in one form: its path and its parameters in alphabetical order."""
    return f"{request.url.path}?{urlencode(sorted(request.query_params.multi_items()))}"


def entity_tag(atlas: Atlas, *parts: str) -> str:
    """The strong tag of what these parts determine on this release with this version of the service."""
    said = "\n".join((atlas.release.id, __version__, *parts))
    return f'"{sha256(said.encode()).hexdigest()[:24]}"'


def matching(request: Request, tag: str) -> str | None:
    """The tag in `If-None-Match` that stands for this one, whatever its coding; None where there is none."""
    wanted = {tag, f'{tag[:-1]}{GZIP}"'}
    for candidate in request.headers.get("if-none-match", "").split(","):
        bare = candidate.strip().removeprefix("W/")
        if bare in wanted:
            return bare
        if bare == "*":
            return tag
    return None


def expect(request: Request, tag: str) -> None:
    """PreconditionFailed where `If-Match` names other tags than this one, in whatever coding (RFC 9110 §13.1.1)."""
    wanted = request.headers.get("if-match")
    known = {"*", tag, f'{tag[:-1]}{GZIP}"'}
    if wanted is not None and not known & {candidate.strip() for candidate in wanted.split(",")}:
        raise PreconditionFailed(
            f"`If-Match` names {wanted}; the tag of what is here is {tag}.",
            f"If-Match 为 {wanted}，而此处内容的标签为 {tag}。",
            value=wanted,
            expected=tag,
        )


def of_release(release: Release) -> dict[str, str]:
    """What the headers of an answer say of the release that it is from, and of the local layers in that."""
    return {"Accord-Release": release.id, **({"Accord-Layers": ", ".join(release.layers)} if release.layers else {})}


def respond(
    request: Request,
    atlas: Atlas,
    content_type: str,
    make: Callable[[], Body | bytes],
    *,
    language: str | None = None,
    basis: str = "",
    vary: str = "Accept",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer, or 304 where the client has it already; `make` runs only when the body is needed.

    `language` is given where the body is in the reader's language; the answer then varies by it. `basis` is what else
    determines the answer (settings, say), beside the release, the version and the request.
    """
    tag = entity_tag(atlas, canonical(request), content_type, language or "", *([basis] if basis else []))
    if language:
        vary = f"{vary}, Accept-Language, Cookie"
    expect(request, tag)
    common = {
        "ETag": tag,
        "Vary": vary,
        "Cache-Control": f"public, max-age={atlas.settings.max_age}",
        **of_release(atlas.release),
        **({"Content-Language": language} if language else {}),
        **(headers or {}),
    }
    if known := matching(request, tag):
        return Response(status_code=304, headers={**common, "ETag": known})
    made = make()
    body = made if isinstance(made, Body) else Body(made)
    mark = BYTE_ORDER_MARK if content_type.startswith("text/csv") and getattr(request.state, "bom", False) else b""
    whole = {"Accord-Completeness": body.completeness, **body.headers}
    return Response(mark + body.content, headers={**common, **whole, "Content-Type": content_type})
