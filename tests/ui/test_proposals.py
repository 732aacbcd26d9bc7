"""A correction in a browser: proposed from the evidence, seen in the workbench, refused with a reason."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect
from tests.conftest import Served

from accord_atlas.service.core.tokens import Tokens

SLOW = 120_000
"""Milliseconds: a decision has a process of its own, which opens the release."""
PEC = "/id/participation/ipea.pec.pk.provisional"


@pytest.fixture
def token(build: Path, tmp_path: Path) -> str:
    """A token to propose and to decide, in a build folder of its own."""
    shutil.copytree(build, tmp_path / "build", symlinks=True)
    return Tokens(tmp_path / "build" / "tokens.json").add("reviewer", ["proposals"])


@pytest.fixture
def server(token: str, tmp_path: Path) -> Iterator[httpx.Client]:
    """A server on that folder, for `visit`."""
    with Served("--port", "0", build=tmp_path / "build") as (_, address), httpx.Client(base_url=address) as running:
        yield running


@pytest.mark.parametrize(("lang", "device"), [("en", "desktop"), ("zh", "phone")])
def test_a_correction_is_proposed_seen_and_refused(
    visit: Callable[..., Any], token: str, lang: str, device: str
) -> None:
    en = lang == "en"
    with visit(f"/workbench/proposals?lang={lang}", lang=lang, device=device) as page:
        page.set_default_timeout(SLOW)
        page.evaluate("token => sessionStorage.setItem('accord.token', token)", token)
        page.goto(page.url.replace("/workbench/proposals", PEC))
        page.get_by_role("button", name=re.compile("^Evidence for" if en else "的依据$")).first.click()
        drawer = page.get_by_role("dialog")
        drawer.get_by_role("button", name="Suggest a correction" if en else "提出更正").first.click()
        send = drawer.get_by_role("button", name="Propose" if en else "提交建议")
        send.wait_for()
        drawer.get_by_label("What is wrong" if en else "有误之处").select_option("start")
        assert drawer.get_by_text("2011" if en else "2011年", exact=False).count()
        assert send.is_disabled()
        drawer.get_by_label("It should say" if en else "应为", exact=True).fill("2012")
        drawer.get_by_label("Why" if en else "理由", exact=True).fill("The minutes say so")
        send.click()
        drawer.get_by_role("link", name="See it in the workbench" if en else "在工作台中查看").click()
        page.get_by_role("heading", level=2).get_by_role("link").wait_for()
        shown = page.locator(".answer").inner_text()
        assert re.search("2011.*2012", shown, re.DOTALL)
        refuse = page.get_by_role("button", name="Refuse" if en else "不予采纳")
        assert refuse.is_disabled()
        page.get_by_label("Note" if en else "说明").fill("The cited page says 2011")
        refuse.click()
        page.locator("dd", has_text="The cited page says 2011").wait_for()
        page.get_by_role("link", name="All proposals" if en else "全部建议").click()
        expect(page.locator(".state").first).to_have_text("Refused" if en else "不予采纳")
