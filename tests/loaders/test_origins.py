"""Chinese names and titles: who says them, which are ours, and which title an agreement means."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store
from tests.typed import as_a

from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.facts.titles import conferred
from accord_atlas.loaders.statements import quads
from accord_atlas.ontology.names import concept, entity, term

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(FOLDER)


@pytest.fixture(scope="module")
def store(facts: Facts) -> Store:
    loaded = Store()
    loaded.bulk_extend(quads(fact_statements(facts)))
    return loaded


def behind(store: Store, subject: NamedNode, prop: str) -> set[str]:
    """The slugs of the sources that claim the Chinese text of a property."""
    return {
        as_a(NamedNode, source.object).value.rpartition("/")[2]
        for said in store.quads_for_pattern(None, term("rdf:subject"), subject)
        if any(store.quads_for_pattern(said.subject, term("rdf:predicate"), term(prop)))
        for value in store.quads_for_pattern(said.subject, term("rdf:object"), None)
        if isinstance(value.object, Literal) and value.object.language == "zh"
        for source in store.quads_for_pattern(said.subject, term("aa:source"), None)
    }


def kind(store: Store, subject: NamedNode) -> list[NamedNode]:
    return [as_a(NamedNode, quad.object) for quad in store.quads_for_pattern(subject, term("aa:nameKind"), None)]


def test_every_name_of_the_table_of_origins_says_of_what_kind_it_is(facts: Facts, store: Store) -> None:
    for prop, english in (("aa:nameKind", False), ("aa:englishNameKind", True)):
        said = list(store.quads_for_pattern(None, term(prop), None))
        assert len(said) == len([row for row in facts.names_zh if row.english == english]) > 0


def test_a_name_of_ours_has_a_label_and_no_source(facts: Facts, store: Store) -> None:
    ours = [row.id for row in facts.names_zh if row.table == "organizations" and row.kind == "ours"]
    assert len(ours) > 50
    for slug in ours:
        subject = entity("organization", slug)
        labels = [as_a(Literal, q.object) for q in store.quads_for_pattern(subject, term("rdfs:label"), None)]
        assert [label.value for label in labels if label.language == "zh"] == [facts.organizations[slug].name_zh]
        assert behind(store, subject, "rdfs:label") == set()
        assert kind(store, subject) == [concept("name-kind", "ours")]


def test_a_name_seen_elsewhere_rests_on_the_page_that_has_it(facts: Facts, store: Store) -> None:
    seen = [row for row in facts.names_zh if row.table == "organizations" and row.kind != "ours" and row.source]
    assert len(seen) > 5
    for row in seen:
        assert behind(store, entity("organization", row.id), "rdfs:label") == set(row.source)


def test_a_name_that_is_not_in_the_table_rests_on_its_row(facts: Facts, store: Store) -> None:
    listed = {row.id for row in facts.names_zh if row.table == "organizations"}
    listed |= {cell.id for cell in facts.cell_sources if cell.table == "organizations"}
    named = [row for row in facts.organizations.values() if row.name_zh and row.id not in listed]
    assert named
    for row in named[:20]:
        assert behind(store, entity("organization", row.id), "rdfs:label") >= set(row.source[:1])
        assert kind(store, entity("organization", row.id)) == []


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("APEC Engineer", "apec-engineer-title"),
        ("International Professional Engineer, IntPE(XX)", "intpe"),
        ("ASEAN Chartered Professional Engineer (ACPE)", "acpe"),
        ("EUR ING", "eur-ing"),
        ("CPEng", "cpeng"),
        ("Grand Engineer of Nowhere", "grand-engineer-of-nowhere"),
    ],
)
def test_a_title_in_words_is_the_row_that_has_them(facts: Facts, words: str, slug: str) -> None:
    """CPEng is borne in two countries, so that the letters alone name neither."""
    assert conferred(facts, words) == slug


def test_agreements_confer_titles_of_the_table(facts: Facts) -> None:
    words = {title for row in facts.agreements.values() for title in row.title_conferred}
    assert words
    assert {conferred(facts, title) for title in words} <= set(facts.titles)
