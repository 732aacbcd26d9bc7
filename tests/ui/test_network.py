"""The picture of the network: every node named, nothing cut; address, counts and files agree with it."""

import io
import json
import re
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import httpx
import openpyxl
import pytest
from PIL import Image

SVG = "{http://www.w3.org/2000/svg}"
both = pytest.mark.parametrize("lang", ["en", "zh"])
SIZE = {"en": "nodes", "zh": "个节点"}
DOWNLOAD = {"en": "Download", "zh": "下载"}
DASHES = {"certain": None, "presumed": None, "possible": "1 5"}
"""How a full participation is drawn by how surely it holds; what has another status has dashes of its own."""


def size(page: Any, lang: str) -> tuple[int, ...]:
    """Nodes and relations, as the page counts them."""
    said = page.locator("main [role=status]").filter(has_text=SIZE[lang]).first.inner_text()
    return tuple(int(number) for number in re.findall(r"\d+", said))


def settles(page: Any, lang: str, *, at: tuple[int, ...] | None = None, off: tuple[int, ...] | None = None) -> bool:
    """Whether the page comes to count `at`, or anything but `off`, within what an answer may take on a busy machine."""
    for _ in range(150):
        now = size(page, lang)
        if now == at or (off is not None and now != off):
            return True
        page.wait_for_timeout(100)
    return False


def taken(page: Any, lang: str, name: str, role: Any = "button") -> bytes:
    page.locator("main summary", has_text=DOWNLOAD[lang]).click()
    with page.expect_download() as coming:
        page.get_by_role(role, name=name, exact=True).click()
    page.locator("main summary", has_text=DOWNLOAD[lang]).click()
    return bytes(coming.value.path().read_bytes())


@pytest.mark.parametrize("device", ["desktop", "phone"])
@both
def test_every_node_of_the_first_network_is_named_within_the_picture(visit: Any, lang: str, device: str) -> None:
    with visit("/network", lang=lang, device=device) as page:
        svg = ElementTree.fromstring(taken(page, lang, "SVG"))
        drawn = svg.find(f"{SVG}svg")
        assert drawn is not None
        width, height = (float(drawn.attrib[side]) for side in ("width", "height"))
        groups = drawn.findall(f"{SVG}g")
        assert [len(group.findall(f"{SVG}text")) > 0 for group in groups[:3]] == [False, False, True], "names come last"
        names = groups[2].findall(f"{SVG}text")
        nodes, _ = size(page, lang)
        assert len(groups[1]) == nodes
        assert len(names) >= nodes
        boxes: list[tuple[float, float, float]] = []
        for name in names:
            wide = page.evaluate(
                "([text]) => { const c = document.createElement('canvas').getContext('2d');"
                " c.font = `12px ${getComputedStyle(document.body).fontFamily}`; return c.measureText(text).width }",
                [name.text],
            )
            x, y = float(name.attrib["x"]), float(name.attrib["y"])
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[name.attrib["text-anchor"]]
            assert left >= 0, name.text
            assert left + wide <= width, name.text
            assert 0 < y < height, name.text
            boxes.append((left, left + wide, y))
        crowded = [
            (one, two)
            for one, two in combinations(boxes, 2)
            if min(one[1], two[1]) - max(one[0], two[0]) > 1 and abs(one[2] - two[2]) < 10
        ]
        assert len(crowded) <= {"desktop": 0, "phone": 2}[device], crowded


def test_the_network_leaves_as_a_picture_and_as_a_workbook(visit: Any) -> None:
    with visit("/network", theme="dark") as page:
        picture = Image.open(io.BytesIO(taken(page, "en", "PNG"))).convert("RGB")
        ground = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--raised').trim()")
        assert picture.getpixel((2, 2)) == tuple(int(ground[i : i + 2], 16) for i in (1, 3, 5))
        nodes, edges = size(page, "en")
        book = openpyxl.load_workbook(io.BytesIO(taken(page, "en", "Excel (XLSX)", "link")))
        assert [sheet.max_row - 1 for sheet in book][:2] == [nodes, edges]


@both
def test_what_the_network_gains_is_counted_before_it_is_added(visit: Any, lang: str) -> None:
    with visit("/network", lang=lang) as page:
        before = size(page, lang)
        page.get_by_role("region").locator("tbody tr").nth(3).focus()
        page.keyboard.press("Enter")
        grow = page.locator("button.primary:enabled")
        grow.wait_for()
        promised = [int(number) for number in re.findall(r"\d+", grow.inner_text())]
        grow.click()
        grow.wait_for(state="detached")
        shown = tuple(then + more for then, more in zip(before, promised, strict=True))
        assert settles(page, lang, at=shown), (size(page, lang), before, promised)
        page.reload()
        page.locator("tr.chosen").wait_for()
        assert settles(page, lang, at=shown), "the address says what is seen"


