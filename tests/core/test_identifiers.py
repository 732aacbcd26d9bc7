"""Identifiers and labels on the smallest release: what is taken, what is refused, what is suggested."""

from pathlib import Path

import pytest

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter, UnknownEntity
from accord_atlas.service.core.identifiers import at, resolve, suggest
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.core.shape import Label

BASE = "https://w3id.org/accord-atlas/id/"


@pytest.fixture(scope="module")
def small(tiny: Path) -> Atlas:
    return Atlas.open(tiny, Settings(build=tiny))


@pytest.mark.parametrize(
    "value",
    [
        "pec",
        "organization:pec",
        "organization/pec",
        f"{BASE}organization/pec",
        "PEC",
        "Organization:Pec",
        "organization/PEC",
        f"{BASE}organization/PEC",
    ],
)
@pytest.mark.parametrize("kinds", [(), ("organization",), ("agreement", "organization")])
def test_each_way_of_naming_a_thing(small: Atlas, value: str, kinds: tuple[str, ...]) -> None:
    assert resolve(small, value, kinds, parameter="x").iri == f"{BASE}organization/pec"


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "pec ",
        "-pec",
        "pec-",
        "p--c",
        "pec/",
        "/pec",
        ":pec",
        "organization:",
        "nothing:pec",
        "urn:pec",
        "http://a b",
        "https://x/<y>",
        "pec\n",
        "组织",
        "organization/../pec",
    ],
)
def test_what_is_no_identifier_is_answered_with_the_forms(small: Atlas, value: str) -> None:
    with pytest.raises(BadParameter) as refused:
        resolve(small, value, ("organization",), parameter="x")
    assert refused.value.extras["parameter"] == "x"
    assert refused.value.extras["value"] == value
    assert "prefixed name" in refused.value.extras["expected"]
    assert refused.value.extras.get("nearest", ["pec"]) == ["pec"]


@pytest.mark.parametrize(
    ("value", "nearest"),
    [
        ("ipeaa", "ipea"),
        ("international-engineers", "ipea"),
        ("emf", "ipea"),
        ("EMF", "ipea"),
        ("agreement:Emf", "ipea"),
        ("apec", "apec-engineer"),
        ("agreement:apec-enginer", "apec-engineer"),
        (f"{BASE}agreement/apec-enginer", "apec-engineer"),
    ],
)
def test_an_unknown_thing_is_answered_with_the_nearest_by_any_of_its_names(
    small: Atlas, value: str, nearest: str
) -> None:
    with pytest.raises(BadParameter) as refused:
        resolve(small, value, ("agreement",), parameter="agreement")
    assert refused.value.extras["nearest"][0] == nearest
    assert nearest in refused.value.detail["en"]
    assert nearest in refused.value.detail["zh"]


def test_suggestions_of_several_kinds_say_the_kind(small: Atlas) -> None:
    assert "organization:pec" in suggest(small, "pakistan")
    assert "jurisdiction:pk" in suggest(small, "pakistan", ("organization", "jurisdiction"))


def test_a_slug_that_several_things_have_must_be_made_clear(small: Atlas) -> None:
    with pytest.raises(BadParameter) as refused:
        resolve(small, "nspe", parameter="entity")
    assert refused.value.extras["expected"] == ["organization:nspe", "source:nspe"]
    assert resolve(small, "nspe", ("source",), parameter="entity").kind == "source"


def test_a_thing_of_the_wrong_kind(small: Atlas) -> None:
    with pytest.raises(BadParameter) as refused:
        resolve(small, "jurisdiction:pk", ("organization",), parameter="x")
    assert refused.value.extras["expected"] == ["organization"]
    assert refused.value.extras["nearest"] == ["pec"]


@pytest.mark.parametrize("value", ["xyzzyqq", "zz", "mars", "火星", "the-society-of-martian-lawyers", "a", "—"])
def test_where_nothing_is_near_nothing_is_offered(small: Atlas, value: str) -> None:
    with pytest.raises(BadParameter) as refused:
        resolve(small, value, ("organization",), parameter="x")
    assert "nearest" not in refused.value.extras
    assert "nearest" not in refused.value.detail["en"]


def test_a_name_is_offered_and_not_taken(small: Atlas) -> None:
    with pytest.raises(BadParameter) as refused:
        resolve(small, "pakistan-engineering-council", ("organization",), parameter="x")
    assert refused.value.extras["nearest"] == ["pec"]


def test_a_thing_without_a_label_is_still_there(small: Atlas) -> None:
    assert at(small, "claim", "00112233aabbccdd").text("zh") == "00112233aabbccdd"


def test_an_address_that_is_not_there(small: Atlas) -> None:
    with pytest.raises(UnknownEntity):
        at(small, "organization", "../pec")
    with pytest.raises(UnknownEntity) as refused:
        at(small, "planet", "earth")
    assert "organization" in refused.value.extras["expected"]


def test_a_missing_language_is_null_and_never_a_copy(small: Atlas) -> None:
    name = resolve(small, "nspe", ("organization",), parameter="x")
    assert name.entity.label == Label(en="National Society <of> Professional Engineers", zh=None)
    assert name.text("zh") == name.en


def test_what_is_made_once_for_a_release_is_made_once(small: Atlas) -> None:
    made: list[Atlas] = []

    def make(atlas: Atlas) -> int:
        made.append(atlas)
        return len(made)

    assert [small.once(make) for _ in range(3)] == [1, 1, 1]
