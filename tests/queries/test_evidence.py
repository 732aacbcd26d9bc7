"""Evidence, conflicts, coverage, history and lists: nothing that the tables say is missing, nothing added."""

from collections import Counter
from collections.abc import Callable, Mapping

import pyoxigraph as ox
from tests.typed import as_a, text

from accord_atlas.queries.question import questions

Ask = Callable[..., list[dict[str, str | None]]]
Table = Callable[[str], list[dict[str, str]]]


def slug(cell: str | None) -> str | None:
    return cell.rpartition("/")[2] if cell else None


def newest(sources: str, read: Mapping[str, str]) -> str:
    """The last day on which one of the sources of a cell was read."""
    return max(read[source] for source in sources.split("|"))


def first(sources: str) -> str:
    """The source that is told where a row has several and an answer shows one."""
    return min(sources.split("|"))


def test_every_row_of_the_conflicts(ask: Ask, table: Table) -> None:
    written = table("facts/conflicts")
    expected = Counter((r["property"], r["value"], r["rank"], r["source"], r["why_en"]) for r in written)
    rows = ask("conflicts")
    assert Counter((r["property"], r["value"], r["rank"], slug(r["source"]), r["why"]) for r in rows) == expected
    assert len(rows) == len(written)


def test_why_a_value_ranks_so_is_there_in_both_languages(store: ox.Store, table: Table) -> None:
    question = questions()["conflicts"]
    rows = store.query(question.in_both_languages(question.query), use_default_graph_as_union=True)
    found = Counter((text(row["why"]), text(row["why_zh"])) for row in as_a(ox.QuerySolutions, rows))
    assert found == Counter((row["why_en"], row["why_zh"]) for row in table("facts/conflicts"))


def test_the_value_in_use_stands_beside_the_others(ask: Ask) -> None:
    rows = ask("conflicts")
    pakistan = [r for r in rows if r["subject"] == "agreement/ipea" and r["property"] == "signed"]
    assert [(r["preferred"], r["value"], r["rank"]) for r in pakistan] == [
        ("2001-06-25", "2001-06-25", "preferred"),
        ("2001-06-25", "1997", "normal"),
    ]
    undecided = [r for r in rows if str(r["subject"]).startswith("participation/apec-engineer.coe-th")]
    assert Counter(r["property"] for r in undecided) == {"start": 1, "status": 7}
    assert {r["preferred"] for r in undecided} == {None}
    for row in rows:
        assert row["rank"] != "preferred" or row["preferred"] == row["value"]


def test_a_standing_is_contested_in_words_of_the_table(ask: Ask) -> None:
    """A controlled value is shown by its notation, like the free words beside it."""
    said = {r["value"] for r in ask("conflicts") if str(r["subject"]).startswith("participation/dublin-accord.engc")}
    assert said == {
        "authorised",
        "conditional in 2024",
        "recognition due to run out in June, review under way",
    }


def test_low_confidence_is_shown(ask: Ask) -> None:
    thailand = ask("evidence", entity="participation/apec-engineer.coe-th.th.authorised")
    assert {row["confidence"] for row in thailand if str(row["statement"]).endswith(" participant")} == {"low"}
    contested = ask("evidence", entity="participation/dublin-accord.engc.gb.authorised")
    assert ("conditional in 2024", "source/ai-dublin-accord", "low") in {
        (row["value"], row["source"], row["confidence"]) for row in contested
    }


def test_evidence_of_an_agreement_covers_its_participations(ask: Ask, table: Table) -> None:
    """A start that sources contest is told by those that say it, else by all sources of the row."""
    rows = ask("evidence", entity="agreement/ipea")
    said = {(row["statement"], row["value"], row["source"]) for row in rows}
    contested: dict[tuple[str, str], list[str]] = {}
    for row in table("facts/conflicts"):
        if row["agreement"] == "ipea" and row["property"] == "start":
            contested.setdefault((row["organization"], row["value"]), []).append(row["source"])
    assert len(contested) > 10
    for party in table("facts/parties"):
        if party["agreement"] == "ipea":
            parts = ("agreement", "organization", "jurisdiction", "status")
            name = ".".join(party[part] for part in parts if party[part])
            status = f"concept/participation-status.{party['status']}"
            sources = party["source"].split("|")
            assert {(f"participation/{name} status", status, f"source/{source}") for source in sources} <= said
            telling = contested.get((party["organization"], party["start"]), sources) if party["start"] else []
            assert {row for row in said if row[:2] == (f"participation/{name} start", party["start"])} == {
                (f"participation/{name} start", party["start"], f"source/{source}") for source in telling
            }
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


