"""Choosing a form: `Accept` headers from `tests/corpus/negotiation`, and names in `?format=`."""

import csv
from pathlib import Path

import pytest

from accord_atlas.service.core.errors import BadParameter, NotAcceptable
from accord_atlas.service.core.media_types import choose, preferences
from accord_atlas.service.questions.formats import FORMATS

CORPUS = Path(__file__).parents[1] / "corpus" / "negotiation" / "accept.csv"
CASES = list(csv.DictReader(CORPUS.open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["accept"] or "nothing")
def test_accept(case: dict[str, str]) -> None:
    if case["expected"]:
        assert choose(case["accept"], None, FORMATS).name == case["expected"]
    else:
        with pytest.raises(NotAcceptable) as refused:
            choose(case["accept"], None, FORMATS)
        assert refused.value.extras["expected"] == [form.media_type for form in FORMATS]


@pytest.mark.parametrize("requested", [*(form.name for form in FORMATS), *(form.media_type for form in FORMATS), "CSV"])
def test_a_name_or_media_type_beats_accept(requested: str) -> None:
    chosen = choose("application/json", requested, FORMATS)
    assert requested.lower() in (chosen.name, chosen.media_type)


def test_a_media_type_may_be_typed_with_its_plus() -> None:
    """In a query string it stands for a space."""
    assert choose(None, "application/sparql-results json", FORMATS).name == "srj"


def test_an_unknown_name_is_answered_with_all_names() -> None:
    with pytest.raises(BadParameter) as refused:
        choose("*/*", "docx", FORMATS)
    assert refused.value.extras["expected"] == [form.name for form in FORMATS]


def test_languages_in_order_of_preference() -> None:
    assert preferences("en;q=0.3, zh-CN, fr;q=0, de;q=0.7") == ["zh-cn", "de", "en"]