@both
def test_a_saved_picture_has_its_legend_and_says_where_it_comes_from(visit: Any, lang: str) -> None:
    said = {
        "en": ["as of 27 November 2026", "Accord Atlas, release", "presumed", "possible", "agreement"],
        "zh": ["截至2026年11月27日", "工程师互认图谱，数据版本", "推定", "可能", "协议"],
    }[lang]
    with visit("/network", lang=lang) as page:
        svg = taken(page, lang, "SVG").decode()
        words = " ".join(ElementTree.fromstring(svg).itertext())
        assert [word for word in said if word not in words] == []


@pytest.mark.parametrize(
    "asked",
    [
        "focus=ipea,apec-engineer&kinds=organization,agreement&as_of=2005-12-31",
        "focus=cse-cn&depth=2&kinds=organization,agreement",
        "focus=jurisdiction/cn&projection=jurisdictions&kinds=organization,agreement,jurisdiction",
    ],
)
def test_each_line_is_as_sure_as_the_service_says(visit: Any, server: httpx.Client, asked: str) -> None:
    """In the table edge by edge, and in the picture line by line, where what is only possible is dotted."""
    edges = server.get(f"/api/network?{asked}").json()["edges"]
    expected = sorted((edge["source"], edge["target"], edge["certainty"]) for edge in edges)
    assert {"possible", "presumed"} <= {certainty for *_, certainty in expected}
    with visit(f"/network?{asked}&tab=edges") as page:
        more = page.get_by_role("button", name="Show all")
        if more.count():
            more.click()
        rows = page.locator("tr[data-source]").evaluate_all(
            "all => all.map(r => [r.dataset.source, r.dataset.target, r.dataset.certainty])"
        )
        assert sorted(map(tuple, rows)) == expected
        counts = json.loads(page.get_by_test_id("canvas").get_attribute("data-edges"))
        assert sum(counts.values()) == len(expected)
        assert counts["possible"] == sum(certainty == "possible" for *_, certainty in expected)
        lines = ElementTree.fromstring(taken(page, "en", "SVG")).findall(f".//{SVG}line[@data-source]")
        drawn = [
            (line.attrib["data-source"], line.attrib["data-target"], line.attrib["data-certainty"]) for line in lines
        ]
        assert sorted(drawn) == expected
        full = {(e["source"], e["target"]) for e in edges if e["status"] in {"authorised", "party", None}}
        for line, (source, target, certainty) in zip(lines, drawn, strict=True):
            if (source, target) in full:
                assert line.attrib.get("stroke-dasharray") == DASHES[certainty], (source, target)


@both
def test_the_network_of_a_body_on_two_days_leaves_as_a_picture(visit: Any, lang: str) -> None:
    """CSE's network in 2019 and 2026: compare, the earlier day, download, PNG: four actions after its network."""
    words = {
        "en": ("Compare with another day", "Earlier day", "31 December 2019", "joined"),
        "zh": ("与另一日期对比", "较早日期", "2019年12月31日", "新增"),
    }[lang]
    with visit("/network?focus=organization/cse-cn", lang=lang) as page:
        page.get_by_label(words[0]).check()
        page.wait_for_url("**from=2021-12-31**")
        page.get_by_label(words[1]).fill(words[2])
        page.keyboard.press("Enter")
        page.wait_for_url("**from=2019-12-31**")
        page.wait_for_load_state("networkidle")
        for _ in range(100):
            if page.locator("tr[data-certainty]").count() == size(page, lang)[1]:
                break
            page.wait_for_timeout(100)
        assert page.locator("tr[data-certainty]").count() == size(page, lang)[1]
        assert page.locator("tr[data-certainty=possible]").count() > 0
        svg = ElementTree.fromstring(taken(page, lang, "SVG"))
        assert words[3] in " ".join(svg.itertext())
        picture = Image.open(io.BytesIO(taken(page, lang, "PNG")))
        assert picture.width > 1000
        page.locator("main summary", has_text=DOWNLOAD[lang]).click()
        gexf = page.get_by_role("link", name="GEXF (Gephi)").get_attribute("href")
        assert "/api/network/compare?" in gexf
        assert "from=2019-12-31&to=2026-11-27" in gexf


