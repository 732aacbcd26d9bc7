"""The names of the release in a Chinese document: the longest first, and what looks like a name that is not there."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.answers.notice import Candidate
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.entries import entries
from accord_atlas.service.core.finding.index import Entry

KINDS: Final = ("organization", "agreement", "jurisdiction", "region", "specialty", "title", "standard", "document")
"""What a clause may be about, in the order in which equal names are offered."""
TYPES: Final = frozenset({"label", "alias", "acronym", "former", "local"})
PAIR: Final = 2
Gaps = Set[int]
CALLED_BRIEFLY: Final = frozenset({"jurisdiction", "region"})
"""Kinds that two characters name anywhere; of others (食品) only an item of an enumeration does."""
ITEM: Final = re.compile(r"[、,(\[:和及与]")
ITEM_ENDS: Final = re.compile(r"[、,)\];。和及与等]")
LATIN: Final = re.compile(r"[A-Za-z0-9]")
TITLE: Final = re.compile("《([^《》]{2,60})》")
BODY: Final = re.compile(
    r"(?:(?<=[由向与和同及、,。;:(])|(?<=依托)|(?<=会同)|(?<=支持)|(?<=推动)|^)"
    r"([\u4e00-\u9fff]{2,20}?(?:学会|协会|联合会|联合体|理事会|工程师会|科协|委员会|研究会|促进会|学院|大学|公司|集团))"
    r"(?=[、,。;:()和及与等牵组负承]|$)"
)
LEADING: Final = re.compile("[由向与]")
GENERIC: Final = re.compile("相关|有关|各|全国学会|地方|所在|直辖|成立|推动|支持|当地|本|整合|组织|鼓励|引导|依托|其他")
"""Words by which a phrase that ends as names do names nobody."""
TITLED: Final = (
    (re.compile("(?:协议|协定|备忘录|公约)$"), "agreement"),
    (re.compile("(?:标准|规范|规程|导则)$"), "standard"),
    (re.compile(""), "document"),
)
"""The last word of a title → the kind of what has it."""


@dataclass(frozen=True)
class Lexicon:
    """Every name of a release, as it may stand in a document, by its first two characters."""

    names: Mapping[str, Sequence[Entry]]
    lengths: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate and where its words stand in the folded text."""

    start: int
    end: int
    candidate: Candidate


def lexicon(atlas: Atlas) -> Lexicon:
    """The names of an opened release; use it as `atlas.once(lexicon)`."""
    held: dict[str, dict[str, Entry]] = {}
    for entry in entries(atlas):
        if entry.kind in KINDS:
            for name in entry.names:
                key = folded(name.text)
                if name.type in TYPES and len(key) >= PAIR and not key.isdigit():
                    held.setdefault(key, {})[entry.iri] = entry
    lengths: dict[str, set[int]] = {}
    for key in held:
        lengths.setdefault(key[:PAIR], set()).add(len(key))
    return Lexicon(
        {key: sorted(found.values(), key=_rank) for key, found in held.items()},
        {first: sorted(found, reverse=True) for first, found in lengths.items()},
    )


def _rank(entry: Entry) -> tuple[int, int, str]:
    return KINDS.index(entry.kind), -entry.relations, entry.iri


def folded(text: str) -> str:
    """A text as the segmenter folds it: NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def mentions(atlas: Atlas, text: str, body: int = 0, gaps: Gaps = frozenset()) -> list[Found]:
    """What the folded text of a clause may name, in order, with the words that it rests on.

    Its heading ends at `body`; `gaps` are the places at which a Latin word begins. Of what has a title that the atlas
    does not know, only a body or a place with which the title begins is named: 《滨海南洋…》 says nothing of 海南.
    """
    known = _known(atlas, text, gaps)
    titles = [
        one for one in _titles(text) if not any(one.start < each.start and each.end == one.end - 1 for each in known)
    ]
    known = [each for each in known if not any(one.start + 1 < each.start < one.end for one in titles)]
    taken = [(found.start, found.end) for found in (*known, *titles)]
    bodies = (
        one for one in _bodies(text, body) if not any(one.start < end and start < one.end for start, end in taken)
    )
    return sorted([*known, *titles, *bodies], key=lambda found: found.start)


def _known(atlas: Atlas, text: str, gaps: Gaps) -> list[Found]:
    names = atlas.once(lexicon)
    found: list[Found] = []
    at = 0
    while at < len(text):
        length = next((n for n in names.lengths.get(text[at : at + PAIR], ()) if _named(names, text, at, n, gaps)), 0)
        if length:
            one, *others = names.names[text[at : at + length]]
            found.append(Found(at, at + length, _candidate(atlas, one, others, text[at : at + length])))
        at += length or 1
    return found


def _named(names: Lexicon, text: str, at: int, length: int, gaps: Gaps) -> bool:
    """Whether a name stands there and is one: a Latin one whole, two characters only where a name may be so short."""
    word = text[at : at + length]
    entries = names.names.get(word)
    if not entries:
        return False
    before, after = text[at - 1 : at], text[at + length : at + length + 1]
    if LATIN.match(word[0]) and LATIN.match(before) and at not in gaps:
        return False
    if LATIN.match(word[-1]) and LATIN.match(after) and at + length not in gaps:
        return False
    if len(word) > PAIR or entries[0].kind in CALLED_BRIEFLY:
        return True
    return bool(ITEM.match(before) and ITEM_ENDS.match(after)) if not word.isascii() else word.isupper()


def _candidate(atlas: Atlas, one: Entry, others: Sequence[Entry], words: str) -> Candidate:
    entity = atlas.labels[one.iri].entity
    rest = [atlas.labels[each.iri].entity for each in others[:3]]
    return Candidate(kind=one.kind, id=entity.id, label=entity, words=words, others=rest)


def _titles(text: str) -> Iterator[Found]:
    """Titles between 《》 of what the atlas does not have."""
    for match in TITLE.finditer(text):
        kind = next(kind for form, kind in TITLED if form.search(match[1]))
        yield Found(match.start(), match.end(), Candidate(kind=kind, id=None, words=match[1]))


def _bodies(text: str, body: int) -> Iterator[Found]:
    """Words that end as names of bodies do, where the atlas has no such body; heading and body are read apart."""
    for offset, part in ((0, text[:body]), (body, text[body:])):
        for match in BODY.finditer(part):
            words = LEADING.split(match[1])[-1]
            if len(words) > PAIR and not GENERIC.search(words):
                end = offset + match.end(1)
                yield Found(end - len(words), end, Candidate(kind="organization", id=None, words=words))
