"""What comes nearest: whose membership it is of which something is said, and how little an unclear standing says."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from accord_atlas.ontology.categories import ordered
from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import Agreement, Participation, agreements
from accord_atlas.service.domain.timeline import Segment, Timeline
from accord_atlas.service.recognition.nearest import NearMiss, _between, nearest
from accord_atlas.service.recognition.request import RecognitionRequest
from accord_atlas.service.recognition.words import missing

DAY = date(2026, 11, 27)


def near(client: TestClient, agreement: str, **asked: str) -> dict[str, str]:
    answer = client.get("/api/recognition", params=asked).json()
    found = next(each for each in answer["nearest"] if each["agreement"]["id"] == agreement)
    return {"missing": found["missing"], **found["text"]}


def test_the_membership_ended_and_not_the_accord(client: TestClient) -> None:
    """The provisional place of ASIIN ended in 2013; the Washington Accord lives."""
    for way in ({"from": "de", "to": "cn"}, {"from": "cn", "to": "de"}):
        said = near(client, "washington-accord", **way)
        assert said["missing"] == "lapsed"
        assert "认证机构曾为预备成员，已不在其中（终止于2013年（推定））" in said["zh"]
        assert "was a provisional member and is no longer in it (ended 2013 (inferred))" in said["en"]
        assert "协议至所问时点已经终止" not in said["zh"]


def test_an_agreement_that_ended_is_said_to_have_ended(client: TestClient) -> None:
    said = near(client, "ea-ice-mra", **{"from": "au", "to": "gb"})
    assert "the agreement was over by that day (ended 30 May 2023)" in said["en"]
    assert "该协议至所问时点已经终止（2023年5月30日）" in said["zh"]


def test_a_later_membership_is_no_later_agreement(client: TestClient) -> None:
    """The Washington Accord is of 1989; Chile's body came in 2018, the agreement with Indonesia in 2023."""
    said = near(client, "washington-accord", **{"from": "au", "to": "cl", "as_of": "2012-01-01"})
    assert "Acredita CI is in it only from a later day (June 2018)" in said["en"]
    assert "智利工程师协会认证机构晚于所问时点才加入（2018年6月）" in said["zh"]
    said = near(client, "ea-pii-mra-2023", **{"from": "au", "to": "id", "as_of": "2012-01-01"})
    assert "the agreement begins only after the day asked about" in said["en"]


def participation(
    status: str, jurisdiction: str, until: date | None = None, start: date | None = None
) -> Participation:
    """A place of that status, of a body that no source names."""
    stood = Timeline((Segment(None, None, "presumed", "after-source", (status,)),))
    place = entity("jurisdiction", jurisdiction).value
    iri = entity("agreement", "ipea").value
    return Participation(iri, iri, None, place, "member", status, None, None, stood, iri, "high", None)


@pytest.mark.parametrize(
    ("origin", "destination", "expected"),
    [
        ("provisional", "authorised", "not-full"),
        ("suspended", "authorised", "not-full"),
        ("unknown", "authorised", "unclear"),
        ("authorised", "unknown", "unclear"),
        ("provisional", "unknown", "unclear"),
        ("applicant", "authorised", "own-side"),
        ("authorised", "applicant", "other-side"),
    ],
)
def test_what_a_standing_lacks(origin: str, destination: str, expected: str) -> None:
    pair = (participation(origin, "cn"), participation(destination, "my"))
    stood = Timeline((Segment(None, None, "certain", "dated-source"),))
    ipea = entity("agreement", "ipea").value
    agreement = Agreement(ipea, "shared-register", "professional-engineer", "in-force", None, None, None, stood, pair)
    request = RecognitionRequest(entity("jurisdiction", "cn").value, entity("jurisdiction", "my").value, None, "", DAY)
    assert _between(agreement, pair, request) == expected


def test_an_unclear_standing_is_never_the_least_that_is_missing() -> None:
    order = ordered("route-gap")
    assert order.index("not-full") < order.index("own-side") < order.index("unclear")


@pytest.mark.parametrize(
    ("status", "en", "zh"),
    [
        ("unknown", "sources name the body of China", "未载明其地位"),
        ("suspended", "is suspended", "的成员资格已中止"),
        ("applicant", "has applied; no admission is on record", "已提出申请，未见获接纳的记载"),
        ("provisional", "is a provisional member, not a full one", "为预备成员，尚非正式成员"),
    ],
)
def test_each_standing_has_its_sentence(atlas: Atlas, status: str, en: str, zh: str) -> None:
    origin, destination = participation(status, "cn"), participation("authorised", "my")
    china, malaysia = (entity("jurisdiction", slug).value for slug in ("cn", "my"))
    request = RecognitionRequest(china, malaysia, None, "professional-engineer", DAY)
    agreement = agreements(atlas)[entity("agreement", "ipea").value]
    gap = _between(agreement, (origin, destination), request)
    said = missing(atlas, request, NearMiss(agreement, gap, origin, destination))
    assert en in said.en
    assert zh in said.zh


def test_an_unclear_body_on_record_is_not_one_decision_away(atlas: Atlas) -> None:
    """Engineers Australia is named in the AIET without anybody saying as what."""
    australia, zealand = (entity("jurisdiction", slug).value for slug in ("au", "nz"))
    found = nearest(atlas, RecognitionRequest(australia, zealand, None, "technician", DAY), 99)
    assert {miss.missing for miss in found if miss.agreement.iri.endswith("/aiet")} == {"unclear"}


def test_the_first_sentence_has_the_article_of_its_noun(client: TestClient) -> None:
    for level, said in (("technologist", "an engineering technologist"), ("technician", "an engineering technician")):
        for way in ({"from": "au", "to": "nz"}, {"from": "cn", "to": "my"}):
            summary = client.get("/api/recognition", params={**way, "level": level}).json()["summary"]["en"]
            assert said in summary
            assert " a engineer" not in summary


def test_the_conditions_of_another_specialty_are_not_told(client: TestClient) -> None:
    """What the ICE and the HKIE ask of each other is for civil engineers; the agreement lists other fields as well."""

    def asked(**more: str) -> list[str | None]:
        answer = client.get("/api/recognition", params={"from": "hk", "to": "gb", **more}).json()
        route = next(each for each in answer["routes"] if each["agreement"]["id"] == "hkie-uk-mra")
        return [c["specialty"]["id"] if c["specialty"] else None for c in route["provision"]["conditions"]]

    assert "civil-engineering" in asked()
    assert "civil-engineering" in asked(specialty="civil-engineering")
    assert "civil-engineering" not in asked(specialty="electrical-engineering")
