"""Questions about conditions, titles, names, reviews, relations and searches, reckoned from the tables."""

from collections.abc import Callable

import pytest

Rows = list[dict[str, str | None]]
Ask = Callable[..., Rows]
Table = Callable[[str], list[dict[str, str]]]


def pairs(rows: list[dict[str, str]], *columns: str) -> set[tuple[str, ...]]:
    """The rows of a table by these columns, once for each of their sources."""
    return {(*(row[column] for column in columns), source) for row in rows for source in row["source"].split("|")}


def bare(rows: Rows, *columns: str) -> set[tuple[str, ...]]:
    """The rows of an answer by these columns and the source, entities by their slug, blanks as the tables have them."""
    return {tuple(str(row[column] or "").rpartition("/")[2] for column in (*columns, "source")) for row in rows}


@pytest.mark.parametrize(
    ("question", "name", "renamed"),
    [
        ("agreement-relations", "agreement-relations", {"agreement": "agreement_a", "other": "agreement_b"}),
        ("title-equivalences", "title-equivalences", {}),
        ("federation-members", "federation-members", {}),
        ("reviews", "reviews", {}),
        ("sponsorships", "sponsorships", {}),
        ("outcomes", "outcomes", {}),
    ],
)
def test_every_row_of_the_table_is_answered(
    ask: Ask, table: Table, question: str, name: str, renamed: dict[str, str]
) -> None:
    columns = {
        "agreement-relations": ("agreement", "relation", "other", "confidence"),
        "title-equivalences": ("agreement", "title_a", "title_b", "direction", "relation", "confidence"),
        "federation-members": ("federation", "member", "kind", "start", "end", "confidence"),
        "reviews": ("agreement", "organization", "kind", "date", "next_due", "confidence"),
        "sponsorships": ("agreement", "candidate", "sponsor", "role", "date", "confidence"),
        "outcomes": ("item", "verdict", "date", "confidence"),
    }[name]
    rows = table(f"facts/{name}")
    assert len(rows) > 20
    shown = tuple(renamed.get(column, column) for column in columns)
    assert bare(ask(question), *shown) == pairs(rows, *columns)


def test_titles_are_those_of_the_table_and_agreements_confer_them(ask: Ask, table: Table) -> None:
    rows = table("facts/titles")
    columns = ("organization", "jurisdiction", "level", "kind", "valid_years", "experience_years")
    assert bare(ask("titles"), "title", *columns) == pairs(rows, "id", *columns)
    conferred = {row["title"] for row in ask("agreement-terms", agreement="ipea")}
    assert conferred == {"title/intpe"}


def test_conditions_of_a_side_include_those_of_either_side(ask: Ask, table: Table) -> None:
    rows = [row for row in table("facts/conditions") if row["from_jurisdiction"] or row["from_organization"]]
    from_britain = ask("conditions", **{"from": "jurisdiction/gb"})
    assert {row["from_jurisdiction"] for row in from_britain} == {None, "jurisdiction/gb"}
    assert len([row for row in from_britain if row["from_jurisdiction"]]) == len(
        [source for row in rows if row["from_jurisdiction"] == "gb" for source in row["source"].split("|")]
    )
    by_body = ask("conditions", **{"from": "organization/engc"})
    assert {row["from_organization"] for row in by_body} == {None, "organization/engc"}


def test_values_of_conditions_are_numbers_with_units(ask: Ask) -> None:
    for row in ask("conditions"):
        assert (row["required_value"] is None) == (row["unit"] is None)


def test_a_name_composed_by_rule_is_marked_and_no_source_is_said_to_have_it(ask: Ask) -> None:
    rows = ask("names", organization="abet")
    kinds = {(row["name_en"], row["name_kind"]) for row in rows}
    assert {("ABET", "usual"), ("Engineers' Council for Professional Development", "ours")} <= kinds
    said = ask("evidence", entity="organization-name/abet.1932.1980")
    names = {str(row["value"]) for row in said if str(row["statement"]).endswith("name")}
    assert names == {"Engineers' Council for Professional Development"}


def test_searches_are_found_by_what_they_are_about(ask: Ask, table: Table) -> None:
    about_ipea = {row["id"] for row in table("facts/searches") if "agreement/ipea" in row["about"].split("|")}
    assert about_ipea
    assert {str(row["search"]).partition("/")[2] for row in ask("searches", about="agreement/ipea")} == about_ipea
    assert {str(row["search"]).partition("/")[2] for row in ask("searches")} == {
        row["id"] for row in table("facts/searches")
    }


def test_what_an_agreement_recognises_is_what_its_page_says(ask: Ask, table: Table) -> None:
    said = {row["id"]: set(row["recognises"].split("|")) - {""} for row in table("facts/agreements")}
    found: dict[str, set[str]] = {agreement: set() for agreement in said}
    for row in ask("agreement-terms"):
        if row["recognises"]:
            found[str(row["agreement"]).partition("/")[2]].add(row["recognises"])
    assert found == said
    assert found["aiet"] == {"competence-standard"}
