"""The article that an English name takes inside a sentence: the Chinese Society of Engineers, but Engineers Canada."""

import re
from typing import Final

NOUNS: Final = (
    "academy alliance association board bureau center centre college commission committee council department federation"
    " institute institution ministry network office organization register registry society syndicate university"
)
COMMON: Final = frozenset(NOUNS.split())
"""Common nouns: a name built on one takes the article, a name that is only a name does not."""


def with_article(name: str) -> str:
    """The name of a body as it stands inside a sentence; one that begins with The keeps it, in a small letter."""
    if name.startswith("The "):
        return f"the {name[4:]}"
    head = re.split(r"[,(]", name)[0].lower().split()
    return f"the {name}" if COMMON.intersection(head) else name


def capitalised(sentence: str) -> str:
    """The sentence with a capital letter at its beginning, and nothing else changed."""
    return sentence[:1].upper() + sentence[1:]