def test_a_found_path_is_lit_at_once(visit: Any) -> None:
    with visit("/network?tab=paths&from=organization/cse-cn&to=organization/pec") as page:
        page.wait_for_url("**lit=organization**")
        assert "organization%2Fcse-cn" in page.url.partition("lit=")[2]


def test_nodes_are_pinned_by_dragging_and_selected_by_a_box(visit: Any) -> None:
    with visit("/network") as page:
        page.locator("[data-testid=canvas][data-edges] canvas").first.wait_for()
        for _ in range(4):  # until the picture has come to rest, it moves away under the hand
            page.wait_for_timeout(1000)
            box = page.get_by_test_id("canvas").bounding_box()
            left, top, right, bottom = box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]
            page.keyboard.down("Shift")
            page.mouse.move(left + 3, top + 3)
            page.mouse.down()
            page.mouse.move(left + 200, top + 200)
            page.mouse.move(right - 3, bottom - 3)
            page.mouse.up()
            page.keyboard.up("Shift")
            page.wait_for_timeout(500)
            if "select=" in page.url:
                break
        heading = page.get_by_role("heading", name=re.compile(r"^\d+ nodes selected$"))
        heading.wait_for()
        assert int(heading.inner_text().split()[0]) >= size(page, "en")[0] - 3, "all but what lies under the border"
        page.get_by_role("button", name="Clear the selection").click()
        page.get_by_role("heading", name="nodes selected").wait_for(state="detached")
        shape = ElementTree.fromstring(taken(page, "en", "SVG")).find(f".//{SVG}svg/{SVG}g/{SVG}rect")
        assert shape is not None
        half = float(shape.attrib["width"]) / 2
        x, y = left + float(shape.attrib["x"]) + half, top + float(shape.attrib["y"]) + half
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 20, y - 20)
        page.mouse.move(x + 40, y - 40)
        page.mouse.up()
        page.wait_for_url("**pins=agreement**")
        page.get_by_role("button", name="Let go of all pins").click()
        page.wait_for_function("() => !location.search.includes('pins=')")


def test_the_picture_has_two_thirds_of_the_screen_and_the_whole_of_it_on_wish(visit: Any) -> None:
    with visit("/network") as page:
        page.set_viewport_size({"width": 1360, "height": 850})
        page.wait_for_timeout(300)
        box = page.locator("main figure").bounding_box()
        assert box["width"] >= 1360 * 2 / 3
        assert box["height"] >= 850 * 2 / 3
        assert box["y"] + box["height"] <= 850
        page.get_by_role("button", name="Full screen").click()
        page.wait_for_function("() => document.querySelector('main figure').clientHeight >= innerHeight - 2")
        page.get_by_role("button", name="Leave full screen").click()
        page.wait_for_function("() => document.querySelector('main figure').clientHeight < innerHeight - 50")


def test_on_paper_the_picture_is_whole_with_its_legend(visit: Any) -> None:
    with visit("/network?focus=organization/cse-cn", theme="dark") as page:
        page.set_viewport_size({"width": 688, "height": 1000})
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        paper = page.locator("main .paper > svg")
        assert paper.bounding_box()["width"] <= 688
        assert paper.locator("circle, rect").count() > size(page, "en")[0]
        assert "presumed" in paper.text_content()
        assert paper.locator("> rect").get_attribute("fill") in {"#fff", "#ffffff"}
        assert page.evaluate("document.documentElement.scrollWidth") <= 688


