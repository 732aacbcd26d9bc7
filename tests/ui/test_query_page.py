"""The query page: questions as cards, the builder and the SPARQL it writes, hints, code, what the browser keeps."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import openpyxl
import pytest

both = pytest.mark.parametrize("lang", ["en", "zh"])
ROWS = re.compile(r"([\d,]+) (?:rows?|行)")
IPEA_2019 = "of=participation&on=2019-01-01&sure=certain,presumed&where=agreement~is~agreement/ipea"
HOSTILE = """# it's "quoted"
SELECT ?a ("it's \\\\ `${x}`" AS ?b) WHERE { ?a a <https://w3id.org/accord-atlas/ontology#Forum> }"""
NEVER = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FIRST_VIEW = 200_000


def rows(page: Any) -> int:
    """The number of rows that the page says the answer has."""
    status = page.locator("main [role=status]").filter(has_text=ROWS).first
    status.wait_for()
    found = ROWS.search(status.inner_text())
    assert found
    return int(found[1].replace(",", ""))


def listed(page: Any) -> Any:
    return page.locator("main table tbody tr")


@both
def test_questions_are_cards_found_in_either_language_and_one_step_from_their_answer(visit: Any, lang: str) -> None:
    with visit("/sparql", lang=lang) as page:
        cards = page.locator("main a.card")
        cards.first.wait_for()
        assert sum(box["y"] + box["height"] < 860 for box in (one.bounding_box() for one in cards.all())) >= 8
        for words in ("席位", "seats and votes"):
            page.locator("#find-question").fill(words)
            page.wait_for_function("() => document.querySelectorAll('main a.card').length < 5")
            assert "question=seats" in cards.first.get_attribute("href")
        page.reload()
        cards.first.click()
        listed(page).first.wait_for()
        assert "question=seats" in page.url


def test_a_parameter_is_taken_by_its_bare_name_and_a_wrong_one_named(visit: Any) -> None:
    with visit("/sparql?question=members&agreement=ipea&forum=apec") as page:
        listed(page).first.wait_for()
        page.get_by_text("does not know forum in its address").wait_for()
        page.get_by_label("On this day").fill("1 January 2019")
        page.keyboard.press("Enter")
        page.wait_for_url("**p.as_of=2019-01-01**")
        page.get_by_role("checkbox", name="certain").check()
        page.wait_for_url("**p.certainty=certain**")
        page.wait_for_function(
            "() => [...document.querySelectorAll('main tbody tr')].every((row) => row.dataset.certainty === 'certain')"
        )
        assert listed(page).count() > 0
        page.get_by_label("On this day").fill("")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "as_of" not in address and "certainty" not in address)
        listed(page).first.wait_for()
        assert page.get_by_role("checkbox", name="certain").count() == 0


def test_what_a_kind_is_shown_with_at_first_is_never_empty(visit: Any, server: httpx.Client) -> None:
    kinds = server.get("/api/schema").json()["kinds"]
    with visit("/sparql?tab=build") as page:
        shown = {}
        for kind in kinds:
            page.locator("main .builder select").first.select_option(kind["kind"])
            page.get_by_role("region", name=kind["label"]["en"], exact=True).locator("tbody tr").first.wait_for()
            shown[kind["kind"]] = rows(page)
        assert page.locator("main [role=alert]").count() == 0
        assert not [kind["kind"] for kind in kinds if shown[kind["kind"]] < min(kind["things"], 200)]


@both
def test_the_builder_says_of_a_day_what_the_stored_question_says(visit: Any, server: httpx.Client, lang: str) -> None:
    parameters = {"agreement": "ipea", "as_of": "2019-01-01", "certainty": "certain,presumed"}
    told = server.get("/api/queries/members", params=parameters).json()["rows"]
    with visit(f"/sparql?tab=build&{IPEA_2019}", lang=lang) as page:
        listed(page).first.wait_for()
        assert rows(page) == len(told)
        shown = [row.get_attribute("data-certainty") for row in listed(page).all()]
        assert sorted(filter(None, shown)) == sorted(row["certainty"] for row in told)
        query = page.get_by_test_id("code").first.inner_text()
        first = {
            "en": "COALESCE(?agreementNameEn, ?agreementNameZh)",
            "zh": "COALESCE(?agreementNameZh, ?agreementNameEn)",
        }
        assert first[lang] in query
        found = server.get("/sparql", params={"query": query, "format": "csv"}).text
        assert len(found.splitlines()) == 1 + len(told)


