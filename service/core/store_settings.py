"""Settings of a store elsewhere: the SPARQL engine that answers in place of the one in this process."""

from pathlib import Path
from typing import Literal

from accord_atlas.service.core.setting import FromEnvironment, setting

ADDRESS = r"^(https?://[^\s@]+)?$"
"""An address without credentials; these stand in files."""


class StoreSettings(FromEnvironment):
    """Where the store is, how it is entered, and how patient the service is with it."""

    store: str = setting(
        "",
        "SPARQL query endpoint of the engine that holds the release (`accord publish`), e.g. "
        "`http://localhost:7878/query`. Empty: the release of the build folder is read into this process.",
        "存放发布版的引擎的 SPARQL 查询端点（由 accord publish 装载），例如 http://localhost:7878/query。"
        "留空则由本进程读取发布版目录。",
        pattern=ADDRESS,
    )
    store_update: str = setting(
        "",
        "SPARQL Update endpoint of that engine; `accord publish` writes through it where no address for graphs is set.",
        "该引擎的 SPARQL Update 端点；未设图存储地址时，accord publish 由此写入。",
        pattern=ADDRESS,
    )
    store_graphs: str = setting(
        "",
        "Address of that engine's Graph Store Protocol, to which `?graph=` is added; `accord publish` writes through "
        "it.",
        "该引擎的图存储协议（Graph Store Protocol）地址，其后附加 ?graph=；accord publish 由此写入。",
        pattern=ADDRESS,
    )
    store_user: str = setting("", "User by whom the engine is entered.", "登录该引擎的用户名。")
    store_password_file: Path | None = setting(
        None, "File whose first line is the password of that user.", "首行为该用户口令的文件。"
    )
    store_scheme: Literal["basic", "digest"] = setting(
        "basic",
        "How user and password are sent: Virtuoso wants `digest`.",
        "用户名与口令的发送方式；Virtuoso 须用 digest。",
    )
    store_token_file: Path | None = setting(
        None,
        "File whose first line is a bearer token, for engines that want one instead of a user.",
        "首行为访问令牌（Bearer）的文件，供以令牌代替用户名的引擎使用。",
    )
    store_connect_seconds: float = setting(
        3.0, "Seconds in which a connection must stand.", "建立连接的最长秒数。", gt=0
    )
    store_timeout: float = setting(
        30.0,
        "Seconds that one of our own questions to the engine may take; ad-hoc queries have `sparql_timeout`.",
        "服务自身每次查询该引擎的最长秒数；即席查询依 sparql_timeout。",
        gt=0,
    )
    store_tries: int = setting(
        4,
        "How often a question is sent at most where the engine is not reached, or says that it is not able just now.",
        "无法连接该引擎或其暂不可用时，同一查询最多发送的次数。",
        ge=1,
    )
    store_failures: int = setting(
        5,
        "After so many failures in a row the engine is left alone for a while; meanwhile answers that need it are 503.",
        "连续失败达此次数后，暂停访问该引擎；其间需要它的应答一律为 503。",
        ge=1,
    )
    store_pause: float = setting(
        5.0,
        "Seconds of that while; then one question tries whether it is back.",
        "暂停的秒数；其后先以一次查询试探。",
        gt=0,
    )
    store_connections: int = setting(
        16,
        "Connections to the engine at most, kept open for the next question.",
        "与该引擎的最大连接数，保持复用。",
        ge=1,
    )
    store_page: int = setting(
        50_000,
        "Rows that are asked for at once where much is read at start; of an engine that says that it cuts results "
        "earlier (Virtuoso: `ResultSetMaxRows`), as many as it gives.",
        "启动读取时每次请求的行数；若引擎声明截断行数更少（如 Virtuoso 的 ResultSetMaxRows），则以其为准。",
        ge=10,
    )
