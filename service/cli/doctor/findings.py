"""What a check finds: what is seen, what it means, what to do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final, Literal

from accord_atlas.service.cli.words import t

Level = Literal["good", "hint", "warning", "fault"]
LEVELS: Final[tuple[Level, ...]] = ("good", "hint", "warning", "fault")
"""All is well · worth knowing · will do harm some day · keeps the service, or a part of it, from working."""
AREAS: Final[Mapping[str, tuple[str, str]]] = {
    "settings": ("Settings", "设置"),
    "packages": ("Python and packages", "Python 与软件包"),
    "release": ("Release", "发布版"),
    "folder": ("Build folder", "发布版目录"),
    "port": ("Port", "端口"),
    "machine": ("Machine", "本机"),
    "engine": ("Engine", "引擎"),
    "access": ("Who may do what", "访问与权限"),
    "clock": ("Clock", "时钟"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `about` names it for programs, the sentences are in the language of the run."""

    area: str
    about: str
    level: Level
    seen: str
    means: str = ""
    do: str = ""

    def members(self) -> Mapping[str, str]:
        """As JSON tells it."""
        return asdict(self)


def area(name: str) -> str:
    """What an area is called."""
    return t(*AREAS[name])


def level(name: Level) -> str:
    """What a level is called."""
    words = {
        "good": ("good", "正常"),
        "hint": ("hint", "提示"),
        "warning": ("warning", "警告"),
        "fault": ("fault", "故障"),
    }
    return t(*words[name])


def size(count: int) -> str:
    """Bytes as people say them."""
    number, unit = float(count), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if number < 1000:
            break
        number, unit = number / 1000, larger
    return f"{number:.0f} {unit}" if number >= 10 or unit == "B" else f"{number:.1f} {unit}"
