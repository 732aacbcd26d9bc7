"""The accession planner: votes, nominators, unknowns, for every agreement with rules and every kind of candidate."""

import math
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.page import markdown
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.accession.ties import Tie, score, weights
from accord_atlas.service.accession.words import duration
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NotACandidate
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.properties import reading

Json = dict[str, Any]
RULED = ("aiet", "apec-engineer", "dublin-accord", "ieta", "ipea", "sydney-accord", "washington-accord")


def ask_accession(atlas: Atlas, agreement: str, organization: str, as_of: date | None = None) -> Json:
    """The answer as JSON values."""
    return accession_answer(atlas, accession_request(atlas, agreement, organization, as_of=as_of)).json_value()


def place_of(seat: Json) -> str | None:
    """The IRI of the jurisdiction of a seat or nominator."""
    return seat["jurisdiction"]["iri"] if seat["jurisdiction"] else None


@pytest.mark.parametrize("agreement", RULED)
def test_every_organization_gets_an_answer(atlas: Atlas, agreement: str) -> None:
    """Whoever may ask: counts agree with one another, nobody nominates itself, every word is in both languages."""
    asked = list(atlas.labels.of_kind("organization"))[::3]
    refused = 0
    for body in asked:
        try:
            answer = ask_accession(atlas, agreement, body.slug)
        except NotACandidate:
            refused += 1
            continue
        votes, nominators = answer["votes"], answer["nominators"]
        assert len(votes["holders"]) == len(votes["seats"]) == votes["members"] == answer["coverage"]["known"]
        assert body.iri not in [holder["iri"] for each in nominators for holder in each["holders"]]
        assert nominators == sorted(nominators, key=lambda each: -each["score"])
        if answer["status"] == "authorised":
            assert not nominators
            assert not answer["missing"]
            assert votes["needed"] is None
        else:
            home = reading(atlas).text(body.iri, "aa:jurisdiction")
            of_others = [each for each in votes["seats"] if home is None or place_of(each) != home]
            assert len(nominators) == len(of_others)
            assert home is None or home not in map(place_of, nominators)
            assert answer["missing"]
        if votes["share"]:
            above, below = map(int, votes["share"].split("/"))
            assert votes["needed"] == math.ceil(votes["members"] * above / below)
        words = [answer["summary"], votes["text"], *answer["missing"], *(r["why"] for r in answer["requirements"])]
        assert all(each["en"] and each["zh"] for each in words)
        assert {each["met"] for each in answer["requirements"]} <= {"yes", "no", "not-recorded"}
    assert refused < len(asked) / 2


def test_conditions_are_never_guessed(atlas: Atlas) -> None:
    answer = ask_accession(atlas, "ipea", "cse-cn")
    assert {each["met"] for each in answer["requirements"] if each["kind"] == "condition"} == {"not-recorded"}


def test_an_intention_ties_only_those_who_have_it(atlas: Atlas) -> None:
    """The notice is about Chinese bodies: that Malaysia's support is sought is nothing to the Bangladesh board."""
    for candidate, wanted in (("cse-cn", True), ("bperb", False)):
        nominators = {n["organization"]["id"]: n for n in ask_accession(atlas, "ipea", candidate)["nominators"]}
        assert ("intention" in {tie["kind"] for tie in nominators["iem-my"]["ties"]}) is wanted


def test_no_tie_from_the_future(atlas: Atlas) -> None:
    answer = ask_accession(atlas, "ipea", "cse-cn", as_of=date(2021, 1, 1))
    since = [tie["since"] for each in answer["nominators"] for tie in each["ties"] if tie["since"]]
    assert since
    assert max(since) < "2021"
    assert not [tie for each in answer["nominators"] for tie in each["ties"] if tie["kind"] == "intention"]


def test_loose_ties_do_not_outweigh_close_ones() -> None:
    loose = [Tie("jurisdiction-agreement", f"a{number}", None, None) for number in range(40)]
    close = [Tie("recognition", "b", "2022", None)]
    assert score(loose) < score(close) == weights()["recognition"].value
    assert score([*close, *loose]) > score(close)
    assert score([]) == 0


def test_another_body_of_the_same_country_is_named(atlas: Atlas) -> None:
    answer = ask_accession(atlas, "ipea", "abet")
    assert [each["organization"]["id"] for each in answer["same_jurisdiction"]] == ["ncees"]
    assert "of the same jurisdiction is on record in it" in answer["summary"]["en"]


@pytest.mark.parametrize(
    ("months", "en", "zh"), [(78, "6 years 6 months", "6年6个月"), (24, "2 years", "2年"), (1, "1 month", "1个月")]
)
def test_durations(months: int, en: str, zh: str) -> None:
    assert duration(months) == Words(en=en, zh=zh)


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("cse-hkie-mra-2023/cse-cn", "agreement"),
        ("seoul-accord/cse-cn", "agreement"),
        ("nothing/cse-cn", "agreement"),
        ("ipea/nobody", "organization"),
        ("ipea/cn", "organization"),
        ("ipea/cse-cn?as_of=yesterday", "as_of"),
        ("ipea/cse-cn?format=csv", "format"),
    ],
)
def test_bad_requests_name_the_parameter(client: TestClient, address: str, parameter: str) -> None:
    answer = client.get(f"/api/accession/{address}")
    assert answer.status_code == 422
    assert answer.json()["parameter"] == parameter
    if address.startswith("cse-hkie"):
        assert answer.json()["expected"] == list(RULED)


