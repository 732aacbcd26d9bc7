"""A change in a sentence, as `text/messages/<language>/changes.ftl` has it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from accord_atlas.service.changes.change import Change
from accord_atlas.service.core.concepts import Concepts
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.model import Node
from accord_atlas.service.domain.network.relations import relations
from accord_atlas.service.text.english import capitalised, with_article
from accord_atlas.service.text.messages import message

STATUS: Final = "participation-status"
ARTICLED: Final = frozenset({"organization", "agreement"})
"""Kinds whose English names take an article in a sentence, if their words call for one."""
QUOTED: Final = frozenset({"agreement", "document", "standard"})
"""Kinds of text, whose Chinese titles stand in title marks."""
ALONE: Final = frozenset({"added", "ended", "in-force", "removed", "signed"})
"""Kinds of change that an agreement is the subject of; in the other sentences the article stands before its name."""
OF_STATUS: Final = frozenset({"joined", "left", "status-changed"})
"""Kinds of change whose `before` and `after` are statuses of participants."""


def written(changes: Iterable[Change], concepts: Concepts) -> Iterator[Change]:
    """The changes, each with its sentence; they are made into answers many times."""
    return (replace(change, sentence=sentence(change, concepts)) for change in changes)


def sentence(change: Change, concepts: Concepts) -> Words:
    """The change as a sentence in both languages."""
    subject = _name(change.subject, alone=change.kind in ALONE)
    words = message(
        f"change-{change.kind}",
        subject=Words(en=subject.en.rstrip(".。"), zh=subject.zh.rstrip(".。")),
        object=_name(change.object) if change.object else "",
        before=_value(change, change.before, concepts),
        after=_value(change, change.after, concepts),
        status=change.after or "unknown",
        relation=relations()[change.relation].label if change.relation else "",
    )
    return Words(en=capitalised(words.en), zh=words.zh) if change.subject.kind in ARTICLED else words


def _name(node: Node, *, alone: bool = False) -> Words:
    """What a sentence calls a node."""
    en, zh = node.text("en"), node.text("zh")
    if node.kind == "organization":
        en = with_article(en)
    elif alone and node.kind == "agreement":
        en = f"the {en}"
    quoted = node.kind in QUOTED and node.zh and "《" not in zh
    return Words(en=en, zh=f"《{zh}》" if quoted else zh)


def _value(change: Change, value: str | None, concepts: Concepts) -> Words | str:
    """A status by its label; a name or dates as they are."""
    if change.kind not in OF_STATUS:
        return value or "–"
    named = concepts.get(STATUS, {}).get(value or "unknown")
    return Words(en=named.text("en"), zh=named.text("zh")) if named else value or "?"
