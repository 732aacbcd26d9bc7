"""The workbench: a person takes a spreadsheet in, settles names, sees what it changes, and takes it away again."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
from playwright.sync_api import expect
from tests.conftest import Served, command
from tests.ui.test_pages import faults, fits

from accord_atlas.service.web.page_address import WORKBENCH

TABS = Path(__file__).parents[2] / "service" / "ui" / "src" / "lib" / "workbench.ts"
HEAD = ["协议", "机构", "国家或地区", "角色", "状态", "开始", "来源"]
IPEA = "国际职业工程师协议"
REST = ["成员", "预备成员", "2026年3月1日", "iea-secretariat"]
PATIENCE = 180_000
"""Milliseconds for what builds a release."""


@pytest.fixture(scope="module")
def own(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder of this module's own, in which layers may come and go."""
    return Path(shutil.copytree(build, tmp_path_factory.mktemp("workbench") / "build"))


@pytest.fixture(scope="module")
def server(own: Path) -> Iterator[httpx.Client]:
    """A server on it, in place of the one that all share."""
    with Served("--port", "0", build=own) as (_, address), httpx.Client(base_url=address, timeout=60) as running:
        yield running


@pytest.fixture
def token(own: Path) -> str:
    """A token as the operator gives it."""
    made = [command(), "tokens", "add", "staff", "--scope", "imports", "--scope", "layers"]
    done = subprocess.run(
        made, env={**os.environ, "ACCORD_BUILD": str(own)}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def members(tmp_path: Path) -> Path:
    """New memberships, whose bodies are called as several are."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "成员"
    for row in (HEAD, [IPEA, "IEM", "", *REST], [IPEA, "ERB", "", *REST]):
        sheet.append(row)
    book.save(tmp_path / "new-members.xlsx")
    return tmp_path / "new-members.xlsx"


def test_the_interface_and_the_service_know_the_same_parts() -> None:
    assert tuple(re.findall(r'\bid: "([a-z]+)"', TABS.read_text("utf-8"))) == WORKBENCH


def give(page: Any, token: str, label: str) -> None:
    """Give the token where the page asks for one."""
    page.get_by_role("textbox", name=label).fill(token)
    page.keyboard.press("Enter")


def bodies(server: httpx.Client) -> set[str]:
    """The bodies in the network around the agreement, in the release that answers now."""
    nodes = server.get("/api/network", params={"focus": "agreement/ipea"}).raise_for_status().json()["nodes"]
    return {node["id"] for node in nodes}


def test_new_memberships_come_and_go(
    visit: Any, server: httpx.Client, token: str, members: Path, tmp_path: Path
) -> None:
    new = {"organization/iem-mu", "organization/erb-tz"}
    assert not new & bodies(server)
    with visit("/workbench/imports", lang="zh", refused=True) as page:
        page.set_default_timeout(PATIENCE)
        assert page.get_by_role("link", name="中文：参加情况").get_attribute("href").endswith("table=parties&lang=zh")
        page.get_by_label("选择文件").set_input_files(members)
        give(page, token, "访问令牌")
        # Two names may mean several; each is asked about where it stands, and nothing can be kept before.
        asked = page.get_by_role("group", name=re.compile("IEM|ERB"))
        expect(asked).to_have_count(2, timeout=PATIENCE)
        assert "B2" in asked.first.inner_text()
        assert faults(page) == []
        assert page.get_by_role("button", name="确认并启用").count() == 0
        page.get_by_role("radio", name=re.compile("毛里求斯工程师学会")).check()
        page.get_by_role("radio", name=re.compile("坦桑尼亚工程师注册委员会")).check()
        page.get_by_role("button", name="重新核对").click()
        # What would change is said in words, under the agreement that it changes.
        planned = page.get_by_role("region", name="将带来的变化")
        planned.wait_for()
        assert planned.get_by_role("heading", name=IPEA).count() == 1
        told = planned.inner_text()
        assert "毛里求斯工程师学会" in told
        assert "2026年3月1日" in told
        assert not new & bodies(server)
        assert page.get_by_label("本地层名称").input_value() == "new-members"
        assert faults(page) == []
        page.get_by_role("button", name="确认并启用").click()
        page.get_by_role("link", name="在关系网络中查看").click()
        page.wait_for_load_state("networkidle")
        assert "focus=agreement" in page.url
        page.goto(f"{page.url}&tab=edges")
        page.get_by_role("row").filter(has_text="毛里求斯工程师学会").first.wait_for()
    assert new <= bodies(server)
    with visit("/workbench/layers", lang="en", device="phone", theme="dark", refused=True) as page:
        page.set_default_timeout(PATIENCE)
        row = page.get_by_role("row").filter(has_text="new-members.xlsx")
        assert "in use" in row.inner_text()
        assert "Participations: 2" in row.inner_text()
        assert fits(page)
        assert faults(page) == []
        with page.expect_download() as taken:
            row.get_by_role("link", name="The layer new-members as xlsx").click()
        taken.value.save_as(tmp_path / "new-members.xlsx")
        page.get_by_role("button", name="Remove the layer new-members").click()
        page.get_by_role("button", name="Remove it").click()
        give(page, token, "Access token")
        page.get_by_role("heading", name="No layers yet").wait_for()
        assert fits(page)
        assert faults(page) == []
        # What was taken along before comes back as it was, and waits to be used.
        page.get_by_label("Restore an exported layer…").set_input_files(tmp_path / "new-members.xlsx")
        page.get_by_role("row").filter(has_text="Participations: 2").filter(has_text="not in use").wait_for()
        assert fits(page)
        assert faults(page) == []
    assert not new & bodies(server)
