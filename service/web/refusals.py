"""What the server says by itself, before there is a request that the application could answer."""

import json
from functools import cache

PROBLEMS = {
    400: ("Bad Request", "This is no request as HTTP/1.1 has it: {}.", "这不是有效的 HTTP/1.1 请求：{}。"),
    408: (
        "Request Timeout",
        "The request took too long to arrive, or came too slowly.",
        "请求未在规定时间内到达，或发送速度过慢。",
    ),
    414: (
        "URI Too Long",
        "The address has more than {} bytes; send a long query by POST.",
        "地址超过 {} 字节；较长的查询请以 POST 发送。",
    ),
    431: (
        "Request Header Fields Too Large",
        "What stands around the body of the request has more than {} bytes.",
        "请求正文以外的部分超过 {} 字节。",
    ),
    501: (
        "Not Implemented",
        "The only transfer coding taken here is chunked; send the body in it, or with its length.",
        "传输编码仅支持 chunked；请以该方式发送正文，或注明长度。",
    ),
    503: (
        "Service Unavailable",
        "More clients are connected than can be served; try again in a moment.",
        "当前连接数已达上限，请稍后再试。",
    ),
    505: ("HTTP Version Not Supported", "Ask in HTTP/1.1 (or 1.0), not {}.", "请使用 HTTP/1.1（或 1.0），而不是 {}。"),
}


class Unreadable(Exception):
    """The bytes that arrived are refused; `answer` is what is sent for them."""

    def __init__(self, status: int, what: str = "") -> None:
        super().__init__(f"{status} {what}")
        self.answer = refusal(status, what)


@cache
def refusal(status: int, what: str = "") -> bytes:
    """A whole response with a problem document (RFC 9457) in both languages, after which the connection ends.

    `what` is written by this server or its parser, never by the client: it is kept.
    """
    title, english, chinese = PROBLEMS[status]
    detail = f"{english.format(what)} {chinese.format(what)}"
    body = json.dumps({"title": title, "status": status, "detail": detail}, ensure_ascii=False).encode()
    head = (
        f"HTTP/1.1 {status} {title}\r\n"
        "Content-Type: application/problem+json\r\n"
        f"Content-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\n"
        "Access-Control-Allow-Origin: *\r\n"
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        f"{'Retry-After: 1' + chr(13) + chr(10) if status == 503 else ''}"
        "Connection: close\r\n\r\n"
    )
    return head.encode() + body
