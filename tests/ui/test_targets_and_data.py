"""Targets and the data pages, as they are used: pictures can be read, releases compared, files had."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pyoxigraph as ox
import pytest
from tests.conftest import Served

from accord_atlas.loaders.release import write

EVERYWHERE = [("en", "desktop"), ("zh", "phone")]
both = pytest.mark.parametrize(("lang", "device"), EVERYWHERE)
TABLES = ["Excel (XLSX)", "CSV (ZIP)", "SQLite", "Parquet (ZIP)"]
FILES = [*TABLES, "N-Quads", "TriG", "Turtle", "N-Triples", "RDF/XML", "JSON-LD"]
NAME, FORMER = b'"International Professional Engineers Agreement"@en', b'"International Engineers Agreement"@en'


@pytest.fixture(scope="module")
def two(build: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The real release with an older one beside it, in which a name was another: their folder and ids, older first."""
    folder = tmp_path_factory.mktemp("two")
    content, manifest = (build / "accord.nq").read_bytes(), json.loads((build / "manifest.json").read_text("utf-8"))
    assert NAME in content
    facts = {name: manifest[name] for name in ("data_date", "sources", "versions", "validation")}
    ids = []
    moments = ((content.replace(NAME, FORMER), "2026-01-01"), (content, "2026-02-01"))
    for said, day in moments:
        store = ox.Store()
        store.load(said, format=ox.RdfFormat.N_QUADS)
        ids.append(write(store, {**facts, "built": f"{day}T00:00:00+00:00"}, folder).id)
    return folder, ids[0], ids[1]


@pytest.fixture(scope="module")
def server(two: tuple[Path, str, str]) -> Iterator[httpx.Client]:
    """A server on the two releases."""
    with Served("--port", "0", build=two[0]) as (_, address), httpx.Client(base_url=address, timeout=60) as running:
        yield running


def main(page: Any) -> Any:
    return page.locator("main")


@both
def test_registrations_stand_by_specialty_and_year(visit: Any, lang: str, device: str) -> None:
    with visit("/targets", lang=lang, device=device) as page:
        title = {"en": "Engineers registered with", "zh": "登记注册的工程师"}[lang]
        grid = page.get_by_role("region", name=title)
        heads = grid.locator("thead th").all_inner_texts()
        assert [year for year in ("2022", "2025", "2035") if any(year in head for head in heads)] == [
            "2022",
            "2025",
            "2035",
        ]
        row = grid.get_by_role("row").filter(has_text={"en": "Electrical engineering", "zh": "电气工程"}[lang])
        assert row.locator("strong").all_inner_texts() == ["80", "800"]
        assert row.get_by_role("link", name="三（二）1（1）").count() == 1


@both
def test_evidence_of_a_target_is_told_on_demand_and_stands_in_the_address(visit: Any, lang: str, device: str) -> None:
    with visit("/targets", lang=lang, device=device) as page:
        row = (
            main(page)
            .get_by_role("row")
            .filter(has_text={"en": "Electrical engineering", "zh": "电气工程"}[lang])
            .first
        )
        row.get_by_role("button").first.click()
        reply = page.get_by_role("dialog")
        for words in {
            "en": ["What would count as evidence", "What would not", "148"],
            "zh": ["何种材料可作依据", "148"],
        }[lang]:
            reply.get_by_text(words).first.wait_for()
        assert "goal=" in page.url
        page.reload()
        page.get_by_role("dialog").get_by_text("148").first.wait_for()
        page.keyboard.press("Escape")
        page.wait_for_function("() => !location.search.includes('goal=')")


@both
def test_what_is_drawn_of_the_targets_is_also_a_table(visit: Any, lang: str, device: str) -> None:
    with visit("/targets?specialty=electrical-engineering", lang=lang, device=device) as page:
        figure = main(page).locator("figure")
        assert figure.count() == 1
        drawn = figure.get_by_role("img").get_attribute("aria-label")
        figure.locator("summary").click()
        table = figure.get_by_role("table")
        for value in ("80", "800", "148", "111"):
            assert value in drawn
            assert table.get_by_role("cell", name=value, exact=True).count() == 1
        assert figure.locator("rect.target").count() == 2
        assert figure.locator("rect.other").count() == 2


