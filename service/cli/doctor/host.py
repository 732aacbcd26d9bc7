"""The machine: the port, open files, memory, cores."""

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from typing import Final

from accord_atlas.service.cli.doctor.findings import Finding, size
from accord_atlas.service.cli.words import t
from accord_atlas.service.core.machine import cores, memory
from accord_atlas.service.core.settings import Settings

PROCESS: Final = 450_000_000
"""Bytes that a server process takes with the curated data."""
AT_MOST: Final = 600_000_000
QUERY: Final = 160_000_000
"""Bytes of a query process beside those of `sparql_memory`."""
AROUND: Final = 200
"""Files that a server process has open beside its connections."""
SECONDS: Final = 3.0
EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # nosec B104 # where to knock, not where to listen


def port(config: Settings) -> Iterator[Finding]:
    """Whether the service can listen where it is to, or does."""
    where = t(f"{config.host} port {config.port}", f"{config.host} 端口 {config.port}")
    try:
        kind, _, _, _, address = socket.getaddrinfo(config.host, config.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        said = _asked(config)
        if said is not None:
            yield Finding(
                "port", "port", "good", t(f"An atlas answers at {where}: {said}.", f"{where} 上已有图谱应答：{said}。")
            )
            return
        reason = error.strerror or str(error)
        yield Finding(
            "port",
            "port",
            "fault",
            t(f"The service cannot listen on {where}: {reason}.", f"无法监听 {where}：{reason}。"),
            t("It does not start.", "服务无法启动。"),
            t(
                "Set ACCORD_HOST and ACCORD_PORT to what is free here.",
                "请将 ACCORD_HOST 与 ACCORD_PORT 设为本机可用者。",
            ),
        )
        return
    yield Finding("port", "port", "good", t(f"{where} is free.", f"{where} 可用。"))


def _asked(config: Settings) -> str | None:
    """What an atlas that listens there says of itself; None where it is something else."""
    asked = HTTPConnection(EVERYWHERE.get(config.host, config.host), config.port, timeout=SECONDS)
    try:
        asked.request("GET", "/health")
        health = json.loads(asked.getresponse().read())
        asked.request("GET", "/ready")
        ready = json.loads(asked.getresponse().read())
        if health.get("status") != "ok" or "version" not in health:
            return None
        return f"{health['version']}, {ready.get('release') or ready.get('title')}"
    except (OSError, HTTPException, ValueError, AttributeError):
        return None
    finally:
        asked.close()


def check(config: Settings) -> Iterator[Finding]:
    """What the service may have of the machine, against what its settings promise."""
    with suppress(ImportError):
        yield _files(config)
    count, have = config.processes, memory()
    least = count * PROCESS
    most = count * (AT_MOST + config.sparql_workers * (config.sparql_memory + QUERY))
    seen = t(
        f"{size(have)} of memory; {count} server processes take {size(least)}, and at most {size(most)}.",
        f"内存 {size(have)}；{count} 个服务进程约需 {size(least)}，至多 {size(most)}。",
    )
    do = t(
        "Lower ACCORD_WORKERS, ACCORD_SPARQL_WORKERS or ACCORD_SPARQL_MEMORY.",
        "请调低 ACCORD_WORKERS、ACCORD_SPARQL_WORKERS 或 ACCORD_SPARQL_MEMORY。",
    )
    if least > have:
        means = t("They do not fit: the system will end some of them.", "内存不足，系统会终止其中一些进程。")
        yield Finding("machine", "memory", "fault", seen, means, do)
    elif most > have:
        means = t(
            "Heavy queries in every process at once would not fit; the system would end one of them.",
            "若各进程同时执行繁重查询则内存不足，系统会终止其中之一。",
        )
        yield Finding("machine", "memory", "warning", seen, means, do)
    else:
        yield Finding("machine", "memory", "good", seen)
    seen = t(f"{cores()} cores for {count} server processes.", f"{cores()} 个处理器核心，{count} 个服务进程。")
    if count > cores():
        yield Finding(
            "machine", "cores", "hint", seen, t("They take turns.", "进程将轮流使用处理器。"), "ACCORD_WORKERS=0"
        )
    else:
        yield Finding("machine", "cores", "good", seen)


def _files(config: Settings) -> Finding:
    from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit

    hard = getrlimit(RLIMIT_NOFILE)[1]
    shown = (
        t("any number of files", "任意数量的文件")
        if hard == RLIM_INFINITY
        else t(f"{hard:,} files", f"{hard:,} 个文件")
    )
    seen = t(
        f"A process may have {shown} open; {config.connections:,} connections are promised.",
        f"每个进程可打开 {shown}；设定的连接数为 {config.connections:,}。",
    )
    if hard == RLIM_INFINITY or hard >= config.connections + AROUND:
        return Finding("machine", "files", "good", seen)
    return Finding(
        "machine",
        "files",
        "warning",
        seen,
        t("There will be fewer connections than that.", "实际连接数将少于设定值。"),
        t(
            "Raise the hard limit (`LimitNOFILE=`, `ulimit -Hn`), or lower ACCORD_CONNECTIONS.",
            "提高硬限制（LimitNOFILE=、ulimit -Hn），或调低 ACCORD_CONNECTIONS。",
        ),
    )
