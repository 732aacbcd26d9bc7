"""Evidence, conflicts, coverage, history and lists: nothing that the tables say is missing, nothing added."""

from collections import Counter
from collections.abc import Callable

Ask = Callable[..., list[dict[str, str | None]]]
Table = Callable[[str], list[dict[str, str]]]


def slug(cell: str | None) -> str | None:
    return cell.rpartition("/")[2] if cell else None


def test_every_row_of_the_conflicts(ask: Ask, table: Table) -> None:
    expected = Counter((r["property"], r["value"], r["rank"], r["source"], r["why"]) for r in table("facts/conflicts"))
    rows = ask("conflicts")
    assert Counter((r["property"], r["value"], r["rank"], slug(r["source"]), r["why"]) for r in rows) == expected
    assert len(rows) == len(table("facts/conflicts"))


def test_the_value_in_use_stands_beside_the_others(ask: Ask) -> None:
    rows = ask("conflicts")
    pakistan = [r for r in rows if r["subject"] == "agreement/ipea" and r["property"] == "signed"]
    assert [(r["preferred"], r["value"], r["rank"]) for r in pakistan] == [
        ("2001-06-25", "2001-06-25", "preferred"),
        ("2001-06-25", "1997", "normal"),
    ]
    undecided = [r for r in rows if str(r["subject"]).startswith("participation/apec-engineer.coe-th")]
    assert len(undecided) == 7
    assert {r["preferred"] for r in undecided} == {None}
    for row in rows:
        assert row["rank"] != "preferred" or row["preferred"] == row["value"]


def test_a_standing_is_contested_in_words_of_the_table(ask: Ask) -> None:
    """A controlled value is shown by its notation, like the free words beside it."""
    said = {r["value"] for r in ask("conflicts") if str(r["subject"]).startswith("participation/dublin-accord.engc")}
    assert said == {"authorised", "conditional in 2024"}


def test_low_confidence_is_shown(ask: Ask) -> None:
    thailand = ask("evidence", entity="participation/apec-engineer.coe-th.th.unknown")
    assert {row["confidence"] for row in thailand if str(row["statement"]).endswith(" participant")} == {"low"}
    contested = ask("evidence", entity="participation/dublin-accord.engc.gb.authorised")
    assert ("conditional in 2024", "source/ai-dublin-accord", "low") in {
        (row["value"], row["source"], row["confidence"]) for row in contested
    }


def test_evidence_of_an_agreement_covers_its_participations(ask: Ask, table: Table) -> None:
    rows = ask("evidence", entity="agreement/ipea")
    said = {(row["statement"], row["value"], row["source"]) for row in rows}
    for party in table("facts/parties"):
        if party["agreement"] == "ipea":
            parts = ("agreement", "organization", "jurisdiction", "status")
            name = ".".join(party[part] for part in parts if party[part])
            start = (f"participation/{name} start", party["start"], f"source/{party['source']}")
            status = f"concept/participation-status.{party['status']}"
            assert (f"participation/{name} status", status, f"source/{party['source']}") in said
            assert not party["start"] or start in said
    assert ("agreement/ipea signed", "2001-06-25", "source/hkie-ipea") in said
    assert ("agreement/ipea signed", "1997", "source/engcan-apec-ipea") in said


def test_evidence_of_a_body_and_of_a_country(ask: Ask) -> None:
    of_pec, of_pakistan = (ask("evidence", entity=which) for which in ("organization/pec", "jurisdiction/pk"))
    shared = "participation/ipea.pec.pk.authorised start"
    for rows in (of_pec, of_pakistan):
        assert [row["value"] for row in rows if row["statement"] == shared] == ["2018-06-29"]
    assert any(row["statement"] == "organization/pec founded" for row in of_pec)
    assert not any(str(row["statement"]).startswith("organization/") for row in of_pakistan)


