"""The proof of the notice's facts against a copy of the document.

The document is not ours and lies outside the repository; tests that need it are skipped, with that reason, where it is
missing, but not in CI. How the proof works is also shown on a small made-up notice, which needs nothing else.
"""

import csv
import json
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest

from accord_atlas.loaders.facts import Facts, read_facts
from accord_atlas.loaders.notice import (
    Notice,
    NoticeError,
    NoticeReport,
    check_file,
    check_notice,
    read_notice,
    render,
    report_json,
    segment,
)
from accord_atlas.loaders.notice.check import occurs
from accord_atlas.loaders.notice.records import NOTICE_TABLES
from accord_atlas.loaders.notice.text import digest, fold

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "loaders" / "tables" / "notice"
COPY = ROOT.parent / "shared" / "notice" / "cast-2022-16.txt"
PLAIN = ROOT / "tests" / "corpus" / "notices" / "plain.txt"
CAST = "cast-2022-16"


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(TABLES.parent / "facts")


@pytest.fixture(scope="module")
def notice(facts: Facts) -> Notice:
    return read_notice(TABLES, facts)


@pytest.fixture(scope="module")
def text() -> str:
    """The copy of the notice at hand."""
    if not COPY.exists():
        reason = f"needs the notice's text, which is not in the repository: {COPY} is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return COPY.read_text("utf-8")


def names(found: NoticeReport) -> set[str]:
    return {fact.fact for fact in found.lost}


def own_texts(text: str) -> dict[str, str]:
    return {clause.id: clause.text for clause in segment(text, CAST)}


# The copy at hand


def test_every_fact_is_proved(notice: Notice, text: str) -> None:
    found = check_notice(text, notice)
    assert found.ok, render(found)
    assert (found.facts, found.proved) == (173, 173)
    assert found.clauses == len(segment(text, CAST)) == 43
    assert not found.shaken
    assert check_file(COPY) == found


def test_digests_are_of_the_copy(notice: Notice, text: str) -> None:
    for clause, own in own_texts(text).items():
        assert notice.clauses[clause].sha256 == digest(own)


def test_every_figure_of_the_notice_is_in_some_fact(notice: Notice, text: str) -> None:
    printed: defaultdict[str, list[str]] = defaultdict(list)
    for _, fact in notice.facts():
        for proof in fact.proofs():
            printed[proof.clause] += [fold(words) for words in proof.printed]
    for clause, own in own_texts(text).items():
        spans = [m.span() for words in printed[clause] for m in re.finditer(re.escape(words), own)]
        for figure in re.finditer(r"\d+", own):
            assert any(a <= figure.start() and figure.end() <= b for a, b in spans), (clause, figure[0])


def test_a_change_of_any_digit_names_the_facts_that_rest_on_it(notice: Notice, text: str) -> None:
    before = own_texts(text)
    places = [m.start() for m in re.finditer(r"\d", text)]
    assert len(places) > 150
    for place in places:
        changed = f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"
        found = check_notice(changed, notice)
        assert not found.ok, place
        assert names(found), place
        after = own_texts(changed)
        if before.keys() == after.keys():
            (touched,) = [clause for clause in before if before[clause] != after[clause]]
            assert [(one.id, one.finding) for one in found.differing] == [(touched, "changed")]
            assert names(found) == resting_on(notice, touched, before[touched], after[touched])
        else:
            # The digit was a clause's number: what stands within that clause has lost its place, and nothing else.
            assert all(one.missing is None for one in found.lost), changed[place - 9 : place + 9]
            assert {one.finding for one in found.differing} == {"renumbered"}
            assert names(found) == resting_within(notice, {one.id for one in found.differing})


def resting_within(notice: Notice, clauses: set[str]) -> set[str]:
    """The facts with a proof in any of the clauses."""
    return {fact.id for _, fact in notice.facts() if clauses & {proof.clause for proof in fact.proofs()}}


