"""The engine of ACCORD_STORE: whether it is reached, lets the service in, and holds a release."""

import time
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from accord_atlas.service.cli.doctor.findings import Finding
from accord_atlas.service.cli.words import localised, t
from accord_atlas.service.core.errors import AtlasError, BadSetting, EngineFailed, Unavailable
from accord_atlas.service.core.settings import Settings

PATIENCE: Final = 10.0


def check(config: Settings) -> Iterator[Finding]:
    """What it says of itself; nothing where none is set."""
    if not config.store:
        seen = t("The release is read into this process (no ACCORD_STORE).", "发布版读入本进程（未设 ACCORD_STORE）。")
        yield Finding("engine", "embedded", "good", seen)
        return
    yield from _contradictions(config)
    from accord_atlas.service.core.remote.endpoint import Endpoint
    from accord_atlas.service.core.remote.marker import Marker

    begun = time.perf_counter()
    try:
        once = config.model_copy(update={"store_tries": 1, "store_timeout": min(config.store_timeout, PATIENCE)})
        marker = Marker.read(Endpoint(once))
    except AtlasError as error:
        yield _refused(error)
        return
    except (ValueError, SyntaxError) as error:
        yield Finding(
            "engine",
            "answer",
            "fault",
            t(
                f"{config.store} answers, but not as a SPARQL endpoint: {error}.",
                f"{config.store} 有应答，但不是 SPARQL 端点：{error}。",
            ),
            t("The service has no release.", "服务没有可用的发布版。"),
            t("Set ACCORD_STORE to its query endpoint.", "请将 ACCORD_STORE 设为其查询端点。"),
        )
        return
    seconds = time.perf_counter() - begun
    seen = t(
        f"{config.store} answers in {seconds * 1000:.0f} ms.", f"{config.store} 在 {seconds * 1000:.0f} 毫秒内应答。"
    )
    yield Finding("engine", "reached", "good", seen)
    if marker.used:
        count = len(marker.manifests)
        seen = t(
            f"It holds release {marker.used} in use ({count} whole).",
            f"启用的发布版为 {marker.used}（共 {count} 个完整）。",
        )
        yield Finding("engine", "marker", "good", seen)
    else:
        yield Finding(
            "engine",
            "marker",
            "warning",
            t("It does not say which release it holds.", "该引擎未注明所存的发布版。"),
            t(
                "The service serves only where ACCORD_BUILD has the manifest of what was loaded there.",
                "仅当 ACCORD_BUILD 中有所装载发布版的清单时，服务才能应答。",
            ),
            t("Run `accord publish`.", "请运行 accord publish。"),
        )


def _refused(error: AtlasError) -> Finding:
    kinds = {BadSetting: "setting", EngineFailed: "answer", Unavailable: "reached"}
    about = next((name for kind, name in kinds.items() if isinstance(error, kind)), "reached")
    return Finding(
        "engine",
        about,
        "fault",
        localised(error.detail),
        t("Answers that need it are 503; the service tries again by itself.", "需要它的应答为 503；服务会自行重试。"),
        t(
            "Look at the engine, the network between, and the settings ACCORD_STORE….",
            "请检查引擎、其间网络及 ACCORD_STORE… 各项设置。",
        ),
    )


def _contradictions(config: Settings) -> Iterator[Finding]:
    """Settings of the engine that do not go together."""
    if config.store_user and not config.store_password_file:
        yield Finding(
            "engine",
            "password",
            "warning",
            t(
                "ACCORD_STORE_USER is set, and no ACCORD_STORE_PASSWORD_FILE.",
                "已设 ACCORD_STORE_USER，未设 ACCORD_STORE_PASSWORD_FILE。",
            ),
            t("The password is empty.", "口令为空。"),
            t("Set the file, or take the user away.", "请设置口令文件，或取消用户名。"),
        )
    if config.store_user and config.store_token_file:
        yield Finding(
            "engine",
            "credentials",
            "warning",
            t("Both a user and a token are set for the engine.", "同时设置了引擎的用户名与令牌。"),
            t("Only one of them can be sent; the user is.", "二者只能发送其一，将发送用户名。"),
            t("Keep the one that it wants.", "请只保留引擎所需者。"),
        )
    secret = config.store_user or config.store_token_file
    if secret and config.store.startswith("http://") and not _near(config.store):
        yield Finding(
            "engine",
            "plain",
            "warning",
            t("Credentials go to the engine over plain HTTP.", "凭据经未加密的 HTTP 发往引擎。"),
            t("Who is on the way can read them.", "途中可被他人读取。"),
            t("Use https, or a network of your own.", "请使用 https，或置于自有网络。"),
        )


def _near(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
