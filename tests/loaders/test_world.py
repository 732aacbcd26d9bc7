"""Countries and regions of the world: complete, named as the agreements name them, the same everywhere."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pycountry
import pytest
from pyoxigraph import Literal, NamedNode, Store
from tests.typed import as_a, text

from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.statements import quads
from accord_atlas.loaders.world import jurisdiction_names, region_name, world_statements
from accord_atlas.ontology.names import entity, term

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(FOLDER)


@pytest.fixture(scope="module")
def store(facts: Facts) -> Store:
    loaded = Store()
    loaded.bulk_extend(quads(fact_statements(facts)))
    loaded.bulk_extend(quads(world_statements(facts.jurisdictions, facts.data_date)))
    return loaded


def values(store: Store, subject: NamedNode, prop: str) -> list[str]:
    """The values of a property, from all graphs and as often as they stand there."""
    return sorted(text(quad.object) for quad in store.quads_for_pattern(subject, term(prop), None))


def labels(store: Store, kind: str, slug: str) -> dict[str | None, str]:
    found = store.quads_for_pattern(entity(kind, slug), term("rdfs:label"), None)
    return {label.language: label.value for label in (as_a(Literal, quad.object) for quad in found)}


def of_class(store: Store, name: str) -> list[NamedNode]:
    return [as_a(NamedNode, quad.subject) for quad in store.quads_for_pattern(None, term("rdf:type"), term(name))]


def test_every_country_and_the_european_union_once(store: Store) -> None:
    codes = Counter(subject.value.rpartition("/")[2] for subject in of_class(store, "aa:Jurisdiction"))
    assert codes.keys() == {country.alpha_2.lower() for country in pycountry.countries} | {"eu"}
    assert set(codes.values()) == {1}
    assert len(codes) > 240


def test_every_subdivision_once_with_its_country(store: Store) -> None:
    regions = of_class(store, "aa:Region")
    assert len(regions) == len(set(regions)) == len(pycountry.subdivisions) > 5000
    kind = entity("concept", "region-kind.subdivision").value
    for region in regions:
        country = entity("jurisdiction", region.value.rpartition("/")[2].partition("-")[0]).value
        assert values(store, region, "aa:jurisdiction") == [country]
        assert values(store, region, "aa:kind") == [kind]


def test_a_subdivision_lies_within_its_parent(store: Store) -> None:
    assert values(store, entity("region", "fr-75c"), "aa:within") == [entity("region", "fr-idf").value]
    wholes = [as_a(NamedNode, quad.object) for quad in store.quads_for_pattern(None, term("aa:within"), None)]
    assert all(list(store.quads_for_pattern(whole, term("rdf:type"), term("aa:Region"))) for whole in wholes)


def test_every_place_has_one_english_name_and_at_most_one_chinese_and_one_source(store: Store) -> None:
    for place in (*of_class(store, "aa:Jurisdiction"), *of_class(store, "aa:Region")):
        names = [as_a(Literal, q.object) for q in store.quads_for_pattern(place, term("rdfs:label"), None)]
        assert sorted(str(name.language) for name in names) in (["en"], ["en", "zh"]), place
        assert len(values(store, place, "aa:source")) == 1, place
        assert len(values(store, place, "aa:isoCode")) == 1, place


def test_every_jurisdiction_has_a_chinese_name(store: Store) -> None:
    for place in of_class(store, "aa:Jurisdiction"):
        assert labels(store, "jurisdiction", place.value.rpartition("/")[2]).keys() == {"en", "zh"}


@pytest.mark.parametrize(
    ("slug", "en", "zh"),
    [
        ("hk", "Hong Kong China", "中国香港"),
        ("mo", "Macao China", "中国澳门"),
        ("tw", "Chinese Taipei", "中国台北"),
        ("kr", "Korea", "韩国"),
        ("ru", "Russia", "俄罗斯"),
        ("eu", "European Union", "欧洲联盟"),
        ("pg", "Papua New Guinea", "巴布亚新几内亚"),
        ("fr", "France", "法国"),
    ],
)
def test_jurisdictions_are_named_as_the_agreements_name_them(store: Store, slug: str, en: str, zh: str) -> None:
    assert labels(store, "jurisdiction", slug) == {"en": en, "zh": zh}


@pytest.mark.parametrize(
    ("slug", "en", "zh"),
    [
        ("cn-gd", "Guangdong Sheng", "广东省"),
        ("cn-gx", "Guangxi Zhuangzu Zizhiqu", "广西壮族自治区"),
        ("cn-nx", "Ningxia Huizu Zizhiqu", "宁夏回族自治区"),
        ("cn-hk", "Hong Kong China", "中国香港"),
        ("cn-mo", "Macao China", "中国澳门"),
        ("cn-tw", "Chinese Taipei", "中国台北"),
        ("us-tx", "Texas", "得克萨斯州"),
        # One Latin name, two places: the catalogue cannot tell which it names in Chinese.
        ("uy-fd", "Florida", None),
        ("tw-cyi", "Chiayi", None),
        # The catalogue has the county that the municipality once was.
        ("tw-tpe", "Taipei", None),
    ],
)
def test_regions_have_the_names_that_their_sources_can_vouch_for(
    store: Store, slug: str, en: str, zh: str | None
) -> None:
    assert labels(store, "region", slug) == ({"en": en, "zh": zh} if zh else {"en": en})


def test_no_label_anywhere_words_an_economy_in_another_way(store: Store) -> None:
    worded = {"Hong Kong China", "Macao China", "Chinese Taipei", "中国香港", "中国澳门", "中国台北"}
    for place in (*of_class(store, "aa:Jurisdiction"), *of_class(store, "aa:Region")):
        for label in values(store, place, "rdfs:label"):
            named = any(word in label for word in ("Taiwan", "Hong Kong", "Macao", "Macau", "台湾", "香港", "澳门"))
            assert not named or label in worded, label


def test_codes_of_a_country(store: Store) -> None:
    pakistan = entity("jurisdiction", "pk")
    codes = {prop: values(store, pakistan, prop) for prop in ("aa:isoCode", "aa:iso3", "aa:isoNumeric")}
    assert codes == {"aa:isoCode": ["PK"], "aa:iso3": ["PAK"], "aa:isoNumeric": ["586"]}


def test_nothing_is_said_both_with_the_facts_and_with_the_world(facts: Facts) -> None:
    """A query over all graphs would else find the same name twice."""
    said = {(q.subject, q.predicate, q.object) for q in quads(fact_statements(facts))}
    world = {(q.subject, q.predicate, q.object) for q in quads(world_statements(facts.jurisdictions, facts.data_date))}
    assert said & world == set()


def test_regions_that_the_facts_name_are_described(facts: Facts, store: Store) -> None:
    named = (*(body.region for body in facts.organizations.values()), *(seen.region for seen in facts.observations))
    codes = {code for code in named if code}
    assert codes
    for code in codes:
        assert labels(store, "region", code.lower()).keys() == {"en", "zh"}


def test_names_of_regions_by_their_codes(facts: Facts) -> None:
    names = jurisdiction_names(facts.jurisdictions)
    assert region_name("CN-GD", names).zh == "广东省"
    assert region_name("CN-HK", names) == names["hk"]
    with pytest.raises(KeyError):
        region_name("XX-YY", names)


def test_the_two_libraries_are_sources_of_the_data_date(store: Store) -> None:
    for slug in ("iso-codes", "unicode-cldr"):
        source = entity("source", slug)
        assert values(store, source, "aa:retrieved") == values(store, source, "aa:speaksFor") == ["2026-11-27"]
        assert any(character.isdigit() for character in values(store, source, "aa:vintage")[0])


def test_where_and_how_it_is_loaded_changes_nothing() -> None:
    """Hash seed, locale and time zone of the machine leave no trace."""
    script = (
        "from datetime import date; from hashlib import sha256; from accord_atlas.loaders.statements import quads;"
        "from accord_atlas.loaders.world import world_statements;"
        "said = sorted(map(str, quads(world_statements([], date(2026, 11, 22)))));"
        "print(sha256('\\n'.join(said).encode()).hexdigest())"
    )
    places = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANGUAGE": "fr", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN", "TZ": "Asia/Shanghai"},
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, **place}, capture_output=True, text=True, check=True
        ).stdout
        for place in places
    }
    assert len(digests) == 1


def test_without_our_table_the_world_names_itself() -> None:
    loaded = Store()
    loaded.bulk_extend(quads(world_statements([], date(2026, 11, 22))))
    assert labels(loaded, "jurisdiction", "pk") == {"en": "Pakistan", "zh": "巴基斯坦"}
