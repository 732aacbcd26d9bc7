"""A person reads a notice on the workbench, mends and accepts drafts, keeps them, and sees them among the targets."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect
from tests.conftest import Served
from tests.ui.conftest import DEVICES

from accord_atlas.service.core.tokens import Tokens

LETTER = Path(__file__).parents[1] / "corpus" / "notices" / "read" / "scanned.txt"
SLUG = "notice-2025-6"
PATIENCE = 240_000
"""Milliseconds within which a release is tried or built."""

pytestmark = pytest.mark.long


@pytest.fixture
def home(build: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(build, tmp_path / "home", symlinks=True))


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    with Served("--port", "0", build=home) as (_, found):
        yield found


def used(address: str, token: str) -> None:
    """Build a release with the layer and wait until it is in use."""
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60) as client:
        begun = client.post("/api/layers/use", json={"layers": [SLUG]})
        assert begun.status_code == 202, begun.text
        until = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < until:
            job = client.get(f"/api/jobs/{begun.json()['id']}").json()
            assert job["state"] != "failed", job
            # The job has put the release into use; the service goes over at its next look.
            if job["state"] == "done" and client.get("/api/targets", params={"document": SLUG}).status_code == 200:
                return
            time.sleep(1)
    raise AssertionError("the release was not built in time")


def test_a_notice_becomes_targets(interface: Path, browser: Browser, home: Path, address: str) -> None:
    token = Tokens(home / "tokens.json").add("li-ming", ["imports", "layers"])
    page = browser.new_context(**DEVICES["desktop"], locale="en-GB").new_page()
    wrongs: list[str] = []
    page.on("pageerror", lambda error: wrongs.append(str(error)))
    page.goto(f"{address}/workbench/notices?lang=en")
    page.set_input_files("input[type=file]", str(LETTER))
    page.get_by_role("textbox", name="Access token").fill(token)
    page.get_by_role("button", name="Use it").click()

    mark = page.get_by_role("button", name="香港工程师学会").first
    expect(mark).to_be_visible(timeout=PATIENCE)
    expect(mark).to_have_attribute("data-said", "organization · The Hong Kong Institution of Engineers")

    groups = page.locator("article").filter(has_text="遴选３家")
    expect(groups.get_by_role("button", name="Accept", exact=True)).to_be_disabled()
    groups.get_by_role("button", name="Drop").click()
    training = page.locator("article").filter(has_text="全年培训不少于").first
    training.get_by_text("Change").click()
    training.get_by_label("Due year").fill("2025")
    training.get_by_label("Due year").press("Tab")
    page.get_by_role("button", name="Accept all that are complete").click()
    page.get_by_role("button", name="Keep as a layer").click()
    expect(page.get_by_role("heading", name="In the way")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Issuer in English").first).to_be_visible()

    page.get_by_label("Issuer in English").fill("Xilan Association of Engineers")
    page.get_by_label("Issuer in English").press("Tab")
    page.get_by_role("button", name="Keep as a layer").click()
    expect(page.get_by_text(f"Kept as the layer {SLUG}.")).to_be_visible(timeout=PATIENCE)

    used(address, token)
    # Another visitor: this browser may hold answers of the release before for some minutes, as their headers allow.
    page = browser.new_context(**DEVICES["desktop"], locale="en-GB").new_page()
    page.goto(f"{address}/targets?lang=en&document={SLUG}")
    attendees = page.get_by_role("row").filter(has_text="ttendees of a training")
    expect(attendees).to_contain_text("2025", timeout=60_000)
    expect(page.get_by_text("Hong Kong Institution of Engineers").first).to_be_visible()
    expect(page.get_by_label("Document", exact=True)).to_have_value(SLUG)
    assert not wrongs