def test_five_thousand_nodes_are_drawn_and_moved(visit: Any) -> None:
    """A made-up network. Lines and names are drawn anew only when the camera rests."""
    count = 5000
    node = {"category": None, "iri": "x", "status": None, "jurisdiction": None, "kind": "organization"}
    spans = dict.fromkeys(("start_earliest", "start_latest", "end_earliest", "end_latest"))
    nodes = [
        {**node, **spans, "id": f"organization/n{n}", "label": {"en": f"Body {n}", "zh": None}}
        | {"x": (n * 37 % 1000) / 10, "y": (n * 91 % 997) / 10, "degree": 4}
        for n in range(count)
    ]
    edges: list[dict[str, Any]] = [
        {"source": f"organization/n{n}", "target": f"organization/n{(n * m + m) % count}", "id": f"e{n}-{m}"}
        | {"relation": "parent", "label": {"en": "", "zh": ""}, "start": None, "end": None, "status": None, "weight": 1}
        | {"certainty": "possible" if n % 3 else "certain", "reason": None, "segments": []}
        for n in range(count)
        for m in (2, 3, 7, 11)
    ]
    whole: dict[str, Any] = {
        "release": "r",
        "as_of": "2026-11-27",
        "completeness": "complete",
        "projection": "none",
        "measures": [],
    }
    whole |= {
        "focus": [],
        "left_out": {"nodes": 0, "agreements": []},
        "first_day": None,
        "nodes": nodes,
        "edges": edges,
    }
    with visit("/targets") as page:
        page.route("**/api/network?*", lambda route: route.fulfill(json=whole))
        page.goto(page.url.replace("/targets", "/network?limit=5000&focus=ipea"))
        page.get_by_test_id("canvas").wait_for()
        page.wait_for_timeout(2500)
        page.get_by_label("Zoom in").click()
        page.wait_for_timeout(500)
        painted = page.evaluate(
            """() => { const c = document.querySelector('.sigma-lines'); const x = c.getContext('2d');
              return x.getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 3 && v > 0) }"""
        )
        assert painted


@both
def test_a_network_before_its_first_day_says_that_nothing_has_begun(visit: Any, lang: str) -> None:
    """Sources count the IPEA from 1997 at the earliest."""
    with visit("/network?agreements=ipea&as_of=1989-12-31", lang=lang) as page:
        page.get_by_role("button", name={"en": "when the first of them begins", "zh": "最早开始的日期"}[lang]).click()
        page.wait_for_url("**as_of=1997**")
        page.wait_for_function("() => !document.querySelector('main .alone')")
        assert size(page, lang)[1] > 5


def test_a_filter_of_the_network_is_undone_and_named(visit: Any) -> None:
    with visit("/network") as page:
        whole = size(page, "en")
        page.locator("summary", has_text="Filters").click()
        page.get_by_role("combobox", name="Narrow to an agreement").fill("IPEA")
        page.locator("#only-agreement-list [role=option]").first.click()
        page.wait_for_url("**agreements=ipea**")
        page.get_by_role("button", name="Remove International Professional Engineers Agreement").wait_for()
        assert settles(page, "en", off=whole)
        assert size(page, "en") < whole
        page.get_by_role("button", name="Undo").click()
        assert settles(page, "en", at=whole)
        assert "agreements" not in page.url


@both
def test_an_address_takes_what_the_service_takes_and_names_what_it_does_not_know(visit: Any, lang: str) -> None:
    """`focus=cse-cn&depth=2` stands in the README; `dept` is no parameter of the page."""
    with visit("/network?focus=cse-cn&depth=2&dept=3", lang=lang) as page:
        page.wait_for_url("**focus=organization%2Fcse-cn**")
        assert size(page, lang)[0] > 20
        reach = page.get_by_label({"en": "Reach", "zh": "范围"}[lang])
        assert reach.input_value() == "2"
        page.get_by_text({"en": "does not know dept", "zh": "参数 dept"}[lang]).wait_for()
        wide = size(page, lang)
        reach.select_option("1")
        assert settles(page, lang, off=wide)
        assert size(page, lang) < wide


@both
def test_the_map_says_which_way_engineers_are_recognised(visit: Any, lang: str) -> None:
    """Singapore recognises engineers of China, of the way back nothing is on record; with Pakistan it is both ways."""
    words = {
        "en": {"Singapore": "there", "Pakistan": "both ways", "Malaysia": "none on record"},
        "zh": {"新加坡": "单向，对方承认", "巴基斯坦": "双向", "马来西亚": "未见记载"},
    }[lang]
    with visit("/map?of=cn&as_of=2026-11-27", lang=lang) as page:
        for name, said in words.items():
            page.locator("tbody tr", has_text=name).filter(has_text=said).wait_for()
        heads = page.locator("[data-testid=map] .arc").evaluate_all(
            "all => all.map(a => [a.querySelector('[data-partner]').dataset.partner,"
            " a.querySelectorAll('polygon').length])"
        )
        assert [dict(heads)[slug] for slug in ("sg", "pk", "my")] == [1, 2, 0]


def test_a_picture_stands_alone_for_a_frame(visit: Any) -> None:
    with visit("/network?focus=ipea&embed=1") as page:
        page.get_by_role("link", name="Open in Accord Atlas").wait_for()
        assert page.locator("header, footer").count() == 0
        assert page.get_by_text("Source: Accord Atlas, release").is_visible()
        assert page.get_by_role("group", name="Legend").is_visible()
