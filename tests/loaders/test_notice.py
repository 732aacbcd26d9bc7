"""The notice: its tables, their statements, and the proof of each fact against a copy of the document.

The document is not ours and lies outside the repository; tests that need it are skipped, with that reason, where it is
missing, but not in CI. How the proof works is also shown on a small made-up notice, which needs nothing else.
"""

import csv
import json
import os
import re
import shutil
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
    notice_statements,
    read_notice,
    render,
    report_json,
    segment,
)
from accord_atlas.loaders.notice.check import occurs
from accord_atlas.loaders.notice.records import NOTICE_TABLES, Fact
from accord_atlas.loaders.notice.text import digest, fold
from accord_atlas.loaders.tables import TableErrors, choices
from accord_atlas.ontology.names import concept, entity, term

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


def test_every_figure_of_the_notice_is_in_some_fact(notice: Notice, text: str) -> None:
    printed = defaultdict(list)
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


# The tables


def test_targets_are_the_numbers_of_the_notice_and_add_up(notice: Notice) -> None:
    assert len(notice.targets) == 22
    engineers = [target for target in notice.targets if target.metric == "registered-engineers"]
    totals = {target.year: target.value for target in engineers if target.specialty is None}
    assert totals == {"2022": 280, "2025": 4000, "2035": 40000}
    for year, count in (("2022", 5), ("2025", 6)):
        parts = [target for target in engineers if target.year == year and target.specialty]
        assert (len(parts), sum(target.value for target in parts)) == (count, totals[year])
    others = {target.metric: target for target in notice.targets if target not in engineers}
    assert {metric: (t.comparator, t.value, t.unit, t.year) for metric, t in others.items()} == {
        "participating-societies": ("=", 18, "organisations", "2025"),
        "recognised-fields-added": ("=", 5, "fields", None),
        "recognised-fields": ("=", 12, "fields", None),
        "access-type-professionals": (">=", 100, "persons", "2022"),
        "non-access-type-recognitions": (">=", 200, "persons", "2022"),
        "pilot-groups": ("=", 2, "groups", None),
        "members-admitted-abroad": ("=", 10, "persons", "2022"),
        "foreign-members-admitted": ("=", 10, "persons", "2022"),
    }
    fields = others["recognised-fields"]
    assert fields.baseline is not None
    assert fields.baseline + others["recognised-fields-added"].value == fields.value
    named = defaultdict(list)
    for provision in notice.provisions:
        named[provision.kind].append(provision.specialty)
    assert len(set(named["recognised-field-existing"])) == fields.baseline
    assert len(set(named["recognised-field-added"])) == others["recognised-fields-added"].value


def test_lead_societies_lead_their_targets(notice: Notice) -> None:
    leads = {p.specialty: p.organization for p in notice.provisions if p.kind == "lead-society"}
    assert leads == {
        "electrical-engineering": "csee",
        "civil-engineering": "chts",
        "information-communication-engineering": "cic-cn",
        "water-hydropower-engineering": "ches",
        "automotive-engineering": "china-sae",
    }
    for target in notice.targets:
        if target.specialty in leads:
            assert target.organizations == (leads[target.specialty],)


def test_intentions_are_of_four_kinds(notice: Notice) -> None:
    by_kind = defaultdict(set)
    for one in notice.intentions:
        by_kind[one.kind].add(one.jurisdiction or one.agreement)
        assert one.open_list is (one.kind != "sign-agreement")
        assert one.actor == (None if one.kind == "apply-to-join" else "cse-cn")
    assert by_kind == {
        "sign-agreement": {"pk", "sg"},
        "win-support": {"gb", "ie", "my", "au", "pe"},
        "recognise-standards": {"zw", "rw", "ng"},
        "apply-to-join": {"ipea", "apec-engineer"},
    }
    assert {one.organization for one in notice.intentions if one.organization} == {"pec", "ies"}


def test_scope_of_the_pilots(notice: Notice) -> None:
    regions = [p.region for p in notice.provisions if p.kind == "pilot-region"]
    industries = [p.industry for p in notice.provisions if p.kind == "pilot-industry"]
    assert regions == ["cn-gd", "cn-bj", "cn-js", "cn-gx", "cn-fj"]
    assert industries == [
        *(f"industry-{one}" for one in ("energy-power", "transport-construction", "information-communication")),
        "industry-water-hydropower",
        "automotive-engineering",
    ]


