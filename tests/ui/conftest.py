"""A real browser before a real server: what a person sees, with no way out to any other address.

The interface is built once for the run, from the sources as they are. `visit` opens a page in a language and on a
device and holds it to the rules of the house: no request to anyone but the server, no error on page or console.
Whatever needs the built interface is long: `make test` goes without Node and without a browser.
"""

import fcntl
import importlib.util
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Route, sync_playwright

ROOT = Path(__file__).parents[2]
UI = ROOT / "service" / "ui"
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1366, "height": 860}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 2,
    },
}
DEVICES["small"] = {**DEVICES["phone"], "viewport": {"width": 360, "height": 780}}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--enable-unsafe-swiftshader",
]
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Adds up how far what is seen is pushed about while a page comes (cumulative layout shift)."""
Visit = Callable[..., AbstractContextManager[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as long what needs the built interface, in a browser or by itself."""
    for item in items:
        if "interface" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.long)


def hook() -> ModuleType:
    """The build hook, which knows how the interface is built and when it is stale."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built interface, built from the sources as they are; other workers wait for the first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    builder = hook()
    with (shared / "interface.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not builder.fresh(ROOT):
            builder.build(ROOT)
    return UI / "dist"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "chromium was not found: apt-get install chromium"
    running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield running
    running.close()


@pytest.fixture
def _files(server: httpx.Client) -> None:
    """The files for download are made by a process that gives way to all others; pages that list them wait for it."""
    for _ in range(5):
        if server.get("/dataset.sha256", timeout=180).status_code != 503:
            return


@pytest.fixture
def visit(interface: Path, browser: Browser, server: httpx.Client, _files: None) -> Visit:
    """`with visit("/matrix", lang="zh", device="phone") as page:` and nothing may have gone wrong at the end."""
    home = str(server.base_url).rstrip("/")

    @contextmanager
    def running(
        path: str, *, lang: str = "en", device: str = "desktop", theme: str = "light", refused: bool = False
    ) -> Iterator[Page]:
        wrongs: list[str] = []
        options: dict[str, Any] = {
            **DEVICES[device],
            "locale": "zh-CN" if lang == "zh" else "en-GB",
            "color_scheme": theme,
        }
        context = browser.new_context(**options)

        def guard(route: Route) -> None:
            if route.request.url.startswith((home, "data:", "blob:")):
                route.continue_()
            else:
                wrongs.append(f"asked for {route.request.url}")
                route.abort()

        context.route("**/*", guard)
        context.add_init_script(SHIFTS)
        page = context.new_page()
        page.on("pageerror", lambda error: wrongs.append(f"page error at {page.url}: {error}"))

        def heard(said: ConsoleMessage) -> None:
            # A browser reports each refusal as an error; where the test is about one, that is no fault of the page.
            if said.type == "error" and not (refused and re.search(r"status of 4(0[0134]|22)", said.text)):
                wrongs.append(f"console at {page.url}: {said.text}")

        page.on("console", heard)
        page.goto(home + path)
        page.wait_for_load_state("networkidle")
        yield page
        context.close()
        assert not wrongs, wrongs

    return running
