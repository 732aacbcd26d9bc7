"""Reads a request for an update as SPARQL 1.1 Protocol defines it (§2.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from accord_atlas.service.core.errors import BadRequest, WrongMediaType
from accord_atlas.service.sparql.protocol import FORM, UPDATE, check_iris, media_type_of, pairs


@dataclass(frozen=True, slots=True)
class Asked:
    """The text of an update, in UTF-8, and the dataset that the request names for its `WHERE` clauses."""

    text: bytes
    using: Sequence[str] = ()
    using_named: Sequence[str] = ()


def read(query_string: bytes, content_type: str | None, body: bytes) -> Asked:
    """The update of a request; BadRequest or WrongMediaType where it is none."""
    media_type, charset = media_type_of(content_type)
    if media_type not in {FORM, UPDATE} or charset not in {"utf-8", "utf8", "us-ascii"}:
        raise WrongMediaType(
            f"The body is of type {content_type or 'unknown'}; expected {UPDATE} or {FORM}, in UTF-8.",
            f"正文类型为 {content_type or '未知'}，应为 {UPDATE} 或 {FORM}，编码为 UTF-8。",
            headers={"Accept-Post": f"{UPDATE}, {FORM}"},
            value=content_type,
            expected=[UPDATE, FORM],
        )
    given = pairs(query_string, "the query string")
    texts = [body]
    if media_type == FORM:
        given += pairs(body, "the body")
        texts = [value.encode() for name, value in given if name == "update"]
    if len(texts) != 1 or any(name == "query" for name, _ in given):
        raise BadRequest(
            f"The request has {len(texts)} updates; expected one `update`, and no `query`.",
            f"请求中有 {len(texts)} 个更新；应有且仅有一个 update，且无 query。",
            parameter="update",
        )
    using = [value for name, value in given if name == "using-graph-uri"]
    named = [value for name, value in given if name == "using-named-graph-uri"]
    check_iris("using-graph-uri", using)
    check_iris("using-named-graph-uri", named)
    return Asked(texts[0], using, named)
