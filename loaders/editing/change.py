"""What a change of tables is, and why one is refused."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowChange:
    """Cells of one row as they shall be: column → value, an empty one where the cell shall be blank.

    `key` names the row as it is now; without one it is a new row.
    """

    table: str
    cells: Mapping[str, str]
    key: tuple[str, ...] | None = None


class Refused(ValueError):
    """Why a change cannot be made, in both languages; nothing was written."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.en = en
        self.zh = zh
