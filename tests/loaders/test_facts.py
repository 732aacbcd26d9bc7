"""The fact tables in the release: nothing lost, nothing added.

The round trip reads RDF only, never our records: it rebuilds every row of every table from a store and compares
it with the CSV file, cell by cell, both ways. Values that one cell lists are compared as a set, because RDF keeps
no order; only the first Chinese title, which is the label, is held to its place.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pyoxigraph import Literal, NamedNode, Store
from tests.typed import as_a, text

from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.statements import quads
from accord_atlas.ontology.names import BASE, term

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
T = TypeVar("T")
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


def objects(kind: type[T], store: Store, subject: NamedNode, prop: str) -> list[T]:
    """The values of a property, all of which must be of that type."""
    return [as_a(kind, quad.object) for quad in store.quads_for_pattern(subject, term(prop), None)]


def words(prop: str, language: str | None = None) -> Reader:
    """The literals of a property, in a language if one is given."""

    def read(store: Store, subject: NamedNode) -> str:
        found = [o for o in objects(Literal, store, subject, prop) if language is None or o.language == language]
        return "|".join(sorted(o.value for o in found))

    return read


def slugs(prop: str, kind: str) -> Reader:
    """The slugs of the entities of that kind that a property points to."""
    head = f"{BASE}id/{kind}/"

    def read(store: Store, subject: NamedNode) -> str:
        found = [o.value for o in objects(NamedNode, store, subject, prop)]
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
    conferred = objects(NamedNode, store, subject, "aa:confers")
    return "|".join(sorted(words("rdfs:label", "en")(store, title) for title in conferred))


def basis(store: Store, subject: NamedNode) -> str:
    parts = (words("aa:basis")(store, subject), slugs("aa:source", "source")(store, subject))
    return "|".join(sorted(filter(None, "|".join(filter(None, parts)).split("|"))))


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
            "note": words("aa:note", "en"),
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
LATER: dict[str, set[str]] = {
    "agreements": {"recognises", "grants_en", "grants_zh", "effect_source", "effect_confidence", "effect_note"},
    "observations": {"comparator", "measure", "agreement", "jurisdiction", "counterpart"},
    "parties": {"region", "was"},
    "sources": {"title", "language", "retrieved", "copied"},
    "standards": {"jurisdiction", "region"},
}
"""Columns that the release does not say yet."""
SEVERAL = {"source", "basis", "aliases", "former_titles", "title_conferred", "specialties", "scheme", "organizations"}
"""Columns whose cells may list several values, in an order that means nothing."""


def written(table: str) -> list[Row]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = [_unordered(row) for row in csv.DictReader(file)]
    return [{name: cell for name, cell in row.items() if name not in LATER.get(table, ())} for row in rows]


def _unordered(row: Row) -> Row:
    """Lists in order; other names of an agreement, which are aliases in the release, in one cell."""
    first, *others = row.get("title_zh", "").split("|")
    if "title_zh" in row:
        others += filter(None, row.pop("aliases", "").split("|"))
    ordered = {name: "|".join(sorted(cell.split("|"))) if name in SEVERAL else cell for name, cell in row.items()}
    return ordered | ({"title_zh": "|".join([first, *sorted(others)])} if others else {})


def released(store: Store, table: str) -> list[Row]:
    if table == "conflicts":
        return list(contested(store))
    kind, columns = COLUMNS[table]
    subjects = [as_a(NamedNode, quad.subject) for quad in store.quads_for_pattern(None, term("rdf:type"), term(kind))]
    return [{name: read(store, subject) for name, read in columns.items()} for subject in subjects]


def contested(store: Store) -> Iterator[Row]:
    """Each contested claim as the row of conflicts that it stands for."""
    for quad in store.quads_for_pattern(None, term("aa:contested"), None):
        claim = as_a(NamedNode, quad.subject)
        (subject,) = objects(NamedNode, store, claim, "rdf:subject")
        (value,) = objects(object, store, claim, "rdf:object")
        kind, name = subject.value.removeprefix(f"{BASE}id/").split("/")
        about = {"agreement": "", "organization": "", "standard": "", "observation": ""}
        if kind == "participation":
            about |= {"agreement": slugs("aa:agreement", "agreement")(store, subject)}
            about |= {"organization": slugs("aa:participant", "organization")(store, subject)}
        else:
            about |= {"agreement": slugs("aa:agreement", "agreement")(store, claim), kind: name}
        yield {
            **about,
            "property": text(quad.object),
            "value": text(value).removeprefix(f"{BASE}id/concept/participation-status."),
            "source": slugs("aa:source", "source")(store, claim),
            "rank": notation("aa:rank", "rank")(store, claim),
            "why_en": words("aa:why", "en")(store, claim),
            "why_zh": words("aa:why", "zh")(store, claim),
        }


def counted(rows: list[Row]) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple(sorted(row.items())) for row in rows)


@pytest.mark.parametrize("table", sorted([*COLUMNS, "conflicts"]))
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
