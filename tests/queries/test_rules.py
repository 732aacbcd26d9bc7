"""What the rules derive, reckoned a second time from the tables."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from tests.typed import text

from accord_atlas.ontology.names import BASE, entity, graph, term
from accord_atlas.queries.question import rules

Table = Callable[[str], list[dict[str, str]]]
PRESENT = {"authorised", "provisional", "party"}


@pytest.fixture
def derived(store: ox.Store) -> Callable[[str], set[tuple[str, str]]]:
    """Pairs of subject and object that a rule derived, each as `kind/slug`."""

    def slugged(node: object) -> str:
        return text(node).removeprefix(f"{BASE}id/")

    def pairs(rule: str) -> set[tuple[str, str]]:
        quads = store.quads_for_pattern(None, None, None, graph(f"derived.{rule}"))
        return {(slugged(q.subject), slugged(q.object)) for q in quads}

    return pairs


@pytest.fixture
def present(table: Table, over: frozenset[str]) -> list[dict[str, str]]:
    """The rows of parties.csv in which a named body is in an agreement now, as far as is known."""
    parties = table("facts/parties")
    full = {(row["agreement"], row["organization"]) for row in parties if row["status"] == "authorised"}
    return [
        row
        for row in parties
        if row["organization"] and row["status"] in PRESENT and not row["end"] and row["agreement"] not in over
        and not (row["status"] == "provisional" and (row["agreement"], row["organization"]) in full)
    ]  # fmt: skip


def test_every_rule_derives_into_its_own_graph(store: ox.Store) -> None:
    names = {name.value for name in store.named_graphs()}
    assert {graph(f"derived.{rule}").value for rule in rules()} <= names


def test_a_rule_has_words_in_both_languages() -> None:
    for rule in rules().values():
        assert rule.title["en"]
        assert rule.title["zh"]
        assert rule.description["en"]
        assert rule.description["zh"]
        assert not rule.parameters
        assert not rule.columns


def test_member_of(derived: Callable[[str], set[tuple[str, str]]], present: list[dict[str, str]]) -> None:
    expected = {(f"organization/{row['organization']}", f"agreement/{row['agreement']}") for row in present}
    assert derived("member-of") == expected
    assert ("organization/usciep", "agreement/ipea") not in expected
    assert ("organization/ice-uk", "agreement/ea-ice-mra") not in expected
    assert ("organization/oiq", "agreement/oiq-cti-entente-2006") not in expected  # that of 2008 replaced it


def test_partner_of(
    derived: Callable[[str], set[tuple[str, str]]], present: list[dict[str, str]], table: Table
) -> None:
    two_sided = {row["id"] for row in table("facts/agreements") if row["scope"] != "multilateral"}
    rows = [row for row in present if row["agreement"] in two_sided and row["status"] == "party"]
    expected = {
        (f"organization/{one['organization']}", f"organization/{other['organization']}")
        for one in rows
        for other in rows
        if one["agreement"] == other["agreement"] and one["organization"] != other["organization"]
    }
    assert derived("partner-of") == expected == {(b, a) for a, b in expected}


def test_leads(derived: Callable[[str], set[tuple[str, str]]]) -> None:
    assert len(derived("leads")) == 5
    assert ("organization/chts", "specialty/civil-engineering") in derived("leads")


def test_successor(derived: Callable[[str], set[tuple[str, str]]], table: Table) -> None:
    rows = table("facts/successions")
    assert len(rows) > 10
    assert derived("successor") == {
        (f"organization/{row['predecessor']}", f"organization/{row['organization']}") for row in rows
    }


def test_relations_between_agreements_have_a_property_each(store: ox.Store, table: Table) -> None:
    properties = {
        "renews": "renews",
        "replaces": "takesPlaceOf",
        "annex-of": "annexOf",
        "under": "madeUnder",
        "implements": "implements",
        "extends": "extends",
    }
    rows = table("facts/agreement-relations")
    assert {row["relation"] for row in rows} == set(properties)
    assert {
        (text(quad.subject), text(quad.predicate), text(quad.object))
        for quad in store.quads_for_pattern(None, None, None, graph("derived.related-agreements"))
    } == {
        (
            entity("agreement", row["agreement"]).value,
            term(f"aa:{properties[row['relation']]}").value,
            entity("agreement", row["other"]).value,
        )
        for row in rows
    }


def test_figures_that_count_members_are_about_an_agreement_and_no_lower_bounds(
    derived: Callable[[str], set[tuple[str, str]]], table: Table
) -> None:
    counting = {"accord-signatories", "agreement-economies", "agreement-members", "declaration-adopters"}
    rows = [row for row in table("facts/observations") if row["metric"] in counting and row["agreement"]]
    assert derived("counts-members-of") == {
        (f"observation/{row['id']}", f"agreement/{row['agreement']}") for row in rows if row["comparator"] != ">="
    }
    assert ("observation/wa-signatories-2024", "agreement/washington-accord") in derived("counts-members-of")
    assert {row["unit"] for row in rows} <= {"economies", "signatories", "organisations", "members"}


def test_what_bears_on_an_aim(derived: Callable[[str], set[tuple[str, str]]]) -> None:
    pairs = derived("bears-on")
    assert {pair for pair in pairs if pair[1].startswith("intention/")} == {
        ("agreement/ies-cast-mra-2022", "intention/cast-2022-16.sign-agreement.ies"),
        ("agreement/cse-pec-mra-2025", "intention/cast-2022-16.sign-agreement.pec"),
    }
    assert {target.split(".")[1] for _, target in pairs if target.startswith("target/")} == {
        "access-type-professionals",
        "non-access-type-recognitions",
        "recognised-fields",
    }
