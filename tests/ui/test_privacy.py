"""What a browser keeps of a visit: the language and theme that were chosen, the release that was seen, and no more.

That nothing is asked of anyone else, `visit` holds for every page that a test opens.
"""

import json
from typing import Any

import httpx

KEPT = """async () => ({
  local: { ...localStorage },
  session: Object.keys(sessionStorage),
  elsewhere: [
    ...(await indexedDB.databases()),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()),
  ].length,
})"""


def test_a_browser_keeps_what_was_chosen_and_nothing_that_tells_visitors_apart(
    visit: Any, server: httpx.Client
) -> None:
    manifest = server.get("/api/releases").json()
    with visit("/") as page:
        home = page.url.rstrip("/")
        for path in ("/sparql?question=members&p.agreement=ipea", "/network", "/map?of=cn", "/workbench/layers"):
            page.goto(home + path)
            page.locator("main h1").first.wait_for()
            page.wait_for_load_state("networkidle")
        assert page.context.cookies() == []
        kept = page.evaluate(KEPT)
        assert (set(kept["local"]), kept["session"], kept["elsewhere"]) == ({"accord.seen"}, ["accord.seen"], 0)
        seen = json.loads(kept["local"]["accord.seen"])
        assert set(seen) == {"release", "day"}
        assert seen["release"] in json.dumps(manifest)
        page.get_by_role("button", name="中文").click()
        page.get_by_label("外观").select_option("dark")
        (cookie,) = page.context.cookies()
        assert (cookie["name"], cookie["value"], cookie["sameSite"]) == ("lang", "zh", "Lax")
        chosen = page.evaluate(KEPT)["local"]
        assert (chosen.pop("accord.lang"), chosen.pop("accord.theme")) == ("zh", "dark")
        assert set(chosen) == {"accord.seen"}
