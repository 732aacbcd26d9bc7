"""Countries and regions: complete, named by our tables alone, in both languages, and only those that are needed."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from opencc import OpenCC
from pyoxigraph import Literal, NamedNode, Store
from tests.typed import as_a, text

from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.notice import read_notice
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.statements import quads
from accord_atlas.loaders.tables import TableErrors, table_references
from accord_atlas.ontology.names import entity, term

TABLES = Path(__file__).parents[2] / "loaders" / "tables"
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(TABLES / "facts")


@pytest.fixture(scope="module")
def store(facts: Facts) -> Store:
    loaded = Store()
    loaded.bulk_extend(quads(fact_statements(facts)))
    return loaded


def values(store: Store, subject: NamedNode, prop: str) -> list[str]:
    return sorted(text(quad.object) for quad in store.quads_for_pattern(subject, term(prop), None))


def labels(store: Store, kind: str, slug: str) -> dict[str | None, str]:
    found = store.quads_for_pattern(entity(kind, slug), term("rdfs:label"), None)
    return {label.language: label.value for label in (as_a(Literal, quad.object) for quad in found)}


def of_class(store: Store, name: str) -> list[NamedNode]:
    return [as_a(NamedNode, quad.subject) for quad in store.quads_for_pattern(None, term("rdf:type"), term(name))]


def places(store: Store) -> list[NamedNode]:
    return [*of_class(store, "aa:Jurisdiction"), *of_class(store, "aa:Region")]


def test_every_code_of_iso_3166_1_and_the_european_union(facts: Facts) -> None:
    """ISO 3166-1 has 249 entries, each with three codes of its own; it only reserves EU."""
    rows = facts.jurisdictions
    assert len(rows) == 250
    assert [row.id for row in rows if not (row.iso3 and row.numeric)] == ["eu"]
    for codes in ([row.id for row in rows], [row.iso3 for row in rows], [row.numeric for row in rows]):
        assert set(Counter(codes).values()) == {1}


def named_regions(facts: Facts) -> Iterator[str]:
    """Every region that a fact or the notice names, in lower case, read from the files as they stand."""
    for name, model in FACT_TABLES.items():
        columns = [column for column, ref in table_references(model).items() if ref.table == "regions"]
        for row in csv.DictReader((TABLES / "facts" / f"{name}.csv").read_text("utf-8").splitlines()):
            yield from (row[column].lower() for column in columns if row[column])
    notice = read_notice(TABLES / "notice", facts)
    for task in notice.tasks:
        yield from task.regions
    yield from (target.region for target in notice.targets if target.region)
    yield from (provision.region for provision in notice.provisions if provision.region)
    yield from (place.within for place in notice.places if place.within)


def test_regions_are_those_that_something_names(facts: Facts) -> None:
    ours = {region.slug for region in facts.regions.values()}
    places_of_the_notice = {place.id for place in read_notice(TABLES / "notice", facts).places}
    named = set(named_regions(facts)) - places_of_the_notice
    assert ours == named
    assert len(ours) > 10


def test_a_region_without_a_row_stops_the_build_with_its_place(tmp_path: Path) -> None:
    for file in (TABLES / "facts").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    table = tmp_path / "regions.csv"
    rows = table.read_text("utf-8").splitlines()
    table.write_text("\n".join(row for row in rows if not row.startswith("US-TX")) + "\n", "utf-8")
    with pytest.raises(TableErrors) as raised:
        read_facts(tmp_path)
    said = str(raised.value).splitlines()
    assert len(said) > 8
    for line in said:
        assert re.search(r'\.csv:\d+: (from_region|to_region|region): "US-TX": expected a row of regions', line)


def test_a_region_of_the_notice_without_a_row_stops_the_build_with_its_place(facts: Facts) -> None:
    without = {code: region for code, region in facts.regions.items() if code != "CN-FJ"}
    with pytest.raises(TableErrors) as raised:
        read_notice(TABLES / "notice", Facts(**{**vars(facts), "regions": without}))
    assert re.search(r'tasks\.csv:\d+: regions: "cn-fj": expected .*regions\.csv', str(raised.value))


def test_every_place_has_a_name_in_each_language_a_code_and_a_source(store: Store) -> None:
    assert len(places(store)) > 260
    for place in places(store):
        names = [as_a(Literal, q.object) for q in store.quads_for_pattern(place, term("rdfs:label"), None)]
        by_language = {name.language: name.value for name in names}
        assert len(names) == 2, place
        assert HAN.search(by_language["zh"]), place
        assert not HAN.search(by_language["en"]), place
        assert len(values(store, place, "aa:isoCode")) == 1, place
        assert values(store, place, "aa:source"), place


def test_chinese_names_are_written_in_simplified_characters_alone(facts: Facts) -> None:
    names = [row.name_zh for row in facts.jurisdictions] + [row.name_zh for row in facts.regions.values()]
    simplify = OpenCC("t2s.json").convert
    assert [name for name in names if simplify(name) != name or not re.fullmatch("[\u4e00-\u9fff（）、-]+", name)] == []


@pytest.mark.parametrize(
    ("slug", "en", "zh"),
    [
        ("hk", "Hong Kong China", "中国香港"),
        ("mo", "Macao China", "中国澳门"),
        ("tw", "Chinese Taipei", "中国台北"),
        ("kr", "Korea", "韩国"),
        ("kp", "DPR Korea", "朝鲜"),
        ("gb", "United Kingdom", "英国"),
        ("us", "United States", "美国"),
        ("ru", "Russia", "俄罗斯"),
        ("ps", "Palestine", "巴勒斯坦"),
        ("tr", "Türkiye", "土耳其"),
        ("ae", "United Arab Emirates", "阿联酋"),
        ("ba", "Bosnia and Herzegovina", "波黑"),
        ("do", "Dominican Republic", "多米尼加"),
        ("dm", "Dominica", "多米尼克"),
        ("cd", "Democratic Republic of the Congo", "刚果（金）"),
        ("cg", "Republic of the Congo", "刚果（布）"),
        ("fk", "Falkland Islands (Malvinas)", "马尔维纳斯群岛（福克兰群岛）"),
        ("mn", "Mongolia", "蒙古国"),
        ("eu", "European Union", "欧洲联盟"),
        ("pg", "Papua New Guinea", "巴布亚新几内亚"),
        ("fr", "France", "法国"),
    ],
)
def test_jurisdictions_are_named_as_agreements_and_official_usage_name_them(
    store: Store, slug: str, en: str, zh: str
) -> None:
    assert labels(store, "jurisdiction", slug) == {"en": en, "zh": zh}


@pytest.mark.parametrize(
    ("slug", "en", "zh"),
    [
        ("cn-gd", "Guangdong", "广东省"),
        ("cn-gx", "Guangxi", "广西壮族自治区"),
        ("cn-bj", "Beijing", "北京市"),
        ("us-tx", "Texas", "得克萨斯州"),
        ("ca-qc", "Quebec", "魁北克省"),
        ("es-ct", "Catalonia", "加泰罗尼亚自治区"),
        ("de-bw", "Baden-Württemberg", "巴登-符腾堡州"),
    ],
)
def test_regions_are_named_as_people_name_them(store: Store, slug: str, en: str, zh: str) -> None:
    assert labels(store, "region", slug) == {"en": en, "zh": zh}
    region = entity("region", slug)
    assert values(store, region, "aa:jurisdiction") == [entity("jurisdiction", slug.partition("-")[0]).value]
    assert values(store, region, "aa:kind") == [entity("concept", "region-kind.subdivision").value]


def test_no_label_words_an_economy_in_another_way(store: Store) -> None:
    worded = {"Hong Kong China", "Macao China", "Chinese Taipei", "中国香港", "中国澳门", "中国台北"}
    for place in places(store):
        for label in values(store, place, "rdfs:label"):
            named = any(word in label for word in ("Taiwan", "Hong Kong", "Macao", "Macau", "台湾", "香港", "澳门"))
            assert not named or label in worded, label


def test_a_name_belongs_to_one_place_of_its_kind_and_is_no_label(facts: Facts) -> None:
    """Who looks for a name finds one country; upper case, accents and the like make no other name."""
    for rows in (facts.jurisdictions, facts.regions.values()):
        shown = Counter(_plain(name) for row in rows for name in (row.name_en, row.name_zh))
        others = Counter((_plain(name), row.id) for row in rows for name in row.aliases)
        assert set(shown.values()) == {1}
        owners = Counter(name for name, _ in others)
        assert [name for name, count in owners.items() if count > 1 or shown[name]] == []


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def test_codes_of_a_country(store: Store) -> None:
    pakistan = entity("jurisdiction", "pk")
    codes = {prop: values(store, pakistan, prop) for prop in ("aa:isoCode", "aa:iso3", "aa:isoNumeric")}
    assert codes == {"aa:isoCode": ["PK"], "aa:iso3": ["PAK"], "aa:isoNumeric": ["586"]}
