"""No list of the interface can be broken by an item that comes twice.

Svelte refuses a list of which two items have one key, and draws nothing at all: a key that is unique only for the
input that was expected blanks the page for another. So a key holds its item's place in the list, unless the list is
one of constants or of an object's own names.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCES = Path(__file__).parents[2] / "service" / "ui" / "src"
CONSTANT = re.compile(r'[A-Z][A-Z_]*|\[("[^"]*",? ?)+\] as const|Object\.entries\(.*\)')
CLOSING = {"(": ")", "[": "]", "{": "}"}
EACH = re.compile(
    r"(?P<list>.+) as (?P<item>(?:[\w$]+|\{.*?\}|\[.*?\]))(?:, (?P<index>\w+))?(?: \((?P<key>.+)\))?", re.DOTALL
)


class Each(NamedTuple):
    """One `{#each …}`: where it stands, what it goes over, its index and its key."""

    place: str
    over: str
    position: str | None
    key: str | None


def _end(text: str, start: int) -> int:
    """Where the bracket that is open at `start` is closed; strings are passed over."""
    open_ones, place = ["}"], start
    while open_ones:
        char = text[place]
        if char in "\"'":
            place = text.index(char, place + 1)
        elif char == "`":
            open_ones.pop() if open_ones[-1] == "`" else open_ones.append("`")
        elif char in CLOSING and not (open_ones[-1] == "`" and text[place - 1] != "$"):
            open_ones.append(CLOSING[char])
        elif char == open_ones[-1]:
            open_ones.pop()
        place += 1
    return place - 1


def each() -> Iterator[Each]:
    """Every list of the interface."""
    for file in sorted(SOURCES.rglob("*.svelte")):
        text = file.read_text("utf-8")
        for found in re.finditer(r"\{#each ", text):
            inner = text[found.end() : _end(text, found.end())]
            read = EACH.fullmatch(inner)
            assert read, f"{file.name}: {inner}"
            line = text.count("\n", 0, found.start()) + 1
            yield Each(f"{file.relative_to(SOURCES)}:{line}", read["list"], read["index"], read["key"])


EVERY = list(each())


@pytest.mark.parametrize("one", EVERY, ids=[one.place for one in EVERY])
def test_a_key_is_unique_for_every_input(one: Each) -> None:
    if one.key is None or CONSTANT.fullmatch(one.over):
        return
    assert one.position, f"{{#each {one.over} …}} has the key {one.key}: add the index to it"
    assert re.search(rf"\b{one.position}\b", one.key), f"the key {one.key} lacks the index {one.position}"


def test_there_are_lists() -> None:
    assert len(EVERY) > 80
