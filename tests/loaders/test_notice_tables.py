"""The tables of the notice: read, held to one another and to the facts, and turned into statements."""

import csv
import json
import re
import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from accord_atlas.loaders.facts import Facts, read_facts
from accord_atlas.loaders.notice import Notice, notice_statements, read_notice
from accord_atlas.loaders.notice.records import NOTICE_TABLES
from accord_atlas.loaders.tables import TableErrors, choices
from accord_atlas.ontology.names import concept, entity, term

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "loaders" / "tables" / "notice"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(TABLES.parent / "facts")


@pytest.fixture(scope="module")
def notice(facts: Facts) -> Notice:
    return read_notice(TABLES, facts)


def test_targets_are_the_numbers_of_the_notice_and_add_up(notice: Notice) -> None:
    assert len(notice.targets) == 22
    engineers = [target for target in notice.targets if target.metric == "registered-engineers"]
    totals = {target.year: target.value for target in engineers if target.specialty is None}
    assert totals == {"2022": 280, "2025": 4000, "2035": 40000}
    for year, count in (("2022", 5), ("2025", 6)):
        parts = [target for target in engineers if target.year == year and target.specialty]
        assert (len(parts), sum(target.value for target in parts)) == (count, totals[year])
    others = {target.metric: target for target in notice.targets if target not in engineers}
    assert {metric: (t.comparator, t.value, t.unit, t.year) for metric, t in others.items()} == {
        "participating-societies": ("=", 18, "organisations", "2025"),
        "recognised-fields-added": ("=", 5, "fields", None),
        "recognised-fields": ("=", 12, "fields", None),
        "access-type-professionals": (">=", 100, "persons", "2022"),
        "non-access-type-recognitions": (">=", 200, "persons", "2022"),
        "pilot-groups": ("=", 2, "groups", None),
        "members-admitted-abroad": ("=", 10, "persons", "2022"),
        "foreign-members-admitted": ("=", 10, "persons", "2022"),
    }
    fields = others["recognised-fields"]
    assert fields.baseline is not None
    assert fields.baseline + others["recognised-fields-added"].value == fields.value
    named = defaultdict(list)
    for provision in notice.provisions:
        named[provision.kind].append(provision.specialty)
    assert len(set(named["recognised-field-existing"])) == fields.baseline
    assert len(set(named["recognised-field-added"])) == others["recognised-fields-added"].value


def test_lead_societies_lead_their_targets(notice: Notice) -> None:
    leads = {p.specialty: p.organization for p in notice.provisions if p.kind == "lead-society"}
    assert leads == {
        "electrical-engineering": "csee",
        "civil-engineering": "chts",
        "information-communication-engineering": "cic-cn",
        "water-hydropower-engineering": "ches",
        "automotive-engineering": "china-sae",
    }
    for target in notice.targets:
        if target.specialty in leads:
            assert target.organizations == (leads[target.specialty],)


def test_intentions_are_of_four_kinds(notice: Notice) -> None:
    by_kind = defaultdict(set)
    for one in notice.intentions:
        by_kind[one.kind].add(one.jurisdiction or one.agreement)
        assert one.open_list is (one.kind != "sign-agreement")
        assert one.actor == (None if one.kind == "apply-to-join" else "cse-cn")
    assert by_kind == {
        "sign-agreement": {"pk", "sg"},
        "win-support": {"gb", "ie", "my", "au", "pe"},
        "recognise-standards": {"zw", "rw", "ng"},
        "apply-to-join": {"ipea", "apec-engineer"},
    }
    assert {one.organization for one in notice.intentions if one.organization} == {"pec", "ies"}


def test_scope_of_the_pilots(notice: Notice) -> None:
    regions = [p.region for p in notice.provisions if p.kind == "pilot-region"]
    industries = [p.industry for p in notice.provisions if p.kind == "pilot-industry"]
    assert regions == ["cn-gd", "cn-bj", "cn-js", "cn-gx", "cn-fj"]
    assert industries == [
        *(f"industry-{one}" for one in ("energy-power", "transport-construction", "information-communication")),
        "industry-water-hydropower",
        "automotive-engineering",
    ]


def test_labels_are_in_their_language(notice: Notice) -> None:
    for _, fact in notice.facts():
        assert not re.search("[\u4e00-\u9fff]", fact.label_en), fact.id
        assert re.search("[\u4e00-\u9fff]", fact.label_zh), fact.id


