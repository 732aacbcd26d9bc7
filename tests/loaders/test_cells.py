"""Cells with a source of their own are claimed by that source, and Chinese names of our own making by none."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from accord_atlas.loaders.facts import Facts, fact_statements, read_facts
from accord_atlas.loaders.facts.addresses import dated_names
from accord_atlas.loaders.facts.properties import KINDS, PROPERTIES
from accord_atlas.loaders.statements import Evidence, Statement
from accord_atlas.ontology.names import entity, term

FOLDER = Path(__file__).parents[2] / "loaders" / "tables" / "facts"
Behind = dict[tuple[NamedNode, NamedNode, str | None], list[Evidence | None]]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(FOLDER)


@pytest.fixture(scope="module")
def behind(facts: Facts) -> Behind:
    """Subject, property and language of the words → the evidence of each statement."""
    found: Behind = {}
    for one in fact_statements(facts):
        found.setdefault((one.subject, one.predicate, _language(one)), []).append(one.evidence)
    return found


def _language(one: Statement) -> str | None:
    return one.object.language if isinstance(one.object, Literal) else None


def sources(evidence: list[Evidence | None]) -> set[str]:
    return {one.source.value.rpartition("/")[2] for one in evidence if one}


def test_a_cell_is_claimed_by_its_own_source_alone(facts: Facts, behind: Behind) -> None:
    assert len(facts.cell_sources) > 80
    for cell in facts.cell_sources:
        slug = ".".join(filter(None, cell.id.split("|"))) if cell.table == "parties" else cell.id
        subject = entity(KINDS[cell.table], slug)
        ((prop, language),) = PROPERTIES[cell.table, cell.column]
        words = "en" if cell.column == "requirements" else language
        assert sources(behind[subject, term(prop), words]) == set(cell.source), cell


def test_a_chinese_name_is_claimed_by_who_has_it(facts: Facts, behind: Behind) -> None:
    dated = dated_names(facts.organization_names)
    for name in facts.names_zh:
        of_dated = name.table == "organization-names"
        subject = dated[name.id] if of_dated else entity(KINDS[name.table], name.id)
        language = "en" if name.column.endswith("_en") else "zh"
        said = behind[subject, term("aa:name" if of_dated else "rdfs:label"), language]
        assert sources(said) == (set() if name.kind == "ours" else set(name.source)), name
    assert {name.kind for name in facts.names_zh} == {"official", "usual", "ours"}


def test_the_rest_of_the_row_keeps_its_source(facts: Facts, behind: Behind) -> None:
    (cell,) = (one for one in facts.cell_sources if (one.table, one.column) == ("organizations", "parent"))
    row = facts.organizations[cell.id]
    assert sources(behind[entity("organization", row.id), term("aa:kind"), None]) == set(row.source) != set(cell.source)


def test_a_conflict_is_ranked_after_the_sources_are_known(behind: Behind) -> None:
    start = behind[entity("participation", "washington-accord.ieb.bd.authorised"), term("aa:start"), None]
    assert [one.rank for one in start if one] == ["preferred"]
