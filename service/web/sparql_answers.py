"""Turns a worker's reply into what the client is told: an error that explains, or headers that tell the truth."""

from collections.abc import Mapping

from accord_atlas.service.core.errors import ServiceRefused
from accord_atlas.service.sparql.ipc import Reply
from accord_atlas.service.sparql.limits import Limits, too_large
from accord_atlas.service.sparql.refusals import refuse
from accord_atlas.service.web.responses import Completeness

SETTINGS = {"rows": "sparql_rows", "bytes": "sparql_bytes"}


def check(reply: Reply, limits: Limits, *, may_truncate: bool) -> None:
    """Raise the AtlasError that a reply stands for; a result passes, a cut one only where the client may have it."""
    if reply.outcome == "service":
        raise _service(reply, limits)
    refuse(reply)
    if reply.limit and not may_truncate:
        raise too_large(limits, reply.limit)


def completeness(reply: Reply) -> Completeness:
    """Whether the result is whole."""
    return "truncated" if reply.limit else "complete"


def headers(reply: Reply, limits: Limits) -> Mapping[str, str]:
    """What the headers say about how much of the result there is."""
    limited = {"Accord-Limit": f"{SETTINGS[reply.limit]}={_value(reply.limit, limits)}"} if reply.limit else {}
    return {"Accord-Completeness": completeness(reply), "Accord-Rows": str(reply.rows), **limited}


def _value(limit: str, limits: Limits) -> int:
    return limits.rows if limit == "rows" else limits.size


def _service(reply: Reply, limits: Limits) -> ServiceRefused:
    targets = ", ".join(dict.fromkeys(reply.targets))
    if limits.allowed:
        rest_en = f"allowed, written out in <…>, are: {', '.join(limits.allowed)}"
        rest_zh = f"仅允许以 <…> 完整写出：{'、'.join(limits.allowed)}"
    else:
        rest_en = "this endpoint calls no other. Ask the other endpoint directly and send its results here in VALUES"
        rest_zh = "本端点不调用其他端点。请直接查询对方端点，再用 VALUES 将其结果带入"
    return ServiceRefused(
        f"SERVICE {targets} is refused: {rest_en}.",
        f"不允许 SERVICE {targets}：{rest_zh}。",
        targets=list(dict.fromkeys(reply.targets)),
        expected=list(limits.allowed),
    )
