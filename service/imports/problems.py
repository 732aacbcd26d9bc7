"""Collects what is in the way of an import: of each kind the first ones, and how many more there are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from accord_atlas.service.answers.imports import Candidate, ImportProblem, ImportRemark
from accord_atlas.service.core.shape import Words

SHOWN: Final = 100
"""Problems of one kind in one sheet that are told one by one."""
LONGEST: Final = 200
"""Characters of a value that are shown."""

PLACE: Final = re.compile(r"([A-Z]+)(\d+)")

Kind = tuple[str, str | None, str, str]


@dataclass(slots=True)
class Problems:
    """What was found of some files; a kind is a reason in a column of a sheet."""

    told: list[ImportProblem] = field(default_factory=list)
    remarks: list[ImportRemark] = field(default_factory=list)
    _counts: Counter[Kind] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return bool(self.told)

    def add(
        self,
        file: str,
        reason: Words,
        *,
        sheet: str | None = None,
        cell: str | None = None,
        value: str | None = None,
        suggestion: Words | None = None,
        candidates: Sequence[Candidate] = (),
        readings: Sequence[str] = (),
        settle: str | None = None,
    ) -> None:
        """Note one thing; from the hundred-and-first of its kind on it is only counted."""
        kind = _kind(file, sheet, cell, reason)
        self._counts[kind] += 1
        if self._counts[kind] <= SHOWN:
            self.told.append(
                ImportProblem(
                    file=file,
                    sheet=sheet,
                    cell=cell,
                    value=shown(value),
                    reason=reason,
                    suggestion=suggestion,
                    candidates=list(candidates),
                    readings=list(readings),
                    settle=settle,
                )
            )

    def enough(self, file: str, sheet: str | None, cell: str | None, reason: Words) -> bool:
        """Whether so many of a kind are told that another one is only counted."""
        return self._counts[_kind(file, sheet, cell, reason)] >= SHOWN

    def remark(
        self, file: str, reason: Words, *, sheet: str | None = None, cell: str | None = None, value: str | None = None
    ) -> None:
        """Note what is in the way of nothing, and should be known."""
        kind = (file, sheet, "", f"remark: {reason.en}")
        self._counts[kind] += 1
        if self._counts[kind] <= SHOWN:
            said = ImportRemark(file=file, sheet=sheet, cell=cell, value=shown(value), reason=reason)
            self.remarks.append(said)

    def listed(self) -> list[ImportProblem]:
        """The problems from the first sheet's first cell on; at the end, how many more there are of each long kind."""
        order = {
            place: number for number, place in enumerate(dict.fromkeys((one.file, one.sheet) for one in self.told))
        }
        told = sorted(self.told, key=lambda one: (order[one.file, one.sheet], *_position(one.cell)))
        return [*told, *(self._more(kind, count - SHOWN) for kind, count in self._counts.items() if self._long(kind))]

    def _long(self, kind: Kind) -> bool:
        return self._counts[kind] > SHOWN and not kind[3].startswith("remark: ")

    def _more(self, kind: Kind, left: int) -> ImportProblem:
        file, sheet, column, reason = kind
        zh = next(each.reason.zh for each in self.told if each.reason.en == reason)
        where = (f" in column {column}", f"{column} 列") if column else ("", "")
        return ImportProblem(
            file=file,
            sheet=sheet,
            cell=None,
            value=None,
            reason=Words(
                en=f"… and {left:,} more of this kind{where[0]}: {reason}",
                zh=f"……{where[1]}另有 {left:,} 处同类问题：{zh}",
            ),
            suggestion=None,
            candidates=[],
            readings=[],
            settle=None,
        )


def _kind(file: str, sheet: str | None, cell: str | None, reason: Words) -> Kind:
    return (file, sheet, (cell or "").rstrip("0123456789"), reason.en)


def _position(cell: str | None) -> tuple[int, int, str]:
    """Where a cell stands, row by row; what is of no cell comes first."""
    found = PLACE.fullmatch(cell or "")
    return (int(found[2]), len(found[1]), found[1]) if found else (0, 0, cell or "")


def shown(value: str | None) -> str | None:
    """A value as it is shown: a long one cut."""
    return value if value is None or len(value) <= LONGEST else value[: LONGEST - 1] + "…"
