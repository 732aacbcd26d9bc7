"""Pages lead where they say: links of files, addresses of the service, names of settings and counts."""

import json
import re
from pathlib import Path

import httpx
import pytest
import yaml
from tests.docs.blocks import DOCS, PAGES, ROOT, blocks, of

from accord_atlas.service.core.settings import Settings

TOP = [
    "README.md",
    "README.zh.md",
    "CONTRIBUTING.md",
    "CONTRIBUTING.zh.md",
    "SECURITY.md",
    "CODE_OF_CONDUCT.md",
    "CHANGELOG.md",
]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
ADDRESS = re.compile(r"`(?:GET )?(/[a-z.][^`\s<>{}…*]*)`")
MISSING = {404, 406, 500}
NOT_OF_THE_SERVICE = ("/etc/", "/var/", "/opt/", "/store", "/path/")
EXAMPLES = ("new-members", "layer.", "example.org")


@pytest.mark.parametrize("name", [*TOP, *(f"docs/{page}" for page in PAGES)])
def test_links_lead_somewhere(name: str) -> None:
    file = ROOT / name
    links = [
        link for link in LINK.findall(file.read_text("utf-8")) if "://" not in link and not link.startswith("mailto:")
    ]
    assert [link for link in links if not (file.parent / link).exists()] == []


@pytest.mark.long
def test_addresses_that_pages_name_are_answered(server: httpx.Client) -> None:
    named = {address for page in of("en") for address in ADDRESS.findall((DOCS / page).read_text("utf-8"))}
    asked = sorted(
        each for each in named if not each.startswith(NOT_OF_THE_SERVICE) and not any(x in each for x in EXAMPLES)
    )
    assert len(asked) > 25
    found = {address: server.get(address).status_code for address in asked}
    assert {address: status for address, status in found.items() if status in MISSING} == {}


@pytest.mark.parametrize("page", [str(page) for page in of("zh") if page.parts[1] != "about"])
def test_a_page_calls_buttons_as_the_interface_does(page: str) -> None:
    folders = ((ROOT / "service" / "ui" / "src", "*.ts"), (ROOT / "service" / "text" / "messages" / "zh", "*.ftl"))
    words = "".join(path.read_text("utf-8") for folder, files in folders for path in folder.rglob(files))
    text = (DOCS / page).read_text("utf-8")
    named = re.findall(r"“(?:工作台 › )?([^“”›]+)”(?=页面|菜单)", text) + re.findall(r"“工作台 › ([^“”]+)”", text)
    assert [each for each in named if each not in words] == []
    assert not re.search("“(设想|证据|比较)”", text)


@pytest.mark.parametrize("page", [str(page) for page in PAGES])
def test_settings_and_json_are_sound(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    named = {name.lower() for name in re.findall(r"ACCORD_([A-Z_]+[A-Z])(?![A-Z_]*…)", text)}
    assert named - set(Settings.model_fields) <= {"store", "name"}
    for block in blocks(Path(page)):
        if block.kind == "json":
            json.loads(block.content)
        if block.kind == "yaml":
            yaml.safe_load(block.content)


def test_counts_that_the_page_on_monitoring_names_are_there(server: httpx.Client) -> None:
    there = set(re.findall(r"^# HELP (\w+)", server.get("/metrics").text, re.M))
    for language in ("en", "zh"):
        named = set(re.findall(r"`(accord_\w+)`", (DOCS / language / "operate" / "monitor.md").read_text("utf-8")))
        assert len(named) > 8
        assert named <= there
