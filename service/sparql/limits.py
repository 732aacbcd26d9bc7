"""The limits of ad-hoc queries, and what a query that meets one is told."""

import logging
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Self

from accord_atlas.service.core.errors import (
    AtlasError,
    Busy,
    EngineFailed,
    Interrupted,
    LimitReached,
    OutOfStorage,
    TooComplex,
    TooSlow,
    Unorderable,
)
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.sparql.budget import Shortage
from accord_atlas.service.sparql.death import Death, depth
from accord_atlas.service.sparql.order import by_text

log = logging.getLogger("accord_atlas")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost: seconds, bytes, rows; see the settings `sparql_…` for what each means."""

    workers: int
    seconds: float
    memory: int
    rows: int
    size: int
    text: int
    received: int
    client_received: int
    receive_seconds: float
    queue: int
    queue_seconds: float
    spool: int
    client_spool: int
    send_seconds: float
    send_rate: int
    allowed: tuple[str, ...]
    folder: Path

    @classmethod
    def of(cls, config: Settings) -> Self:
        """The limits that the settings state."""
        return cls(
            workers=config.sparql_workers,
            seconds=config.sparql_timeout,
            memory=config.sparql_memory,
            rows=config.sparql_rows,
            size=config.sparql_bytes,
            text=config.sparql_query_bytes,
            received=config.sparql_received_bytes,
            client_received=config.sparql_client_received_bytes,
            receive_seconds=config.body_seconds,
            queue=config.sparql_queue,
            queue_seconds=config.sparql_queue_seconds,
            spool=config.sparql_spool_bytes,
            client_spool=config.sparql_client_spool_bytes,
            send_seconds=config.sparql_send_seconds,
            send_rate=config.sparql_send_rate,
            allowed=tuple(config.sparql_service_allow.split()),
            folder=config.sparql_folder or config.build,
        )


def timed_out(limits: Limits) -> AtlasError:
    """The query ran into `sparql_timeout`."""
    return LimitReached(
        f"The query was stopped after {limits.seconds:g} s. Narrow it: put the most selective pattern first, name "
        "the graph or the class you need, replace unbounded paths (+, *) by fixed ones, avoid patterns that share "
        "no variable, or ask for less with LIMIT. The whole data can be downloaded, too: see /dataset.",
        f"查询运行满 {limits.seconds:g} 秒，已终止。请缩小范围：先写选择性最强的模式，指明图或类，将不定长路径（+、*）"
        "改为定长，避免互不共享变量的模式，或用 LIMIT 减少结果。也可下载全部数据：见 /dataset。",
        limit="sparql_timeout",
        value=limits.seconds,
        unit="s",
    )


def out_of_memory(limits: Limits) -> AtlasError:
    """The query ran into `sparql_memory`."""
    return OutOfStorage(
        f"The query needed more than {limits.memory:,} bytes of memory and was stopped. ORDER BY, DISTINCT, GROUP BY "
        "and paths keep all they have seen: apply them to fewer rows, join patterns by a variable, or aggregate.",
        f"查询所需内存超过 {limits.memory:,} 字节，已终止。ORDER BY、DISTINCT、GROUP BY 与路径会保留全部中间结果："
        "请先减少行数，让模式共享变量，或先做聚合。",
        limit="sparql_memory",
        value=limits.memory,
        unit="byte",
    )


def machine_memory() -> AtlasError:
    """A query without limits needed more memory than the machine gives."""
    return OutOfStorage(
        "The query needed more memory than this machine gives. ORDER BY, DISTINCT, GROUP BY and paths keep all they "
        "have seen: apply them to fewer rows, join patterns by a variable, or aggregate.",
        "查询所需内存超过本机所能提供。ORDER BY、DISTINCT、GROUP BY 与路径会保留全部中间结果：请先减少行数，"
        "让模式共享变量，或先做聚合。",
    )


def too_large(limits: Limits, limited_by: str | None = None) -> AtlasError:
    """The result ran into `sparql_rows` or `sparql_bytes`, and may not be cut."""
    rows = limited_by == "rows"
    name, value = ("sparql_rows", limits.rows) if rows else ("sparql_bytes", limits.size)
    what_en, what_zh = (f"{value:,} rows", f"{value:,} 行") if rows else (f"{value:,} bytes", f"{value:,} 字节")
    return OutOfStorage(
        f"The result is larger than {what_en}. Ask for less (LIMIT, fewer variables, COUNT), page through it with "
        "ORDER BY, LIMIT and OFFSET, leave out on-limit=error to get the beginning, or download the data: /dataset.",
        f"结果超过{what_zh}。请减少所求（LIMIT、较少变量、COUNT），用 ORDER BY、LIMIT、OFFSET 分页，"
        "去掉 on-limit=error 以取得前面部分，或下载数据：/dataset。",
        limit=name,
        value=value,
        unit="row" if rows else "byte",
    )


def too_complex(depth: int) -> AtlasError:
    """The engine's process died while it parsed or planned the query."""
    return TooComplex(
        f"The engine could not take this query in: its process ended while it read it. Brackets nest {depth:,} deep "
        "here; some hundreds are the most it bears, and some thousands of clauses in one group. Flatten the query, "
        "or put long lists into VALUES.",
        f"引擎无法处理此查询，其进程在读取时终止。此处括号嵌套 {depth:,} 层；至多可达数百层，一个组内至多数千个子句。"
        "请减少嵌套，或将长列表写入 VALUES。",
        depth=depth,
    )


