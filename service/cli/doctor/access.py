"""Who may do what: tokens, and what is believed of proxies and hosts."""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from accord_atlas.service.cli.doctor.findings import Finding
from accord_atlas.service.cli.doctor.variables import secret
from accord_atlas.service.cli.words import localised, t
from accord_atlas.service.core.errors import Unavailable
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.tokens import Tokens

WIDE: Final = 8
"""Bits of a network so short that half the world may be in it."""


def check(config: Settings) -> Iterator[Finding]:
    """The file of tokens, then addresses."""
    yield from _tokens(config)
    found = [*_addresses(config)]
    if found:
        yield from found
    else:
        seen = t("Host, public address and proxies go together.", "监听地址、公众访问地址与代理设置一致。")
        yield Finding("access", "addresses", "good", seen)


def _tokens(config: Settings) -> Iterator[Finding]:
    tokens = Tokens.of(config)
    if not tokens.path.exists():
        seen = t("There are no tokens: nothing can be changed over HTTP.", "没有令牌：不能经 HTTP 更改任何内容。")
        yield Finding("access", "tokens", "good", seen)
        return
    yield from secret("access", "tokens", tokens.path)
    try:
        count = len(tokens.holders())
    except Unavailable as error:
        yield Finding(
            "access",
            "tokens",
            "fault",
            f"{tokens.path}: {localised(error.detail)}",
            t("Nobody is let in to change anything.", "任何人都无法作更改。"),
            t("Bring it back from a copy, or remove it and give tokens anew.", "请从备份恢复，或删除后重新签发令牌。"),
        )
        return
    yield Finding("access", "tokens", "good", t(f"Tokens given: {count}.", f"已签发令牌 {count} 个。"))


def _addresses(config: Settings) -> Iterator[Finding]:
    public = urlsplit(config.public_url)
    if not _local(config.host) and not config.hosts and not config.public_url:
        yield Finding(
            "access",
            "hosts",
            "warning",
            t(f"It listens on {config.host} and answers for every host.", f"监听 {config.host}，且不限主机名。"),
            t(
                "Absolute addresses in answers are what a request says; a page elsewhere may pass it off as its own.",
                "应答中的绝对地址以请求所言为准，他处页面可能冒用。",
            ),
            t("Set ACCORD_PUBLIC_URL and ACCORD_ALLOWED_HOSTS.", "请设置 ACCORD_PUBLIC_URL 与 ACCORD_ALLOWED_HOSTS。"),
        )
    if public.scheme == "https" and not config.proxies:
        yield Finding(
            "access",
            "proxies",
            "warning",
            t("The public address is https, and no proxy is trusted.", "公众访问地址为 https，但未信任任何代理。"),
            t(
                "A proxy must stand in front, for the service speaks HTTP; all its visitors share one client's limits.",
                "服务只用 HTTP，前面必有代理；其全部访问者将共用一个客户端的限额。",
            ),
            t("Name it in ACCORD_TRUSTED_PROXIES.", "请在 ACCORD_TRUSTED_PROXIES 中列明。"),
        )
    if config.public_url and public.scheme == "http" and not _local(public.hostname or ""):
        yield Finding(
            "access",
            "public",
            "hint",
            t("The public address is http.", "公众访问地址为 http。"),
            t("Tokens can be read on the way.", "令牌可能在途中被读取。"),
            t("Put a proxy with a certificate in front.", "请在前面设置带证书的代理。"),
        )
    for network in config.proxies:
        if network.prefixlen < WIDE:
            yield Finding(
                "access",
                "proxies",
                "warning",
                t(f"Everybody in {network} is trusted as a proxy.", f"{network} 中的所有地址均被视为可信代理。"),
                t("Visitors may say who they are and which host they asked.", "访问者可任意声称自己的地址与主机名。"),
                t("Name the proxies alone.", "请只列出代理的地址。"),
            )


def _local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
