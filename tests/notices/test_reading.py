"""Documents that the atlas has never seen; clauses, names, figures, drafts and warnings stand beside each."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from tests.conftest import Run

from accord_atlas.loaders.notice import open_document
from accord_atlas.service.answers.notice import NoticeAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.notices.answer import notice_answer
from accord_atlas.service.notices.figures import figures

CORPUS = Path(__file__).parents[1] / "corpus" / "notices" / "read"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.suffix != ".json")


def told(answer: NoticeAnswer) -> dict[str, Any]:
    """What stands beside a document."""
    return {
        "number": answer.number,
        "clauses": [
            [one.number, one.level, one.title, [f"{c.kind}/{c.id or '?'} {c.words}" for c in one.candidates]]
            for one in answer.clauses
        ],
        "figures": [
            [one.clause, one.words, one.kind, f"{one.comparator} {one.value:,.10g} {one.unit}", one.year]
            for one in answer.figures
        ],
        "drafts": [
            [
                one.kind,
                one.intention,
                one.clause,
                [body.words for body in one.responsible],
                [figure.words for figure in one.figures],
            ]
            for one in answer.drafts
        ],
        "warnings": [f"{one.line}: {one.text.en}" for one in answer.warnings],
    }


def test_every_document_has_what_it_must_give_beside_it() -> None:
    assert len(DOCUMENTS) >= 22
    assert {path.stem for path in DOCUMENTS} == {path.stem for path in CORPUS.glob("*.json")}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_is_read(path: Path, atlas: Atlas) -> None:
    assert told(notice_answer(atlas, open_document(path), "x")) == json.loads(path.with_suffix(".json").read_text())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("登记工程师不少于1,200名", [(">=", 1200, "名")]),
        ("约1.5亿元", [("~", 150_000_000, "元")]),
        ("三百余人", [(">=", 300, "人")]),
        ("百分之十五", [("=", 15, "%")]),
        ("三分之二", [("=", pytest.approx(200 / 3), "%")]),
        ("两批12个", [("=", 2, "批"), ("=", 12, "个")]),
        ("2031年5月1日", []),
        ("〔2031〕7号", []),
        ("第三条第二项", []),
        ("一个学会", []),
        ("近三年", [("=", 3, "年")]),
        ("4200多万工程科技人才", []),
    ],
)
def test_a_figure_is_a_number_with_a_unit(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = [placed.figure for placed in figures(text, "一")]
    assert [(one.comparator, one.value, one.unit) for one in found] == expected


def test_years_and_figures_in_turn() -> None:
    found = figures("到2032年、2034年,登记工程师分别达到120名、900名", "一")
    assert [(one.figure.value, one.figure.year) for one in found] == [(120, 2032), (900, 2034)]


@pytest.fixture
def letter() -> str:
    return str(CORPUS / "pilot-letter.txt")


def test_the_command_gives_each_form(accord: Run, letter: str) -> None:
    asked = accord("notice", "read", letter, "--format", "json")
    assert asked.returncode == 0
    answer = json.loads(asked.stdout)
    assert {"clauses", "figures", "warnings"} <= answer.keys()
    assert {"number", "title", "level", "candidates"} <= answer["clauses"][0].keys()
    assert [c["id"] for c in answer["clauses"][6]["candidates"]] == ["iem-my"]
    table = accord("notice", "read", letter, "--format", "csv").stdout.splitlines()
    assert len(table) == 1 + len(answer["clauses"])
    quads = list(parse(accord("notice", "read", letter, "--format", "ttl", "--doc", "y").stdout, RdfFormat.TURTLE))
    assert any(quad.object.value.endswith("id/organization/iem-my") for quad in quads)
    for lang, words in (("en", "Nothing here is a fact"), ("zh", "经人工采纳")):
        assert words in accord("notice", "read", letter, "--lang", lang).stdout


def test_what_is_no_document_is_said_in_a_line(accord: Run, tmp_path: Path) -> None:
    (tmp_path / "x.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    refused = accord("notice", "read", str(tmp_path / "x.doc"))
    assert refused.returncode != 0
    assert ".docx" in refused.stderr
