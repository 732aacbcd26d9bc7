"""The article that an English name takes inside a sentence: the Chinese Society of Engineers, but Engineers Canada.

Which names take one stands in `articles.csv`: the words with which names of places begin, and the common nouns on
which names of bodies are built (a name that is only a name takes none). There stand, too, the beginnings of words that
take a or an against their first letter.
"""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final

VOWELS: Final = frozenset("aeiou")


def with_article(name: str) -> str:
    """The name of a body as it stands inside a sentence; one that begins with The keeps it, in a small letter."""
    if name.startswith("The "):
        return f"the {name[4:]}"
    head = re.split(r"[,(]", name)[0].lower().split()
    return f"the {name}" if set(head).intersection(_words("body")) else name


def with_indefinite(noun: str) -> str:
    """A noun with a or an, by its sound: an engineer, an honour, but a university, a European, a one-way provision."""
    word = noun.lower()
    silent, glide = word.startswith(_words("an")), word.startswith(_words("a"))
    return f"an {noun}" if silent or (word[:1] in VOWELS and not glide) else f"a {noun}"


def place_with_article(name: str) -> str:
    """The name of a country or region as it stands inside a sentence: the Netherlands, but Malaysia."""
    takes = any(name == word or name.startswith(f"{word} ") for word in _words("place"))
    return f"the {name}" if takes else name


def capitalised(sentence: str) -> str:
    """The sentence with a capital letter at its beginning, and nothing else changed."""
    return sentence[:1].upper() + sentence[1:]


@cache
def _words(kind: str) -> tuple[str, ...]:
    with files("accord_atlas.service.text").joinpath("articles.csv").open(encoding="utf-8") as lines:
        return tuple(row["words"] for row in csv.DictReader(lines) if row["kind"] == kind)
