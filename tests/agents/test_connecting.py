"""The help page on other programs is executed: what it has clients send is answered as it shows, in both languages alike."""

import json
import re
import shlex
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from accord_atlas.service.answers.trust import Record
from accord_atlas.service.cli.commands import COMMANDS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [(DOCS / name).read_text("utf-8") for name in ("en/how/connect.md", "zh/how/connect.md")]
BLOCK = re.compile(r"^```(?:sh|json)\n(.*?)^```", re.M | re.S)
HOST = "http://127.0.0.1:8000"


def held(shown: Any, given: Any) -> bool:
    """Whether what is given has what is shown, and perhaps more."""
    if isinstance(shown, dict):
        return isinstance(given, dict) and all(
            name in given and held(each, given[name]) for name, each in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(given, list) and all(held(*pair) for pair in zip(shown, given, strict=True))
    return bool(shown == given)


def test_what_clients_send_is_answered_as_shown(client: TestClient) -> None:
    blocks = BLOCK.findall(PAGES[0])
    asked = [(words, blocks[n + 1]) for n, words in enumerate(blocks) if words.startswith("curl")]
    assert len(asked) == 2
    for words, shown in asked:
        _, _, address, *rest = shlex.split(words)
        told = dict(zip(rest[::2], rest[1::2], strict=True))
        if "--data-urlencode" in told:
            field, _, value = told["--data-urlencode"].partition("=")
            answer = client.post(address.removeprefix(HOST), data={field: value})
        else:
            answer = client.post(address.removeprefix(HOST), json=json.loads(told["-d"]))
        assert held(json.loads(shown), answer.json()), answer.text


def test_what_clients_are_configured_with_is_there(client: TestClient) -> None:
    servers = [
        json.loads(each)["mcpServers"]["accord-atlas"] for each in BLOCK.findall(PAGES[0]) if "mcpServers" in each
    ]
    started, reached = servers
    assert started["command"] == "accord"
    assert set(started["args"]) <= set(COMMANDS)
    assert client.get(reached["url"].removeprefix(HOST), headers={"Host": "localhost"}).status_code == 405


@pytest.mark.parametrize("page", PAGES)
def test_both_pages_show_the_same_and_name_every_record(page: str) -> None:
    assert BLOCK.findall(page) == BLOCK.findall(PAGES[0])
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.M) == ["record", *get_args(Record)]