@both
def test_targets_are_filtered_by_region_specialty_and_body(visit: Any, lang: str, device: str) -> None:
    with visit("/targets", lang=lang, device=device) as page:
        unit = {"en": "targets and intentions", "zh": "项目标和意向"}[lang]
        status = main(page).get_by_role("status").filter(has_text=unit)
        status.filter(has_text="34").wait_for()
        bodies = main(page).get_by_label({"en": "Responsible body", "zh": "责任机构"}[lang])
        offered = bodies.locator("option").all_inner_texts()
        assert any(
            {"en": "Chinese Society of Engineers (", "zh": "中国工程师联合体 ("}[lang] in each for each in offered
        )
        assert not any("Pakistan" in each or "巴基斯坦" in each for each in offered)
        bodies.select_option("csee")
        page.wait_for_function("() => location.search.includes('responsible=csee')")
        status.filter(has_text="2").wait_for()
        assert status.inner_text().startswith("2 ")
        page.goto(page.url.split("?")[0] + "?region=cn-gd")
        status.filter(has_text="4").wait_for()
        assert status.inner_text().startswith("4 ")


@both
def test_numbers_beside_the_filters_the_summary_and_the_list_agree(visit: Any, lang: str, device: str) -> None:
    with visit("/targets", lang=lang, device=device) as page:
        years = main(page).get_by_label({"en": "Due year", "zh": "目标年份"}[lang])
        years.locator("option").nth(3).wait_for(state="attached")
        status = main(page).get_by_role("status").filter(has_text=re.compile(r"^\d"))
        promised = {
            option.get_attribute("value"): int(option.inner_text().rsplit("(", 1)[1].rstrip(")"))
            for option in years.locator("option").all()[1:]
        }
        assert sum(promised.values()) == int(status.inner_text().split()[0])
        for year, number in promised.items():
            years.select_option(year)
            page.wait_for_function("year => location.search.includes(`year=${year}`)", arg=year)
            status.filter(has_text=re.compile(f"^{number} ")).wait_for()
            summary = main(page).locator(".summary li strong").all_inner_texts()
            assert sum(map(int, summary)) == number
        page.goto(page.url.split("?")[0] + "?year=2022")
        more = main(page).get_by_text({"en": "states no year", "zh": "未写年份的事项"}[lang])
        more.filter(has_text=str(promised["none"])).wait_for()


@both
def test_tasks_stand_with_their_evidence_and_what_was_searched_for(visit: Any, lang: str, device: str) -> None:
    with visit("/targets?responsible=cse-cn", lang=lang, device=device) as page:
        tasks = page.get_by_role("region", name={"en": "Tasks", "zh": "任务"}[lang])
        row = tasks.get_by_role("row").filter(has_text={"en": "zimbabwe", "zh": "津巴布韦"}[lang]).first
        row = row if row.count() else tasks.get_by_role("row").nth(1)
        row.locator("summary").click()
        row.get_by_text({"en": "Searched for", "zh": "检索情况"}[lang]).first.wait_for()
        head = tasks.locator("thead th").first
        if device == "phone":
            tasks.evaluate("region => region.scrollTo(500, 0)")
            assert head.evaluate("head => head.getBoundingClientRect().left") >= 0


@both
def test_two_releases_are_compared(two: tuple[Path, str, str], visit: Any, lang: str, device: str) -> None:
    _, earlier, later = two
    with visit(f"/data?tab=releases&from={later}", lang=lang, device=device) as page:
        same = {"en": "one and the same release", "zh": "所选为同一版本"}[lang]
        main(page).get_by_text(same).wait_for()
        page.get_by_label({"en": "From", "zh": "起始版本"}[lang]).select_option(earlier)
        page.wait_for_function("id => location.search.includes(`from=${id}`)", arg=earlier)
        renamed = {"en": "is now called International Professional", "zh": "现称"}[lang]
        main(page).get_by_text(renamed).first.wait_for()
        counts = {"en": "Curated facts", "zh": "有来源的事实"}[lang]
        assert main(page).get_by_role("row").filter(has_text=counts).filter(has_text="+").count() == 1
        main(page).locator("summary", has_text=counts).click()
        assert main(page).get_by_text("International Engineers Agreement").last.is_visible()
        page.reload()
        main(page).get_by_text(renamed).first.wait_for()


