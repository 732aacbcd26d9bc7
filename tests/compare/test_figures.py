"""Which numbers may be set side by side, and which is the newest."""

from datetime import date

import pytest

from accord_atlas.loaders.dates import span
from accord_atlas.service.domain.figures import Figure, newest, obstacle


def figure(value: float, when: str, comparator: str = "equal", measure: str = "stock", unit: str = "persons") -> Figure:
    place = ("o", "j", None, "s")
    return Figure(f"iri:{when}", "registrants", value, comparator, measure, unit, when, span(when), *place)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (figure(1, "2020"), figure(2, "2020-06"), None),
        (figure(1, "2020-01-01"), figure(2, "2020-12-31"), None),
        (figure(1, "2017"), figure(2, "2020"), "years"),
        (figure(1, "2020"), figure(2, "2020", comparator="at-least"), "bounds"),
        (figure(1, "2020"), figure(2, "2020", comparator="about"), "bounds"),
        (figure(1, "2020"), figure(2, "2020", measure="cumulative"), "measures"),
        (figure(1, "2020"), figure(2, "2020", unit="members"), "units"),
    ],
)
def test_numbers_side_by_side(one: Figure, other: Figure, why: str | None) -> None:
    assert obstacle([one, other]) == why
    assert obstacle([one]) is None


def test_the_newest_that_speaks_for_the_day() -> None:
    found = [figure(1, "2015"), figure(2, "2020-06"), figure(3, "2024")]
    assert newest(found, date(2022, 1, 1))["registrants", None].value == 2
    assert newest(found, date(2014, 12, 31)) == {}