def resting_on(notice: Notice, clause: str, before: str, after: str) -> set[str]:
    """The facts that print the figure in which two texts differ, told from the words alone."""
    at = next(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    lost = set()
    for _, fact in notice.facts():
        for words in (fold(words) for proof in fact.proofs() if proof.clause == clause for words in proof.printed):
            spans = [(m.start(), m.end()) for m in re.finditer(f"(?={re.escape(words)})", before)]
            spans = [(a, a + len(words)) for a, _ in spans]
            whole = [
                (a, b)
                for a, b in spans
                if not (words[0].isdigit() and before[a - 1].isdigit())
                and not (words[-1].isdigit() and before[b : b + 1].isdigit())
            ]
            if whole and all(a <= at < b for a, b in whole):
                lost.add(fact.id)
    return lost


def test_one_wrong_figure_is_told_from_its_neighbours(notice: Notice, text: str) -> None:
    found = check_notice(text.replace("80名、800名", "90名、800名"), notice)
    (lost,) = found.lost
    assert (lost.fact, lost.table, lost.number) == (
        f"{CAST}.registered-engineers.2022.electrical-engineering",
        "targets.csv",
        "三（二）1（1）",
    )
    assert (lost.missing, lost.instead) == (("80名",), ("90名",))
    line = (TABLES / "targets.csv").read_text("utf-8").splitlines()[lost.line - 1]
    assert line.startswith(f"{lost.fact},")
    assert [(one.number, one.finding) for one in found.differing] == [("三（二）1（1）", "changed")]
    assert f"{CAST}.registered-engineers.2025.electrical-engineering" in {fact.fact for fact in found.shaken}
    assert found.proved == 172


def test_the_slip_of_the_copy_is_what_is_looked_for(notice: Notice, text: str, facts: Facts) -> None:
    found = check_notice(text.replace("企业 and 专业人士", "企业和专业人士"), notice)
    assert names(found) == {f"{CAST}.guangdong.recognition-measures"}
    (task,) = (task for task in notice.tasks if task.id in names(found))
    (standard,) = (row for row in facts.standards if row.id == task.relies_on)
    assert "企业和专业人士" in (standard.title_zh or "")


def test_a_name_that_is_gone_takes_its_facts_along(notice: Notice, text: str) -> None:
    found = check_notice(text.replace("秘鲁", "智利"), notice)
    assert names(found) == {f"{CAST}.win-support.pe", f"{CAST}.cooperation.exchanges"}
    found = check_notice(text.replace("1. 广东省科协（", "1. 广西科协（"), notice)
    assert names(found) == {
        *(f"{CAST}.guangdong.{task}" for task in ("recognition-measures", "recognised-fields", "professionals-2022")),
        *(f"{CAST}.{metric}.cn-gd" for metric in ("recognised-fields", "recognised-fields-added")),
        *(f"{CAST}.{kind}.2022.cn-gd" for kind in ("access-type-professionals", "non-access-type-recognitions")),
    }


@pytest.mark.parametrize("width", [7, 20, 41])
def test_a_copy_in_another_wrapping_and_width_proves_the_same(notice: Notice, text: str, width: int) -> None:
    wrapped = "\r\n".join(
        line[at : at + width] for line in text.splitlines() for at in range(0, max(len(line), 1), width)
    )
    assert check_notice(wrapped, notice).ok
    assert check_notice(wrapped.translate(str.maketrans("（）0123456789", "()０１２３４５６７８９")), notice).ok


def test_a_clause_that_is_gone_added_or_moved(notice: Notice, text: str) -> None:
    gone = check_notice(text[: text.index("（三）做好宣传引导")], notice)
    assert names(gone) == {f"{CAST}.organisation.publicity"}
    assert [(one.number, one.finding, one.line) for one in gone.differing] == [("四（三）", "missing", None)]
    added = check_notice(f"{text}\n（四）加强经费保障。\n", notice)
    assert (names(added), added.ok) == (set(), False)
    assert [(one.id, one.finding) for one in added.differing] == [(f"{CAST}.4.4", "extra")]
    moved = check_notice(text.replace("（三）做好宣传引导", "（五）做好宣传引导"), notice)
    assert names(moved) == {f"{CAST}.organisation.publicity"}
    assert [(one.finding, one.now) for one in moved.differing] == [("renumbered", "四（五）")]


def test_report_reads_in_both_languages(notice: Notice, text: str) -> None:
    found = check_notice(text.replace("（2）土木工程类", "（7）土木工程类").replace("280名", "281名"), notice)
    shown = {lang: render(found, lang) for lang in ("en", "zh")}
    for words in ("168 of 173 facts", "41 of 43 clauses", "targets.csv:2", "“登记注册280名”", "“登记注册281名”"):
        assert words in shown["en"]
    for words in (
        "共 173 条事实，证实 168 条",
        "三（二）1（2）",
        "targets.csv:2",
        "“登记注册281名”",
        "条款有变、事实仍成立",
    ):
        assert words in shown["zh"]
    plain = json.loads(json.dumps(report_json(found)))
    assert (plain["ok"], plain["facts"], plain["proved"]) == (False, 173, 168)
    assert {one["fact"] for one in plain["lost"]} == names(found)
    assert plain["lost"][0].keys() >= {"table", "line", "clause", "number", "label", "missing", "instead"}
    assert {one["finding"] for one in plain["differing"]} == {"changed", "renumbered"}


def test_only_facts_of_the_notice_are_in_the_repository(text: str) -> None:
    bare = re.sub(r"\s", "", text)
    runs = {bare[i : i + 40] for i in range(len(bare) - 39)}
    folders = ("loaders", "ontology", "queries", "service", "tests")
    kinds = {".csv", ".json", ".md", ".outline", ".py", ".rq", ".ttl", ".txt", ".html"}
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds]
    for path in [*files, *ROOT.glob("*.md")]:
        if "node_modules" not in path.parts and path.is_file():
            own = re.sub(r"\s", "", path.read_text("utf-8", "ignore"))
            copied = next((own[i : i + 40] for i in range(len(own) - 39) if own[i : i + 40] in runs), None)
            assert copied is None, f"{path} holds a passage of the notice's text: {copied}"


# A made-up notice


