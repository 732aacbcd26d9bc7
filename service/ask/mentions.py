"""What a question names: entities by any of their names, the longest first; countries by their adjectives, too."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from accord_atlas.ontology.names import entity
from accord_atlas.service.ask.cues import read
from accord_atlas.service.ask.units import Unit, units
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.engine import Engine
from accord_atlas.service.core.finding.entries import engine, entries
from accord_atlas.service.core.finding.text import fold
from accord_atlas.service.domain.participations import Agreement, agreements
from accord_atlas.service.domain.properties import reading

KINDS: Final = (
    "organization",
    "agreement",
    "jurisdiction",
    "region",
    "specialty",
    "title",
    "document",
    "standard",
)
"""What a question may name."""
FEDERATION: Final = "federation"
"""The kind, here alone, of a body of which others are members."""
NAMES: Final = frozenset({"label", "alias", "acronym", "former", "local"})
CALLED_BY_SLUG: Final = frozenset({"organization", "agreement"})
"""Kinds whose slugs people use as names: ipea, hkie."""
BRIEFLY_CALLED: Final = frozenset({"organization", "agreement", "jurisdiction", "region"})
"""Kinds that are called by two Chinese characters; such words for others (材料) are words of every day, too."""
PAIR: Final = 2
SHORT: Final = 3
"""Letters up to which a Latin name is taken for one only in capitals: `us`, `in` and `my` are words."""
BRIEF: Final = 5
"""Letters up to which it is in a question that has capitals elsewhere: a body that `sits` is not SITS."""
LEAST_SLIP: Final = 5
"""Letters that a mistyped name of a country has more than."""
LONGEST: Final = 48
"""Units of the longest name that is looked for."""
BODY: Final = re.compile(
    r"(?:institution|institute|society|societies|council|board|association|union|federation|commission|chamber|order|"
    r"college|academy|authority|accord|agreement|arrangement|treaty|register)s?"
)
"""English words by which a name of a body or an agreement is known though it is not written as recorded."""
BODY_ZH: Final = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:学会|协会|理事会|委员会|技术士会|工程师会|工程师局|联合体|联合会|公会|议会|协议|协定|备忘录)"
)
BEFORE: Final = 2
"""Words before one for a body or an agreement that may be of its name."""
DROPPED: Final = frozenset({"the", "of", "and", "for"})


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a part of a question may mean."""

    iri: str
    kind: str
    relations: int
    home: str | None
    behind: bool = False
    """Whether it is not what is named but stands behind that: the country of a body, the body of a country."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A part of a question, by its units, and the entities that it may mean, the most connected first."""

    start: int
    end: int
    text: str
    named: tuple[Named, ...]

    @property
    def home(self) -> str | None:
        """The slug of the country that it is of, or is."""
        return self.named[0].home

    def direct(self, kinds: Iterable[str]) -> bool:
        """Whether the name itself is that of an entity of these kinds, not of one that stands behind it."""
        found = self.of(kinds)
        return found is not None and not found.behind

    def of(self, kinds: Iterable[str]) -> Named | None:
        """The entity of these kinds that it means; none where it means none."""
        wanted = set(kinds)
        return next((each for each in self.named if not wanted or each.kind in wanted), None)


@dataclass(frozen=True)
class Gazetteer:
    """Every name of a release by its units."""

    names: Mapping[tuple[str, ...], Sequence[Named]]
    lengths: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """First unit → lengths of the names that begin with it, the longest first."""


def gazetteer(atlas: Atlas) -> Gazetteer:
    """The names of an opened release; use it as `atlas.once(gazetteer)`."""
    found: dict[tuple[str, ...], dict[tuple[str, str], Named]] = {}
    federations = {whole for _, whole in reading(atlas).entities("federation-member", "aa:federation")}
    for entry in entries(atlas):
        if entry.kind in KINDS:
            named = [Named(entry.iri, entry.kind, entry.relations, entry.jurisdiction)]
            if entry.iri in federations:
                named.append(replace(named[0], kind=FEDERATION))
            for name in entry.names:
                if name.type in NAMES or (name.type == "id" and entry.kind in CALLED_BY_SLUG):
                    for key in _keys(name.text):
                        if len("".join(key)) <= PAIR and not key[0].isascii() and entry.kind not in BRIEFLY_CALLED:
                            continue
                        found.setdefault(key, {}).update({(each.iri, each.kind): each for each in named})
    ranked = {
        key: sorted(held.values(), key=lambda n: (n.kind == FEDERATION or KINDS.index(n.kind), -n.relations, n.iri))
        for key, held in found.items()
    }
    lengths: dict[str, set[int]] = {}
    for key in ranked:
        lengths.setdefault(key[0], set()).add(len(key))
    return Gazetteer(ranked, {first: sorted(held, reverse=True) for first, held in lengths.items()})


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """A name in units, also without its joining words and without what stands in brackets."""
    for text in dict.fromkeys((name, re.sub(r"[(（].*?[)）]", "", name))):
        key = tuple(unit.text for unit in units(fold(text)))
        # What is a word of questions (Engineer is a title, too) names nothing.
        if key and len(key) <= LONGEST and read(" ".join(key) if key[0].isascii() else "".join(key)).rest:
            yield key
            bare = tuple(each for each in key if each not in DROPPED)
            if len(bare) > 1 and bare != key:
                yield bare


