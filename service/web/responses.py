"""How an answer leaves: its caching headers, its entity tag, and 304 before any work is done.

A release never changes, so an answer is determined by the release, the version of the service, the request and the
representation; the tag is a hash of these and is known before the answer is made.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal
from urllib.parse import urlencode

from fastapi import Request, Response

from accord_atlas import __version__
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import PreconditionFailed
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.release import Release

Completeness = Literal["complete", "truncated", "timed-out"]
BYTE_ORDER_MARK = "\ufeff".encode()
GZIP = "-gzip"
"""What `middleware.Compression` adds to the tag of a compressed answer: strong tags differ per coding."""

LASTING = "lasting"
"""Under this name the state of a request says that its answer may be given again; `finished` keeps such answers."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """The route that made an answer, and the names (lower case) of those headers that only its making could tell.

    Of an `exact` one only the very tag stands for it, in no other coding, and `*` does not.
    """

    route: str
    told: frozenset[bytes]
    exact: bool = False


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
    return holds(request.headers.get("if-none-match", ""), tag)


def holds(header: str, tag: str) -> str | None:
    """The tag in a list of tags that stands for this one, whatever its coding; None where there is none."""
    plain = tag.replace(GZIP, "")
    wanted = {plain, f'{plain[:-1]}{GZIP}"'}
    for candidate in header.split(","):
        bare = candidate.strip().removeprefix("W/")
        if bare in wanted:
            return bare
        if bare == "*":
            return tag
    return None


def holds_exactly(header: str, tag: str) -> str | None:
    """The tag itself, where a list of tags has it; `*` says nothing here."""
    return tag if header.strip() != "*" and holds(header, tag) == tag else None


def lasting(request: Request, told: Iterable[str] = (), *, exact: bool = False) -> None:
    """Say that release, request and settings determine this answer; `told` are headers that its making gave it."""
    route = getattr(request.scope.get("route"), "path_format", "")
    setattr(request.state, LASTING, Lasting(route, frozenset(name.lower().encode() for name in told), exact))


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
    lasts: bool = True,
) -> Response:
    """The answer, or 304 where the client has it already; `make` runs only when the body is needed.

    `language` is given where the body is in the reader's language; the answer then varies by it. `basis` is what else
    determines the answer (settings, say), beside the release, the version and the request; where that may change while
    the service runs, the answer does not last.
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
    still_wanted()
    made = make()
    body = made if isinstance(made, Body) else Body(made)
    mark = BYTE_ORDER_MARK if content_type.startswith("text/csv") and getattr(request.state, "bom", False) else b""
    if lasts and body.completeness != "timed-out":
        lasting(request, body.headers)
    whole = {"Accord-Completeness": body.completeness, **body.headers}
    return Response(mark + body.content, headers={**common, **whole, "Content-Type": content_type})
