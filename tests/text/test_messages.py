"""Both languages have the same messages with the same values, and what the code asks for exists."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import message

FOLDER = files("accord_atlas.service.text.messages")
SERVICE = Path(__file__).parents[2] / "service"
NAMED = re.compile(r"""(?<!\.)\b(?:message\(|sentence\(\s*\w+,)\s*"([a-z0-9-]+)\"""")


class Values(Visitor):
    """Collects the names of the values of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    """Message → the names of its values."""
    found: dict[str, set[str]] = {}
    for file in FOLDER.joinpath(language).iterdir():
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                values = Values()
                values.visit(entry)
                found[entry.id.name] = values.names
    return found


def test_both_languages_have_the_same_messages_with_the_same_values() -> None:
    assert messages("en") == messages("zh")


def test_every_message_that_the_code_names_exists() -> None:
    named = {
        name
        for file in SERVICE.rglob("*.py")
        if "node_modules" not in file.parts
        for name in NAMED.findall(file.read_text("utf-8"))
    }
    assert named - messages("en").keys() <= {"recognition-none"}, "the example in the module's own text"


def test_a_message_that_is_not_there_is_an_error() -> None:
    with pytest.raises((ValueError, LookupError)):
        message("there-is-no-such-message")


def test_a_message_stands_in_both_languages() -> None:
    assert message("list-separator") == Words(en=", ", zh="、")
