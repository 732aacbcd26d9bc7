"""Other names of countries and regions: each of a place that there is, none shown as its label."""

import csv
from pathlib import Path

import pytest

from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.core.placenames import placenames

TABLE = Path(__file__).parents[2] / "service" / "core" / "placenames.csv"


def test_each_is_another_name_of_a_place_that_there_is(atlas: Atlas) -> None:
    rows = [tuple(row.values()) for row in csv.DictReader(TABLE.read_text("utf-8").splitlines())]
    assert rows == sorted(set(rows))
    assert len(rows) > 40
    for slug, language, name in rows:
        place = atlas.labels[entity("jurisdiction", slug).value]
        assert language in {"en", "zh"}, (slug, name)
        assert place.en, slug
        assert name not in (place.en, place.zh), (slug, name)
    assert {name for name, _ in placenames()["kr"]} >= {"South Korea", "Korea, Republic of"}


def test_no_name_belongs_to_two_places() -> None:
    names = [name for others in placenames().values() for name, _ in others]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("uk", "gb"),
        ("Taiwan", "tw"),
        ("South Korea", "kr"),
        ("香港", "hk"),
        ("GB", "gb"),
        ("China", "cn"),
        ("英国", "gb"),
    ],
)
def test_who_writes_a_name_is_told_the_identifier(atlas: Atlas, written: str, slug: str) -> None:
    with pytest.raises(BadParameter) as raised:
        resolve(atlas, written, ("jurisdiction",), parameter="from")
    assert raised.value.extras["nearest"][0] == slug


def test_what_is_much_shorter_is_not_near(atlas: Atlas) -> None:
    """The letters of ng and la stand in England, those of ai in Taiwan."""
    for written in ("england", "taiwan"):
        with pytest.raises(BadParameter) as raised:
            resolve(atlas, written, ("jurisdiction",), parameter="from")
        assert not {"ng", "la", "ai"} & set(raised.value.extras["nearest"])
