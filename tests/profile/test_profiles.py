"""What holds of the profile of every country, body and agreement of the release, in both languages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from fastapi.testclient import TestClient

from accord_atlas.loaders.dates import span
from accord_atlas.queries.question import questions
from accord_atlas.service.answers.profile import ProfileAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import LANGUAGES
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.profile.answer import profile
from accord_atlas.service.profile.page import markdown
from accord_atlas.service.profile.request import KINDS, profile_request
from accord_atlas.service.questions.request import read_request

Row = tuple[str, str | None, str | None, str, str, str]
READ = (
    "my",
    "cn",
    "eg",
    "organization/cse-cn",
    "hkie",
    "ipea",
    "cse-hkie-mra-2023",
    "washington-accord",
    "organization/iea",
)
"""Profiles of every kind whose links are followed."""
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@pytest.fixture(scope="module")
def profiles(atlas: Atlas) -> Mapping[str, ProfileAnswer]:
    """The profile of everything that has one, by IRI."""
    iris = sorted(named.iri for named in atlas.labels.of_kind(*KINDS))
    return {iri: profile(atlas, profile_request(atlas, iri)) for iri in iris}


@pytest.fixture(scope="module")
def members(atlas: Atlas) -> Mapping[str, list[Row]]:
    """What the stored question `members` says on the data date, by agreement (IRI)."""
    question, found = questions()["members"], {}
    names = [column.name for column in question.columns]
    day = atlas.release.data_date.isoformat()
    for agreement in atlas.labels.of_kind("agreement"):
        rows = read_request(atlas, question, {"agreement": agreement.slug, "as_of": day}).rows()
        cells = (dict(zip(names, row, strict=True)) for row in rows)
        found[agreement.iri] = [
            (
                agreement.iri,
                iri(cell["organization"]),
                iri(cell["jurisdiction"]),
                str(cell["status"]),
                str(cell["certainty"]),
                str(cell["reason"]),
            )
            for cell in cells
        ]
    return found


def iri(cell: object) -> str | None:
    return cell.iri if isinstance(cell, Entity) else None


def said(answer: ProfileAnswer) -> Iterator[Words]:
    """Everything that a profile says in words of its own."""
    yield from (answer.summary, *answer.counterpart.points)
    yield from (each.name for each in answer.figures)
    yield from (each.text for each in answer.latest)
    yield from (each.text for each in answer.gaps)
    yield from (each.text for each in answer.counterpart.lacking)
    yield from (each.title for each in answer.next)


def test_every_profile_begins_with_what_it_is(profiles: Mapping[str, ProfileAnswer], atlas: Atlas) -> None:
    assert len(profiles) > 600
    for of, answer in profiles.items():
        for language in LANGUAGES:
            text = answer.summary[language]
            assert text.endswith("." if language == "en" else "。"), of
            assert text[0] == text[0].upper(), of
            if answer.kind == "organization":
                name = atlas.labels[of].text(language)
                assert name.removeprefix("The ").lower() in text.lower(), of


def test_no_words_are_of_machines(profiles: Mapping[str, ProfileAnswer], atlas: Atlas) -> None:
    """No slug stands where a name belongs; no sentence is empty or has a value that is none."""
    slugs = {named.slug for named in atlas.labels.of_kind(*KINDS)}
    titles = " ".join(named.text(language) for named in atlas.labels.of_kind() for language in LANGUAGES).lower()
    named = set(NAME.findall(titles))
    for of, answer in profiles.items():
        for words in said(answer):
            for language in LANGUAGES:
                text = words[language]
                assert text.strip(), of
                assert not (set(NAME.findall(text)) & slugs) - named, (of, text)
            assert "None" not in words.zh, (of, words.zh)


def test_standing_is_what_the_stored_question_says(
    profiles: Mapping[str, ProfileAnswer], members: Mapping[str, list[Row]]
) -> None:
    """One truth: each place once for its agreement, its body and its country, with the same certainty and reason."""
    expected: dict[str, list[Row]] = defaultdict(list)
    for agreement, rows in members.items():
        for row in rows:
            for of in {agreement, row[1], row[2]} - {None}:
                expected[str(of)].append(row)
    for of, answer in profiles.items():
        found = [
            (
                each.agreement.iri,
                each.organization.iri if each.organization else None,
                each.jurisdiction.iri if each.jurisdiction else None,
                each.status,
                each.certainty,
                each.reason,
            )
            for each in answer.standing
            if not (each.held_by and answer.kind == "organization" and (each.organization or each.agreement).iri != of)
        ]
        assert sorted(found, key=str) == sorted(expected.get(of, []), key=str), of


def test_figures_have_a_day_and_rest_on_something(profiles: Mapping[str, ProfileAnswer], atlas: Atlas) -> None:
    for of, answer in profiles.items():
        for figure in answer.figures:
            assert figure.as_of, of
            if figure.source is None:
                assert figure.value == len(figure.entities) > 0, (of, figure.property)
                assert len({each.iri for each in figure.entities}) == len(figure.entities), (of, figure.property)
                assert figure.as_of == answer.as_of
            else:
                assert figure.figure, of
                assert not figure.entities, of
                assert figure.as_of[:4] <= str(atlas.release.data_date.year), of


def test_counts_are_of_what_stands(profiles: Mapping[str, ProfileAnswer]) -> None:
    """The agreements by basis are the sure memberships among the standing; the summary tells their number."""
    for of, answer in profiles.items():
        counted = {e.iri for f in answer.figures if f.property.startswith("agreements/") for e in f.entities}
        if answer.kind == "agreement":
            continue
        sure = {
            row.agreement.iri
            for row in answer.standing
            if row.certainty != "possible" and row.status not in {"applicant", "unknown"}
        }
        assert counted == sure, of
        if counted:
            assert str(len(counted)) in answer.summary.zh, of


def test_what_changed_is_dated_and_newest_first(profiles: Mapping[str, ProfileAnswer]) -> None:
    for of, answer in profiles.items():
        days = [each.date.strip("[]?~%") for each in answer.latest]
        assert days == sorted(days, reverse=True), of
        assert len({each.text.en for each in answer.latest}) == len(answer.latest), of


def test_a_country_counts_what_its_bodies_hold(profiles: Mapping[str, ProfileAnswer]) -> None:
    """Whatever a body holds stands in the profile of its country."""
    for answer in profiles.values():
        if answer.kind == "organization":
            for row in answer.standing:
                if row.jurisdiction and row.organization and row.organization.iri == answer.entity.iri:
                    country = profiles[row.jurisdiction.iri]
                    assert any(each == row for each in country.standing), (answer.entity.id, row.agreement.id)


def test_pages_say_the_answer_first(profiles: Mapping[str, ProfileAnswer], atlas: Atlas) -> None:
    for of, answer in profiles.items():
        for language in LANGUAGES:
            page = markdown(atlas, answer, language)
            assert page.startswith("# "), of
            lines = page.splitlines()
            assert lines[2].startswith("**"), of
            assert lines[2].strip("*").replace("\\", "") == answer.summary[language].replace("\\", ""), of
            marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", page)}
            listed = re.findall(r"(?m)^(\d+)\. ", page)
            assert marks == {int(number) for number in listed}, of


@pytest.mark.parametrize("of", READ)
def test_links_answer(client: TestClient, atlas: Atlas, of: str) -> None:
    answer = profile(atlas, profile_request(atlas, of))
    assert len(answer.next) >= 3
    for link in (*(each.address for each in answer.next), *(way.address for way in answer.counterpart.routes[:4])):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(("kind", "slug"), [("jurisdiction", "zz"), ("organization", "no-such"), ("agreement", "my")])
def test_what_is_not_there_is_not_found(client: TestClient, kind: str, slug: str) -> None:
    answer = client.get(f"/api/profile/{kind}/{slug}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"counterpart": "my"}, "counterpart"),
        ({"counterpart": "atlantis"}, "counterpart"),
        ({"as_of": "2020"}, "as_of"),
    ],
)
def test_bad_parameters_are_named(client: TestClient, asked: dict[str, str], parameter: str) -> None:
    answer = client.get("/api/profile/jurisdiction/my", params=asked)
    assert answer.status_code == 422
    assert answer.json()["parameter"] == parameter


@pytest.mark.parametrize("day", ["0001-01-01", "1850-01-01", "1999-12-31", "2022-01-30", "2100-01-01"])
@pytest.mark.parametrize("of", ["cn", "organization/cse-cn", "ipea"])
def test_any_day_has_an_answer(atlas: Atlas, of: str, day: str) -> None:
    """Nothing that is later than the day stands in a profile of it."""
    answer = profile(atlas, profile_request(atlas, of, as_of=day))
    when = date.fromisoformat(day)
    assert answer.as_of == day
    assert all((span(each.date).earliest or when) <= when for each in answer.latest)
    for each in answer.figures:
        assert (span(each.as_of).earliest or when) <= when, each.property
    if when < date(2022, 1, 1):
        assert answer.counterpart.intentions == []
    for language in LANGUAGES:
        assert markdown(atlas, answer, language)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_are_made_of_the_page(client: TestClient, form: str, language: str) -> None:
    asked = {"format": form, "as_of": "2026-11-27"}
    answer = client.get("/api/profile/agreement/ipea", params=asked, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")
    assert f'profile-ipea-2026-11-27.{form}"' in answer.headers["content-disposition"]