def test_a_query_is_built_by_hand_shared_by_address_and_opened_in_the_editor(visit: Any) -> None:
    with visit("/sparql?tab=build") as page:
        listed(page).first.wait_for()
        whole = rows(page)
        page.get_by_label("Add a condition…").select_option("aa:status")
        page.locator("main .asked summary").click()
        page.get_by_role("checkbox", name="in force").check()
        page.get_by_label("Add a condition…").select_option("aa:signed")
        page.get_by_label("Value for signed").fill("2010")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("signed%7Efrom%7E2010-12-31"))
        page.get_by_label("Add a column…").select_option("aa:source")
        page.get_by_role("columnheader", name="source").wait_for()
        narrowed = rows(page)
        assert 0 < narrowed < whole
        page.reload()
        listed(page).first.wait_for()
        assert rows(page) == narrowed
        page.get_by_role("button", name="Remove source").click()
        page.get_by_role("button", name="Open in the editor").click()
        page.get_by_role("region", name="Results").locator("tbody tr").first.wait_for()
        assert "aa:signed" in page.get_by_test_id("editor").get_by_role("textbox").inner_text()
        assert rows(page) == narrowed
        page.go_back()
        page.locator("main .builder").wait_for()


def test_a_limit_is_said(visit: Any) -> None:
    with visit("/sparql?tab=build&of=source&most=50") as page:
        page.get_by_text("Only the first 50 rows are shown").wait_for()


@both
def test_pitfalls_are_told_beside_the_answer(visit: Any, lang: str) -> None:
    where = "{ ?a aa:kind ?kind ; aa:signed ?d FILTER (YEAR(?d) > 1990) }"
    faulty = f"SELECT ?kind (COUNT(?a) AS ?n) {where} GROUP BY ?kind HAVING (?n > 5)"
    with visit(f"/sparql?tab=editor&q={quote(faulty)}", lang=lang) as page:
        hints = page.get_by_test_id("hints").locator("li")
        hints.first.wait_for()
        told = {hint.get_attribute("data-rule") for hint in hints.all()}
        assert told == {"having-alias", "date-compared", "count-repeats"}
        assert {"en": "no row passes", "zh": "没有一行能通过"}[lang] in page.get_by_test_id("hints").inner_text()