def test_labels_are_in_their_language(notice: Notice) -> None:
    for _, fact in notice.facts():
        assert not re.search("[\u4e00-\u9fff]", fact.label_en), fact.id
        assert re.search("[\u4e00-\u9fff]", fact.label_zh), fact.id


def test_data_package_describes_the_tables() -> None:
    package = json.loads((TABLES / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(NOTICE_TABLES)
    for name, model in NOTICE_TABLES.items():
        fields = {field["name"]: field for field in resources[name]["schema"]["fields"]}
        with (TABLES / resources[name]["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(fields)
        assert fields.keys() == model.model_fields.keys()
        for column, info in model.model_fields.items():
            constraints = fields[column].get("constraints", {})
            assert constraints.get("required", False) is info.is_required(), column
            assert tuple(constraints.get("enum", ())) == choices(info), column
    assert {path.stem for path in TABLES.glob("*.csv")} == set(NOTICE_TABLES)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("targets", ",280,", ",two,", 'targets.csv:2: value: "two": expected a whole number'),
        ("targets", "registered-engineers,=", "registered-engineer,=", "expected one of registered-engineers"),
        ("tasks", ",2022-02-25,", ",2022-02-30,", "the calendar has no such day"),
        ("tasks", "gdast|gdse", "gdast|gdsee-x", '"gdsee-x": expected a row of organizations; nearest: gdsee'),
        ("tasks", "cn-gd.nansha", "cn-gd.nowhere", '"cn-gd.nowhere": expected an id of places.csv'),
        ("intentions", "cast-2022-16.2.3", "cast-2022-16.2.9", "expected a row of clauses"),
        ("provisions", "cast-2022-16.decision", "cast-2022-16.addressee", "expected a key of its own; line 2"),
        ("provisions", "cast-2022-16.decision", "decision", "expected an id that begins with the document"),
        ("clauses", "cast-2022-16.1.1,", "cast-2022-16.9.1,", "expected an id that begins with the parent"),
        ("specialties", "scheme", "schema", "expected a column of this table; nearest: scheme"),
    ],
)
def test_a_wrong_cell_stops_with_its_place(
    tmp_path: Path, facts: Facts, name: str, old: str, new: str, expected: str
) -> None:
    shutil.copytree(TABLES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{name}.csv"
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")
    with pytest.raises(TableErrors) as caught:
        read_notice(tmp_path, facts)
    assert expected in str(caught.value)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(TableErrors) as caught:
        read_notice(tmp_path)
    assert len(caught.value.errors) == len(NOTICE_TABLES)
    assert all("expected a file; there is none" in str(error) for error in caught.value.errors)


# The statements

PROPERTIES = {
    "documents": {"number": "aa:number", "issuer": "aa:issuer", "issued": "aa:issued", "source": "aa:source"},
    "clauses": {"document": "aa:document", "number": "aa:number", "parent": "aa:within", "sha256": "aa:textDigest"},
    "places": {"kind": "aa:kind", "jurisdictions": "aa:jurisdiction", "within": "aa:within"},
    "specialties": {"id": "skos:notation", "scheme": "skos:inScheme"},
    "tasks": {"track": "aa:track", "assigned_to": "aa:assignedTo", "regions": "aa:region", "places": "aa:place"}
    | {"specialties": "aa:specialty", "due": "aa:due", "relies_on": "aa:reliesOn", "addressee": "aa:addressee"},
    "targets": {"metric": "aa:metric", "comparator": "aa:comparator", "value": "aa:value", "unit": "aa:unit"}
    | {"year": "aa:year", "baseline": "aa:baseline", "specialty": "aa:specialty", "organizations": "aa:assignedTo"}
    | {"region": "aa:region"},
    "intentions": {"kind": "aa:kind", "actor": "aa:actor", "organization": "aa:organization"}
    | {"jurisdiction": "aa:jurisdiction", "agreement": "aa:agreement", "open_list": "aa:openList"},
    "provisions": {"kind": "aa:kind", "region": "aa:item", "industry": "aa:item", "specialty": "aa:specialty"}
    | {"organization": "aa:organization"},
}
KIND = {"documents": "document", "clauses": "clause", "places": "region", "specialties": "specialty"} | {
    name: name.removesuffix("s") for name in ("tasks", "targets", "intentions", "provisions")
}
LINKED = {
    **dict.fromkeys(("issuer", "assigned_to", "addressee", "organizations", "organization"), "organization"),
    **dict.fromkeys(("within", "regions", "places", "region"), "region"),
    **dict.fromkeys(("specialties", "specialty", "industry"), "specialty"),
    "actor": "organization",
    "jurisdictions": "jurisdiction",
    "parent": "clause",
    "relies_on": "standard",
    **{column: column for column in ("source", "document", "jurisdiction", "agreement", "scheme")},
}
SCHEMES = {"track": "task-track", "metric": "metric"}
KIND_SCHEMES = {"places": "region-kind", "intentions": "intention-kind", "provisions": "provision-kind"}


def expected_values(name: str, row: dict[str, str]) -> set[tuple[str, str]]:
    """(property, value) pairs that a row of a table must give, told from the CSV file alone."""
    said = [(prop, column, row[column]) for column, prop in PROPERTIES[name].items()]
    pairs = {(prop, as_stated(name, column, value)) for prop, column, cell in said for value in cell.split("|") if cell}
    if name == "targets" and row["organizations"]:
        pairs.add(("aa:organization", as_stated(name, "organization", row["organizations"].split("|")[0])))
    if name in ("tasks", "targets", "intentions", "provisions"):
        pairs.add(("aa:clause", entity("clause", row["clause"]).value))
    words = {"label_en": "rdfs:label", "label_zh": "rdfs:label", "note": "aa:note"}
    words |= {"heading_en": "rdfs:label", "heading_zh": "rdfs:label"}
    pairs |= {(prop, row[column]) for column, prop in words.items() if row.get(column)}
    return {(term(prop).value, value) for prop, value in pairs}


def as_stated(name: str, column: str, value: str) -> str:
    """What a value of a cell becomes: a controlled value, an entity, or itself."""
    if column == "kind" or column in SCHEMES:
        return concept(SCHEMES.get(column) or KIND_SCHEMES[name], value).value
    return entity(LINKED[column], value).value if column in LINKED else value


def test_every_row_is_stated_and_nothing_else(notice: Notice) -> None:
    stated = defaultdict(set)
    for one in notice_statements(notice):
        stated[one.subject.value].add((one.predicate.value, one.object.value))
    rows = {}
    for name in NOTICE_TABLES:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows[entity(KIND[name], row["id"]).value] = expected_values(name, row)
    assert stated.keys() == rows.keys()
    ours = {term("rdf:type").value, term("skos:prefLabel").value}
    sourced = entity("specialty", "other-pilot-specialties").value
    for subject, pairs in stated.items():
        left = {pair for pair in pairs if pair[0] not in ours}
        if subject == sourced:
            left.discard((term("aa:source").value, entity("source", "cast-notice-2022-16").value))
        assert left == rows[subject], subject


def test_facts_rest_on_their_clause(notice: Notice) -> None:
    clauses = {entity(KIND[name], fact.id): fact.clause for name, fact in notice.facts()}
    clauses |= {entity("clause", clause): clause for clause in notice.clauses}
    unclaimed = {
        term(one) for one in ("rdf:type", "aa:clause", "aa:note", "aa:source", "aa:textDigest", "skos:notation")
    }
    for one in notice_statements(notice):
        labelled = one.predicate in {term("rdfs:label"), term("skos:prefLabel")}
        if one.evidence is None:
            assert labelled or one.predicate in unclaimed, one
            continue
        assert one.predicate not in unclaimed
        assert one.evidence.clause == entity("clause", clauses[one.subject])
        assert one.evidence.source == entity("source", "cast-notice-2022-16")
        assert (one.evidence.confidence, one.evidence.observed_on) == ("high", "2022")


def test_sizes_count_the_rows(notice: Notice) -> None:
    for name in NOTICE_TABLES:
        with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert notice.sizes()[f"notice/{name}"] == sum(1 for _ in csv.DictReader(file))
    assert sum(isinstance(fact, Fact) for _, fact in notice.facts()) == 173


def test_digests_are_of_the_copy(notice: Notice, text: str) -> None:
    for clause, own in own_texts(text).items():
        assert notice.clauses[clause].sha256 == digest(own)
