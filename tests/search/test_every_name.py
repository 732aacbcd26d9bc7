"""Every name of every body, agreement and place finds it: as it is, traditional, in pinyin, with a slip."""

import random
from collections import defaultdict
from collections.abc import Callable

import opencc
import pytest
from pypinyin import lazy_pinyin

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.entries import engine, entries
from accord_atlas.service.core.finding.index import Entry, Name

TRADITIONAL = opencc.OpenCC("s2t")
Asked = Callable[[Name], str | None]


def traditional(name: Name) -> str | None:
    return TRADITIONAL.convert(name.text) if name.language == "zh" else None


def pinyin_apart(name: Name) -> str | None:
    return " ".join(lazy_pinyin(name.text)) if name.language == "zh" else None


def letters_exchanged(name: Name) -> str | None:
    """Two neighbouring letters of a word exchanged, always the same ones for a name."""
    text = name.text
    places = [at for at in range(1, len(text) - 1) if text[at : at + 2].isalpha() and text[at].isascii()]
    if name.language == "zh" or name.type == "code" or len(places) < 6:
        return None
    at = random.Random(text).choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


@pytest.fixture(scope="module")
def named(atlas: Atlas) -> list[Entry]:
    return [entry for entry in entries(atlas) if entry.kind in ("organization", "agreement", "jurisdiction")]


@pytest.mark.parametrize(
    ("asked", "least"),
    [
        (lambda name: name.text, 0.99),
        (lambda name: name.text.upper(), 0.99),
        (traditional, 0.99),
        (pinyin_apart, 0.96),
        (letters_exchanged, 0.95),
    ],
    ids=["as it is", "in capitals", "traditional", "pinyin", "a slip"],
)
def test_every_name_finds_what_it_names(atlas: Atlas, named: list[Entry], asked: Asked, least: float) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in named:
        for name in entry.names:
            owners[name.text.casefold()].add(entry.iri)
    found, missed = 0, []
    for entry in named:
        for name in entry.names:
            query = asked(name) if name.type != "id" else None
            if query:
                (first, *_) = [*atlas.once(engine).search(query, limit=1), None]
                right = first is not None and not first.weak and first.iri in owners[name.text.casefold()]
                found += right
                missed += [] if right else [query]
    assert found / (found + len(missed)) >= least, missed