def mentions(atlas: Atlas, original: str, text: Sequence[Unit]) -> list[Mention]:
    """What the units of a question name, in order, none over another."""
    known = atlas.once(gazetteer)
    found = list(_exact(known, original, text))
    found += _engineers(known, text, found)
    found += _adjectives(atlas, text, found)
    found += _searched(atlas, original, text, found)
    return _with_those_behind(atlas, _settled(found))


def _with_those_behind(atlas: Atlas, found: Sequence[Mention]) -> list[Mention]:
    """Mentions with what stands behind them: countries of bodies, titles and regions; in an agreement, their bodies."""
    named = (each.of(["agreement"]) for each in found)
    deals = [agreements(atlas)[each.iri] for each in named if each and each.iri in agreements(atlas)]
    return [replace(each, named=(*each.named, *_behind(each, deals))) for each in found]


def _behind(mention: Mention, deals: Sequence[Agreement]) -> Iterator[Named]:
    if mention.home and not mention.of(["jurisdiction"]):
        yield _place(mention.home, behind=True)
    place = mention.of(["jurisdiction"])
    if place and not mention.of(["organization"]):
        bodies = {held.organization for deal in deals for held in deal.of(place.iri) if held.organization}
        if len(bodies) == 1:
            yield Named(bodies.pop(), "organization", 0, place.home, behind=True)


def _exact(known: Gazetteer, original: str, text: Sequence[Unit]) -> Iterator[Mention]:
    chinese = any(unit.chinese for unit in text)
    start = 0
    while start < len(text):
        match = next(_from(known, text, start), None)
        if match and (chinese or _meant(original, text[start : match.end])):
            yield match
            start = match.end
        else:
            start += 1


def _from(known: Gazetteer, text: Sequence[Unit], start: int) -> Iterator[Mention]:
    """The names that begin at a unit, the longest first; joining words inside may be left out."""
    for length in known.lengths.get(text[start].text, ()):
        key: list[str] = []
        end = start
        while end < len(text) and len(key) < length:
            if text[end].text not in DROPPED or _joins(known, key, text, end, length):
                key.append(text[end].text)
            end += 1
        if len(key) == length and (named := known.names.get(tuple(key))):
            yield Mention(start, end, " ".join(key), tuple(named))


def _joins(known: Gazetteer, key: list[str], text: Sequence[Unit], end: int, length: int) -> bool:
    """Whether the words as they stand, joining ones too, are a name of that length."""
    return (*key, *(unit.text for unit in text[end : end + length - len(key)])) in known.names


def _meant(original: str, text: Sequence[Unit]) -> bool:
    """Whether a short Latin name is one and no word: in capitals, or where the whole question is in small letters."""
    if len(text) > 1 or text[0].chinese or len(text[0].text) > BRIEF:
        return True
    written = re.findall(rf"(?<!\w){re.escape(text[0].text)}(?!\w)", original, re.IGNORECASE)
    return any(each.isupper() for each in written) or (len(text[0].text) > SHORT and original[1:].islower())


