"""How the cells of a column are written, in words of both languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, get_args, get_origin

from pydantic import AfterValidator
from pydantic.fields import FieldInfo

from accord_atlas.loaders.cells import Address, Day, Edtf, Flag, Id
from accord_atlas.loaders.records.columns import Amount, Count, IscedF
from accord_atlas.loaders.tables import choices
from accord_atlas.service.core.schemes import schemes
from accord_atlas.service.core.shape import Words
from accord_atlas.service.imports.words import title

SAID: Final[tuple[tuple[object, Words], ...]] = (
    (
        Edtf,
        Words(
            en="a year, a month or a day: 2019, 2019-05 or 2019-05-31; ? after it where uncertain, ~ where approximate",
            zh="年、年月或日期：2019、2019-05 或 2019-05-31；不确定的后加 ?，约数后加 ~",
        ),
    ),
    (Day, Words(en="a full date: 2019-05-31", zh="完整日期：2019-05-31")),
    (Address, Words(en="a web address that begins with http:// or https://", zh="网址，以 http:// 或 https:// 开头")),
    (Flag, Words(en="yes or no", zh="是或否")),
    (Amount, Words(en="a number or a share: 2 or 2/3", zh="数字或比例：2 或 2/3")),
    (Count, Words(en="a whole number: 23", zh="整数：23")),
    (IscedF, Words(en="three or four digits: 0713", zh="三位或四位数字：0713")),
)
NUMBER: Final = Words(en="a number: 12 or 0.5", zh="数字：12 或 0.5")
OWN: Final = Words(en="lower-case letters and digits joined by single hyphens", zh="小写字母和数字，以单个连字符连接")
TEXT: Final = Words(en="text", zh="文字")
CHOSEN: Final = Words(en="chosen from the list", zh="从下拉列表中选取")
MANY: Final = Words(en="; several are separated by |", zh="；多个以 | 分隔")


@dataclass(frozen=True, slots=True)
class Form:
    """How a cell is written; `scheme` is the vocabulary whose values it has."""

    said: Words
    scheme: str | None = None

    def words(self, values: Sequence[str], table: str | None, many: bool) -> Words:
        """The form in words, given the values that may stand there, or the table whose rows it names."""
        said = self.said
        if table:
            said = Words(en=f"a name or id of the {title(table, 'en')}", zh=f"“{title(table, 'zh')}”的名称或标识")
        elif values:
            said = Words(en=f"one of: {', '.join(values)}", zh=f"下列之一：{'、'.join(values)}")
        return Words(en=said.en + MANY.en, zh=said.zh + MANY.zh) if many else said


def form_of(info: FieldInfo) -> Form:
    """The form of a field's cells."""
    parts = set(map(id, _parts(info)))
    for kind, words in SAID:
        if any(id(part) in parts for part in get_args(kind)[1:]):
            return Form(words)
    for part in _parts(info):
        scheme = _scheme(part)
        if scheme:
            return Form(CHOSEN, scheme)
    if is_number(info):
        return Form(NUMBER)
    if any(id(part) in parts for part in get_args(Id)[1:]):
        return Form(OWN)
    return Form(TEXT)


def allowed_values(info: FieldInfo) -> tuple[str, ...]:
    """The controlled values that a field's cells may have; none where any text may stand."""
    scheme = form_of(info).scheme
    return choices(info) or (tuple(schemes()[scheme]) if scheme else ())


def is_day(info: FieldInfo) -> bool:
    """Whether a field holds a day, a month or a year."""
    parts = set(map(id, _parts(info)))
    return any(id(part) in parts for kind in (Edtf, Day) for part in get_args(kind)[1:])


def is_many(info: FieldInfo) -> bool:
    """Whether a cell of the field may hold several values."""
    return any(get_origin(part) is tuple for part in _parts(info))


def is_number(info: FieldInfo) -> bool:
    """Whether a field holds a number."""
    return any(part is Decimal for part in _parts(info))


def _parts(info: FieldInfo) -> Iterator[object]:
    pending: list[object] = [info.annotation, *info.metadata]
    while pending:
        part = pending.pop()
        yield part
        pending += get_args(part)


def _scheme(part: object) -> str | None:
    """The vocabulary to which `of_scheme` holds a cell."""
    check = part.func if isinstance(part, AfterValidator) else None
    cells = getattr(check, "__closure__", None) or ()
    held = (cell.cell_contents for cell in cells)
    return next((each for each in held if isinstance(each, str) and each in schemes()), None)
