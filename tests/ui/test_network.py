"""The picture of the network: every node named, nothing cut; address, counts and files agree with it."""

import io
import re
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image

SVG = "{http://www.w3.org/2000/svg}"
both = pytest.mark.parametrize("lang", ["en", "zh"])
SIZE = {"en": "nodes", "zh": "个节点"}
DOWNLOAD = {"en": "Download", "zh": "下载"}


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
        width, height = (float(svg.attrib[side]) for side in ("width", "height"))
        groups = svg.findall(f"{SVG}g")
        assert [len(group.findall(f"{SVG}text")) > 0 for group in groups] == [False, False, True], "names come last"
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
        "en": {"Singapore": "one way, there", "Pakistan": "both ways", "Malaysia": "none on record"},
        "zh": {"新加坡": "单向，对方承认", "巴基斯坦": "双向", "马来西亚": "未见记载"},
    }[lang]
    with visit("/map?of=cn&as_of=2026-11-27", lang=lang) as page:
        for name, said in words.items():
            page.locator("tbody tr", has_text=name).filter(has_text=said).wait_for()
        drawn = page.locator("[data-testid=map] .arc").evaluate_all(
            "all => all.map(a => [a.textContent.split(':')[0], !!a.getAttribute('marker-start'),"
            " !!a.getAttribute('marker-end')])"
        )
        arrows = {name: (start, end) for name, start, end in drawn}
        assert [arrows[name] for name in words] == [(False, True), (True, True), (False, False)]
