"""Other names of countries and regions find them, in errors as in the search, and are shown nowhere."""

import pytest

from accord_atlas.ontology.names import entity, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import BadParameter
from accord_atlas.service.core.identifiers import resolve
from accord_atlas.service.core.statements import facts


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("uk", "gb"),
        ("England", "gb"),
        ("英格兰", "gb"),
        ("Taiwan", "tw"),
        ("South Korea", "kr"),
        ("南韩", "kr"),
        ("Burma", "mm"),
        ("Deutschland", "de"),
        ("Turkey", "tr"),
        ("Swaziland", "sz"),
        ("香港", "hk"),
        ("China", "cn"),
        ("英国", "gb"),
    ],
)
def test_who_writes_a_name_is_told_the_identifier(atlas: Atlas, written: str, slug: str) -> None:
    with pytest.raises(BadParameter) as raised:
        resolve(atlas, written, ("jurisdiction",), parameter="from")
    assert raised.value.extras["nearest"][0] == slug


@pytest.mark.parametrize(("written", "slug"), [("Québec", "ca-qc"), ("得州", "us-tx"), ("广东", "cn-gd")])
def test_who_writes_the_name_of_a_region_is_told_its_identifier(atlas: Atlas, written: str, slug: str) -> None:
    with pytest.raises(BadParameter) as raised:
        resolve(atlas, written, ("region",), parameter="region")
    assert raised.value.extras["nearest"][0] == slug


def test_names_to_find_it_by_are_not_among_the_facts_of_a_place(atlas: Atlas) -> None:
    for place in (entity("jurisdiction", "tw"), entity("region", "ca-qc")):
        hidden = {quad.object for quad in atlas.store.quads(place, term("skos:hiddenLabel"))}
        assert hidden
        shown = facts(atlas, place.value)
        assert {fact.property.slug for fact in shown} >= {"label", "isoCode"}
        assert "hiddenLabel" not in {fact.property.slug for fact in shown}


def test_what_is_much_shorter_is_not_near(atlas: Atlas) -> None:
    """The letters of ng and la stand in England, those of ai in Taiwan."""
    for written in ("england", "taiwan"):
        with pytest.raises(BadParameter) as raised:
            resolve(atlas, written, ("jurisdiction",), parameter="from")
        assert not {"ng", "la", "ai"} & set(raised.value.extras.get("nearest", ()))
