"""The fact tables in the release: nothing lost, nothing added, every statement with its evidence.

The round trip reads RDF only, never our records: it rebuilds every row of every table from a store and compares
it with the CSV file, cell by cell, both ways. Values that one cell lists are compared as a set, because RDF keeps
no order; only the first Chinese title, which is the label, is held to its place.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from pyoxigraph import Literal, NamedNode, Quad, Store

from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.facts.organizations import alias
from accord_atlas.loaders.records import FACT_TABLES
from accord_atlas.loaders.statements import quads
from accord_atlas.loaders.tables import choices, table_references
from accord_atlas.ontology.names import BASE, entity, term

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
Row = dict[str, str]
Reader = Callable[[Store, NamedNode], str]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(FOLDER)


@pytest.fixture(scope="module")
def store(facts: Facts) -> Store:
    loaded = Store()
    loaded.bulk_extend(quads(fact_statements(facts)))
    return loaded


def objects(store: Store, subject: NamedNode, prop: str) -> list[NamedNode | Literal]:
    return [quad.object for quad in store.quads_for_pattern(subject, term(prop), None)]


def words(prop: str, language: str | None = None) -> Reader:
    """The literals of a property, in a language if one is given."""

    def read(store: Store, subject: NamedNode) -> str:
        found = [o for o in objects(store, subject, prop) if language is None or o.language == language]
        assert all(isinstance(o, Literal) for o in found)
        return "|".join(sorted(o.value for o in found))

    return read


def slugs(prop: str, kind: str) -> Reader:
    """The slugs of the entities of that kind that a property points to."""
    head = f"{BASE}id/{kind}/"

    def read(store: Store, subject: NamedNode) -> str:
        found = [o.value for o in objects(store, subject, prop)]
        assert all(value.startswith(head) for value in found)
        return "|".join(sorted(value.removeprefix(head) for value in found))

    return read


def notation(prop: str, scheme: str) -> Reader:
    """The controlled value of a property, which must be of that scheme."""
    read = slugs(prop, "concept")
    return lambda store, subject: read(store, subject).removeprefix(f"{scheme}.")


def code(prop: str) -> Reader:
    """A region as ISO 3166-2 writes it."""
    read = slugs(prop, "region")
    return lambda store, subject: read(store, subject).upper()


def titles(store: Store, subject: NamedNode) -> str:
    """The label, then the variants, of an agreement in Chinese."""
    label, others = words("rdfs:label", "zh")(store, subject), words("skos:altLabel", "zh")(store, subject)
    return "|".join(filter(None, (label, others)))


def conferred(store: Store, subject: NamedNode) -> str:
    """The labels of the titles that an agreement confers."""
    return "|".join(sorted(words("rdfs:label", "en")(store, title) for title in objects(store, subject, "aa:confers")))


def basis(store: Store, subject: NamedNode) -> str:
    return words("aa:basis")(store, subject) or slugs("aa:source", "source")(store, subject)


def slug(_: Store, subject: NamedNode) -> str:
    return subject.value.rpartition("/")[2]


SOURCED: dict[str, Reader] = {
    "source": slugs("aa:source", "source"),
    "confidence": notation("aa:confidence", "confidence"),
    "note": words("aa:note", "en"),
}
COLUMNS: dict[str, tuple[str, dict[str, Reader]]] = {
    "sources": (
        "aa:Source",
        {
            "id": slug,
            "url": words("aa:url"),
            "publisher": words("aa:publisher"),
            "vintage": words("aa:vintage"),
            "kind": notation("aa:kind", "source-kind"),
            "reliability": notation("aa:reliability", "confidence"),
            "note": words("aa:note", "en"),
        },
    ),
    "jurisdictions": (
        "aa:Jurisdiction",
        {
            "id": slug,
            "iso2": words("aa:isoCode"),
            "name_iea": words("rdfs:label", "en"),
            "name_zh": words("rdfs:label", "zh"),
            "note": words("aa:note", "en"),
        },
    ),
    "organizations": (
        "aa:Organization",
        {
            "id": slug,
            "name_en": words("rdfs:label", "en"),
            "name_zh": words("rdfs:label", "zh"),
            "name_local": words("aa:localName"),
            "acronym": words("aa:acronym"),
            "aliases": words("skos:altLabel"),
            "kind": notation("aa:kind", "organization-kind"),
            "jurisdiction": slugs("aa:jurisdiction", "jurisdiction"),
            "region": code("aa:region"),
            "parent": slugs("aa:parent", "organization"),
            "predecessor": slugs("aa:predecessor", "organization"),
            "founded": words("aa:founded"),
            "dissolved": words("aa:dissolved"),
            "website": words("aa:website"),
            **SOURCED,
        },
    ),
    "agreements": (
        "aa:Agreement",
        {
            "id": slug,
            "title_en": words("rdfs:label", "en"),
            "title_zh": titles,
            "former_titles": words("aa:formerTitle", "en"),
            "kind": notation("aa:kind", "agreement-kind"),
            "scope": notation("aa:scope", "agreement-scope"),
            "level": notation("aa:level", "level"),
            "signed": words("aa:signed"),
            "in_force": words("aa:inForce"),
            "ended": words("aa:ended"),
            "status": notation("aa:status", "agreement-status"),
            "title_conferred": conferred,
            "requirements": words("aa:requirement", "en"),
            "specialties": slugs("aa:coversSpecialty", "specialty"),
            "administered_by": slugs("aa:administeredBy", "organization"),
            **SOURCED,
        },
    ),
    "parties": (
        "aa:Participation",
        {
            "agreement": slugs("aa:agreement", "agreement"),
            "organization": slugs("aa:participant", "organization"),
            "jurisdiction": slugs("aa:jurisdiction", "jurisdiction"),
            "role": notation("aa:role", "role"),
            "status": notation("aa:status", "participation-status"),
            "start": words("aa:start"),
            "end": words("aa:end"),
            **SOURCED,
        },
    ),
    "specialties": (
        "aa:Specialty",
        {
            "id": slug,
            "en": words("skos:prefLabel", "en"),
            "zh": words("skos:prefLabel", "zh"),
            "scheme": slugs("skos:inScheme", "scheme"),
            "broader": slugs("skos:broader", "specialty"),
            "apec_discipline": slugs("aa:apecDiscipline", "specialty"),
            "isced_f": words("aa:iscedF"),
            "basis": basis,
        },
    ),
    "disciplines": (
        "aa:DisciplineListing",
        {
            "agreement": slugs("aa:agreement", "agreement"),
            "discipline": slugs("aa:specialty", "specialty"),
            "jurisdiction": slugs("aa:jurisdiction", "jurisdiction"),
            "source": slugs("aa:source", "source"),
        },
    ),
    "accession-rules": (
        "aa:AccessionRule",
        {
            "agreement": slugs("aa:agreement", "agreement"),
            "step": notation("aa:step", "rule-step"),
            "kind": notation("aa:kind", "rule-kind"),
            "value": words("aa:amount"),
            "of": words("aa:countedOf"),
            "rule_en": words("rdfs:label", "en"),
            "rule_zh": words("rdfs:label", "zh"),
            **SOURCED,
        },
    ),
    "forums": (
        "aa:ForumMembership",
        {
            "forum": slugs("aa:forum", "forum"),
            "jurisdiction": slugs("aa:jurisdiction", "jurisdiction"),
            **SOURCED,
        },
    ),
    "standards": (
        "aa:Standard",
        {
            "id": slug,
            "number": words("aa:number"),
            "title_zh": words("rdfs:label", "zh"),
            "title_en": words("rdfs:label", "en"),
            "issuer": slugs("aa:issuer", "organization"),
            "issued": words("aa:issued"),
            "effective": words("aa:effective"),
            "replaces": slugs("aa:replaces", "standard"),
            "status": notation("aa:status", "standard-status"),
            "scope": words("aa:scopeNote", "en"),
            "specialties": slugs("aa:coversSpecialty", "specialty"),
            **SOURCED,
        },
    ),
    "events": (
        "aa:Event",
        {
            "id": slug,
            "date": words("aa:date"),
            "kind": notation("aa:kind", "event-kind"),
            "what": words("rdfs:label", "en"),
            "organizations": slugs("aa:involves", "organization"),
            "agreement": slugs("aa:agreement", "agreement"),
            "source": slugs("aa:source", "source"),
            "confidence": notation("aa:confidence", "confidence"),
        },
    ),
    "observations": (
        "aa:Observation",
        {
            "id": slug,
            "metric": notation("aa:metric", "metric"),
            "value": words("aa:value"),
            "unit": words("aa:unit"),
            "period": words("aa:date"),
            "organization": slugs("aa:organization", "organization"),
            "specialty": slugs("aa:specialty", "specialty"),
            "region": code("aa:region"),
            "comparable_with": words("aa:comparableWith", "en"),
            **SOURCED,
        },
    ),
}
SEVERAL = {"aliases", "former_titles", "title_conferred", "specialties", "scheme", "organizations"}
"""Columns whose cells may list several values, in an order that means nothing."""


def written(table: str) -> list[Row]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [_unordered(row) for row in csv.DictReader(file)]


def _unordered(row: Row) -> Row:
    first, *others = row.get("title_zh", "").split("|")
    ordered = {name: "|".join(sorted(cell.split("|"))) if name in SEVERAL else cell for name, cell in row.items()}
    return ordered | ({"title_zh": "|".join([first, *sorted(others)])} if others else {})


def released(store: Store, table: str) -> list[Row]:
    if table == "conflicts":
        return list(contested(store))
    kind, columns = COLUMNS[table]
    subjects = [quad.subject for quad in store.quads_for_pattern(None, term("rdf:type"), term(kind))]
    return [{name: read(store, subject) for name, read in columns.items()} for subject in subjects]


def contested(store: Store) -> Iterator[Row]:
    """Each contested claim as the row of conflicts that it stands for."""
    for quad in store.quads_for_pattern(None, term("aa:contested"), None):
        claim = quad.subject
        (subject,), (value,) = objects(store, claim, "rdf:subject"), objects(store, claim, "rdf:object")
        kind, name = subject.value.removeprefix(f"{BASE}id/").split("/")
        about = {"agreement": "", "organization": "", "standard": ""}
        if kind == "participation":
            about |= {"agreement": slugs("aa:agreement", "agreement")(store, subject)}
            about |= {"organization": slugs("aa:participant", "organization")(store, subject)}
        else:
            about |= {"agreement": slugs("aa:agreement", "agreement")(store, claim), kind: name}
        yield {
            **about,
            "property": quad.object.value,
            "value": value.value.removeprefix(f"{BASE}id/concept/participation-status."),
            "source": slugs("aa:source", "source")(store, claim),
            "rank": notation("aa:rank", "rank")(store, claim),
            "why": words("aa:why", "en")(store, claim),
        }


def counted(rows: list[Row]) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple(sorted(row.items())) for row in rows)


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_every_row_is_in_the_release_and_no_other(store: Store, table: str) -> None:
    on_paper, in_rdf = counted(written(table)), counted(released(store, table))
    assert on_paper.total() > 0
    assert on_paper - in_rdf == Counter(), "rows that the release lost"
    assert in_rdf - on_paper == Counter(), "rows that the release made up"


def test_the_round_trip_notices_a_lost_cell(facts: Facts) -> None:
    quad, *others = [q for q in quads(fact_statements(facts)) if q.predicate == term("aa:scopeNote")]
    loaded = Store()
    loaded.bulk_extend(q for q in quads(fact_statements(facts)) if q != quad)
    assert others
    assert len(counted(written("standards")) - counted(released(loaded, "standards"))) == 1


NOT_CLAIMED = {
    "rdf:type", "aa:source", "aa:confidence", "aa:note", "aa:startEarliest", "aa:startLatest", "aa:endEarliest",
    "aa:endLatest", "aa:dateEarliest", "aa:dateLatest", "aa:speaksFor", "skos:notation", "aa:contested",
}  # fmt: skip
UNSOURCED = ("source/", "jurisdiction/", "title/", "forum/", "claim/")
OWN_LABELS = ("participation/", "discipline/", "forum-member/", "observation/")


def needs_claim(store: Store, quad: Quad) -> bool:
    path = quad.subject.value.removeprefix(f"{BASE}id/")
    if path.startswith(UNSOURCED) or quad.predicate in {term(name) for name in NOT_CLAIMED}:
        return False
    if path.startswith("specialty/") and objects(store, quad.subject, "aa:basis"):
        return False
    return not (path.startswith(OWN_LABELS) and quad.predicate == term("rdfs:label"))


def test_every_sourced_statement_has_a_claim_and_no_claim_two_ranks(store: Store) -> None:
    said = {
        tuple(objects(store, quad.subject, f"rdf:{part}")[0] for part in ("subject", "predicate", "object"))
        for quad in store.quads_for_pattern(None, term("rdf:type"), term("aa:Claim"))
    }
    for quad in store:
        if needs_claim(store, quad):
            assert (quad.subject, quad.predicate, quad.object) in said
    for quad in store.quads_for_pattern(None, term("rdf:type"), term("aa:Claim")):
        for prop in ("rdf:subject", "rdf:predicate", "rdf:object", "aa:source", "aa:confidence", "aa:rank"):
            assert len(objects(store, quad.subject, prop)) == 1
        assert len(objects(store, quad.subject, "aa:observedOn")) == 1
        assert len(objects(store, quad.subject, "aa:contested")) == len(objects(store, quad.subject, "aa:why"))


def test_deprecated_and_competing_values_are_claimed_but_not_said(store: Store) -> None:
    for quad in store.quads_for_pattern(None, term("aa:rank"), entity("concept", "rank.deprecated")):
        parts = [objects(store, quad.subject, f"rdf:{part}")[0] for part in ("subject", "predicate", "object")]
        assert not list(store.quads_for_pattern(*parts))


def ranks(store: Store, subject: NamedNode, prop: str) -> dict[tuple[str, str], str]:
    """(value, source) → rank of every claim about a property of a subject."""
    return {
        (objects(store, quad.subject, "rdf:object")[0].value, slugs("aa:source", "source")(store, quad.subject)):
        notation("aa:rank", "rank")(store, quad.subject)
        for quad in store.quads_for_pattern(None, term("rdf:subject"), subject)
        if objects(store, quad.subject, "rdf:predicate") == [term(prop)]
    }  # fmt: skip


def test_a_conflict_that_repeats_the_table_is_one_claim_with_its_rank(store: Store) -> None:
    assert ranks(store, entity("participation", "ipea.ecsa.za.authorised"), "aa:start") == {
        ("2001", "washingtonaccord-org-emf"): "preferred",
        ("2002-05 or earlier", "iei-letter-2002"): "normal",
        ("2005 or earlier", "nap-book-2005"): "normal",
        ("2007", "pec-ipea-list"): "deprecated",
    }
    assert ranks(store, entity("standard", "t-cas-326-2021"), "aa:effective") == {
        ("2021-10-25", "newton-tcas-326-2021"): "preferred",
        ("2018-11-30", "newton-tcas-326-2021"): "deprecated",
    }
    assert ranks(store, entity("agreement", "ipea"), "aa:signed") == {
        ("2001-06-25", "hkie-ipea"): "preferred",
        ("1997", "engcan-apec-ipea"): "normal",
    }


def test_a_contested_status_or_name_that_is_ours_keeps_our_form(store: Store) -> None:
    claimed = ranks(store, entity("participation", "dublin-accord.engc.gb.authorised"), "aa:status")
    assert claimed == {
        (entity("concept", "participation-status.authorised").value, "accreditation-org-dublin"): "preferred",
        ("conditional in 2024", "ai-dublin-accord"): "deprecated",
    }
    assert ranks(store, entity("organization", "cse-cn"), "rdfs:label") == {
        ("Chinese Society of Engineers", "cse-regulations"): "preferred",
        ("中国工程师联合体", "cse-regulations"): "normal",
        ("China Society of Engineers", "cast-newsletter-52"): "normal",
        ("中国工程学会", "app-pk-2025"): "deprecated",
    }


@pytest.mark.parametrize(
    ("participation", "property", "values"),
    [
        ("dublin-accord.bem.my.provisional", "start", {"2017-06", "2017-08"}),
        ("ipea.cie-tw.tw.authorised", "start", {"2007 or earlier", "2009"}),
        ("washington-accord.ptc-ph.ph.authorised", "start", {"2022 or earlier", "2024", "2024-01 or earlier"}),
        ("washington-accord.aeer.ru.authorised", "status", {"authorised in June 2024"}),
    ],
)
def test_a_conflict_about_a_body_with_two_rows_finds_the_right_one(
    store: Store, participation: str, property: str, values: set[str]
) -> None:
    claims = store.quads_for_pattern(None, term("rdf:subject"), entity("participation", participation))
    mine = [q.subject for q in claims if words("aa:contested")(store, q.subject) == property]
    assert {objects(store, claim, "rdf:object")[0].value for claim in mine} == values


def test_an_end_that_its_own_source_is_too_old_to_know_rests_on_the_full_membership(store: Store) -> None:
    row = entity("participation", "washington-accord.cast.cn.provisional")
    assert ranks(store, row, "aa:start") == {("2013-06-19", "jetro-2013-06-20"): "normal"}
    assert ranks(store, row, "aa:end") == {("2016-06-02", "cis-wa-2019"): "normal"}
    late_enough = entity("participation", "washington-accord.pec.pk.provisional")
    assert ranks(store, late_enough, "aa:end") == {("2017", "wikipedia-pec-copy"): "normal"}


def test_no_participation_rests_on_a_source_that_speaks_before_its_end(facts: Facts, store: Store) -> None:
    for quad in store.quads_for_pattern(None, term("rdf:predicate"), term("aa:end")):
        (end,), (seen,) = objects(store, quad.subject, "rdf:object"), objects(store, quad.subject, "aa:observedOn")
        if end.datatype == term("edtf:EDTF"):
            assert seen.value[:4] >= end.value[:4], quad.subject


@pytest.mark.parametrize(
    ("slug", "en", "zh"),
    [
        (
            "participation/ipea.pec.pk.authorised",
            "PEC – International Professional Engineers Agreement (authorised)",
            "巴基斯坦工程理事会 – 国际职业工程师协议（正式成员）",
        ),
        ("participation/washington-accord.mm.provisional", "Myanmar – Washington Accord (provisional)", None),
        ("observation/ipea-signing-economies-2001", "Economies at signature: 11 (IEA, 2001-06)", None),
        ("observation/gd-hk-titles-2024", "Professional titles granted: 207 (Guangdong Sheng, 2024)", None),
        (
            "discipline/ipea.apec-civil.tw",
            "Civil engineering – International Professional Engineers Agreement (Chinese Taipei)",
            "",
        ),
        ("forum-member/apec.pg", "Asia-Pacific Economic Cooperation (APEC) – Papua New Guinea", None),
    ],
)
def test_labels_of_our_own(store: Store, slug: str, en: str, zh: str | None) -> None:
    subject = NamedNode(f"{BASE}id/{slug}")
    assert words("rdfs:label", "en")(store, subject) == en
    chinese = words("rdfs:label", "zh")(store, subject)
    assert chinese == zh if zh is not None else chinese


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("CCPE", "en"),
        ("IEI (Ireland)", "en"),
        ("中国科协", "zh"),
        ("АИОР", None),
        ("日本技術士会のこと", None),
        ("MÜDEK", None),
    ],
)
def test_an_alias_has_the_language_that_its_letters_show(name: str, language: str | None) -> None:
    assert alias(name).language == language


PACKAGE = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}


def test_package_and_models_have_the_same_tables() -> None:
    assert RESOURCES.keys() == FACT_TABLES.keys()
    assert {resource["path"] for resource in RESOURCES.values()} == {f"{name}.csv" for name in FACT_TABLES}


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_package_and_models_agree(table: str) -> None:
    model, schema = FACT_TABLES[table], RESOURCES[table]["schema"]
    rules = {field["name"]: field.get("constraints", {}) for field in schema["fields"]}
    assert list(rules) == list(model.model_fields)
    assert schema["primaryKey"] == list(model.KEY)
    assert {name for name, rule in rules.items() if rule.get("required")} == {
        name for name, info in model.model_fields.items() if info.is_required()
    }
    assert {name for name, rule in rules.items() if rule.get("unique")} == ({"id"} & rules.keys())
    listed = {name: tuple(rule["enum"]) for name, rule in rules.items() if "enum" in rule}
    assert listed == {n: choices(info) for n, info in model.model_fields.items() if choices(info) and n != "scheme"}


def test_package_and_model_name_the_same_schemes() -> None:
    fields = {field["name"]: field for field in RESOURCES["specialties"]["schema"]["fields"]}
    one = f"({'|'.join(choices(FACT_TABLES['specialties'].model_fields['scheme']))})"
    assert fields["scheme"]["constraints"]["pattern"] == f"^{one}(\\|{one})*$"


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_package_and_models_refer_to_the_same_tables(table: str) -> None:
    """Frictionless cannot say that the values of a list are references, nor that words may stand instead."""
    beyond = {
        (name, ref.table) for name, ref in table_references(FACT_TABLES[table]).items() if name in SEVERAL or ref.unless
    }
    keys = RESOURCES[table]["schema"].get("foreignKeys", [])
    declared = {(key["fields"][0], key["reference"]["resource"] or table) for key in keys}
    ours = {(name, ref.table) for name, ref in table_references(FACT_TABLES[table]).items()}
    assert ours - beyond == declared
    fields = {field["name"]: field for field in RESOURCES[table]["schema"]["fields"]}
    assert all(f"in {name}" in fields[column]["description"] for column, name in beyond)


VALUES = [
    "pec",
    "a.b",
    "Pec",
    "a--b",
    "",
    "2019",
    "2019-11~",
    "2019-13",
    "a|b",
    "a|B",
    "CN-GD",
    "cn-gd",
    "pk",
    "PK",
    "0713",
    "7",
]


@pytest.mark.parametrize("table", sorted(FACT_TABLES))
def test_models_refuse_what_the_patterns_of_the_package_refuse(table: str) -> None:
    """A model may know more than a pattern, for instance the calendar; it never accepts what the pattern does not."""
    model = FACT_TABLES[table]
    for field in RESOURCES[table]["schema"]["fields"]:
        pattern = field.get("constraints", {}).get("pattern")
        info = model.model_fields[field["name"]]
        for value in VALUES if pattern else []:
            try:
                TypeAdapter(info.rebuild_annotation()).validate_python(value)
            except ValidationError:
                continue
            assert re.search(pattern, value), f"{table}.{field['name']}: {value!r}"