def test_the_page_for_cse_and_the_ipea(client: TestClient) -> None:
    """What a deputy director takes into the meeting has these lines, checked by hand against the tables."""
    chinese = client.get("/api/accession/ipea/cse-cn?format=md&lang=zh").text
    for line in (
        "# 中国工程师联合体加入国际职业工程师协议：会前参阅",
        "- 须由2个正式成员提名；未见已有提名的记载。",
        "- 联系最紧密的正式成员：香港工程师学会、巴基斯坦工程理事会、新加坡工程师学会。",
        "成为预备成员，须经已收录的16个正式成员中至少11个同意（2/3）。",
        "- 巴基斯坦工程理事会：2011年成为预备成员，2018年6月29日成为正式成员（历时6年6个月至7年5个月）",
        "- 成为正式成员所需的表决比例未见记载。",
    ):
        assert line in chinese
    english = client.get("/api/accession/ipea/cse-cn?format=md&lang=en").text
    for line in (
        "# Chinese Society of Engineers: joining the International Professional Engineers Agreement",
        "- 2 full members must nominate; no nomination is on record.",
        "For provisional membership, 11 of the 16 full members on record must agree (2/3).",
        "7 of them have closer ties (the table above); if all of these agreed, at least 4 more would still be needed.",
        "- The Institution of Engineers, Sri Lanka: provisional June 2005, full June 2007 (2 years)",
    ):
        assert line in english


def test_every_source_of_the_answer_is_on_its_page(atlas: Atlas) -> None:
    typed = accession_answer(atlas, accession_request(atlas, "ipea", "cse-cn"))
    answer, text = typed.json_value(), markdown(atlas, typed, "en")
    urls = [each["url"] for each in answer["evidence"] if each["url"]]
    assert len(urls) > 20
    assert all(url in text for url in urls)
    used = {tie["source"]["iri"] for each in answer["nominators"] for tie in each["ties"] if tie["source"]}
    assert used <= {each["source"]["iri"] for each in answer["evidence"]}


def test_bodies_without_a_name_keep_their_country(atlas: Atlas) -> None:
    answer = ask_accession(atlas, "ieta", "cse-cn")
    assert [each["id"] for each in answer["doubtful_members"]] == ["tpc", "my"]
    (unnamed,) = [seat for seat in answer["votes"]["possible"] if not seat["holders"]]
    assert unnamed["jurisdiction"]["id"] == "my"
    assert (unnamed["certainty"], unnamed["reason"]) == ("possible", "low-confidence")


def test_an_aim_of_the_notice_is_not_taken_for_something_done(client: TestClient) -> None:
    page = client.get("/api/accession/ipea/cse-cn?format=md&lang=zh").text
    assert "- 2022年：中国科协办公厅通知提出的工作目标：启动申请加入国际职业工程师协议" in page
    assert "- 是否已提出申请，未见记载。" in page
    page = client.get("/api/accession/ipea/cse-cn?format=md&lang=en").text
    aim = "sets the aim: start applying to join the International Professional Engineers Agreement"
    assert f"- 2022: a notice of the General Office of CAST {aim}" in page
    assert "the Chinese Society of Engineers is not on record in the International Professional Engineers" in page


def test_a_former_member_is_not_said_to_be_unknown(atlas: Atlas) -> None:
    summary = ask_accession(atlas, "ipea", "usciep")["summary"]
    assert "as a former member only (since 2001; when it left is not recorded)" in summary["en"]
    assert "The National Council of Examiners for Engineering and Surveying of the same" in summary["en"]
    assert "仅有曾为成员的记载（自2001年起；退出时间未见记载）" in summary["zh"]
    before = ask_accession(atlas, "ipea", "usciep", as_of=date(2000, 1, 1))["summary"]
    assert "former" not in before["en"]


def test_steps_that_lie_behind_a_body_are_not_asked_of_it(client: TestClient, atlas: Atlas) -> None:
    """A provisional member has been nominated and admitted, a full member voted in: how is not on record."""
    provisional = ask_accession(atlas, "ipea", "aeer")
    behind = [r for r in provisional["requirements"] if r["step"] != "authorised"]
    assert len(behind) == 17
    assert all("provisional member already" in r["why"]["en"] for r in behind)
    assert not any("already" in r["why"]["en"] for r in provisional["requirements"] if r["step"] == "authorised")
    page = client.get("/api/accession/ipea/aeer?format=md&lang=en").text
    assert "must nominate" not in page
    assert "## Who could support the next step" in page
    assert "Whether 2 conditions of substance are met" in page
    full = client.get("/api/accession/ipea/hkie?format=md&lang=zh").text
    assert full.count("该机构已是正式成员；当时如何满足，未见记载。") == 21
    assert "提名的记载" not in full
    assert "表决比例未见记载。" not in full