def table(folder: Path, name: str, *rows: dict[str, str]) -> None:
    columns = list(NOTICE_TABLES[name].model_fields)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def small(tmp_path: Path) -> Notice:
    """Four facts about the first document of the corpus."""
    clauses = segment(PLAIN.read_text("utf-8"), "bus")
    both = {"label_en": "A fact", "label_zh": "事实"}
    for name in NOTICE_TABLES:
        table(tmp_path, name)
    table(
        tmp_path,
        "documents",
        {"id": "bus", "number": "云图发〔2031〕7号", "issuer": "library", "issued": "2031", "source": "copy"}
        | {"confidence": "high", "clause": "bus.0", "printed": "云图发〔2031〕7号", **both},
    )
    table(
        tmp_path,
        "clauses",
        *(
            {"id": clause.id, "document": "bus", "number": clause.number, "parent": clause.parent or ""}
            | {"heading_en": "A clause", "heading_zh": "条款", "sha256": clause.digest}
            for clause in clauses
        ),
    )
    lines = {"metric": "pilot-groups", "comparator": "=", "value": "3", "unit": "groups", **both}
    table(tmp_path, "targets", {"id": "bus.lines", "clause": "bus.1.1", "printed": "开通3条线路|2次", **lines})
    late = {"label_en": "Late bus", "label_zh": "晚班", "track": "regional"}
    table(
        tmp_path,
        "tasks",
        {"id": "bus.late", "clause": "bus.1.2.2.2", "printed": "16时|不晚于20时", **late}
        | {"body_clause": "bus.1.2.2", "body_printed": "晚班"},
        {"id": "bus.daily", "clause": "bus.1.2.2.1", "printed": "18时", **late},
    )
    return read_notice(tmp_path)


def test_small_notice_is_proved(small: Notice) -> None:
    found = check_file(PLAIN, small)
    assert (found.ok, found.facts, found.proved) == (True, 4, 4)
    assert render(found) == "云图发〔2031〕7号: 4 of 4 facts proved; 11 of 11 clauses as recorded."
    assert render(found, "zh") == "云图发〔2031〕7号：共 4 条事实，证实 4 条；共 11 个条款，11 个与记录一致。"


def test_small_notice_with_a_wrong_figure(small: Notice) -> None:
    found = check_notice(PLAIN.read_text("utf-8").replace("16时", "6时"), small)
    assert [(one.fact, one.table, one.line, one.missing, one.instead) for one in found.lost] == [
        ("bus.late", "tasks.csv", 2, ("16时",), ("20时", "6时"))
    ]
    assert not found.shaken
    assert [(one.number, one.line, one.recorded) for one in found.differing] == [("一（二）2（2）", 25, 9)]


def test_a_fact_whose_printed_form_is_wrong_is_lost_in_a_true_copy(small: Notice) -> None:
    (target,) = small.targets
    small.targets[0] = target.model_copy(update={"printed": ("开通30条线路",)})
    found = check_file(PLAIN, small)
    assert names(found) == {"bus.lines"}
    assert not found.differing


def test_bodies_named_above_are_part_of_the_proof(small: Notice) -> None:
    found = check_notice(PLAIN.read_text("utf-8").replace("2. 晚班", "2. 夜班"), small)
    assert names(found) == {"bus.late"}
    assert [(one.clause, one.missing) for one in found.lost] == [("bus.1.2.2", ("晚班",))]


def test_another_document_is_not_checked(small: Notice) -> None:
    with pytest.raises(NoticeError) as caught:
        check_file(PLAIN.with_name("signed.txt"), small)
    assert caught.value.message() == "this is 云园〔2031〕5号; the facts are about 云图发〔2031〕7号"
    assert caught.value.message("zh") == "此文件是云园〔2031〕5号；事实出自云图发〔2031〕7号"
    with pytest.raises(NoticeError, match="a document without a number"):
        check_file(PLAIN.with_name("no-head.txt"), small)


def test_a_copy_with_another_number_is_still_that_document(small: Notice) -> None:
    found = check_notice(PLAIN.read_text("utf-8").replace("〕7号", "〕8号"), small)
    assert names(found) == {"bus"}
    assert found.lost[0].instead == ("云图发〔2031〕8号",)


@pytest.mark.parametrize("name", ["invalid-empty", "invalid-blank", "invalid-binary", "invalid-damaged", "none"])
def test_what_cannot_be_read_is_not_checked(small: Notice, name: str) -> None:
    with pytest.raises(NoticeError):
        check_file(PLAIN.with_name(f"{name}.txt"), small)


@pytest.mark.parametrize(
    ("printed", "text", "there"),
    [
        ("80名", "达到80名、", True),
        ("80名", "达到800名、", False),
        ("80名", "达到280名、", False),
        ("达到 80", "达到80名", True),
        ("达到80", "达到800名", False),
        ("80", "达到80.5名", False),
        ("80", "达到1,080名", False),
        ("（试行）", "办法(试行)", True),
        ("企业 and 人士", "企业and人士", True),
        ("２０２２年", "2022年", True),
        ("年80", "2022年80.", True),
    ],
)
def test_figures_are_whole_numbers(printed: str, text: str, there: bool) -> None:
    assert occurs(printed, text) is there
