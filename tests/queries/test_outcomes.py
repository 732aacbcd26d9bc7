"""What became of the targets: today's facts, other days, and figures that today's facts do not have."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pyoxigraph as ox
import pytest

Rows = list[dict[str, str | None]]
Ask = Callable[..., Rows]
Adding = Callable[[str], AbstractContextManager[ox.Store]]
REGISTERED = "cast-2022-16.registered-engineers"


def only(rows: Rows, target: str) -> dict[str, str | None]:
    (row,) = [row for row in rows if str(row["target"]).partition("/")[2] == target]
    return row


def said(row: dict[str, str | None]) -> tuple[str | None, ...]:
    return row["outcome"], row["observed"], row["observed_on"], row["reason"]


def figure(name: str, metric: str, value: int, on: str, last: str, more: str = "") -> str:
    """An observation as the facts have them; `last` is the last day that its period may mean."""
    return f"""
        observation:{name} a aa:Observation ; aa:metric concept:metric.{metric} ; aa:value {value} ; aa:unit "persons" ;
            aa:date "{on}"^^edtf:EDTF ; aa:dateEarliest "{(on + "-01-01")[:10]}"^^xsd:date ;
            aa:dateLatest "{last}"^^xsd:date ; aa:source source:cse-regulations {more} .
    """


def test_every_aim_has_one_outcome(ask: Ask) -> None:
    rows = ask("target-outcomes")
    targets = [row["target"] for row in ask("targets")] + [row["intention"] for row in ask("intentions")]
    assert sorted(str(row["target"]) for row in rows) == sorted(map(str, targets))


def test_singapore_and_pakistan_are_met(ask: Ask) -> None:
    rows = ask("target-outcomes")
    singapore, pakistan = (only(rows, f"cast-2022-16.sign-agreement.{body}") for body in ("ies", "pec"))
    assert said(singapore) == ("met", "agreement/ies-cast-mra-2022", "2022-06-30", "agreement-signed")
    assert said(pakistan) == ("met", "agreement/cse-pec-mra-2025", "2025-06-11?", "agreement-signed")
    assert (singapore["source"], pakistan["source"]) == ("source/straitstimes-ies-cast", "source/cpecnews-7179")
    assert singapore["year"] is pakistan["year"] is None


def test_nothing_is_known_of_registered_engineers(ask: Ask) -> None:
    rows = [row for row in ask("target-outcomes") if row["metric"] == "registered-engineers"]
    assert len(rows) == 14
    for row in rows:
        expected = ("not-due", "due-later") if row["year"] == "2035" else ("no-evidence", "no-figure-recorded")
        assert (row["outcome"], row["reason"], row["observed"], row["source"]) == (*expected, None, None)


def test_figures_that_stand_near_never_decide(ask: Ask) -> None:
    rows = {row["metric"]: row for row in ask("target-outcomes") if row["outcome"] == "not-comparable"}
    assert {metric: (row["observed"], row["observed_on"]) for metric, row in rows.items()} == {
        "access-type-professionals": ("3200", "2024-02"),
        "non-access-type-recognitions": ("16", "2022-07"),
        "recognised-fields": ("5", "2024"),
    }
    assert "not new cases of one year" in str(rows["access-type-professionals"]["reason"])
    assert "not a count of recognition" in str(rows["non-access-type-recognitions"]["reason"])


def test_joining_and_support_are_open(ask: Ask) -> None:
    reasons = {
        row["metric"]: (row["outcome"], row["reason"])
        for row in ask("target-outcomes")
        if row["metric"] in {"apply-to-join", "win-support", "recognise-standards"}
    }
    assert reasons == {
        "apply-to-join": ("no-evidence", "no-application-recorded"),
        "win-support": ("no-evidence", "no-support-recorded"),
        "recognise-standards": ("no-evidence", "no-agreement-recorded"),
    }


@pytest.mark.parametrize(
    ("day", "singapore", "pakistan", "total_2022"),
    [
        ("2022-06-29", "no-evidence", "no-evidence", "not-due"),
        ("2022-06-30", "met", "no-evidence", "not-due"),
        ("2022-12-30", "met", "no-evidence", "not-due"),
        ("2022-12-31", "met", "no-evidence", "no-evidence"),
        # The day of the signature in Chengdu is inferred, so that any day of June 2025 may be it.
        ("2025-06-29", "met", "no-evidence", "no-evidence"),
        ("2025-06-30", "met", "met", "no-evidence"),
    ],
)
def test_on_other_days(ask: Ask, day: str, singapore: str, pakistan: str, total_2022: str) -> None:
    rows = ask("target-outcomes", as_of=day)
    assert only(rows, "cast-2022-16.sign-agreement.ies")["outcome"] == singapore
    assert only(rows, "cast-2022-16.sign-agreement.pec")["outcome"] == pakistan
    assert only(rows, f"{REGISTERED}.2022")["outcome"] == total_2022


def test_without_a_day_the_data_date_is_taken(ask: Ask) -> None:
    assert ask("target-outcomes") == ask("target-outcomes", as_of="2026-11-22")


def test_the_verdict_is_that_of_the_table_and_decides_nothing(
    ask: Ask, adding: Adding, ask_in: Callable[..., Rows], table: Callable[[str], list[dict[str, str]]]
) -> None:
    said_of = {row["item"]: row["verdict"] for row in table("facts/outcomes")}
    before = ask("target-outcomes")
    assert {row["verdict"] for row in before} >= {"reached", "partly", "no-evidence-found"}
    assert all(row["verdict"] == said_of.get(str(row["target"]).partition("/")[2]) for row in before)
    unsaid = "target:cast-2022-16.pilot-groups"
    reached = f"outcome:other a aa:Outcome ; aa:about {unsaid} ; aa:verdict concept:verdict.reached ."
    with adding(reached) as store:
        (kept,) = {
            row["outcome"] for row in ask_in(store, "target-outcomes") if row["target"] == unsaid.replace(":", "/")
        }
    assert kept == only(before, unsaid.partition(":")[2])["outcome"]


CSE = "; aa:organization organization:cse-cn"
ELECTRICAL = "; aa:specialty specialty:electrical-engineering"
FIGURES = {
    "in time": (
        [figure("a", "registered-engineers", 285, "2022", "2022-12-31", CSE)],
        ("met", "285", "2022", "figure-reaches-aim"),
    ),
    "the first that reaches it counts": (
        [
            figure("a", "registered-engineers", 300, "2022-11-15", "2022-11-15", CSE),
            figure("b", "registered-engineers", 280, "2022-09-30", "2022-09-30"),
        ],
        ("met", "280", "2022-09-30", "figure-reaches-aim"),
    ),
    "only later": (
        [
            figure("a", "registered-engineers", 150, "2022", "2022-12-31", CSE),
            figure("b", "registered-engineers", 290, "2023-05-02", "2023-05-02", CSE),
        ],
        ("late", "290", "2023-05-02", "figure-reaches-aim"),
    ),
    "short when due": (
        [figure("a", "registered-engineers", 150, "2022", "2022-12-31", CSE)],
        ("missed", "150", "2022", "figure-falls-short"),
    ),
    "short before it was due says nothing": (
        [figure("a", "registered-engineers", 150, "2022-06-30", "2022-06-30", CSE)],
        ("no-evidence", None, None, "no-figure-recorded"),
    ),
    "after the data date": (
        [figure("a", "registered-engineers", 285, "2027-01-01", "2027-01-01", CSE)],
        ("no-evidence", None, None, "no-figure-recorded"),
    ),
    "of one specialty is not the total": (
        [figure("a", "registered-engineers", 285, "2022", "2022-12-31", CSE + ELECTRICAL)],
        ("no-evidence", None, None, "no-figure-recorded"),
    ),
    "of one society is not the total": (
        [figure("a", "registered-engineers", 285, "2022", "2022-12-31", "; aa:organization organization:csee")],
        ("no-evidence", None, None, "no-figure-recorded"),
    ),
    "of one region is not the total": (
        [figure("a", "registered-engineers", 285, "2022", "2022-12-31", CSE + "; aa:region region:cn-gd")],
        ("no-evidence", None, None, "no-figure-recorded"),
    ),
    "before the notice": (
        [figure("a", "registered-engineers", 285, "2021", "2021-12-31", CSE)],
        ("no-evidence", None, None, "no-figure-recorded"),
    ),
    "a lower bound that reaches it": (
        [figure("a", "registered-engineers", 285, "2022", "2022-12-31", CSE + ' ; aa:comparator ">="')],
        ("met", "285", "2022", "figure-reaches-aim"),
    ),
    "a lower bound does not fall short": (
        [figure("a", "registered-engineers", 150, "2022", "2022-12-31", CSE + ' ; aa:comparator ">="')],
        ("no-evidence", None, None, "no-figure-recorded"),
    ),
    "of a related metric": (
        [
            figure("a", "engineering-members-admitted", 285, "2022", "2022-12-31", CSE),
            figure("b", "engineering-members-admitted", 999, "2021", "2021-12-31", CSE),
        ],
        ("not-comparable", "285", "2022", "figure-not-comparable"),
    ),
}


@pytest.mark.parametrize(("figures", "expected"), FIGURES.values(), ids=FIGURES.keys())
def test_figures_decide_the_total_of_2022(
    adding: Adding, ask_in: Callable[..., Rows], figures: list[str], expected: tuple[str | None, ...]
) -> None:
    with adding("".join(figures)) as store:
        rows = ask_in(store, "target-outcomes")
    assert said(only(rows, f"{REGISTERED}.2022")) == expected
    assert said(only(rows, f"{REGISTERED}.2022.civil-engineering")) == ("no-evidence", None, None, "no-figure-recorded")


def test_a_lead_society_may_count_its_own_specialty(adding: Adding, ask_in: Callable[..., Rows]) -> None:
    counted = figure(
        "a", "registered-engineers", 80, "2022", "2022-12-31", f"; aa:organization organization:csee{ELECTRICAL}"
    )
    with adding(counted) as store:
        rows = ask_in(store, "target-outcomes")
    assert said(only(rows, f"{REGISTERED}.2022.electrical-engineering"))[:2] == ("met", "80")


def test_before_the_day_a_figure_is_unknown(adding: Adding, ask_in: Callable[..., Rows]) -> None:
    with adding(figure("a", "registered-engineers", 4100, "2024", "2024-12-31", CSE)) as store:
        early, late = (
            only(ask_in(store, "target-outcomes", as_of=day), f"{REGISTERED}.2025")
            for day in ("2024-12-30", "2024-12-31")
        )
    assert (early["outcome"], late["outcome"]) == ("not-due", "met")


def test_an_aim_without_a_year_is_never_late(adding: Adding, ask_in: Callable[..., Rows]) -> None:
    counted = figure("a", "pilot-groups", 2, "2026-05-01", "2026-05-01", CSE)
    with adding(counted) as store:
        rows = ask_in(store, "target-outcomes")
    assert said(only(rows, "cast-2022-16.pilot-groups"))[:3] == ("met", "2", "2026-05-01")


JOINED = """
    participation:ipea.cse-cn.cn.provisional a aa:Participation ; aa:agreement agreement:ipea ;
        aa:participant organization:cse-cn ; aa:jurisdiction jurisdiction:cn ; aa:role concept:role.member ;
        aa:status concept:participation-status.provisional ; aa:start "2026-06"^^edtf:EDTF ;
        aa:startEarliest "2026-06-01"^^xsd:date ; aa:startLatest "2026-06-30"^^xsd:date ;
        aa:speaksFor "2026-07-01"^^xsd:date ; aa:source source:cse-regulations .
