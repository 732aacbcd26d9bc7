"""Every page: accessible as far as a machine can tell (WCAG 2.2 AA), nothing too wide, the right language, a title."""

from pathlib import Path
from typing import Any

import pytest
from tests.ui.pages import PAGES

HERE = Path(__file__).parent
AXE = HERE.parents[1] / "service" / "ui" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OTHER = {"light": "dark", "dark": "light"}
VIEWS = [("en", "desktop", "light", 2560), ("zh", "small", "dark", 390)]
"""Language, device, theme; then the width at which the page is seen again, in the other theme."""


def faults(page: Any) -> list[str]:
    """What axe finds, one line each, with the elements it is about."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("levels => axe.run(document, {runOnly: levels})", LEVELS)
    where = {one["id"]: [str(node["target"][0]) for node in one["nodes"][:3]] for one in found["violations"]}
    return [f"{rule}: {', '.join(elements)}" for rule, elements in where.items()]


def fits(page: Any) -> bool:
    """Whether nothing is wider than the page."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize(("lang", "device", "theme", "width"), VIEWS)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page(visit: Any, path: str, lang: str, device: str, theme: str, width: int) -> None:
    with visit(path, lang=lang, device=device, theme=theme) as page:
        page.locator("main h1").first.wait_for()
        assert page.locator("[role=alert]").count() == 0
        assert page.locator("h1").count() == 1
        assert page.get_attribute("html", "lang") == lang
        name = "工程师互认图谱" if lang == "zh" else "Accord Atlas"
        assert page.title().endswith(f" · {name}") or page.title().startswith(f"{name} · ")
        assert fits(page)
        assert faults(page) == []
        assert page.evaluate("window.shifted") < 0.1
        page.emulate_media(color_scheme=OTHER[theme])
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_load_state("networkidle")
        assert fits(page)
        assert faults(page) == []