def test_coverage_counts_full_members(ask: Ask, table: Table, over: frozenset[str]) -> None:
    read = {row["id"]: row["retrieved"] for row in table("facts/sources")}
    members: dict[str, set[str]] = {row["id"]: set() for row in table("facts/agreements")}
    checked = {row["id"]: newest(row["source"], read) for row in table("facts/agreements")}
    for row in table("facts/parties"):
        checked[row["agreement"]] = max(checked[row["agreement"]], newest(row["source"], read))
        if row["status"] in {"authorised", "party"} and not row["end"] and row["agreement"] not in over:
            members[row["agreement"]].add(row["organization"] or row["jurisdiction"])
    rows = ask("coverage")
    assert {slug(row["agreement"]): int(str(row["known"])) for row in rows} == {
        agreement: len(bodies) for agreement, bodies in members.items()
    }
    assert {slug(row["agreement"]): row["checked_on"] for row in rows} == checked
    assert {slug(row["agreement"]): row["stated"] for row in rows if row["stated"]} == {
        "apec-engineer": "15",
        "br-engineering-consensus-2025": "34",
        "dublin-accord": "9",
        "ieta": "8",
        "ipea": "15",
        "lima-accord": "7",
        "seoul-accord": "9",
        "sydney-accord": "11",
        "washington-accord": "25",
    }


def test_history_has_every_dated_thing(ask: Ask, table: Table) -> None:
    """A row for every beginning and end; where full membership ends a provisional one, one that tells of a change.

    What no source dates begins undated, but the party of a bilateral agreement with its signature.
    """
    expected = Counter[tuple[str | None, ...]]()
    for event in table("facts/events"):
        for body in event["organizations"].split("|"):
            line = (event["id"], body or None, event["agreement"] or None, first(event["source"]), "event")
            expected[event["date"] or None, *line] += 1
    parties = table("facts/parties")
    risen = {(row["agreement"], row["organization"], row["end"]) for row in parties if row["status"] == "provisional"}
    full = {(row["agreement"], row["organization"], row["start"]) for row in parties if row["status"] == "authorised"}
    signed = {row["id"]: row["signed"] for row in table("facts/agreements") if row["scope"] == "bilateral"}
    for row in parties:
        name = ".".join(row[part] for part in ("agreement", "organization", "jurisdiction", "status") if row[part])
        place = (row["agreement"], row["organization"])
        told = (name, row["organization"] or None, row["agreement"], first(row["source"]))
        if row["start"]:
            rises = row["status"] == "authorised" and row["organization"] and (*place, row["start"]) in risen
            expected[row["start"], *told, "changes" if rises else "begins"] += 1
        else:
            expected[signed.get(row["agreement"]) or None, *told, "begins"] += 1
        if row["end"] and not (row["status"] == "provisional" and (*place, row["end"]) in full):
            expected[row["end"], *told, "ends"] += 1
    for deal in table("facts/agreements"):
        if deal["signed"]:
            expected[deal["signed"], deal["id"], None, deal["id"], first(deal["source"]), "signed"] += 1
    assert {line[-1] for line in expected} == {"event", "begins", "changes", "ends", "signed"}
    columns = ("event", "organization", "agreement", "source", "change")
    rows = ask("history")
    assert Counter((row["date"], *(slug(row[c]) for c in columns)) for row in rows) == expected
    dates = [row["date"] or "" for row in rows]
    assert dates == sorted(dates)


def test_history_of_a_country_holds_its_bodies_and_what_no_body_is_named_for(ask: Ask) -> None:
    assert {row["event"] for row in ask("history", jurisdiction="vn")} == {
        "participation/asean-mra-engineering.vn.party",
        "participation/cast-vusta-mou-1995.vusta.vn.party",
        "participation/cast-vusta-mou-2007.vusta.vn.party",
    }
    syndicate = ask("history", jurisdiction="eg")
    assert [(row["date"], row["event"], row["change"]) for row in syndicate] == [
        (None, "participation/ier-ees-protocol.ees-eg.eg.party", "begins"),
        ("1963-04-28", "event/1963-04-28-fae", "event"),
        ("2025-01-26", "event/2025-01-26-cse-egypt", "event"),
    ]
    events = {row["event"] for row in ask("history", jurisdiction="pk")}
    assert {"event/2025-06-11-br-forum-pec", "participation/ipea.pec.pk.provisional"} <= events
    both = ask("history", jurisdiction="pk", agreement="ipea")
    assert {(row["date"], row["agreement"]) for row in both} == {
        ("2011", "agreement/ipea"),
        ("2018-01", "agreement/ipea"),
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