"""


def test_a_standing_meets_an_intention_to_join(adding: Adding, ask_in: Callable[..., Rows]) -> None:
    with adding(JOINED) as store:
        rows = ask_in(store, "target-outcomes")
    entered = ("met", "participation/ipea.cse-cn.cn.provisional", "2026-06", "standing-recorded")
    assert said(only(rows, "cast-2022-16.apply-to-join.ipea")) == entered
    assert only(rows, "cast-2022-16.apply-to-join.apec-engineer")["outcome"] == "no-evidence"


def signed(kind: str, scope: str, day: str, own: str = "cast") -> str:
    """An agreement of CAST with the Engineering Council of Zimbabwe."""
    return f"""
        agreement:trial a aa:Agreement ;
            aa:kind concept:agreement-kind.{kind} ; aa:scope concept:agreement-scope.{scope} ;
            aa:signed "{day}"^^edtf:EDTF ; aa:startEarliest "{day}"^^xsd:date ; aa:startLatest "{day}"^^xsd:date ;
            aa:source source:cse-regulations .
        participation:trial.ecz a aa:Participation ; aa:agreement agreement:trial ; aa:participant organization:ecz ;
            aa:jurisdiction jurisdiction:zw .
        participation:trial.own a aa:Participation ; aa:agreement agreement:trial ;
            aa:participant organization:{own} ; aa:jurisdiction jurisdiction:cn .
    """


@pytest.mark.parametrize(
    ("deal", "outcome"),
    [
        (signed("standards-recognition", "bilateral", "2024-03-01"), "met"),
        (signed("mutual-recognition-agreement", "bilateral", "2024-03-01", own="cse-cn"), "met"),
        (signed("memorandum", "bilateral", "2024-03-01"), "no-evidence"),
        (signed("standards-recognition", "multilateral", "2024-03-01"), "no-evidence"),
        (signed("standards-recognition", "bilateral", "2021-12-31"), "no-evidence"),
        (signed("standards-recognition", "bilateral", "2024-03-01", own="hkie"), "no-evidence"),
    ],
)
def test_only_a_fitting_agreement_meets_an_intention(
    adding: Adding, ask_in: Callable[..., Rows], deal: str, outcome: str
) -> None:
    with adding(deal) as store:
        rows = ask_in(store, "target-outcomes")
    assert only(rows, "cast-2022-16.recognise-standards.zw")["outcome"] == outcome
    assert only(rows, "cast-2022-16.recognise-standards.rw")["outcome"] == "no-evidence"


def test_an_earlier_agreement_with_myanmar_or_pakistan_does_not_count(ask: Ask) -> None:
    """CAST signed on standards with PEC in 2019; the notice of 2022 can only mean what came after it."""
    assert (
        only(ask("target-outcomes", as_of="2024-01-01"), "cast-2022-16.sign-agreement.pec")["outcome"] == "no-evidence"
    )