@both
def test_every_file_is_listed_with_size_and_checksum(visit: Any, lang: str, device: str) -> None:
    with visit("/data?tab=downloads", lang=lang, device=device) as page:
        whole = page.get_by_role("region", name={"en": "The whole dataset", "zh": "完整数据集"}[lang])
        whole.get_by_role("link", name="N-Quads").wait_for()
        assert whole.get_by_role("link").all_inner_texts() == FILES
        row = whole.get_by_role("row").filter(has_text="N-Quads")
        with page.expect_download() as coming:
            row.get_by_role("link").click()
        packed = coming.value.path().read_bytes()
        assert hashlib.sha256(packed).hexdigest() == row.locator("code").inner_text()
        assert NAME in gzip.decompress(packed)
        graphs = page.get_by_role("region", name={"en": "Each graph by itself", "zh": "各命名图"}[lang])
        assert graphs.locator("tbody tr").count() >= 10
        assert graphs.locator("a[href='/graph/notice.ttl.gz']").count() == 1
        base = page.url.split("/data")[0]
        machines = main(page).locator("dl.facts a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        assert len(machines) >= 12
        assert {httpx.get(base + address, timeout=60).status_code for address in machines} == {200}


@both
def test_classes_can_be_walked_through(visit: Any, lang: str, device: str) -> None:
    with visit("/data?tab=ontology", lang=lang, device=device) as page:
        name = {"en": "agreement · aa:Agreement", "zh": "协议 · aa:Agreement"}[lang]
        main(page).locator("svg").get_by_role("link", name=name).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.search.includes('class=aa%3AAgreement')")
        main(page).get_by_role("heading", level=2, name="aa:Agreement").wait_for()
        back = {"en": "participation · aa:Participation", "zh": "参与 · aa:Participation"}[lang]
        assert main(page).locator("svg").get_by_role("link", name=back).count() == 1


@both
def test_disagreements_stand_together_and_gaps_come_first(visit: Any, lang: str, device: str) -> None:
    with visit("/data?tab=conflicts", lang=lang, device=device) as page:
        groups = page.get_by_role("region").locator("tbody")
        assert groups.count() > 40
        assert groups.evaluate_all("all => all.every(each => each.querySelectorAll('th').length === 1)")
        first = groups.filter(has_text={"en": "preferred", "zh": "首选"}[lang]).first.locator("tr").first
        assert first.locator(".first").count() == 1
        page.goto(page.url.split("?")[0])
        rows = page.get_by_role("region").first.locator("tbody tr")
        rows.first.wait_for()
        assert {"en": "not on record", "zh": "未收录"}[lang] in rows.first.inner_text()


@both
def test_a_citation_names_the_release(visit: Any, lang: str, device: str, server: httpx.Client) -> None:
    release = server.get("/ready").json()["release"]
    with visit("/data?tab=cite", lang=lang, device=device) as page:
        main(page).locator("pre").first.wait_for()
        said = main(page).locator("pre").all_inner_texts()
        assert len(said) == 3
        assert all(release in each for each in said)
        assert any("[DS/OL]" in each for each in said)


def test_a_tab_and_what_is_typed_survive_a_reload_and_do_not_follow_to_another_tab(visit: Any) -> None:
    with visit("/data?tab=sources") as page:
        rows = main(page).locator("tbody tr")
        rows.first.wait_for()
        main(page).locator("input[type=search]").fill("abeek")
        page.wait_for_url("**find=abeek**")
        page.reload()
        rows.first.wait_for()
        assert 0 < rows.count() < 10
        assert main(page).locator("input[type=search]").input_value() == "abeek"
        page.get_by_role("button", name="Conflicts").click()
        page.wait_for_url("**tab=conflicts**")
        assert "find" not in page.url
        page.get_by_role("button", name="Releases").click()
        feed = page.get_by_role("link", name="Follow what changes").get_attribute("href")
        assert page.request.get(urljoin(page.url, feed)).ok
