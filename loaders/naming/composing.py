"""What is known while names are composed: the bodies, places and parties of the tables as they are so far."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from accord_atlas.loaders.naming.agreements import agreement_title
from accord_atlas.loaders.naming.bodies import body_en, body_zh, places_of
from accord_atlas.loaders.naming.name import Name
from accord_atlas.loaders.naming.phrases import Unknown
from accord_atlas.loaders.naming.specialties import specialty_en, specialty_zh
from accord_atlas.loaders.naming.titles import title_en, title_zh
from accord_atlas.loaders.records import Agreement, Organization, OrganizationName, Party, Specialty, Standard, Title
from accord_atlas.loaders.tables import Table

Named = Agreement | Organization | OrganizationName | Specialty | Standard | Title
"""A row that has a name in both languages."""


class Known:
    """The rows of the tables by what others call them; each method raises Unknown where it has no name to give."""

    def __init__(self, tables: Mapping[str, Table[Any]]) -> None:
        self.tables = tables
        self.jurisdictions = {row.id: Name(row.name_en, row.name_zh) for row in tables["jurisdictions"].rows}
        self.regions = {row.id: Name(row.name_en, row.name_zh) for row in tables["regions"].rows}
        self.places = places_of([*tables["regions"].rows, *tables["jurisdictions"].rows])
        self.organizations: dict[str, Organization] = {row.id: row for row in tables["organizations"].rows}
        self._acronyms = Counter(row.acronym for row in self.organizations.values())
        self._parties: dict[str, list[Party]] = {}
        for party in tables["parties"].rows:
            self._parties.setdefault(party.agreement, []).append(party)

    def where(self, row: Organization) -> Name | None:
        """The place of a body: its region for one that is of a part of a country, else its country."""
        if row.region and row.kind in ("regional-society", "regulator", "umbrella-body"):
            return self.regions.get(row.region)
        return self.jurisdictions.get(row.jurisdiction or "")

    def called(self, slug: str) -> list[str]:
        """All names of a body in Latin letters."""
        row = self.organizations.get(slug)
        names = (row.name_en.removeprefix("The "), row.acronym, *row.aliases) if row else ()
        return [name for name in names if name and name.isascii()]

    def named_in(self, title: str) -> list[tuple[int, str]]:
        """The bodies that a title names by a name or acronym that only one has, each with the place where it stands."""
        names = {name: row.id for row in self.organizations.values() for name in (row.name_en, row.acronym or "")}
        found: dict[str, int] = {}
        for name in sorted(filter(None, names), key=len, reverse=True):
            if self._acronyms[name] < 2 and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)):
                found.setdefault(names[name], match.start())
                title = title[: match.start()] + " " * len(name) + title[match.end() :]
        return [(place, slug) for slug, place in found.items()]

    def body(self, slug: str) -> Name:
        """A body as titles of agreements call it: in English by its acronym where only it has that."""
        row = self.organizations.get(slug)
        if row is None:
            return Name(None, None)
        own = row.acronym if self._acronyms[row.acronym] == 1 else None
        return Name(own or row.name_en or None, row.name_zh)

    def name(self, row: Named, language: str) -> str:
        """The name of a row in a language, `en` or `zh`, in which it has none."""
        match row:
            case Organization():
                return self._body(row.name_en, row.name_zh, row, language)
            case OrganizationName():
                body = self.organizations.get(row.organization)
                return self._body(row.name_en or row.name_local, row.name_zh, body, language)
            case Specialty():
                return self.specialty(row, language)
            case Title():
                return self.title(row, language)
            case Agreement():
                return self.agreement(row, language)
            case Standard():
                return self.standard(row, language)

    def _body(self, en: str | None, zh: str | None, body: Organization | None, language: str) -> str:
        where = self.where(body) if body else None
        if language == "zh":
            return body_zh(_other(en), self.places, where)
        return body_en(_other(zh), where, self.jurisdictions)

    def specialty(self, row: Specialty, language: str) -> str:
        """The name of a specialty."""
        if language == "en":
            return specialty_en(_other(row.zh), self.places_zh(), self.bodies_zh(short=True))
        return specialty_zh(_other(row.en), self.places, self.bodies_en())

    def title(self, row: Title, language: str) -> str:
        """The name of a title, with the place of its row."""
        where = self.jurisdictions.get(row.jurisdiction or "")
        if language == "zh":
            return title_zh(_other(row.name_en), self.places, self.bodies_en(), where)
        return title_en(_other(row.name_zh), self.bodies_zh(), self.places_zh(), where)

    def title_words(self, words: str) -> str:
        """The Chinese of a title that an agreement confers, such as `IntPE` or `Registered Foreign Engineer`."""
        rows = [row for row in self.tables["titles"].rows if words in (row.name_en, row.abbreviation) and row.name_zh]
        if len(rows) == 1:
            return str(rows[0].name_zh)
        bare = words.partition(",")[0].strip()
        return title_zh(bare, self.places, self.bodies_en(), None)

    def agreement(self, row: Agreement, language: str) -> str:
        """The title of an agreement from its parts, unless another has it."""
        parties = self._parties.get(row.id, [])
        name = agreement_title(row, parties, self)
        title = name.en if language == "en" else name.zh
        if not title:
            raise Unknown("its parties have no names or are too many, and nobody administers it")
        taken = [
            one.id
            for one in self.tables["agreements"].rows
            if one.id != row.id and title in (one.title_en, *one.title_zh)
        ]
        if taken:
            raise Unknown(f"its parts give the title of {taken[0]}")
        return title

    def standard(self, row: Standard, language: str) -> str:
        """What a standard is called by its number and its issuer, where its title is in the other language only."""
        issuer = self.body(row.issuer) if row.issuer else Name(None, None)
        full = self.organizations[row.issuer].name_en if row.issuer in self.organizations else None
        which = row.number or (row.issued or "")[:4]
        if not which or not (row.number or full):
            raise Unknown("it has neither a number nor an issuer and a year")
        if language == "en":
            return f"Standard of the {full.removeprefix('The ')} ({which})" if full else f"Standard {which}"
        return f"{issuer.zh}标准（{which}）" if issuer.zh else f"标准{which}"

    def place(self, slug: str) -> Name:
        """A country or economy; no name for one that no table has."""
        return self.jurisdictions.get(slug, Name(None, None))

    def home(self, slug: str) -> bool:
        """Whether a body is of the Mainland."""
        body = self.organizations.get(slug)
        return bool(body and body.jurisdiction == "cn")

    def places_zh(self) -> dict[str, Name]:
        """Countries and economies by Chinese name."""
        return {name.zh: name for name in self.jurisdictions.values() if name.zh}

    def bodies_zh(self, *, short: bool = False) -> dict[str, Name]:
        """Bodies by Chinese name; `short` calls them by their acronyms in English."""
        named = self._named()
        return {
            body.name_zh: self.body(body.id) if short else Name(body.name_en, body.name_zh)
            for body in named
            if body.name_zh
        }

    def _named(self) -> list[Organization]:
        return list(self.organizations.values())

    def bodies_en(self) -> dict[str, Name]:
        """Bodies by English name, without its article, and by acronym where only one has that; in lower case."""
        found = {}
        for body in self._named():
            name = Name(body.name_en, body.name_zh)
            for called in (body.name_en, body.name_en.removeprefix("The "), body.acronym or ""):
                if called and (called != body.acronym or self._acronyms[called] == 1):
                    found[called.lower()] = name
        return found


def _other(name: str | None) -> str:
    if not name:
        raise Unknown("blank in both languages")
    return name