def _free(text: Sequence[Unit], found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The stretches of units that no mention covers."""
    start = 0
    for each in sorted(found, key=lambda mention: mention.start):
        if start < each.start:
            yield start, each.start
        start = max(start, each.end)
    if start < len(text):
        yield start, len(text)


def _engineers(known: Gazetteer, text: Sequence[Unit], found: Sequence[Mention]) -> list[Mention]:
    """The specialty of `civil engineers`, which is recorded as civil engineering."""
    made = []
    for start, end in _free(text, found):
        for at in range(start + 1, end):
            if text[at].text in {"engineer", "engineers"}:
                for begin in range(max(start, at - 3), at):
                    key = (*(unit.text for unit in text[begin:at]), "engineering")
                    if named := [each for each in known.names.get(key, ()) if each.kind == "specialty"]:
                        made.append(Mention(begin, at, " ".join(key), tuple(named)))
                        break
    return made


def _adjectives(atlas: Atlas, text: Sequence[Unit], found: Sequence[Mention]) -> list[Mention]:
    """The countries of Irish and British engineers."""
    held: Engine = atlas.once(engine)
    made = []
    for start, end in _free(text, found):
        words = [unit.text for unit in text[start:end]]
        for place in held.places.in_words(words):
            if any(len(word) > SHORT for word in words[place.start : place.end]):
                said = " ".join(words[place.start : place.end])
                made.append(Mention(start + place.start, start + place.end, said, (_place(place.place),)))
        for at, word in enumerate(words, start):
            # Malasya; what is a word of questions is no slip.
            if word.isascii() and len(word) > LEAST_SLIP and read(word).rest and (slug := held.places.meant(word)):
                made.append(Mention(at, at + 1, word, (_place(slug),)))
    return made


def _place(slug: str, *, behind: bool = False) -> Named:
    return Named(entity("jurisdiction", slug).value, "jurisdiction", 0, slug, behind)


def _searched(atlas: Atlas, original: str, text: Sequence[Unit], found: Sequence[Mention]) -> list[Mention]:
    """Bodies and agreements that are not written as recorded, if a search has a strong answer for them."""
    made = []
    for start, end in [*_stretches(original, text, found), *_beside(text, found)]:
        while start < end and text[start].text in DROPPED:
            start += 1
        written = _written(text[start:end])
        hits = atlas.once(engine).search(written, kinds=("organization", "agreement"), limit=1)
        if hits and not hits[0].weak and hits[0].score >= 0.6:
            hit = hits[0]
            made.append(Mention(start, end, written, (Named(hit.iri, hit.kind, hit.relations, None),)))
    return made


def _beside(text: Sequence[Unit], found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """A body and a country that stand side by side: the Institution of Engineers, Mauritius."""
    ordered = sorted(found, key=lambda each: each.start)
    for one, other in pairwise(ordered):
        between = text[one.end : other.start]
        kinds = {each.named[0].kind for each in (one, other)}
        if kinds == {"organization", "jurisdiction"} and all(unit.text in DROPPED for unit in between):
            yield one.start, other.end


def _stretches(original: str, text: Sequence[Unit], found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Stretches that look like the name of a body: around a word for one, with a country beside it."""
    places = {at: each for each in found if each.of(["jurisdiction"]) for at in range(each.start, each.end)}
    taken = {at for each in found if not each.of(["jurisdiction"]) for at in range(each.start, each.end)}
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and end not in taken and text[end].chinese == text[at].chinese:
            end += 1
        if end > at:
            yield from _in_stretch(original, text, at, end, places)
        at = max(end, at + 1)


def _in_stretch(
    original: str, text: Sequence[Unit], start: int, end: int, places: Mapping[int, Mention]
) -> Iterator[tuple[int, int]]:
    if text[start].chinese:
        run = "".join(unit.text for unit in text[start:end])
        for match in BODY_ZH.finditer(run):
            begin = next((at for at in range(start + match.start(), start + match.end()) if at in places), None)
            if begin is not None:
                yield places[begin].start, start + match.end()
        return
    for at in range(start, end):
        if BODY.fullmatch(text[at].text):
            left = at
            while left > start and (
                left - 1 in places or text[left - 1].text in {*DROPPED, "engineering", "engineers"}
            ):
                left -= 1
            right = at + 1
            while right < end and (right in places or text[right].text in {*DROPPED, "engineering", "engineers"}):
                right += 1
            if any(place in places for place in range(left, right)):
                yield left, right
            elif right - left == 1 and at - start and original[text[at - 1].start : text[at - 1].start + 1].isupper():
                # Without a country, the capitalised words before: the Trans-Tasman arrangement.
                yield max(start, at - BEFORE), right


def _written(text: Sequence[Unit]) -> str:
    return "".join(unit.text if unit.chinese else f" {unit.text} " for unit in text).strip()


def _settled(found: Sequence[Mention]) -> list[Mention]:
    """Of mentions one over another, the longest."""
    kept: list[Mention] = []
    for each in sorted(found, key=lambda mention: (mention.start - mention.end, mention.start)):
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda mention: mention.start)
