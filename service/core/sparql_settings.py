"""Settings of SPARQL: how long, how large and how many queries and updates may be."""

from pathlib import Path

from accord_atlas.service.core.setting import FromEnvironment, setting


class SparqlSettings(FromEnvironment):
    """What queries and updates may take: time, memory, rows, bytes, places to wait."""

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
