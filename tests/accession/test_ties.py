"""Ties to a candidate: between the two bodies, through others that are named, or between their countries."""

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.core.atlas import Atlas

Json = dict[str, Any]
ASKED = [
    ("ipea", "cse-cn"),
    ("ieta", "cse-cn"),
    ("washington-accord", "cse-cn"),
    ("apec-engineer", "cast"),
    ("ieta", "bem"),
]


def ask_accession(atlas: Atlas, agreement: str, organization: str, as_of: date | None = None) -> Json:
    """The answer as JSON values."""
    return accession_answer(atlas, accession_request(atlas, agreement, organization, as_of=as_of)).json_value()


@pytest.mark.parametrize(("agreement", "candidate"), ASKED)
def test_each_tie_says_between_whom_it_is(atlas: Atlas, agreement: str, candidate: str) -> None:
    """`through` names bodies where the tie is through them, and only there; a country is no body."""
    ties = [(n, tie) for n in ask_accession(atlas, agreement, candidate)["nominators"] for tie in n["ties"]]
    assert ties
    for nominator, tie in ties:
        kinds = {each["kind"] for each in tie["through"]}
        assert (tie["tie"] == "through") is ("organization" in kinds)
        if tie["tie"] == "body":
            assert nominator["holders"]
            assert tie["kind"] in {"recognition", "cooperation", "accord", "event"}
            assert not tie["through"]
        own = {candidate, *(body["id"] for body in nominator["holders"])}
        if len(nominator["holders"]) == 1:
            assert not own & {each["id"] for each in tie["through"]}


def test_the_three_levels_stand_in_three_columns(client: TestClient) -> None:
    """IEM: a memorandum of its own, an accord through BEM and CAST, and the notice, which names its country."""
    page = client.get("/api/accession/ipea/cse-cn?format=md&lang=zh").text
    head = next(line for line in page.splitlines() if line.startswith("| 机构 |")).split("|")
    row = next(line for line in page.splitlines() if line.startswith("| 马来西亚工程师学会 |")).split("|")
    said = {title.strip(): cell.strip() for title, cell in zip(head, row, strict=True)}
    assert "中国工程师联合体—马来西亚工程师学会谅解备忘录" in said["两机构之间"]
    assert "华盛顿协议" not in said["两机构之间"]
    assert "华盛顿协议（经马来西亚工程师局和中国科学技术协会，" in said["经其他机构"]
    assert said["国家或地区之间"] == "通知拟争取其所在国家或地区的支持"


def test_a_tie_of_other_bodies_names_them(client: TestClient, atlas: Atlas) -> None:
    """IEM and CSE are in no accord; the bodies of their countries in the Washington Accord are BEM and CAST."""
    nominators = {n["organization"]["id"]: n for n in ask_accession(atlas, "ipea", "cse-cn")["nominators"]}
    ties = {tie["entity"]["id"]: tie for tie in nominators["iem-my"]["ties"]}
    accord = ties["washington-accord"]
    assert (accord["kind"], accord["tie"]) == ("accord-of-others", "through")
    assert [body["id"] for body in accord["through"]] == ["bem", "cast"]
    assert (accord["certainty"], accord["reason"]) == ("presumed", "after-source")
    memorandum = ties["cse-iem-mou"]
    assert (memorandum["certainty"], memorandum["reason"]) == ("possible", "low-confidence")
    assert (memorandum["tie"], memorandum["through"]) == ("body", [])
    page = client.get("/api/accession/ipea/cse-cn?format=md&lang=zh").text
    assert "华盛顿协议（经马来西亚工程师局和中国科学技术协会，" in page
    row = next(line for line in page.splitlines() if line.startswith("| 马来西亚工程师学会 |"))
    assert "双方同为" not in row


def test_a_tie_of_the_two_themselves_needs_no_other_body(atlas: Atlas) -> None:
    nominators = {n["organization"]["id"]: n for n in ask_accession(atlas, "ieta", "ies")["nominators"]}
    ties = {(tie["kind"], tie["entity"]["id"]): tie for tie in nominators["hkie"]["ties"]}
    assert ties["accord", "washington-accord"]["through"] == []


def test_a_body_ties_nobody_before_it_exists(atlas: Atlas) -> None:
    """CSE was founded on 18 March 2021; its undated memorandum with IEM is none of 2010."""
    answer = ask_accession(atlas, "ipea", "cse-cn", as_of=date(2010, 1, 1))
    made = {tie["entity"]["id"] for each in answer["nominators"] for tie in each["ties"]}
    assert not {entity for entity in made if entity.startswith("cse-")}


def test_a_country_does_not_nominate_its_own_body(atlas: Atlas) -> None:
    """Malaysia's seat in the IETA, of a body that no source names, is nobody who could nominate BEM."""
    for agreement in ("ieta", "ipea"):
        nominators = ask_accession(atlas, agreement, "bem")["nominators"]
        assert nominators
        assert "my" not in {each["jurisdiction"]["id"] for each in nominators}