def test_evidence_of_the_notice_speaks_for_its_year(ask: Ask) -> None:
    rows = ask("evidence", entity="target/cast-2022-16.registered-engineers.2025")
    assert {(row["source"], row["observed_on"]) for row in rows} == {("source/cast-notice-2022-16", "2022")}
    assert ("target/cast-2022-16.registered-engineers.2025 value", "4000") in {
        (row["statement"], row["value"]) for row in rows
    }


def test_coverage_counts_full_members(ask: Ask, table: Table) -> None:
    ended = {row["id"] for row in table("facts/agreements") if row["ended"]}
    members: dict[str, set[str]] = {row["id"]: set() for row in table("facts/agreements")}
    for row in table("facts/parties"):
        if row["status"] in {"authorised", "party"} and not row["end"] and row["agreement"] not in ended:
            members[row["agreement"]].add(row["organization"] or row["jurisdiction"])
    rows = ask("coverage")
    assert {slug(row["agreement"]): int(str(row["known"])) for row in rows} == {
        agreement: len(bodies) for agreement, bodies in members.items()
    }
    assert {row["checked_on"] for row in rows} == {"2026-11-22"}
    assert {slug(row["agreement"]): row["stated"] for row in rows if row["stated"]} == {
        "apec-engineer": "14",
        "br-engineering-consensus-2025": "34",
        "ipea": "15",
        "washington-accord": "25",
    }


def test_history_has_every_dated_thing(ask: Ask, table: Table) -> None:
    expected = Counter[tuple[str | None, ...]]()
    for event in table("facts/events"):
        for body in event["organizations"].split("|"):
            expected[event["date"] or None, event["id"], body or None, event["agreement"] or None, event["source"]] += 1
    for party in table("facts/parties"):
        name = ".".join(party[part] for part in ("agreement", "organization", "jurisdiction", "status") if party[part])
        for day in {party["start"], party["end"]} - {""}:
            expected[day, name, party["organization"] or None, party["agreement"], party["source"]] += 1
    for deal in table("facts/agreements"):
        if deal["signed"]:
            expected[deal["signed"], deal["id"], None, deal["id"], deal["source"]] += 1
    columns = ("event", "organization", "agreement", "source")
    rows = ask("history")
    assert Counter((row["date"], *(slug(row[c]) for c in columns)) for row in rows) == expected
    dates = [row["date"] or "" for row in rows]
    assert dates == sorted(dates)


def test_history_of_a_country_holds_its_bodies_and_what_no_body_is_named_for(ask: Ask) -> None:
    assert {row["event"] for row in ask("history", jurisdiction="vn")} == {
        "participation/asean-mra-engineering.vn.party"
    }
    events = {row["event"] for row in ask("history", jurisdiction="pk")}
    assert {"event/2025-06-11-br-forum-pec", "participation/ipea.pec.pk.provisional"} <= events
    both = ask("history", jurisdiction="pk", agreement="ipea")
    assert {(row["date"], row["agreement"]) for row in both} == {
        ("2011", "agreement/ipea"),
        ("2018-06-29", "agreement/ipea"),
    }


def test_specialties_in_their_schemes(ask: Ask, table: Table) -> None:
    expected = {
        (
            row["id"],
            row["en"] or None,
            row["zh"] or None,
            scheme,
            row["apec_discipline"] or None,
            row["isced_f"] or None,
        )
        for row in table("facts/specialties")
        for scheme in row["scheme"].split("|")
    }
    own = {
        (row["id"], row["label_en"], row["label_zh"], row["scheme"], None, None) for row in table("notice/specialties")
    }
    found = {
        (slug(r["specialty"]), r["en"], r["zh"], slug(r["scheme"]), slug(r["apec_discipline"]), r["isced_f"])
        for r in ask("specialties")
    }
    assert found == expected | own


def test_disciplines_are_those_of_the_table(ask: Ask, table: Table) -> None:
    expected = {(r["agreement"], r["discipline"], r["jurisdiction"] or None) for r in table("facts/disciplines")}
    found = {tuple(map(slug, row.values())) for row in ask("disciplines")}
    assert found == expected
    assert None not in {row["jurisdiction"] for row in ask("disciplines", jurisdiction="jp")}