def test_data_package_describes_the_tables() -> None:
    package = json.loads((TABLES / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(NOTICE_TABLES)
    for name, model in NOTICE_TABLES.items():
        fields = {field["name"]: field for field in resources[name]["schema"]["fields"]}
        with (TABLES / resources[name]["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(fields)
        assert fields.keys() == model.model_fields.keys()
        for column, info in model.model_fields.items():
            constraints = fields[column].get("constraints", {})
            assert constraints.get("required", False) is info.is_required(), column
            assert tuple(constraints.get("enum", ())) == choices(info), column
    assert {path.stem for path in TABLES.glob("*.csv")} == set(NOTICE_TABLES)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("targets", ",280,", ",two,", 'targets.csv:2: value: "two": expected a whole number'),
        (
            "targets",
            "registered-engineers,=",
            "registered-engineer,=",
            "a value of the vocabulary metric; nearest: registered-engineers",
        ),
        ("tasks", ",2022-02-25,", ",2022-02-30,", "the calendar has no such day"),
        ("tasks", "gdast|gdse", "gdast|gdsee-x", '"gdsee-x": expected a row of organizations; nearest: gdsee'),
        ("tasks", "cn-gd.nansha", "cn-gd.nowhere", '"cn-gd.nowhere": expected an id of places.csv'),
        ("intentions", "cast-2022-16.2.3", "cast-2022-16.2.9", "expected a row of clauses"),
        ("provisions", "cast-2022-16.decision", "cast-2022-16.addressee", "expected a key of its own; line 2"),
        ("provisions", "cast-2022-16.decision", "decision", "expected an id that begins with the document"),
        ("clauses", "cast-2022-16.1.1,", "cast-2022-16.9.1,", "expected an id that begins with the parent"),
        ("specialties", "scheme", "schema", "expected a column of this table; nearest: scheme"),
    ],
)
def test_a_wrong_cell_stops_with_its_place(
    tmp_path: Path, facts: Facts, name: str, old: str, new: str, expected: str
) -> None:
    shutil.copytree(TABLES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{name}.csv"
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")
    with pytest.raises(TableErrors) as caught:
        read_notice(tmp_path, facts)
    assert expected in str(caught.value)


def test_an_outcome_or_a_search_of_nothing_is_refused(facts: Facts) -> None:
    outcome = facts.outcomes[0].model_copy(update={"item": "cast-2022-16.nothing"})
    search = facts.searches[0].model_copy(update={"about": ("task/cast-2022-16.nothing",)})
    with pytest.raises(TableErrors) as caught:
        read_notice(TABLES, replace(facts, outcomes=[outcome], searches=[search]))
    assert [(error.column, error.value) for error in caught.value.errors] == [
        ("item", "cast-2022-16.nothing"),
        ("about", "task/cast-2022-16.nothing"),
    ]
    assert all(error.line for error in caught.value.errors)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(TableErrors) as caught:
        read_notice(tmp_path)
    assert len(caught.value.errors) == len(NOTICE_TABLES)
    assert all("expected a file; there is none" in str(error) for error in caught.value.errors)


# The statements

PROPERTIES = {
    "documents": {"number": "aa:number", "issuer": "aa:issuer", "issued": "aa:issued", "source": "aa:source"},
    "clauses": {"document": "aa:document", "number": "aa:number", "parent": "aa:within", "sha256": "aa:textDigest"},
    "places": {"kind": "aa:kind", "jurisdictions": "aa:jurisdiction", "within": "aa:within"},
    "specialties": {"id": "skos:notation", "scheme": "skos:inScheme"},
    "tasks": {"track": "aa:track", "assigned_to": "aa:assignedTo", "regions": "aa:region", "places": "aa:place"}
    | {"specialties": "aa:specialty", "due": "aa:due", "relies_on": "aa:reliesOn", "addressee": "aa:addressee"},
    "targets": {"metric": "aa:metric", "comparator": "aa:comparator", "value": "aa:value", "unit": "aa:unit"}
    | {"year": "aa:year", "baseline": "aa:baseline", "specialty": "aa:specialty", "organizations": "aa:assignedTo"}
    | {"region": "aa:region"},
    "intentions": {"kind": "aa:kind", "actor": "aa:actor", "organization": "aa:organization"}
    | {"jurisdiction": "aa:jurisdiction", "agreement": "aa:agreement", "open_list": "aa:openList"},
    "provisions": {"kind": "aa:kind", "region": "aa:item", "industry": "aa:item", "specialty": "aa:specialty"}
    | {"organization": "aa:organization"},
}
KIND = (
    {"documents": "document", "clauses": "clause", "places": "region", "specialties": "specialty"}
    | {name: name.removesuffix("s") for name in ("tasks", "targets", "intentions")}
    | {"provisions": "notice-provision"}
)
LINKED = {
    **dict.fromkeys(("issuer", "assigned_to", "addressee", "organizations", "organization"), "organization"),
    **dict.fromkeys(("within", "regions", "places", "region"), "region"),
    **dict.fromkeys(("specialties", "specialty", "industry"), "specialty"),
    "actor": "organization",
    "jurisdictions": "jurisdiction",
    "parent": "clause",
    "relies_on": "standard",
    **{column: column for column in ("source", "document", "jurisdiction", "agreement", "scheme")},
}
SCHEMES = {"track": "task-track", "metric": "metric"}
KIND_SCHEMES = {"places": "region-kind", "intentions": "intention-kind", "provisions": "notice-provision-kind"}


def expected_values(name: str, row: dict[str, str]) -> set[tuple[str, str]]:
    """(property, value) pairs that a row of a table must give, told from the CSV file alone."""
    said = [(prop, column, row[column]) for column, prop in PROPERTIES[name].items()]
    pairs = {(prop, as_stated(name, column, value)) for prop, column, cell in said for value in cell.split("|") if cell}
    if name == "targets" and row["organizations"]:
        pairs.add(("aa:organization", as_stated(name, "organization", row["organizations"].split("|")[0])))
    if name in ("tasks", "targets", "intentions", "provisions"):
        pairs.add(("aa:clause", entity("clause", row["clause"]).value))
    words = {"label_en": "rdfs:label", "label_zh": "rdfs:label", "note": "aa:note"}
    pairs |= {(prop, row[column]) for column, prop in words.items() if row.get(column)}
    if name == "clauses":
        number = "" if row["id"].endswith(".0") else f"{row['number']} "
        pairs |= {("rdfs:label", number + row[column]) for column in ("heading_en", "heading_zh")}
    return {(term(prop).value, value) for prop, value in pairs}


def as_stated(name: str, column: str, value: str) -> str:
    """What a value of a cell becomes: a controlled value, an entity, or itself."""
    if column == "kind" or column in SCHEMES:
        return concept(SCHEMES.get(column) or KIND_SCHEMES[name], value).value
    return entity(LINKED[column], value).value if column in LINKED else value


def test_every_row_is_stated_and_nothing_else(notice: Notice) -> None:
    stated = defaultdict(set)
    for one in notice_statements(notice):
        stated[one.subject.value].add((one.predicate.value, one.object.value))
    rows = {}
    for name in NOTICE_TABLES:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows[entity(KIND[name], row["id"]).value] = expected_values(name, row)
    assert stated.keys() == rows.keys()
    ours = {term("rdf:type").value, term("skos:prefLabel").value}
    sourced = entity("specialty", "other-pilot-specialties").value
    for subject, pairs in stated.items():
        left = {pair for pair in pairs if pair[0] not in ours}
        if subject == sourced:
            left.discard((term("aa:source").value, entity("source", "cast-notice-2022-16").value))
        assert left == rows[subject], subject


def test_facts_rest_on_their_clause(notice: Notice) -> None:
    clauses = {entity(KIND[name], fact.id): fact.clause for name, fact in notice.facts()}
    clauses |= {entity("clause", clause): clause for clause in notice.clauses}
    unclaimed = {
        term(one) for one in ("rdf:type", "aa:clause", "aa:note", "aa:source", "aa:textDigest", "skos:notation")
    }
    for one in notice_statements(notice):
        labelled = one.predicate in {term("rdfs:label"), term("skos:prefLabel")}
        if one.evidence is None:
            assert labelled or one.predicate in unclaimed, one
            continue
        assert one.predicate not in unclaimed
        assert one.evidence.clause == entity("clause", clauses[one.subject])
        assert one.evidence.source == entity("source", "cast-notice-2022-16")
        assert (one.evidence.confidence, one.evidence.observed_on) == ("high", "2022")


def test_sizes_count_the_rows(notice: Notice) -> None:
    for name in NOTICE_TABLES:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert notice.sizes()[f"notice/{name}"] == sum(1 for _ in csv.DictReader(file))
    assert sum(1 for _ in notice.facts()) == sum(notice.sizes().values()) - len(notice.clauses) == 173
