"""A profile as a page of Markdown in one language, of which Word documents and workbooks are made."""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.ontology.categories import by_symbol
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.profile import ProfileAnswer, ProfileFigure, ProfileIntention, ProfileStanding
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.bases import recognises
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.exports.markdown import bullets, plain, table
from accord_atlas.service.exports.markdown import page as whole_page
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.sentences import listing, name, place
from accord_atlas.service.text.standing import sureness
from accord_atlas.service.text.titles import column_title

TIES = 6
"""More ties than these are told by their number."""
NAMED = 6
"""So many of the things that a figure counts stand in its row; all are in the answer."""


def markdown(atlas: Atlas, answer: ProfileAnswer, language: Language) -> str:
    """The page: the answer, the figures, who stands where, what is with us, what changed, what is not known."""
    return Page(atlas, answer, language).text()


def _home(atlas: Atlas, answer: ProfileAnswer) -> str | None:
    """The jurisdiction (IRI) that the profile is of, or whose body it is of."""
    iri = answer.entity.iri
    return iri if answer.kind == "jurisdiction" else reading(atlas).text(iri, "aa:jurisdiction")


def _shown(answer: ProfileAnswer) -> tuple[Sequence[ProfileStanding], int]:
    """The places that a page lists, and how many ties it leaves out, where they are many beside what recognises."""
    telling = [row for row in answer.standing if recognises(row.basis)]
    idle = len(answer.standing) - len(telling)
    return (telling, idle) if telling and idle > TIES else (answer.standing, 0)


