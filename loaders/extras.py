"""What is installed on request: the extras of the package, and the libraries that each of them brings."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Final

EXTRAS: Final[Mapping[str, tuple[str, ...]]] = {
    "build": ("pyshacl", "openpyxl", "nacl"),
    "documents": ("docx", "lxml", "pypdf"),
    "frames": ("pandas", "polars", "pyarrow"),
    "telemetry": ("opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http", "opentelemetry.instrumentation.asgi"),
}
PURPOSES: Final[Mapping[str, tuple[str, str]]] = {
    "build": (
        "Building, checking and signing releases, and taking in spreadsheets",
        "构建、核查与签署发布版及导入电子表格",
    ),
    "documents": ("Reading and writing Word files, reading PDF and web pages", "读写 Word 文件、读取 PDF 与网页"),
    "frames": ("Data frames", "数据框"),
    "agents": ("Answering agents by the Model Context Protocol", "以 Model Context Protocol 应答智能体"),
    "remote": ("An engine elsewhere (ACCORD_STORE, `accord publish`)", "使用外部引擎（ACCORD_STORE、accord publish）"),
    "telemetry": ("Traces by OpenTelemetry", "OpenTelemetry 链路追踪"),
}


class MissingExtra(ImportError):
    """Something was asked for that only an extra can do; the same sentence in two languages."""

    def __init__(self, extra: str, missing: str) -> None:
        doing = PURPOSES[extra]
        command = f"pip install 'accord-atlas[{extra}]'"
        self.extra = extra
        self.en = f"{doing[0]} needs more than is installed here ({missing} is missing): {command}"
        self.zh = f"{doing[1]}所需组件未安装（缺少 {missing}）：{command}"
        super().__init__(self.en, name=missing)


def require(extra: str) -> None:
    """MissingExtra where a library of an extra is not installed; no more than the packages around it is loaded."""
    for module in EXTRAS[extra]:
        if not _there(module):
            raise MissingExtra(extra, module)


def _there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # a package that it would be in
        return False
