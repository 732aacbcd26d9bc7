"""What the help of each command shows as examples is run, on the real release, in an empty folder."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Run

from accord_atlas.service.cli.commands import COMMANDS

NOTICE = "一、工作目标\n（一）到2027年与新加坡工程师学会签署互认协议。\n二、工作任务\n（一）推进工程能力评价。\n"
ELSEWHERE = ("accord build", "accord validate", "accord serve", "accord mcp", "accord notice check")
"""Run by tests of their own: they build, serve, or need the notice's text."""


def examples() -> Iterator[str]:
    for command in COMMANDS.values():
        yield from (each for each in command.examples if not each.startswith(ELSEWHERE))


def test_every_command_has_an_example() -> None:
    assert [name for name, command in COMMANDS.items() if not command.examples] == []
    assert all(each.startswith(f"accord {name}") for name, c in COMMANDS.items() for each in c.examples)


@pytest.mark.long
@pytest.mark.parametrize("example", [*examples()])
def test_an_example_does_what_it_shows(accord: Run, example: str, tmp_path: Path) -> None:
    if example.startswith("accord notice"):
        (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    done = accord(*shlex.split(example)[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr


def test_a_folder_is_made_only_where_that_is_wanted(accord: Run, tmp_path: Path) -> None:
    command = ("profile", "ipea", "--format", "json", "--output", "new/words.json")
    refused = accord(*command)
    assert refused.returncode == 2
    assert "--parents" in refused.stderr
    assert not (tmp_path / "new").exists()
    assert accord(*command, "--parents").returncode == 0
    assert (tmp_path / "new" / "words.json").is_file()