def unorderable(instead: str) -> AtlasError:
    """The query sorts values that have no order in this engine; `instead` is its `ORDER BY`, made one of texts."""
    return Unorderable(
        "The query is valid, but this engine cannot sort what it sorts by: the values are of several kinds (numbers "
        f"beside texts, dates or durations), among which the engine has no consistent order. Write {instead}, which "
        "sorts them as texts, or sort by kind first: ORDER BY DATATYPE(?o) ?o.",
        "查询语句有效，但本引擎无法按所给的值排序：这些值类型不一（数字与文本、日期或时长混在一起），引擎对其没有一致的次序。"
        f"请改写为 {instead}，即按文本排序；或先按类型排序：ORDER BY DATATYPE(?o) ?o。",
        expected=instead,
    )


def ended(death: Death, words: str, query: str) -> AtlasError:
    """What is told of a query over which the engine ended, whoever ran it; its words go to the log."""
    if death == "order":
        return unorderable(by_text(query))
    if death == "depth":
        return too_complex(depth(query))
    if death == "crash":
        log.error("the engine gave up: %s", words.strip())
        return engine_failed()
    return interrupted()


def engine_failed() -> AtlasError:
    """The engine gave up; its words, which are for who runs the service, stand in the log."""
    return EngineFailed(
        "The engine gave up over this query by a fault of its own; what it said is in the server's log. Nothing else "
        "is affected. Ask in another form, or for less at a time.",
        "引擎在执行此查询时发生自身故障，详情见服务器日志，其他查询不受影响。请换一种写法，或缩小查询范围。",
    )


def interrupted() -> AtlasError:
    """The processes that ran the query were ended from outside."""
    return Interrupted(
        "The process that ran the query was ended from outside, and so were those in which it was begun anew. "
        "Try again shortly.",
        "执行查询的进程被外部终止，重新执行后仍被终止。请稍后再试。",
        headers={"Retry-After": "1"},
    )


def busy(limits: Limits, wait: float) -> AtlasError:
    """No process is free; `wait` is the number of seconds after which one surely is."""
    seconds = max(1, ceil(wait))
    return Busy(
        f"All {limits.workers} query processes are at work. Try again in {seconds} s; stored questions under "
        "/api/queries are answered meanwhile.",
        f"全部 {limits.workers} 个查询进程均在工作。请 {seconds} 秒后再试；/api/queries 下的预设问题不受影响。",
        headers={"Retry-After": str(seconds)},
        limit="sparql_workers",
        value=limits.workers,
    )


def too_many_texts(limits: Limits, shortage: Shortage) -> AtlasError:
    """The texts of the queries under way are too large together: those of this client, or those of all."""
    own = shortage == "share"
    value = limits.client_received if own else limits.received
    return Busy(
        f"{'Your queries' if own else 'Queries'} of {value:,} bytes are under way. Try again shortly.",
        f"{'您的' if own else ''}在途查询文本已达 {value:,} 字节。请稍后再试。",
        headers={"Retry-After": "1"},
        limit="sparql_client_received_bytes" if own else "sparql_received_bytes",
        value=value,
        unit="byte",
    )


def too_slow(limits: Limits) -> AtlasError:
    """The text of a query did not arrive in time."""
    return TooSlow(
        f"The query had not arrived after {limits.receive_seconds:g} s; send it again, and without pauses.",
        f"查询在 {limits.receive_seconds:g} 秒内未全部到达；请重新发送，中途勿停顿。",
        headers={"Connection": "close"},
        limit="body_seconds",
        value=limits.receive_seconds,
        unit="s",
    )


def spool_full(limits: Limits, shortage: Shortage) -> AtlasError:
    """Too many results wait to be fetched: by this client, or by all."""
    own = shortage == "share"
    value = limits.client_spool if own else limits.spool
    return Busy(
        f"Results of {value:,} bytes wait for {'you' if own else 'their clients'} to fetch them, and this one is too "
        "large to be sent at once. Try again shortly, or ask for less (LIMIT).",
        f"已有 {value:,} 字节的结果等待{'您' if own else '客户端'}取回，而此结果过大，无法直接发送。"
        "请稍后再试，或用 LIMIT 减少结果。",
        headers={"Retry-After": "5"},
        limit="sparql_client_spool_bytes" if own else "sparql_spool_bytes",
        value=value,
        unit="byte",
    )
