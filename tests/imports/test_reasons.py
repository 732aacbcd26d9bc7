"""Whatever the tables expect of a cell is said in sentences of both languages; none of them is left in English only."""

import ast
import re
from pathlib import Path

import pytest

from accord_atlas.loaders import cells
from accord_atlas.service.imports.reasons import OTHER, reason

LOADERS = Path(cells.__file__).parent
FILES = [
    *(LOADERS / "records").glob("*.py"),
    LOADERS / "cells.py",
    LOADERS / "facts" / "across.py",
    LOADERS / "naming" / "filling.py",
    LOADERS / "naming" / "voice.py",
]
ASIDE = {
    "a header",
    "a file; there is none",
    "a column of which this can be said: 1",
    "a column of 1",
}
"""What is said of files and headers, or of tables that staff do not keep."""


def expectations() -> set[str]:
    """The words of every ValueError and CellError in the loaders of facts, with x for what they fill in."""
    found = set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                place = {"ValueError": 0, "CellError": 4, "_like": 1, "matching": 1}.get(name)
                if place is not None and len(node.args) > place:
                    found |= words(node.args[place])
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "expected":
                found |= words(node.value)
    return found


def words(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.JoinedStr):
        return {"".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in node.values)}
    return set()


SAID = sorted(expectations() - ASIDE)


def test_there_is_something_to_say() -> None:
    assert len(SAID) > 35


@pytest.mark.parametrize("expected", SAID)
def test_every_expectation_has_its_sentence(expected: str) -> None:
    filled = expected.replace("1 name; no rule", "a Chinese name; no rule").replace("a row of 1", "a row of sources")
    said = reason(filled, "parties", None)
    assert (said.en, said.zh) != OTHER
    assert re.search("[\u4e00-\u9fff]", said.zh)
    assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", said.zh), said.zh
    assert not re.search(r"[,;!?]$|[\u4e00-\u9fff][,;]", said.zh), said.zh


@pytest.mark.parametrize(
    ("expected", "en", "zh"),
    [
        ("a value; the cell is blank", "the cell is blank and must say something", "此格必填"),
        (
            "what is so, not how it was looked for (“not found”)",
            "a note says what is so, not how it was found out; it must not have the words “not found”",
            "备注只写事实本身，不写查找过程；请勿使用“not found”",
        ),
        ("a row of sources; nearest: iea", "there is no such row among the sources", "“来源”表中没有此行"),
    ],
)
def test_sentences(expected: str, en: str, zh: str) -> None:
    said = reason(expected, "parties", "note")
    assert (said.en, said.zh) == (en, zh)


def test_controlled_values_are_named_in_the_language() -> None:
    said = reason("one of high, medium, low; nearest: low", "parties", "confidence")
    assert said.en == "this must be one of: high, medium, low"
    assert said.zh == "应为下列之一：高、中、低"
