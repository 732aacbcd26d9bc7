"""What is asked of an import: files, the name of the layer, what a person says that doubtful cells mean."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from accord_atlas.loaders.layers import NAME
from accord_atlas.service.core.errors import BadParameter

LOCAL: Final = "local"
"""The layer where none is named."""
Files = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Files by name, and the rest as in the module's words; `settle` has answers by `file!sheet!cell`."""

    files: Files
    layer: str = LOCAL
    settle: Mapping[str, str] = field(default_factory=dict)


def import_request(files: Files, layer: str = LOCAL, settle: Mapping[str, str] | None = None) -> ImportRequest:
    """The request, its parts checked; BadParameter says what is wrong."""
    if not NAME.fullmatch(layer):
        raise BadParameter(
            "layer",
            layer,
            f"The name of a layer has lower-case letters, digits and single hyphens, not {layer!r}.",
            f"层的名称只能含小写字母、数字和单个连字符，不能是 {layer!r}。",
            expected=NAME.pattern,
        )
    if not files:
        raise BadParameter("file", None, "No file was sent.", "未收到文件。")
    return ImportRequest(_apart(files), layer, _whole(settle or {}, files))


def settled(text: str | None) -> dict[str, str]:
    """Answers as JSON, `{"file!sheet!cell": "id"}`; BadParameter where it is none."""
    try:
        said = json.loads(text or "{}")
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not all(isinstance(each, str) for each in said.values()):
        raise BadParameter(
            "settle",
            text,
            'Answers are a JSON object such as {"members.xlsx!Members!B7": "iem-my"}.',
            'settle 应为 JSON 对象，例如 {"成员.xlsx!成员!B7": "iem-my"}。',
            expected='{"file!sheet!cell": "id"}',
        )
    return said


def _apart(files: Files) -> list[tuple[str, bytes]]:
    """The files under names of their own: of two with one name, the later gets a number."""
    found: dict[str, bytes] = {}
    for name, data in files:
        bare = name.replace("\\", "/").rpartition("/")[2] or "file"
        number, own = 2, bare
        while own in found:
            own = f"{number}-{bare}"
            number += 1
        found[own] = data
    return list(found.items())


def _whole(settle: Mapping[str, str], files: Files) -> dict[str, str]:
    """Answers under their whole keys; where there is one file its name may be left out."""
    only = files[0][0] if len(files) == 1 else None
    return {f"{only}!{place}" if only and place.count("!") == 1 else place: said for place, said in settle.items()}
