"""The evidence on a thing: every claim in a sentence of its source, in both languages, and what is said against it."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from fastapi.testclient import TestClient

from accord_atlas.ontology.names import entity, term
from accord_atlas.service.answers.statements import Saying, SayingsAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.core.settings import Settings
from accord_atlas.service.evidence.answer import evidence_answer
from accord_atlas.service.evidence.page import markdown
from accord_atlas.service.evidence.request import evidence_request
from accord_atlas.service.python_api import AtlasApi

Run = Callable[..., CompletedProcess[str]]

IEM = "participation/ipea.iem-my.my.authorised"


def told(atlas: Atlas, node: str, as_of: str | None = None) -> SayingsAnswer:
    """The evidence on a thing."""
    kind, _, slug = node.partition("/")
    named = atlas.labels[entity(kind, slug).value]
    return evidence_answer(atlas, evidence_request(atlas, named, as_of=as_of))


def sayings(answer: SayingsAnswer) -> Iterator[tuple[str, Saying]]:
    """(Source, statement)."""
    return ((group.source.source.id, saying) for group in answer.groups for saying in group.statements)


@pytest.mark.parametrize("kind", ["agreement", "organization", "event", "target", "condition", "title-equivalence"])
def test_every_claim_of_a_thing_stands_once_in_a_sentence_of_its_source(atlas: Atlas, kind: str) -> None:
    for named in atlas.labels.of_kind(kind):
        answer = told(atlas, f"{kind}/{named.slug}")
        of_it = [(source, said) for source, said in sayings(answer) if said.subject.iri == named.iri]
        found = Counter(part.claim for _, said in of_it for part in said.parts)
        claims = {
            str(quad.subject)[1:-1] for quad in atlas.store.quads(None, term("rdf:subject"), entity(kind, named.slug))
        }
        assert set(found) == claims, named.slug
        assert set(found.values()) <= {1}, named.slug
        for source, said in of_it:
            for part in said.parts:
                (behind,) = atlas.store.quads(entity("claim", part.claim.rpartition("/")[2]), term("aa:source"))
                assert behind.object == entity("source", source)


def test_sentences_are_whole_in_both_languages(atlas: Atlas) -> None:
    for named in atlas.labels.of_kind("agreement", "participation"):
        for _, said in sayings(told(atlas, f"{named.kind}/{named.slug}")):
            for text in (said.text, *(rival.text for rival in said.rivals)):
                assert not re.search(r"[{}]|None|concept/|\.\.$|。。$", text.en + text.zh), text
                assert re.search(r"[.”]$", text.en), text
                assert re.search(r"[。”]$", text.zh), text
                assert text.en[0].isupper() or text.en[0] in "“(" or not text.en[0].isalpha(), text


def test_a_place_is_one_sentence_with_the_rival_beside_it(atlas: Atlas) -> None:
    answer = told(atlas, IEM)
    ours, other = answer.groups
    (held,) = ours.statements
    assert held.text.en == (
        "The Institution of Engineers, Malaysia has been a full (authorised) member of the "
        "International Professional Engineers Agreement since 1999."
    )
    assert held.text.zh == "马来西亚工程师学会自1999年起为《国际职业工程师协议》的正式成员。"
    assert (held.used, held.rank, ours.source.source.id) == (True, "preferred", "pec-ipea-list")
    (rival,) = held.rivals
    assert (rival.text.zh, rival.source.id, rival.used) == (
        "马来西亚工程师学会自2001年6月起参加《国际职业工程师协议》。",
        "ipej-emf",
        False,
    )
    (claimed,) = other.statements
    assert not claimed.used
    assert [against.source.id for against in claimed.rivals] == ["pec-ipea-list"]


def test_how_surely_it_stands_is_said_with_the_day_that_its_source_speaks_for(atlas: Atlas) -> None:
    answer = told(atlas, IEM)
    assert answer.standing is not None
    assert (answer.standing.certainty, answer.standing.reason) == ("presumed", "after-source")
    assert "the source speaks for about 2018, and nothing says that it ended since" in answer.standing.text.en
    assert "来源所述时点为约2018年，此后没有来源载明已终止" in answer.standing.text.zh
    disputed = told(atlas, IEM, "2000-06-01").standing
    assert disputed is not None
    assert (disputed.certainty, disputed.reason) == ("possible", "disputed")
    assert disputed.text.zh == "在2000年6月1日，此项为“可能”：各来源对该日的说法不一致。"
    assert told(atlas, IEM, "1990-01-01").standing is None


def test_values_that_nobody_disputes_have_no_rivals(atlas: Atlas) -> None:
    names = [said for _, said in sayings(told(atlas, "agreement/ipea")) if "又称" in said.text.zh]
    assert len(names) == 2
    assert not any(said.rivals for said in names)


def test_the_same_text_in_two_languages_is_one_sentence(atlas: Atlas) -> None:
    texts = [said for _, said in sayings(told(atlas, "agreement/ipea")) if "给予" in said.text.zh]
    (grants,) = texts
    assert "Title IntPE(XX)" in grants.text.en
    assert "授予 IntPE(XX) 称号" in grants.text.zh
    assert len(grants.parts) == 2


def test_a_source_without_a_date_is_not_made_to_speak_for_one(atlas: Atlas) -> None:
    whens = {group.source.source.id: group.source.when for group in told(atlas, "agreement/ipea").groups}
    assert whens["hkie-ipea"].en == ("Bears no exact date; read on 22 November 2026, for which it is taken to speak.")
    assert whens["pec-ipea-list"].zh == "所述时点为约2018年；查阅于2026年11月22日。"


def test_a_clause_is_told_as_the_place_in_the_source(atlas: Atlas) -> None:
    found = [said.locator for _, said in sayings(told(atlas, "target/cast-2022-16.registered-engineers.2025"))]
    assert found
    assert {place.kind if place else None for place in found} == {"clause"}


def test_the_page_says_what_the_answer_says(atlas: Atlas) -> None:
    answer = told(atlas, "agreement/ipea")
    for language in LANGUAGES:
        page = markdown(atlas, answer, language)
        assert page.count("\n## ") == len(answer.groups)
        assert len(re.findall(r"(?m)^- ", page)) == sum(len(group.statements) for group in answer.groups)
        assert len(re.findall(r"(?m)^  - ", page)) == sum(len(said.rivals) for _, said in sayings(answer))


def test_it_is_answered_over_http_in_each_format(client: TestClient) -> None:
    address = f"/api/evidence/{IEM}"
    said = client.get(address).json()
    assert [group["source"]["source"]["id"] for group in said["groups"]] == ["pec-ipea-list", "ipej-emf"]
    page = client.get(address, params={"format": "md", "lang": "zh"})
    assert page.text.startswith("# “马来西亚工程师学会")
    assert "evidence-ipea.iem-my.my.authorised" in page.headers["content-disposition"]
    for format, start in (("docx", b"PK"), ("xlsx", b"PK")):
        assert client.get(address, params={"format": format}).content.startswith(start)


def test_what_is_not_there_is_refused(client: TestClient) -> None:
    refused = client.get("/api/evidence/organization/pecc")
    assert (refused.status_code, refused.json()["nearest"][0]) == (404, "pec")
    assert client.get("/api/evidence/organization/pec", params={"as_of": "2019"}).status_code == 422


def test_command_line_and_python_say_the_same(accord: Run, build: Path, client: TestClient) -> None:
    over_http = client.get("/api/evidence/organization/iem-my").json()
    running = AtlasApi.open(build, Settings(build=build))
    assert running.evidence("organization/iem-my").json_value() == over_http
    ran = accord("evidence", "organization/iem-my", "--format", "json")
    assert json.loads(ran.stdout) == over_http
    page = accord("evidence", "organization/iem-my", "--lang", "zh").stdout
    assert page.startswith("# “马来西亚工程师学会”的依据")