@pytest.mark.parametrize(
    "path", ["/sparql?question=members&p.agreement=ipea", f"/sparql?tab=editor&q={quote(HOSTILE)}"]
)
def test_the_code_under_an_answer_runs(visit: Any, build: Path, tmp_path: Path, path: str) -> None:
    with visit(path) as page:
        listed(page).first.wait_for()
        number = rows(page)
        page.get_by_text("Use this answer in a program").click()
        box = page.locator("details:has-text('Use this answer in a program') [data-testid=code]")
        code = {}
        for name in ("curl", "Python", "Python, without a server", "JavaScript"):
            page.get_by_role("button", name=name, exact=True).click()
            code[name] = box.inner_text()

    def run(*command: str) -> str:
        env = {"PATH": "/usr/bin:/bin", "ACCORD_BUILD": str(build), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=120, env=env, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("/bin/sh", "-c", code["curl"])
    with (tmp_path / "answer.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 1 + number
    printed = run(sys.executable, "-c", code["Python"])
    assert f"[{number} rows x" in printed or len(printed.splitlines()) == number
    assert len(re.findall(r"\biri\b", run(sys.executable, "-c", code["Python, without a server"]))) >= number
    node = shutil.which("node")
    assert node
    (tmp_path / "answer.mjs").write_text(
        re.sub(r"console\.log\((.*)\);$", r"console.log(JSON.stringify(\1));", code["JavaScript"].rstrip())
    )
    assert len(json.loads(run(node, "answer.mjs"))) == number


@both
def test_queries_are_kept_in_this_browser(visit: Any, tmp_path: Path, lang: str) -> None:
    said = {
        "en": ("Save, or open saved", "Save this query", "Rename", "Delete", "Undo", "Export as a file", "Close"),
        "zh": ("保存与已存", "保存此查询", "改名", "删除", "撤销", "导出为文件", "关闭"),
    }[lang]
    opener, save, rename, delete, undo, export, close = said
    with visit("/sparql?tab=build&of=title", lang=lang) as page:
        listed(page).first.wait_for()
        page.get_by_role("button", name=opener).click()
        page.locator("dialog input[name=name]").fill("Mine 甲")
        page.get_by_role("button", name=save).click()
        page.get_by_role("button", name=close).click()
        page.goto(page.url.split("?")[0])
        page.get_by_role("button", name=opener).click()
        page.get_by_role("button", name=rename).click()
        page.locator("dialog li input").fill("Yours")
        page.keyboard.press("Enter")
        page.locator("dialog li a", has_text="Yours").wait_for()
        with page.expect_download() as coming:
            page.get_by_role("button", name=export).click()
        file = tmp_path / "saved.json"
        coming.value.save_as(file)
        assert "of=title" in file.read_text("utf-8")
        page.get_by_role("button", name=delete).click()
        page.get_by_role("button", name=undo).click()
        page.get_by_role("button", name=delete).click()
        assert page.locator("dialog li a").count() == 0
        page.locator("dialog input[type=file]").set_input_files(file)
        page.locator("dialog li a", has_text="Yours").click()
        page.wait_for_url("**of=title**")
        listed(page).first.wait_for()


def test_a_browser_that_keeps_nothing_is_told_so(visit: Any) -> None:
    with visit("/sparql") as page:
        page.add_init_script(NEVER)
        page.reload()
        page.get_by_role("button", name="Save, or open saved").click()
        page.get_by_role("alert").filter(has_text="does not allow sites to keep anything").wait_for()


@both
def test_an_answer_in_the_editor_leaves_as_a_workbook(visit: Any, tmp_path: Path, lang: str) -> None:
    with visit("/sparql?tab=editor", lang=lang) as page:
        listed(page).first.wait_for()
        number = rows(page)
        page.get_by_text({"en": "Download", "zh": "下载"}[lang], exact=True).click()
        with page.expect_download() as coming:
            page.get_by_role("link", name="Excel (XLSX)").click()
        coming.value.save_as(tmp_path / "query.xlsx")
        sheets = openpyxl.load_workbook(tmp_path / "query.xlsx").worksheets
        assert sheets[0].max_row == 1 + number
        assert sheets[0].title == {"en": "Result of a query", "zh": "查询结果"}[lang]


def test_what_is_written_outlives_a_reload(visit: Any) -> None:
    with visit("/sparql?tab=editor") as page:
        box = page.get_by_test_id("editor").get_by_role("textbox")
        box.click()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("LIMIT 3")
        page.wait_for_url("**LIMIT+3**")
        page.reload()
        listed(page).first.wait_for()
        assert rows(page) == 3
        assert "LIMIT 3" in box.inner_text()


@pytest.mark.parametrize(
    ("path", "apart"),
    [
        ("/sparql", ""),
        ("/sparql?question=members&agreement=ipea", ""),
        ("/sparql?tab=build", ""),
        ("/sparql?tab=editor", "Editor-"),
    ],
)
def test_the_first_view_is_light(visit: Any, path: str, apart: str) -> None:
    """The editor itself comes apart, while its page is there already; it has a weight of its own."""
    with visit(path) as page:
        page.wait_for_timeout(1500)
        sizes = page.evaluate(
            "performance.getEntriesByType('resource').filter((one) => /\\.(js|css)$/.test(new URL(one.name).pathname))"
            ".map((one) => [new URL(one.name).pathname, one.encodedBodySize])"
        )
        own = sum(size for name, size in sizes if not (apart and apart in name))
        assert 0 < own < (FIRST_VIEW if not apart else FIRST_VIEW // 2 + 20_000)
        assert sum(size for _, size in sizes) - own < FIRST_VIEW // 2 + 20_000
