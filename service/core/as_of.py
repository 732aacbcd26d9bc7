"""The day that an answer is about."""

import re
from datetime import date

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter


def data_day(atlas: Atlas, value: str | date | None, parameter: str = "as_of") -> date:
    """The day asked for; the release's data date where none is given, never the clock."""
    if isinstance(value, date):
        return value
    return day(value, parameter=parameter) if value else atlas.release.data_date


DAY = "YYYY-MM-DD"


def day(value: str, *, parameter: str) -> date:
    """A day of the calendar, YYYY-MM-DD; a year or a month alone is refused, for it would be a guess."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise BadParameter(
            parameter,
            value,
            f"`{parameter}` is {value!r}; expected a day of the calendar in the form {DAY}, e.g. 2019-01-01.",
            f"{parameter} 为 {value!r}，应为日历中存在的日期，格式 {DAY}，例如 2019-01-01。",
            expected=DAY,
        ) from None
