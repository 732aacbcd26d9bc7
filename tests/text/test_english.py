"""English names inside a sentence."""

import pytest

from accord_atlas.service.text.english import capitalised, with_article, with_indefinite


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Chinese Society of Engineers", "the Chinese Society of Engineers"),
        ("The Institution of Engineers, Malaysia", "the Institution of Engineers, Malaysia"),
        ("Engineering Council", "the Engineering Council"),
        ("Engineers Canada", "Engineers Canada"),
        ("Engineering New Zealand", "Engineering New Zealand"),
        ("ABET", "ABET"),
        ("Ordem dos Engenheiros", "Ordem dos Engenheiros"),
        ("German Accreditation Agency for Study Programs", "the German Accreditation Agency for Study Programs"),
        ("Technical Chamber of Greece", "the Technical Chamber of Greece"),
        ("Technology Professionals Canada", "Technology Professionals Canada"),
    ],
)
def test_a_name_takes_the_article_that_people_give_it(name: str, said: str) -> None:
    assert with_article(name) == said


def test_a_sentence_begins_with_a_capital() -> None:
    assert capitalised("the Engineering Council") == "The Engineering Council"
    assert capitalised("") == ""


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("professional engineer", "a professional engineer"),
        ("engineering technologist", "an engineering technologist"),
        ("engineering technician", "an engineering technician"),
        ("university", "a university"),
        ("umbrella body", "an umbrella body"),
        ("European engineer", "a European engineer"),
        ("hour", "an hour"),
        ("one-way provision", "a one-way provision"),
    ],
)
def test_a_noun_takes_a_or_an_by_its_sound(noun: str, said: str) -> None:
    assert with_indefinite(noun) == said
