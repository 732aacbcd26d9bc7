"""Reads a request for a comparison, for HTTP, the command line and Python alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.service.core.arguments import items
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve

KINDS: Final = ("jurisdiction", "organization", "agreement")
"""What can be compared; a bare slug means the first kind that has it."""
LEAST, MOST = 2, 4


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """Two to four things (IRIs) of one kind, on a day."""

    kind: str
    iris: tuple[str, ...]
    day: date


def compare_request(atlas: Atlas, of: str | Iterable[str], *, as_of: str | date | None = None) -> CompareRequest:
    """The request; BadParameter where there are too few or too many, or they are of several kinds."""
    day = data_day(atlas, as_of)
    named = [resolve(atlas, item, KINDS, parameter="of") for item in items(of)]
    iris = tuple(dict.fromkeys(each.iri for each in named))
    said = ",".join(items(of))
    if not LEAST <= len(iris) <= MOST:
        raise BadParameter(
            "of",
            said,
            f"`of` names {len(iris)}; expected {LEAST} to {MOST} different countries, bodies or agreements.",
            f"of 列出 {len(iris)} 项，应为 {LEAST} 至 {MOST} 个不同的国家或地区、机构或协议。",
            expected=f"{LEAST} to {MOST}, comma-separated",
        )
    kinds = sorted({each.kind or "" for each in named})
    if len(kinds) > 1:
        raise BadParameter(
            "of",
            said,
            f"`of` names things of several kinds ({', '.join(kinds)}); expected one kind. "
            "Write `organization/…` where a bare name means another kind.",
            f"of 所列类别不一（{'、'.join(kinds)}），应为同一类别；名称有歧义时请写作 organization/…。",
            expected=list(KINDS),
        )
    return CompareRequest(kinds[0], iris, day)
