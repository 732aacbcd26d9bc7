"""Who can be a candidate at all: by its kind, its country, its life; whoever is in is answered, whatever it is."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from accord_atlas.ontology.categories import pointing
from accord_atlas.ontology.names import entity
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.accession.words import present_summary
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NotACandidate
from accord_atlas.service.core.schemes import notations
from accord_atlas.service.domain.eligibility import bar
from accord_atlas.service.domain.participations import Held, Participation, agreements
from accord_atlas.service.domain.timeline import Segment, Timeline

REFUSED = {
    "iea": "administers",  # Of which the agreement is.
    "wfeo": "no-jurisdiction",
    "feiap": "no-jurisdiction",
    "acpecc": "no-jurisdiction",
    "mohurd": "government",
    "kr-science-ministry": "government",
    "devb": "government",
    "cast-go": "secretariat",
    "cast-cpts": "service-unit",
    "hkust-gz": "educational-institution",
    "bjse": "part-of-jurisdiction",
    "idaho-board": "part-of-jurisdiction",
    "sacpe": "dissolved",
}
ANSWERED = ("cse-cn", "cast", "bem", "iem-my", "ptc-ph", "ncees", "jabee", "bperb", "engineers-canada", "ct-apec-emc")


@pytest.mark.parametrize(("body", "reason"), REFUSED.items())
@pytest.mark.parametrize("agreement", ["ipea", "washington-accord"])
def test_who_cannot_be_a_candidate_is_told_why(client: TestClient, agreement: str, body: str, reason: str) -> None:
    details = []
    for lang in ("en", "zh"):
        answer = client.get(f"/api/accession/{agreement}/{body}", params={"lang": lang})
        problem = answer.json()
        assert answer.status_code == 422
        assert problem["type"].endswith("problem/not-a-candidate")
        assert (problem["parameter"], problem["value"], problem["reason"]) == ("organization", body, reason)
        details.append(problem["detail"])
    assert " cannot apply to join the " in details[0]
    assert "不能申请加入" in details[1]


@pytest.mark.parametrize("body", ANSWERED)
def test_a_body_of_a_kind_that_members_are_is_answered(client: TestClient, body: str) -> None:
    for agreement in ("ipea", "washington-accord"):
        assert client.get(f"/api/accession/{agreement}/{body}").status_code == 200


def test_the_body_above_is_named_where_it_could_apply(client: TestClient) -> None:
    assert client.get("/api/accession/ipea/cast-go").json()["nearest"] == ["cast"]
    assert "nearest" not in client.get("/api/accession/ipea/mohurd").json()


def test_whoever_is_or_was_in_is_answered_as_such(atlas: Atlas, client: TestClient) -> None:
    """Full, provisional or over: what is on record outweighs what a kind would suggest."""
    asked = 0
    ruled = ("aiet", "apec-engineer", "dublin-accord", "ieta", "ipea", "sydney-accord", "washington-accord")
    for agreement in agreements(atlas).values():
        slug = atlas.labels[agreement.iri].slug
        for each in agreement.participations if slug in ruled else ():
            if each.organization:
                accession_request(atlas, slug, atlas.labels[each.organization].slug)
                asked += 1
    assert asked > 60
    for body, status in (("hkie", "authorised"), ("aeer", "provisional")):
        answer = client.get(f"/api/accession/ipea/{body}").json()
        assert answer["status"] == status
        assert answer["summary"]["en"].startswith("As of ")


def test_no_full_member_on_record_is_of_a_kind_that_is_barred(atlas: Atlas) -> None:
    """The kinds in the ontology against the tables: no accord or agreement with rules has taken such a body in."""
    for slug in ("apec-engineer", "dublin-accord", "ieta", "ipea", "sydney-accord", "washington-accord"):
        agreement = next(each for each in agreements(atlas).values() if atlas.labels[each.iri].slug == slug)
        for each in agreement.participations:
            if each.organization and (held := each.at(date(2026, 11, 27))) and held.full:
                assert bar(atlas, agreement.iri, each.organization, date(2026, 11, 27)) is None


def test_a_dissolved_body_is_barred_from_the_day_it_is_over(atlas: Atlas) -> None:
    accession_request(atlas, "washington-accord", "sacpe", as_of=date(1988, 1, 1))
    with pytest.raises(NotACandidate):
        accession_request(atlas, "washington-accord", "sacpe")


def test_every_reason_of_a_kind_is_one_of_the_scheme() -> None:
    kinds = pointing("organization-kind", "aa:barredBy")
    assert set(kinds) < set(notations("organization-kind"))
    assert set().union(*kinds.values()) < set(notations("candidate-bar"))


@pytest.mark.parametrize(
    ("status", "en", "zh"),
    [
        ("authorised", "as a full (authorised) member, start not recorded", "已是国际职业工程师协议的正式成员"),
        ("provisional", "as a provisional member, start not recorded", "已是国际职业工程师协议的预备成员"),
        ("suspended", "is suspended", "成员资格已中止，席位保留"),
        ("applicant", "has applied to join the", "未见获接纳的记载"),
        ("unknown", "without saying as what", "但未载明其地位"),
    ],
)
def test_each_standing_of_a_candidate_has_its_sentence(atlas: Atlas, status: str, en: str, zh: str) -> None:
    ipea, body = entity("agreement", "ipea").value, entity("organization", "bem").value
    segment = Segment(None, None, "presumed", "after-source", (status,), (body,))
    place = Participation(
        ipea, ipea, body, None, "member", status, None, None, Timeline((segment,)), ipea, "high", None
    )
    said = present_summary(atlas, agreements(atlas)[ipea], body, Held(place, segment), date(2026, 11, 27))
    assert en in said.en
    assert zh in said.zh
    assert "为不详" not in said.zh


def test_a_body_that_was_founded_later_is_said_to_be_so(client: TestClient) -> None:
    summary = client.get("/api/accession/ipea/cse-cn?as_of=2010-01-01").json()["summary"]
    assert "It was founded only later (18 March 2021)." in summary["en"]
    assert "该机构其时尚未成立（2021年3月18日成立）。" in summary["zh"]
    assert "founded" not in client.get("/api/accession/ipea/cse-cn").json()["summary"]["en"]
