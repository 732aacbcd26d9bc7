"""All settings of the service, declared once and read once.

Each is an environment variable `ACCORD_<NAME>`, e.g. `ACCORD_BUILD=/srv/atlas/build`. What a setting means stands
beside it in English and Chinese; documentation and `accord info --settings` are made from these words.
"""

import re
from collections.abc import Sequence
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import ValidationError, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

from accord_atlas.loaders.places import build_folder
from accord_atlas.service.core.errors import BadSetting
from accord_atlas.service.core.machine import cores, memory
from accord_atlas.service.core.setting import setting
from accord_atlas.service.core.store_settings import StoreSettings

Network = IPv4Network | IPv6Network
HOST = r"[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\]"
"""A host as addresses have it: a name, an IPv4 address, or an IPv6 address in brackets."""
PATH = r"(/[\w.~-]+)*"
NOBODY = "'none'"
"""Stands alone in `frame_ancestors` where no page may be framed."""


class Settings(StoreSettings):
    """What may be set from outside; every field has a default that works on one machine."""

    model_config = SettingsConfigDict(env_prefix="ACCORD_", frozen=True, extra="ignore")

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
    )
    root_path: str = setting(
        "",
        "Path under which a proxy serves the atlas, e.g. `/atlas`; empty: the path of the public address.",
        "反向代理挂载路径，例如 /atlas；留空则取公众访问地址中的路径。",
        pattern=rf"^{PATH}$",
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

    # SPARQL: ad-hoc queries
    sparql_workers: int = setting(
        2,
        "Processes that run ad-hoc queries for each server process, one query each at a time.",
        "每个服务进程所用的即席查询进程数，每个查询进程一次一条。",
        ge=1,
    )
    sparql_timeout: float = setting(
        10.0,
        "Seconds that a query may run before its process is killed.",
        "单条查询的最长运行秒数，超时即终止进程。",
        gt=0,
    )
    sparql_memory: int = setting(
        1 << 30,
        "Bytes by which a query process may grow beyond its open store. With the curated data a server "
        "process stays under 600 MB and, for each query process, this much and 160 MB more.",
        "查询进程在打开数据后可再占用的内存字节数。以现有数据计，每个服务进程的内存不超过 600 MB，"
        "外加每个查询进程的此数与 160 MB。",
        ge=1 << 24,
    )
    sparql_memory_statements: int = setting(
        500_000,
        "Statements up to which each query process holds a release in memory, at about 650 bytes a statement, where "
        "most queries take half the time and sorting a twelfth; larger releases, and those that an update made, are "
        "asked on disk. 0: all are.",
        "发布版陈述数不超过此数时，每个查询进程将其载入内存（每条陈述约 650 字节），多数查询用时减半，"
        "排序约为十二分之一；"
        "更大的发布版及由更新产生的发布版在磁盘上查询。0 表示一律在磁盘上查询。",
        ge=0,
    )
    sparql_rows: int = setting(
        100_000,
        "Rows (or triples) after which a result is cut, and said to be.",
        "结果行数（或三元组数）上限，超出即截断并注明。",
        ge=1,
    )
    sparql_bytes: int = setting(
        50_000_000,
        "Bytes, before compression, after which a result is cut at the end of a row, and said to be.",
        "结果字节数上限（压缩前），超出即在行末截断并注明。",
        ge=1,
    )
    sparql_query_bytes: int = setting(
        1 << 20, "Bytes that the text of a query may have.", "查询文本的最大字节数。", ge=1
    )
    sparql_received_bytes: int = setting(
        64 << 20,
        "Bytes that the texts of all queries under way may have together; beyond it queries are answered 503.",
        "所有在途查询文本的总字节数上限，超出即答 503。",
        ge=1,
    )
    sparql_client_received_bytes: int = setting(
        16 << 20,
        "Bytes of those that one client may have: one address, or one IPv6 network of 64 bits. Behind a proxy, name it "
        "in `proxies`, else all its visitors are one client.",
        "其中单个客户端（一个地址，或一个 IPv6 /64 网段）可占用的字节数。位于反向代理之后时须在 proxies 中列明代理，"
        "否则其全部访问者视为同一客户端。",
        ge=1,
    )
    sparql_queue: int = setting(
        1000,
        "Queries that may wait for a free process; more are answered 503.",
        "可排队等待的查询数，超出即答 503。",
        ge=0,
    )
    sparql_queue_seconds: float = setting(
        0.25,
        "Seconds without any process coming free after which those who wait are answered 503.",
        "连续多少秒没有进程空闲，即对排队者答 503。",
        ge=0,
    )
    sparql_spool_bytes: int = setting(
        1_000_000_000,
        "Bytes of results that may wait in temporary files for their clients; beyond it only results of up to 64 KiB "
        "are answered, others 503.",
        "客户端取回期间临时文件可占用的总字节数；超出后仅回答 64 KiB 以内的结果，其余答 503。",
        ge=1,
    )
    sparql_client_spool_bytes: int = setting(
        250_000_000,
        "Bytes of those that may wait for one client.",
        "其中单个客户端可占用的字节数。",
        ge=1,
    )
    sparql_send_seconds: float = setting(
        30.0,
        "Seconds for which a client may take nothing of its result before it is disconnected.",
        "客户端停止接收结果多少秒后断开连接。",
        gt=0,
    )
    sparql_send_rate: int = setting(
        50_000,
        "Bytes per second at which a client must take its result, on the whole and after those seconds; a slower one "
        "is disconnected.",
        "客户端接收结果的最低平均速率（字节每秒，上述秒数之后起计），低于此数即断开连接。",
        ge=1,
    )
    sparql_service_allow: str = setting(
        "",
        "IRIs of the endpoints that `SERVICE` may call, separated by spaces; exactly these, letter by letter.",
        "允许 SERVICE 调用的端点 IRI，以空格分隔，须逐字符一致。",
    )
    sparql_folder: Path | None = setting(
        None,
        "Folder for the copies of the release that query processes open and for downloads; empty: the build folder.",
        "查询进程所用数据副本及下载文件的目录；留空则为发布版目录。",
    )

    # SPARQL Update and the Graph Store Protocol, on layers
    update_bytes: int = setting(
        16 << 20, "Bytes that an update or a graph that is sent may have.", "更新或所提交图的最大字节数。", ge=1
    )
    update_timeout: float = setting(
        30.0,
        "Seconds that an update may run before its process is killed; nothing is changed then.",
        "单个更新的最长运行秒数，超时即终止进程，不作任何更改。",
        gt=0,
    )
    update_statements: int = setting(200_000, "Statements that a layer may hold.", "一个层可容纳的陈述数上限。", ge=1)
    update_queue: int = setting(
        50,
        "Updates that may wait for their turn, one after the other; more are answered 503.",
        "可排队等待依次执行的更新数，超出即答 503。",
        ge=1,
    )
    update_releases: int = setting(
        3,
        "How many of the releases that updates made are kept, beside the one in use; older ones are removed, but for "
        "those that were kept for good (`accord releases keep`). What was built stays in any case.",
        "除使用中的发布版外，保留最新几个由更新产生的发布版；更早者移除，已永久保留（accord releases keep）的除外。"
        "经构建产生的发布版一律保留。",
        ge=0,
    )

    # Operation
    log_level: Literal["debug", "info", "warning", "error"] = setting(
        "info", "How much is written to the log.", "日志详细程度。"
    )
    stop_seconds: int = setting(
        3, "Seconds that running requests get to finish when the server stops.", "停机时留给在途请求的秒数。", ge=0
    )

    @field_validator("root_path")
    @classmethod
    def _one_path(cls, path: str, info: ValidationInfo) -> str:
        public = urlsplit(info.data.get("public_url", "")).path.rstrip("/")
        if path and public and path != public:
            raise ValueError(f"is {path}, but the path of the public address is {public}; one of them is enough")
        return path or public

    @field_validator("allowed_hosts")
    @classmethod
    def _hosts(cls, listed: str) -> str:
        for host in listed.split():
            if not re.fullmatch(rf"(\*\.)?({HOST})", host):
                raise ValueError(f"{host!r} is no host; expected names without scheme and port, separated by spaces")
        return listed

    @field_validator("frame_ancestors")
    @classmethod
    def _ancestors(cls, listed: str) -> str:
        sources = listed.split()
        for source in sources:
            if source not in {NOBODY, "'self'"} and not re.fullmatch(rf"https?://(\*\.)?({HOST})(:\d{{1,5}})?", source):
                raise ValueError(f"{source!r} is no origin; expected 'none', 'self' or such as https://example.org")
        if not sources or (NOBODY in sources and len(sources) > 1):
            raise ValueError(f"expected {NOBODY} alone, or at least one who may")
        return " ".join(sources)

    @field_validator("trusted_proxies")
    @classmethod
    def _proxies(cls, listed: str) -> str:
        for network in listed.split():
            ip_network(network, strict=False)
        return listed

    @property
    def processes(self) -> int:
        """How many server processes there are to be."""
        return self.workers or max(1, min(cores(), memory() >> 30))

    @property
    def framed(self) -> bool:
        """Whether anyone may show pages of the interface in a frame."""
        return self.frame_ancestors != NOBODY

    @property
    def public_root(self) -> str:
        """The public address without a slash at its end; empty where none is set."""
        public = urlsplit(self.public_url)
        return f"{public.scheme}://{public.netloc}{self.root_path}" if self.public_url else ""

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that are answered for, lower case; empty for all."""
        listed = {host.lower() for host in self.allowed_hosts.split()}
        public = re.match(rf"https?://({HOST})", self.public_url)
        return frozenset(listed | {public[1].lower()} if listed and public else listed)

    @property
    def proxies(self) -> Sequence[Network]:
        """The networks whose word counts for what the client asked."""
        return tuple(ip_network(network, strict=False) for network in self.trusted_proxies.split())


@cache
def settings() -> Settings:
    """The settings of this process, read once; BadSetting names each that is not as it must be."""
    try:
        return Settings()
    except ValidationError as error:
        wrongs = [(f"ACCORD_{str(each['loc'][0]).upper()}", each["msg"], each["input"]) for each in error.errors()]
        raise BadSetting(
            "; ".join(f"{name} is {value!r}: {rule}" for name, rule, value in wrongs),
            "；".join(f"{name} 为 {value!r}：{rule}" for name, rule, value in wrongs),
            parameter=wrongs[0][0],
        ) from error
