"""The index on a few names: folding, pieces, pinyin, matching and scoring, without a release."""

from collections.abc import Collection

import pytest

from accord_atlas.service.core.finding.engine import Engine
from accord_atlas.service.core.finding.index import Entry, Index, Name
from accord_atlas.service.core.finding.matching import contracts
from accord_atlas.service.core.finding.ranking import likeness
from accord_atlas.service.core.finding.text import bigrams, fold, pieces, spelled, syllables


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ingénieurs", "ingenieurs"),
        ("ＣＡＳＴ", "cast"),
        ("科協", "科协"),
        ("Łódź Ørsted Straße", "lodz orsted strasse"),
        ("공학", "공학"),
        ("Инженер", "инженер"),
        ("が", "が"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_pieces_leave_joining_words_out_unless_there_is_nothing_else() -> None:
    assert pieces("association for science & technology").words == ("association", "science", "technology")
    assert pieces("the").words == ("the",)
    assert pieces("engineers' t/cas 326—2021 中国科协abc") == pieces("engineers t cas 326 2021 abc 中国科协")
    assert not pieces("— & …")


def test_bigrams_and_syllables() -> None:
    assert bigrams("中国科协") == ["中国", "国科", "科协"]
    assert bigrams("中") == ["中"]
    assert syllables("重庆银行") == ("chong", "qing", "yin", "hang")
    assert syllables("绿") == ("lu",)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("zhongguo", ("zhong", "guo")),
        ("kexuejishu", ("ke", "xue", "ji", "shu")),
        ("gongchengshi", ("gong", "cheng", "shi")),
        ("engineer", ()),
        ("washington", ()),
        ("x" * 100, ()),
    ],
)
def test_spelled(word: str, parts: tuple[str, ...]) -> None:
    assert spelled(word) == parts


@pytest.mark.parametrize(
    ("contracted", "word", "expected"),
    [
        ("assn", "association", True),
        ("dept", "department", True),
        ("govt", "government", True),
        ("engrs", "engineers", True),
        ("assn", "associated", False),
        ("cn", "china", False),
        ("natl", "national", True),
    ],
)
def test_contractions(contracted: str, word: str, expected: bool) -> None:
    assert contracts(contracted, word) is expected


def test_likeness_falls_from_same_to_begun_to_mistyped_to_contracted_to_nothing() -> None:
    values = [likeness("engineers", "engineers"), likeness("engineer", "engineers"), likeness("enginers", "engineers")]
    values += [likeness("engrs", "engineers"), likeness("lawyers", "engineers")]
    assert values == sorted(values, reverse=True)
    assert (values[0], values[-1]) == (1.0, 0.0)
    assert likeness("cas", "cat") == 0.0


@pytest.fixture(scope="module")
def engine() -> Engine:
    def entry(slug: str, relations: int, *names: str, kind: str = "organization", place: str | None = None) -> Entry:
        listed = tuple(Name(text, "zh" if text[0] > "\u3000" else "en", "label") for text in names)
        return Entry(f"iri:{slug}", kind, listed, relations, place)

    return Engine(
        Index(
            [
                entry("north", 5, "Northern Society of Engineers", "北方工程师学会", place="aa"),
                entry("south", 9, "Southern Society of Engineers", "南方工程师学会", place="bb"),
                entry("eng", 1, "Engineers"),
                entry("bridge", 0, "桥梁学会"),
                entry("hidden", 50, "Hidden Engineers", kind="source"),
            ]
        )
    )


def ids(engine: Engine, query: str, *, kinds: Collection[str] = (), jurisdiction: str | None = None) -> list[str]:
    found = engine.search(query, kinds=kinds, jurisdiction=jurisdiction)
    return [each.iri.removeprefix("iri:") for each in found]


def test_the_whole_name_comes_before_the_most_connected(engine: Engine) -> None:
    assert ids(engine, "engineers")[:1] == ["eng"]


def test_equals_by_relations(engine: Engine) -> None:
    assert ids(engine, "society of engineers")[:2] == ["south", "north"]
    assert ids(engine, "工程师学会")[:2] == ["south", "north"]


def test_one_character_finds_what_holds_it(engine: Engine) -> None:
    assert ids(engine, "桥") == ["bridge"]
    assert "bridge" in ids(engine, "会")


def test_beginnings_of_words_as_one_types(engine: Engine) -> None:
    assert ids(engine, "north soc eng")[0] == "north"
    assert ids(engine, "nor") == ["north"]


def test_a_word_that_nothing_has_lowers_but_does_not_empty(engine: Engine) -> None:
    (first, *_) = engine.search("northern society zebra")
    assert first.iri == "iri:north"
    assert first.score < 0.8


def test_filters(engine: Engine) -> None:
    assert ids(engine, "society", jurisdiction="aa") == ["north"]
    assert ids(engine, "engineers", kinds=["source"]) == ["hidden"]
    assert ids(engine, "society", kinds=["agreement"]) == []


def test_an_empty_index_answers_nothing() -> None:
    assert Engine(Index([])).search("anything") == []
