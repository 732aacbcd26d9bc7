"""Settings of the service itself: which release it reads, where it listens, what it answers, whom it waits for."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import ValidationInfo, field_validator

from accord_atlas.loaders.places import build_folder
from accord_atlas.service.core.setting import FromEnvironment, Wrong, setting

Network = IPv4Network | IPv6Network
HOST = r"[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\]"
"""A host as addresses have it: a name, an IPv4 address, or an IPv6 address in brackets."""
PATH = r"(/[\w.~-]+)*"
NOBODY = "'none'"
"""Stands alone in `frame_ancestors` where no page may be framed."""


class ServiceSettings(FromEnvironment):
    """The data, the address, answers, clients, files that are sent, connections, operation."""

    # Data
    build: Path = setting(
        build_folder,
        "Folder of the release that is read: `accord.nq` and `manifest.json`.",
        "所读取的发布版所在目录（accord.nq 与 manifest.json）。",
    )

    releases_open: int = setting(
        2,
        "Kept releases that are open at once beside the one in use, for those who ask for them by `release=`; each "
        "takes about as much memory as the one in use.",
        "除使用中的发布版外，可同时打开的历史发布版个数（供 release= 查询）；每个所占内存与使用中的相当。",
        ge=0,
    )
    follow_seconds: float = setting(
        2.0,
        "Seconds between two looks whether another release was put into use in the build folder; the service then "
        "goes over to it without a pause. 0: never.",
        "检查发布版目录是否启用了新发布版的间隔秒数；有则不间断地切换过去。0 表示不检查。",
        ge=0,
    )

    signing_key: Path | None = setting(
        None,
        "File of the secret key by which builds sign the manifest of a release, as `minisign -G` makes it. Empty: they "
        "do not.",
        "构建时用以签署发布版清单的私钥文件，由 minisign -G 生成；留空则不签名。",
    )
    signing_password_file: Path | None = setting(
        None,
        "File whose first line is the password of that key; a key made by `minisign -GW` has none.",
        "首行为该私钥口令的文件；由 minisign -GW 生成的密钥无口令。",
    )
    tokens: Path | None = setting(
        None,
        "File of the tokens by which changes are let in over HTTP (`accord tokens`); only salted hashes stand in it. "
        "Empty: `tokens.json` of the build folder.",
        "令牌文件（由 accord tokens 管理），凭令牌方可经 HTTP 更改内容；文件只存加盐哈希值。留空则为发布版目录下的 "
        "tokens.json。",
    )

    # Address
    host: str = setting("127.0.0.1", "Address to listen on.", "监听地址。")
    port: int = setting(8000, "Port to listen on.", "监听端口。", ge=0, le=65535)
    workers: int = setting(
        0,
        "Server processes of `accord serve`, all on one socket. Each takes about 450 MB with the curated data, and its "
        "query processes. 0: one for each core that it may use, as far as there is 1 GB of memory for each.",
        "accord serve 的服务进程数，共用一个监听套接字。以现有数据计，每个约占 450 MB，另加其查询进程。"
        "0 表示每个可用处理器核心一个，且须为每个留有 1 GB 内存。",
        ge=0,
    )
    public_url: str = setting(
        "",
        "Address at which the public reaches the atlas, e.g. `https://example.org/atlas`: absolute addresses in "
        "answers begin with it. Empty: they begin with what the request was sent to.",
        "公众访问本图谱的地址，例如 https://example.org/atlas；应答中的绝对地址均以此开头。留空则以请求所用地址为准。",
        pattern=rf"^(https?://({HOST})(:\d{{1,5}})?{PATH}/?)?$",
        form=("an address such as https://example.org/atlas", "形如 https://example.org/atlas 的地址"),
    )
    root_path: str = setting(
        "",
        "Path under which a proxy serves the atlas, e.g. `/atlas`; empty: the path of the public address.",
        "反向代理挂载路径，例如 /atlas；留空则取公众访问地址中的路径。",
        pattern=rf"^{PATH}$",
        form=("a path such as /atlas, without a slash at its end", "形如 /atlas 的路径，末尾不带斜杠"),
        validate_default=True,
    )
    allowed_hosts: str = setting(
        "",
        "Hosts that requests may be sent to, separated by spaces, `*.example.org` for all below one; that of the "
        "public address is always among them. Others get 421, but for `/health` and `/ready`. Empty: every host.",
        "可应答的主机名，以空格分隔，*.example.org 表示其下所有主机；公众访问地址的主机名始终包括在内。其余一律答 421，"
        "/health 与 /ready 除外。留空则不限。",
    )
    trusted_proxies: str = setting(
        "",
        "Addresses or networks of the proxies in front, separated by spaces, e.g. `127.0.0.1 10.0.0.0/8`: what they "
        "say in `X-Forwarded-Host`, `-Proto` and `-For` is believed. Empty: nobody is.",
        "所信任的前置代理的地址或网段，以空格分隔，例如 127.0.0.1 10.0.0.0/8；"
        "采信其 X-Forwarded-Host、-Proto、-For。留空则一概不信。",
    )

    frame_ancestors: str = setting(
        "'none'",
        "Who may show pages of the interface in a frame, as `frame-ancestors` of a content security policy says it: "
        "`'none'`, or `'self'` and origins such as `https://intranet.example.org`, separated by spaces.",
        "可在框架中嵌入界面页面的来源，写法同内容安全策略的 frame-ancestors：'none'，或 'self' 及若干来源"
        "（如 https://intranet.example.org），以空格分隔。",
    )

    hsts_seconds: int = setting(
        0,
        "Seconds for which browsers are told to reach this host by HTTPS only (`Strict-Transport-Security`); 0: they "
        "are not told. It needs a public address that begins with https, and holds for the whole host.",
        "告知浏览器只以 HTTPS 访问本主机的秒数（Strict-Transport-Security）；0 表示不告知。"
        "须设以 https 开头的公众访问地址；对整个主机生效。",
        ge=0,
    )

    # Answers
    max_age: int = setting(
        300,
        "Seconds for which a cache may reuse an answer without asking again.",
        "缓存可不经询问直接重用应答的秒数。",
        ge=0,
    )
    answer_bytes: int = setting(
        64 << 20,
        "Bytes of finished answers that the server processes keep in memory, each its part, to give them again; "
        "0: none.",
        "各服务进程合计在内存中保存已生成应答的字节数上限（各占一份），再次请求时直接给出；0 表示不保存。",
        ge=0,
    )
    api_at_once: int = setting(
        8,
        "Answers of the API that each process makes at once; more wait.",
        "每个进程同时生成的 API 应答数，超出者排队。",
        ge=1,
    )
    api_queue: int = setting(
        200,
        "Requests to the API that may wait; more get 503.",
        "可排队等待的 API 请求数，超出即答 503。",
        ge=0,
    )
    api_queue_seconds: float = setting(
        10.0, "Seconds for which one may wait before it is answered 503.", "排队等待的最长秒数，超出即答 503。", ge=0
    )
    api_seconds: float = setting(
        60.0,
        "Seconds that the making of an answer of the API may take; longer ones are given up and answered 504.",
        "生成一份 API 应答的最长秒数，超出即终止并答 504。",
        gt=0,
    )
    gzip_from: int = setting(
        1024, "Smallest body, in bytes, that is compressed for clients that accept it.", "启用压缩的最小字节数。", ge=0
    )
    language: Literal["en", "zh"] = setting(
        "en", "Language of pages when the reader states none.", "读者未表明语言时页面所用语言。"
    )

    contact: str = setting(
        "",
        "Mail address to which readers may send a correction from the interface. Empty: they copy or save its text.",
        "读者可通过界面发送更正建议的邮箱地址；留空则只能复制或保存其文本。",
        pattern=r"^([^@\s<>\"']+@[^@\s<>\"']+)?$",
        form=("a mail address", "邮箱地址"),
    )

    # Clients: each is an address, of IPv6 a network of 64 bits; those on this machine count not at all
    client_rate: float = setting(
        100.0,
        "Requests per second that one client may send for long; more are answered 429. 0: as many as it likes. A "
        "client is an address as trusted proxies say it, of IPv6 a network of 64 bits; this machine is none.",
        "单个客户端可持续发送的每秒请求数，超出即答 429；0 表示不限。客户端按所信任代理转告的地址区分"
        "（IPv6 按 /64 网段），本机不计。",
        ge=0,
    )
    client_burst: int = setting(
        3000,
        "Requests that a client which was silent may send at once, before that rate holds.",
        "此前未发请求的客户端在受该速率约束之前可一次发送的请求数。",
        ge=1,
    )
    client_seconds: float = setting(
        120.0,
        "Seconds a minute that may be worked for one client on answers of the API and of `/sparql` that are made anew; "
        "beyond it they are answered 429, and kept answers are given. 0: as many as it likes.",
        "每分钟可为单个客户端新生成 API 与 /sparql 应答的秒数，超出即答 429，已保存的应答照常给出；0 表示不限。",
        ge=0,
    )

    # Files that are sent
    upload_bytes: int = setting(
        20_000_000,
        "Bytes of the files that one request may send (an import, a notice); more is answered 413.",
        "单次请求可上传文件（导入表格、通知文件）的总字节数上限，超出即答 413。",
        ge=1,
    )
    upload_seconds: float = setting(
        600.0,
        "Seconds that the work on files that were sent may take; longer is ended and answered 504.",
        "处理上传文件的最长秒数，超时即终止并答 504。",
        gt=0,
    )

    # Connections
    connections: int = setting(
        2000,
        "Connections that may be open at once. When all are taken, the one that has been without a request for "
        "longest is ended for a new one; where all have one, the new one is answered 503.",
        "同时打开的连接数上限。占满时，为新连接让出闲置最久的连接；若所有连接均有在途请求，则对新连接答 503。",
        ge=1,
    )
    head_seconds: float = setting(
        10.0,
        "Seconds within which the head of a request must arrive, from the connection's opening or its first byte.",
        "请求头的最长到达秒数，自连接建立或首字节起计。",
        gt=0,
    )
    body_seconds: float = setting(
        30.0,
        "Seconds within which the body of a request (the text of a query) must arrive; later it is answered 408.",
        "请求正文（如查询文本）的最长到达秒数，超出即答 408。",
        gt=0,
    )
    keep_alive_seconds: int = setting(
        75,
        "Seconds for which a connection is kept after an answer; longer than a proxy before the server keeps it.",
        "应答后保持连接的秒数；应长于前置代理的保持时间。",
        ge=1,
    )
    lowest_rate: int = setting(
        1000,
        "Bytes per second that a client must send of a body, or take of an answer; below it the connection is ended.",
        "客户端发送正文或接收应答的最低速率（字节每秒），低于此数即断开连接。",
        ge=0,
    )
    rate_seconds: float = setting(
        20.0, "Seconds over which that rate is an average.", "计算最低速率平均值的时间窗口（秒）。", gt=0
    )

    # Operation
    log_level: Literal["debug", "info", "warning", "error"] = setting(
        "info", "How much is written to the log.", "日志详细程度。"
    )
    trace_queries: bool = setting(
        False,
        "Whether the text of ad-hoc queries stands in the traces that the variables `OTEL_…` ask for.",
        "由 OTEL_… 变量启用的链路追踪中是否记录即席查询的文本。",
    )
    log_format: Literal["text", "json"] = setting(
        "text",
        "How the log is written: lines for people, or a JSON object a line. Lines of ad-hoc queries are JSON in both.",
        "日志格式：供人阅读的文本行，或每行一个 JSON 对象。即席查询的日志行始终为 JSON。",
    )
    stop_seconds: int = setting(
        3, "Seconds that running requests get to finish when the server stops.", "停机时留给在途请求的秒数。", ge=0
    )

    @field_validator("root_path")
    @classmethod
    def _one_path(cls, path: str, info: ValidationInfo) -> str:
        public = urlsplit(info.data.get("public_url", "")).path.rstrip("/")
        if path and public and path != public:
            raise Wrong(
                f"it differs from the path of ACCORD_PUBLIC_URL, {public}; one of them is enough",
                f"与 ACCORD_PUBLIC_URL 中的路径 {public} 不一致；设其一即可",
            )
        return path or public

    @field_validator("allowed_hosts")
    @classmethod
    def _hosts(cls, listed: str) -> str:
        for host in listed.split():
            if not re.fullmatch(rf"(\*\.)?({HOST})", host):
                raise Wrong(
                    f"{host!r} is no host; expected names without scheme and port, separated by spaces",
                    f"{host!r} 不是主机名；应为不带协议与端口的名称，以空格分隔",
                )
        return listed

    @field_validator("frame_ancestors")
    @classmethod
    def _ancestors(cls, listed: str) -> str:
        sources = listed.split()
        for source in sources:
            if source not in {NOBODY, "'self'"} and not re.fullmatch(rf"https?://(\*\.)?({HOST})(:\d{{1,5}})?", source):
                raise Wrong(
                    f"{source!r} is no origin; expected 'none', 'self' or such as https://example.org",
                    f"{source!r} 不是来源；应为 'none'、'self' 或形如 https://example.org",
                )
        if not sources or (NOBODY in sources and len(sources) > 1):
            raise Wrong(f"expected {NOBODY} alone, or at least one who may", f"应单独为 {NOBODY}，或至少列出一个来源")
        return " ".join(sources)

    @field_validator("hsts_seconds")
    @classmethod
    def _secure(cls, seconds: int, info: ValidationInfo) -> int:
        if seconds and not info.data.get("public_url", "").startswith("https://"):
            raise Wrong(
                "it needs ACCORD_PUBLIC_URL to be an address that begins with https",
                "须将 ACCORD_PUBLIC_URL 设为以 https 开头的地址",
            )
        return seconds

    @field_validator("trusted_proxies")
    @classmethod
    def _proxies(cls, listed: str) -> str:
        for network in listed.split():
            try:
                ip_network(network, strict=False)
            except ValueError:
                raise Wrong(
                    f"{network!r} is no address or network; expected such as 127.0.0.1 10.0.0.0/8, separated by spaces",
                    f"{network!r} 不是地址或网段；应形如 127.0.0.1 10.0.0.0/8，以空格分隔",
                ) from None
        return listed
