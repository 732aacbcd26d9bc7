"""Reads a request as SPARQL 1.1 Protocol defines it (§2.1), and refuses each kind of misuse in its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from accord_atlas.queries.question import Text
from accord_atlas.service.core.errors import BadRequest, ReadOnly, UpdateAsQuery, WrongMediaType, WrongMethod

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
METHODS = "GET, HEAD, POST, QUERY, OPTIONS"
"""`QUERY` is a GET with a body; some clients use it where a query is too long for an address."""
BODIED = {"POST", "QUERY"}
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
MOST_PARAMETERS = 1000
FORMS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
NO_UPDATES: Text = {
    "en": "This endpoint answers queries and takes no updates: every answer comes from a release, which never changes. "
    "Local layers are changed at /update and /rdf-graph-store, with a token.",
    "zh": "本端点只回答查询，不接受更新：所有答案均来自不可变的发布版。"
    "本地层须持令牌在 /update 或 /rdf-graph-store 更改。",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for; `text` is None where it carries no query.

    The graph lists are None where the request names no dataset; else both are lists, and stand for the dataset in the
    query's own `FROM` (§2.1.4). `may_cut` is false where the client wants an error rather than a cut result.
    """

    text: str | None
    default_graphs: Sequence[str] | None = None
    named_graphs: Sequence[str] | None = None
    format: Sequence[str] = ()
    may_truncate: bool = True


def read(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Operation:
    """The operation that a request stands for; a subclass of AtlasError where it is none."""
    if method == "GET":
        return _operation(pairs(query_string, "the query string"), ())
    if method not in BODIED:
        raise wrong_method(method)
    media_type, charset = media_type_of(content_type)
    if media_type == UPDATE:
        raise read_only()
    if media_type not in {FORM, QUERY}:
        raise _wrong_type(content_type)
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise _wrong_type(content_type)
    address = pairs(query_string, "the query string")
    if media_type == QUERY:
        return _operation(address, (_text(body, "the body"),))
    operation = _operation([*address, *pairs(body, "the body")], ())
    if operation.text is None:
        raise BadRequest(
            f"The form has no `query`; send query=… in the body, form-encoded, or the query itself as {QUERY}.",
            f"表单中没有 query；请在正文中以表单编码发送 query=…，或以 {QUERY} 直接发送查询。",
            parameter="query",
        )
    return operation


def wrong_method(method: str) -> WrongMethod:
    """The refusal of a method."""
    return WrongMethod(
        f"A query is sent by GET, POST or QUERY, not {method}.",
        f"查询须以 GET、POST 或 QUERY 发送，而不是 {method}。",
        headers={"Allow": METHODS},
        expected=METHODS.split(", "),
    )


def read_only() -> ReadOnly:
    """The refusal of an update, whatever way it came: asking again will not help, hence 403."""
    return ReadOnly(*NO_UPDATES.values(), expected=FORMS)


def update_as_query() -> UpdateAsQuery:
    """The refusal of a query whose text is an update: it breaks the grammar of queries, hence 400 (§2.1.6)."""
    return UpdateAsQuery(
        f"The text sent as a query is a SPARQL update; expected {', '.join(FORMS)}. {NO_UPDATES['en']}",
        f"作为查询发送的文本是 SPARQL 更新，应为 {'、'.join(FORMS)}。{NO_UPDATES['zh']}",
        parameter="query",
        expected=FORMS,
    )


def plain(coding: str | None) -> None:
    """Refuse a body that is packed: it is not unpacked here."""
    if (coding or "identity").strip().lower() != "identity":
        raise WrongMediaType(
            f"The body is packed ({coding}); send it as it is.",
            f"正文经过压缩（{coding}）；请不压缩发送。",
            headers={"Accept-Encoding": "identity"},
            value=coding,
            expected="identity",
        )


def _operation(pairs: Sequence[tuple[str, str]], queries: Sequence[str]) -> Operation:
    """Sort out parameters; those that the protocol does not have are ignored, for clients send many of them."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        # What is empty is not given; every link of Virtuoso's has an empty `default-graph-uri`.
        if value or name in {"query", "update"}:
            given.setdefault(name, []).append(value)
    texts = [*queries, *given.get("query", [])]
    if "update" in given:
        raise read_only()
    if len(texts) > 1:
        raise BadRequest(
            f"The request has {len(texts)} queries; expected one.",
            f"请求中有 {len(texts)} 条查询，应只有一条。",
            parameter="query",
        )
    default, named = given.get("default-graph-uri", []), given.get("named-graph-uri", [])
    check_iris("default-graph-uri", default)
    check_iris("named-graph-uri", named)
    dataset = bool(default or named)
    return Operation(
        # A file from some editors begins with the mark U+FEFF, which is no part of what is written in it.
        text=texts[0].removeprefix("\ufeff") if texts else None,
        default_graphs=default if dataset else None,
        named_graphs=named if dataset else None,
        format=given.get("format", ()),
        may_truncate=_may_truncate(given.get("on-limit", ["truncate"])[-1]),
    )


def _may_truncate(requested: str) -> bool:
    if requested not in {"truncate", "error"}:
        raise BadRequest(
            f"`on-limit` is {requested!r}; expected truncate (the default) or error.",
            f"on-limit 为 {requested!r}，应为 truncate（默认）或 error。",
            parameter="on-limit",
            value=requested,
            expected=["truncate", "error"],
        )
    return requested == "truncate"


def check_iris(parameter: str, values: Sequence[str]) -> None:
    """BadRequest where one of these values of a parameter is no absolute IRI."""
    for value in values:
        if not ABSOLUTE.fullmatch(value):
            raise BadRequest(
                f"`{parameter}` is {value!r}; expected an absolute IRI.",
                f"{parameter} 为 {value!r}，应为绝对 IRI。",
                parameter=parameter,
                value=value,
                expected="absolute IRI",
            )


def pairs(encoded: bytes, where: str) -> list[tuple[str, str]]:
    """The names and values of a form; BadRequest where it is none."""
    try:
        text = encoded.decode("ascii")
    except UnicodeDecodeError:
        text = _text(encoded, where)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise _not_utf8(where) from error
    except ValueError as error:
        raise BadRequest(
            f"There are more than {MOST_PARAMETERS} parameters in {where}.",
            f"参数超过 {MOST_PARAMETERS} 个。",
        ) from error


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(where) from error


def _not_utf8(where: str) -> BadRequest:
    return BadRequest(f"{where.capitalize()} is not UTF-8.", "请求内容不是 UTF-8 编码。", expected="UTF-8")


def media_type_of(header: str | None) -> tuple[str, str]:
    """The media type, lower case, and its charset (UTF-8 where none is named)."""
    parsed = Message()
    parsed["content-type"] = header or "none/none"
    return parsed.get_content_type(), (parsed.get_content_charset() or "utf-8")


def _wrong_type(header: str | None) -> WrongMediaType:
    return WrongMediaType(
        f"The body is of type {header or 'unknown'}; expected {QUERY} or {FORM}, in UTF-8.",
        f"正文类型为 {header or '未知'}，应为 {QUERY} 或 {FORM}，编码为 UTF-8。",
        headers={"Accept-Post": f"{QUERY}, {FORM}"},
        value=header,
        expected=[QUERY, FORM],
    )