def test_who_is_not_eligible_gets_no_list_of_nominators(client: TestClient) -> None:
    page = client.get("/api/accession/apec-engineer/pec?format=md&lang=zh").text
    assert page.index("据现有记载不具备准入条件") < page.index("项实质条件")
    assert "可能的提名机构" not in page
    assert "## 表决" not in page


def test_nobody_is_not_counted(client: TestClient) -> None:
    page = client.get("/api/accession/aiet/cast?format=md&lang=en").text
    assert "no full member who could vote is on record" in page
    assert " 0 " not in page
    page = client.get("/api/accession/aiet/cast?format=md&lang=zh").text
    assert "0个" not in page


def test_a_body_that_the_source_does_not_name_is_not_called_by_its_country(client: TestClient) -> None:
    page = client.get("/api/accession/ieta/cse-cn?format=md&lang=en").text
    seats = "Seats that may have a vote and are not counted: possible: low confidence – "
    assert f"{seats}Technology Professionals Canada (Canada); body not named in the source (Malaysia)." in page
    assert "马来西亚（来源未载明机构）" in client.get("/api/accession/ieta/cse-cn?format=md&lang=zh").text


@pytest.mark.parametrize(
    ("day", "votes", "possible"),
    [
        (date(1998, 6, 1), 0, 11),  # Its founders of 1997, whose beginning is disputed until 2001.
        (date(2012, 6, 30), 15, 0),  # Fourteen, and the United States by one body or the other.
        (None, 16, 0),
    ],
)
def test_votes_count_seats(atlas: Atlas, day: date | None, votes: int, possible: int) -> None:
    """By hand from the parties of the IPEA: each economy has one vote, however many bodies of it are named."""
    answer = ask_accession(atlas, "ipea", "cse-cn", as_of=day)
    assert answer["votes"]["members"] == answer["coverage"]["known"] == votes
    assert len(answer["votes"]["possible"]) == possible
    assert {seat["certainty"] for seat in answer["votes"]["seats"]} <= {"certain", "presumed"}
    assert {seat["reason"] for seat in answer["votes"]["possible"]} <= {"disputed"}
    assert len(answer["nominators"]) == votes


def test_a_seat_that_one_of_two_holds_counts_once_and_names_both(client: TestClient, atlas: Atlas) -> None:
    """When NCEES took the place of USCIEP is not recorded."""
    answer = ask_accession(atlas, "ipea", "cse-cn", as_of=date(2012, 6, 30))
    (seat,) = [each for each in answer["votes"]["seats"] if each["jurisdiction"]["id"] == "us"]
    assert [holder["id"] for holder in seat["holders"]] == ["ncees", "usciep"]
    assert (seat["certainty"], seat["reason"], seat["at_once"]) == ("presumed", "one-of-two", False)
    assert {each["certainty"] for each in seat["participations"]} == {"possible"}
    page = client.get("/api/accession/ipea/cse-cn?format=md&lang=zh&as_of=2012-06-30").text
    assert "美国（美国全国工程与测量考试委员会或美国国际工程执业理事会）" in page
    assert "15个正式成员中至少10个" in page
    assert "14个" not in page
    assert "16个" not in page


def test_a_vote_on_something_else_is_no_vote_on_admission(atlas: Atlas) -> None:
    """Two thirds change the rules of the IPEA; which share makes a full member no source says."""
    provisional = ask_accession(atlas, "ipea", "aeer")
    assert provisional["votes"]["step"] == "authorised"
    assert provisional["votes"]["needed"] is None
    other = [rule for rule in provisional["requirements"] if rule["kind"] == "other-vote"]
    assert [rule["amount"] for rule in other] == ["2/3"]
    assert not any("Rules and procedures" in words["en"] for words in provisional["missing"])


def test_only_the_rule_on_a_forum_is_met_by_being_in_it(atlas: Atlas) -> None:
    rules = [r for r in ask_accession(atlas, "apec-engineer", "hkie")["requirements"] if r["kind"] == "eligibility"]
    assert len(rules) == 3
    for candidate, outcome in (("cse-cn", "yes"), ("pec", "no")):
        asked = ask_accession(atlas, "apec-engineer", candidate)["requirements"]
        met = [rule["met"] for rule in asked if rule["kind"] == "eligibility"]
        assert sorted(met) == sorted(["not-recorded", "not-recorded", outcome])


def test_bodies_of_one_country_are_not_two_sides(atlas: Atlas) -> None:
    nominators = {n["organization"]["id"]: n for n in ask_accession(atlas, "ipea", "usciep")["nominators"]}
    assert "ncees" not in nominators
    assert "engc" in nominators


def test_who_may_nominate_is_counted_among_those_who_vote(atlas: Atlas) -> None:
    """Sixteen vote in the IPEA, one of them for the United States, which does not nominate its own ABET."""
    answer = ask_accession(atlas, "ipea", "abet")
    why = next(rule["why"] for rule in answer["requirements"] if rule["kind"] == "nominations")
    assert "15 of the 16 full members, all but that of its own country or region, may nominate" in why["en"]
    assert "现有16个正式成员中，除本国或本地区者外，有15个可以提名" in why["zh"]
