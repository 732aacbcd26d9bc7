"""Names that we put together ourselves, in each language whose parts all exist."""

import re
from collections import Counter

from pyoxigraph import Literal

from accord_atlas.loaders.facts.entities import Pair
from accord_atlas.loaders.facts.reading import Facts
from accord_atlas.loaders.naming.name import Name
from accord_atlas.loaders.statements import text
from accord_atlas.loaders.vocabularies import concepts

__all__ = ["Name", "Names", "alias", "concept_name", "joined", "labels", "told_day"]

HAN = re.compile("[\u3400-\u9fff]")
KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")


class Names:
    """What the things in the facts are called, by id; a missing language stays missing."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._acronyms = Counter(row.acronym for row in facts.organizations.values())
        self.jurisdictions = {row.id: Name(row.name_en, row.name_zh) for row in facts.jurisdictions}

    def organization(self, slug: str) -> Name:
        """A body by its acronym where only it has that, else by its full name; in Chinese the other way round."""
        row = self._facts.organizations[slug]
        own = row.acronym if self._acronyms[row.acronym] == 1 else None
        return Name(own or row.name_en, row.name_zh or own)

    def full(self, slug: str) -> Name:
        """A body by its full name, with which sentences and cells name it."""
        row = self._facts.organizations[slug]
        return Name(row.name_en, row.name_zh)

    def agreement(self, slug: str) -> Name:
        """An agreement by its title; in Chinese by the first form."""
        row = self._facts.agreements[slug]
        return Name(row.title_en, row.title_zh[0] if row.title_zh else None)

    def specialty(self, slug: str) -> Name:
        """A specialty."""
        row = self._facts.specialties[slug]
        return Name(row.en, row.zh)

    def title(self, slug: str) -> Name:
        """A title."""
        row = self._facts.titles[slug]
        return Name(row.name_en, row.name_zh)

    def region(self, code: str) -> Name:
        """A region by its ISO 3166-2 code."""
        row = self._facts.regions[code]
        return Name(row.name_en, row.name_zh)


def labels(name: Name) -> list[Pair]:
    """The label pairs of a name."""
    return [("rdfs:label", text(name.en, "en")), ("rdfs:label", text(name.zh, "zh"))]


def joined(parts: list[Name], en: str, zh: str) -> Name:
    """Names put into a pattern for each language, where every part has that language."""
    ens, zhs = [part.en for part in parts], [part.zh for part in parts]
    return Name(en.format(*ens) if all(ens) else None, zh.format(*zhs) if all(zhs) else None)


def concept_name(scheme: str, notation: str) -> Name:
    """What the vocabulary calls a controlled value; KeyError where it has no such value."""
    found = concepts(scheme)[notation]
    return Name(found.get("en"), found.get("zh"))


def told_day(written: str) -> Name:
    """A date or vintage as names say it: `2024~` as c. 2024 and 约2024, `2023 or later` in Chinese as 2023或其后."""
    about = written.endswith("~")
    bare = written.rstrip("~")
    later = re.fullmatch(r"(\S+) or later", bare)
    chinese = "未注明日期" if bare == "undated" else f"{later[1]}或其后" if later else bare
    return Name(f"c. {bare}" if about else bare, f"约{chinese}" if about else chinese)


def alias(name: str) -> Literal:
    """A variant name in the language that its letters show: Han is Chinese, ASCII English, others stay open."""
    if HAN.search(name) and not KANA_OR_HANGUL.search(name):
        return Literal(name, language="zh")
    return Literal(name, language="en") if name.isascii() else Literal(name)