class Page:
    """The page of one profile in one language."""

    def __init__(self, atlas: Atlas, answer: ProfileAnswer, language: Language) -> None:
        self.atlas, self.answer, self.language = atlas, answer, language
        self.home = _home(atlas, answer)
        self.shown, self.idle = _shown(answer)
        parts = (answer.counterpart.intentions, answer.figures, answer.latest)
        self.sources = sources(atlas, self.shown, *parts)
        self.marks = {each.source.iri: number for number, each in enumerate(self.sources, start=1)}

    def text(self) -> str:
        """All of it."""
        said, other = self.answer, self.answer.counterpart
        there = place(self.atlas, other.jurisdiction.iri, said.entity.iri)
        beside = "own" if other.own else "other"
        lines = (f"{number}. {line}" for number, line in enumerate(self._sources(), start=1))
        parts = [
            ("", [f"**{plain(said.summary[self.language])}**", "", self._lead()]),
            (self._said("profile-figures"), self._figures()),
            (self._said("profile-standing"), self._standing()),
            (self._said("profile-with", own=beside, counterpart=there), bullets(self._words(other.points))),
            (self._said("profile-lacking"), bullets(self._lacking())),
            (self._said("profile-intentions"), self._intentions()),
            (self._said("profile-latest"), self._latest()),
            (self._said("profile-gaps"), bullets(self._words(each.text for each in said.gaps))),
            (self._said("profile-next"), bullets(self._next())),
            (self._said("sources-heading"), lines),
        ]
        return whole_page(self._said("profile-title", name=name(self.atlas, said.entity.iri)), parts)

    def _said(self, key: str, **values: Words | str | int) -> str:
        return sentence(self.language, key, **values)

    def _words(self, found: Iterable[Words]) -> Iterator[str]:
        yield from (plain(each[self.language]) for each in found)

    def _name(self, entity: Entity | None) -> str:
        return plain(name(self.atlas, entity.iri)[self.language]) if entity else ""

    def _concept(self, scheme: str, notation: str) -> str:
        return plain(concept_words(self.atlas, scheme, notation)[self.language])

    def _mark(self, source: Entity | None) -> str:
        if source is None or source.iri not in self.marks:
            return ""
        return self._said("dossier-source-number", number=str(self.marks[source.iri]))

    def _lead(self) -> str:
        data = spoken(self.atlas.release.data_date)
        day = spoken(self.answer.as_of or "")
        return self._said("profile-lead", day=day, release=self.answer.release, data=data)

    def _titles(self, *keys: str) -> list[str]:
        return [self._said(f"profile-column-{key}") for key in keys]

    def _figures(self) -> Iterator[str]:
        same: dict[tuple[object, ...], list[ProfileFigure]] = {}
        for each in self.answer.figures:
            same.setdefault((each.property, each.as_of, each.of and each.of.iri, each.name.en), []).append(each)
        rows = [row for group in same.values() for row in self._group(group)]
        yield from table(self._titles("what", "number", "when", "whose", "source"), rows)

    def _group(self, same: Sequence[ProfileFigure]) -> Iterator[list[str]]:
        """A row for a number; several of one thing and time are told apart by their notes, or stand in one row."""
        notes = [each.note[self.language] if each.note else None for each in same]
        if len(same) > 1 and not all(notes):
            numbers = sentence(self.language, "list-separator").join(self._number(each) for each in same)
            yield self._row(same, "", self._said("profile-several", numbers=numbers))
            return
        for each, note in zip(same, notes, strict=True):
            yield self._row([each], (note or "") if len(same) > 1 else self._counted(each.entities), self._number(each))

    def _row(self, same: Sequence[ProfileFigure], note: str, number: str) -> list[str]:
        each = same[0]
        found = {figure.source.iri: figure.source for figure in same if figure.source}
        marks = sentence(self.language, "dossier-source-separator").join(map(self._mark, found.values()))
        what = plain(each.name[self.language])
        what = self._said("profile-noted", what=what, note=plain(note.rstrip(".。"))) if note else what
        return [what, number, spoken(each.as_of)[self.language], self._name(each.of), marks]

    def _number(self, each: ProfileFigure) -> str:
        """The number with its bound and its unit."""
        shown = f"{each.value:,}"
        if each.comparator != "=":
            bound = self._concept("comparator", by_symbol("comparator")[each.comparator])
            shown = self._said("profile-about", comparator=bound, value=shown)
        unit = concepts(self.atlas).get("unit", {}).get(each.unit or "")
        return self._said("profile-unit", value=shown, unit=unit.words) if unit else shown

    def _counted(self, found: Sequence[Entity]) -> str:
        """The first of what was counted; nothing of many."""
        if not found or len(found) > NAMED:
            return ""
        return listing((place(self.atlas, each.iri, self.home) for each in found), "list-separator")[self.language]

    def _standing(self) -> Iterator[str]:
        headings = [
            *(column_title("members", key)[self.language] for key in ("organization", "status", "start", "certainty")),
            column_title("members", "source")[self.language],
        ]
        first = [] if self.answer.kind == "agreement" else [column_title("agreements", "agreement")[self.language]]
        yield from table([*first, *headings], [self._place(each) for each in self.shown])
        if self.idle:
            yield from ("", self._said("profile-more-ties", number=self.idle))

    def _place(self, row: ProfileStanding) -> list[str]:
        first = [] if self.answer.kind == "agreement" else [self._name(row.agreement)]
        start = spoken(row.start)[self.language] if row.start else self._said("undated")
        sure = sureness(self.atlas, row.certainty, row.reason)[self.language]
        status = self._concept("participation-status", row.status)
        return [*first, self._holder(row), status, start, sure, self._mark(row.source)]

    def _holder(self, row: ProfileStanding) -> str:
        """The body, in an agreement with its country; the country where no source names a body."""
        home = row.jurisdiction
        if row.organization is None:
            return plain(message("body-of-place", place=place(self.atlas, home.iri if home else None))[self.language])
        if home and self.answer.kind == "agreement":
            there, of = plain(place(self.atlas, home.iri)[self.language]), self._name(row.organization)
            return of if there in of else self._said("profile-noted", what=of, note=there)
        return self._name(row.organization)

    def _lacking(self) -> Iterator[str]:
        # In the profile of an agreement the line stands among the points already.
        if self.answer.kind != "agreement":
            yield from self._words(each.text for each in self.answer.counterpart.lacking)

    def _intentions(self) -> Iterator[str]:
        rows = [self._intention(each) for each in self.answer.counterpart.intentions]
        yield from table(self._titles("intention", "outcome", "verdict", "why", "source"), rows)

    def _intention(self, each: ProfileIntention) -> list[str]:
        verdict = self._concept("verdict", each.verdict) if each.verdict else ""
        why = plain(each.reason[self.language])
        if isinstance(each.observed, Entity):
            why = self._said("profile-noted", what=why, note=self._name(each.observed))
        outcome = self._concept("outcome", each.outcome)
        return [self._name(each.intention), outcome, verdict, why, self._mark(each.source)]

    def _latest(self) -> Iterator[str]:
        rows = [
            [spoken(each.date)[self.language], plain(each.text[self.language]), self._mark(each.source)]
            for each in self.answer.latest
        ]
        yield from table(self._titles("when", "event", "source"), rows)

    def _next(self) -> Iterator[str]:
        for each in self.answer.next:
            yield self._said("profile-link", title=plain(each.title[self.language]), address=f"<{each.address}>")

    def _sources(self) -> Iterator[str]:
        yield from listed(self.atlas, self.sources, self.language)
