"""All settings of the service, declared once and read once.

Each is an environment variable `ACCORD_<NAME>`, e.g. `ACCORD_BUILD=/srv/atlas/build`. What a setting means stands
beside it in English and Chinese; documentation and `accord info --settings` are made from these words.
"""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from accord_atlas.loaders.places import build_folder


def setting(default: Any, en: str, zh: str, **rules: Any) -> Any:  # noqa: ANN401
    """A field with its default (a value, or a function that finds it), its words in both languages, its limits."""
    start = {"default_factory": default} if callable(default) else {"default": default}
    return Field(**start, description=en, json_schema_extra={"zh": zh}, **rules)


class Settings(BaseSettings):
    """What may be set from outside; every field has a default that works on one machine."""

    model_config = SettingsConfigDict(env_prefix="ACCORD_", frozen=True, extra="ignore")

    # Data
    build: Path = setting(
        build_folder,
        "Folder of the release that is read: `accord.nq` and `manifest.json`.",
        "所读取的发布版所在目录（accord.nq 与 manifest.json）。",
    )

    # Address
    host: str = setting("127.0.0.1", "Address to listen on.", "监听地址。")
    port: int = setting(8000, "Port to listen on.", "监听端口。", ge=0, le=65535)
    root_path: str = setting(
        "", "Path under which a proxy serves the atlas, e.g. `/atlas`.", "反向代理挂载路径，例如 /atlas。"
    )

    # Answers
    max_age: int = setting(
        300,
        "Seconds for which a cache may reuse an answer without asking again.",
        "缓存可不经询问直接重用应答的秒数。",
        ge=0,
    )
    gzip_from: int = setting(
        1024, "Smallest body, in bytes, that is compressed for clients that accept it.", "启用压缩的最小字节数。", ge=0
    )
    language: Literal["en", "zh"] = setting(
        "en", "Language of pages when the reader states none.", "读者未表明语言时页面所用语言。"
    )

    # Operation
    log_level: Literal["debug", "info", "warning", "error"] = setting(
        "info", "How much is written to the log.", "日志详细程度。"
    )
    stop_seconds: int = setting(
        3, "Seconds that running requests get to finish when the server stops.", "停机时留给在途请求的秒数。", ge=0
    )


@cache
def settings() -> Settings:
    """The settings of this process; pydantic's ValidationError names a bad one. Read once."""
    return Settings()
