"""Every page: accessible as far as a machine can tell (WCAG 2.2 AA), nothing too wide, the right language."""

from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
AXE = HERE.parents[1] / "service" / "ui" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


PAGES = {
    "home": "/",
    "search": "/search?q=memorandum",
    "search-question": "/search?q=who%20were%20members%20of%20IPEA%20in%202008",
    "search-nothing": "/search?q=xqzzkw",
    "glossary": "/glossary",
    "news": "/data?tab=news",
    "tour": "/?tour=staff&step=1",
    "organization": "/id/organization/pec",
    "agreement": "/id/agreement/ipea",
    "jurisdiction": "/id/jurisdiction/my",
    "network": "/network",
    "matrix": "/matrix",
    "map": "/map?of=cn",
    "routes": "/routes?from=cn&to=sg",
    "accession": "/routes?tab=accession",
    "compare": "/compare",
    "next steps": "/scenario",
    "scenario": "/scenario?join=ipea:cse-cn",
    "targets": "/targets",
    "dossier": "/dossier/my",
    "cards": "/sparql",
    "builder": "/sparql?tab=build&of=participation&on=2019-01-01&where=agreement~is~agreement/ipea;status~any",
    "questions": "/sparql?question=members&p.agreement=ipea",
    "as-graph": "/sparql?question=members&p.agreement=ipea&view=graph",
    "as-map": "/sparql?question=members&p.agreement=ipea&view=map",
    "as-timeline": "/sparql?question=members&p.agreement=ipea&view=timeline",
    "editor": "/sparql?tab=editor",
    "coverage": "/data",
    "sources": "/data?tab=sources",
    "conflicts": "/data?tab=conflicts",
    "releases": "/data?tab=releases",
    "downloads": "/data?tab=downloads",
    "ontology": "/data?tab=ontology",
    "cite": "/data?tab=cite",
}
VIEWS = [("en", "desktop", "light"), ("zh", "phone", "dark")]


def faults(page: Any) -> list[str]:
    """What axe finds, one line each, with the elements it is about."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("levels => axe.run(document, {runOnly: levels})", LEVELS)
    where = {one["id"]: [str(node["target"][0]) for node in one["nodes"][:3]] for one in found["violations"]}
    return [f"{rule}: {', '.join(elements)}" for rule, elements in where.items()]


@pytest.mark.parametrize(("lang", "device", "theme"), VIEWS)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page(visit: Any, path: str, lang: str, device: str, theme: str) -> None:
    with visit(path, lang=lang, device=device, theme=theme) as page:
        page.locator("main h1").first.wait_for()
        assert page.locator("[role=alert]").count() == 0
        assert page.get_attribute("html", "lang") == lang
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert faults(page) == []
        assert page.evaluate("window.shifted") < 0.1
