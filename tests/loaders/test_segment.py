"""The segmenter: small documents with what they must give beside them, and what may change without changing that."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord_atlas.loaders.notice import NoticeError, outline, read_document, segment
from accord_atlas.loaders.notice.marks import numeral, value
from accord_atlas.loaders.notice.text import PAGE_NUMBER, digest, fold
from accord_atlas.ontology.names import SLUG

CORPUS = Path(__file__).parents[1] / "corpus" / "notices"
DOCUMENTS = sorted(CORPUS.glob("*.txt"))
VALID = [path for path in DOCUMENTS if path.with_suffix(".outline").exists()]
INVALID = [path for path in DOCUMENTS if path.with_suffix(".error").exists()]

# A page number is only known as one on a line of its own; and where every item of an enumeration after semicolons
# happens to begin a line, it looks like a list of clauses.
HELD_BY_LINES = {"page-numbers.txt", "running.txt"}
REWRAPPED = {path.name: read_document(path) for path in VALID if path.name not in HELD_BY_LINES}
WIDE = str.maketrans("0123456789()", "０１２３４５６７８９（）")
NARROW = str.maketrans("０１２３４５６７８９（）：；，．", "0123456789():;,.")


def clauses(text: str) -> list[tuple[str, str]]:
    return [(clause.id, clause.digest) for clause in segment(text, "x")]


def test_every_document_has_one_expectation() -> None:
    assert len(VALID) >= 12
    assert len(INVALID) >= 5
    assert sorted([*VALID, *INVALID]) == DOCUMENTS
    assert {path.stem for path in DOCUMENTS} == {
        path.stem for path in CORPUS.iterdir() if path.suffix in {".outline", ".error"}
    }


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_document_gives_its_clauses(path: Path) -> None:
    found = segment(read_document(path), "x")
    lines = [f"{clause.id.removeprefix('x.')}\t{clause.number}\t{clause.text}" for clause in found]
    assert lines == path.with_suffix(".outline").read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_what_is_no_document_says_why(path: Path) -> None:
    with pytest.raises(NoticeError) as caught:
        read_document(path)
    assert isinstance(caught.value, ValueError)
    expected = path.with_suffix(".error").read_text("utf-8").splitlines()
    assert [caught.value.message("en"), caught.value.message("zh")] == expected


@pytest.mark.parametrize("text", ["", " \n\t", "— 1 —\n", "一、甲\n\0", "一、甲\n\ufffd"])
def test_segment_refuses_what_reading_refuses(text: str) -> None:
    with pytest.raises(NoticeError):
        segment(text, "x")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(NoticeError, match="there is no file"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(NoticeError, match="is a folder"):
        read_document(tmp_path)


def test_document_name_must_be_a_slug() -> None:
    with pytest.raises(ValueError, match="bad slug"):
        segment("一、甲", "Notice 1")


@settings(deadline=None)
@given(name=st.sampled_from(sorted(REWRAPPED)), data=st.data())
def test_line_ends_inside_paragraphs_change_nothing(name: str, data: st.DataObject) -> None:
    text = REWRAPPED[name]
    breaks = data.draw(st.sets(st.integers(0, len(text))))
    ends = data.draw(st.sampled_from(["\n", "\r\n", "\n\n"]))
    places = [0, *sorted(breaks), len(text)]
    wrapped = ends.join(text[a:b] for a, b in pairwise(places))
    assert clauses(wrapped) == clauses(text)


@pytest.mark.parametrize("name", sorted(REWRAPPED))
def test_a_line_end_after_any_single_character_changes_nothing(name: str) -> None:
    text, expected = REWRAPPED[name], clauses(REWRAPPED[name])
    for place in range(len(text)):
        assert clauses(f"{text[:place]}\n{text[place:]}") == expected, text[max(0, place - 9) : place + 9]


@settings(deadline=None)
@given(name=st.sampled_from(sorted(path.name for path in VALID)), data=st.data())
def test_width_of_brackets_and_digits_changes_nothing(name: str, data: st.DataObject) -> None:
    text = read_document(CORPUS / name)
    # A page number stays in one width: as 一1－ it would no longer be one.
    wide = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    switched = "".join(c.translate(WIDE if w else NARROW) for c, w in zip(text, wide, strict=True))
    assert clauses(switched) == clauses(text)


PIECES = st.sampled_from(
    [
        *"一二三四十123450、。：；，（）().\n\n ①②⑴㈠甲第条章—",
        *("乙丙", "附件", "2031年", "1.5倍", "联系人", "特此通知。", "2031年1月2日"),
    ]
)


def has_words(text: str) -> bool:
    return any(fold(line) and not PAGE_NUMBER.fullmatch(line) for line in text.split("\n"))


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join).filter(has_words))
def test_any_text_gives_sound_clauses(text: str) -> None:
    found = segment(text, "x")
    ids = [clause.id for clause in found]
    assert len(set(ids)) == len(ids)
    assert all(SLUG.fullmatch(one) for one in ids)
    assert all(clause.parent is None or clause.parent in ids[: ids.index(clause.id)] for clause in found)
    assert [clause.line for clause in found] == sorted(clause.line for clause in found)
    rest = iter(fold(text))
    assert all(c in rest for clause in found for c in clause.text), "clauses have the text's words in their order"


def test_digest_is_of_folded_text_without_white_space() -> None:
    assert digest("（一） 甲 12\n名") == digest("(一)甲１２名")
    assert digest("ab") == "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"
    clause = segment("一、总 则\n甲。", "x")[0]
    assert (clause.text, clause.digest) == ("总则甲。", digest("总则甲。"))


def test_lines_are_those_of_the_file() -> None:
    found = segment("标题\r\n\r\n一、甲\r\n乙\r\n\r\n（一）丙", "x")
    assert [(clause.number, clause.line) for clause in found] == [("文首", 1), ("一", 3), ("一（一）", 6)]


def test_heading_is_the_first_line_or_sentence() -> None:
    found = segment("一、目标\n很长的一段。\n（一）甲。乙。\n（二）" + "丙" * 40, "x")
    assert [clause.heading for clause in found] == ["目标", "甲", "丙" * 29 + "…"]


def test_outline_is_indented_by_depth() -> None:
    text = "标题\n一、甲\n（一）乙\n1. 丙"
    shown = outline(text, "x").splitlines()
    assert shown == ["文首  标题  [x.0]", "一  甲  [x.1]", "  一（一）  乙  [x.1.1]", "    一（一）1  丙  [x.1.1.1]"]
    assert outline(text, "x", digests=True).splitlines()[1] == f"{shown[1]}  {digest('甲')}"


@given(st.integers(1, 999))
def test_numerals_go_both_ways(number: int) -> None:
    assert value(numeral(number)) == number
    assert value(str(number)) == number


@pytest.mark.parametrize(
    ("written", "number"), [("十", 10), ("二十一", 21), ("一百零五", 105), ("〇", 0), ("二〇", 20)]
)
def test_numerals_as_written(written: str, number: int) -> None:
    assert value(written) == number


@pytest.mark.parametrize(
    "line",
    [
        "2031年启动。",
        "1.5倍。",
        "12名馆员。",
        "（2031—2032年）",
        "（试行）",
        "一是选址。",
        "——乙。",
        "二、三级单位。",
        "（二）的要求。",
    ],
)
def test_a_wrapped_line_that_only_looks_like_a_clause(line: str) -> None:
    text = f"一、安排\n（一）甲乙丙丁，按照有关规定分批推进、\n{line}\n（二）戊。"
    assert [clause.id for clause in segment(text, "x")] == ["x.1", "x.1.1", "x.1.2"]
