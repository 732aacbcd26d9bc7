"""The evidence on one thing as a page of Markdown in one language, of which Word documents and workbooks are made."""

from collections.abc import Iterator

from accord_atlas.service.answers.statements import EvidenceSource, Rival, Saying, SayingsAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.exports.markdown import page as whole_page
from accord_atlas.service.exports.markdown import plain
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence


def markdown(atlas: Atlas, answer: SayingsAnswer, language: Language) -> str:
    """The page: how surely it stands, then each source with what it says and what others say against it."""
    return Page(atlas, answer, language).text()


class Page:
    """The page of one thing in one language."""

    def __init__(self, atlas: Atlas, answer: SayingsAnswer, language: Language) -> None:
        self.atlas, self.answer, self.language = atlas, answer, language

    def text(self) -> str:
        """All of it."""
        name = plain(self.answer.entity.label.text(self.language) or self.answer.entity.id)
        parts = [("", self._lead(name))]
        for group in self.answer.groups:
            lines = [*self._source(group.source), "", *(line for each in group.statements for line in self._said(each))]
            parts.append((self._title(group.source), lines))
        local = [
            f"- {plain(each.text[self.language])}{self._gap()}{self._details([plain(each.layer.text[self.language])])}"
            for each in self.answer.local
        ]
        parts.append((sentence(self.language, "evidence-local"), local))
        return whole_page(sentence(self.language, "evidence-title", name=name), parts)

    def _lead(self, name: str) -> list[str]:
        groups = self.answer.groups
        if not groups:
            return [sentence(self.language, "evidence-none")]
        number = sum(len(group.statements) for group in groups)
        release = self.answer.release
        lead = sentence(
            self.language, "evidence-lead", name=name, release=release, statements=number, sources=len(groups)
        )
        return [lead, *(["", plain(self.answer.standing.text[self.language])] if self.answer.standing else [])]

    def _title(self, source: EvidenceSource) -> str:
        return plain(source.title or source.source.label.text(self.language) or source.source.id)

    def _source(self, source: EvidenceSource) -> Iterator[str]:
        publisher = source.source.label.text(self.language)
        about = [plain(publisher)] if source.title and publisher else []
        about += [self._concept("source-kind", source.kind)] if source.kind else []
        about += [self._concept("language", source.language)] if source.language else []
        yield sentence(self.language, "evidence-parts").join([*about, source.when[self.language]])
        if source.url:
            yield ""
            yield f"<{source.url}>"

    def _said(self, said: Saying) -> Iterator[str]:
        details = [self._confidence(said.confidence)] if said.confidence else []
        if said.locator:
            place = plain(said.locator.label.text(self.language))
            details.append(sentence(self.language, "evidence-locator", place=place))
        details += self._rank(said)
        details += [plain(said.layer.text[self.language])] if said.layer else []
        text = plain(said.text[self.language])
        yield f"- {text}{self._gap()}{self._details(details)}" if details else f"- {text}"
        for rival in said.rivals:
            text = sentence(
                self.language, "evidence-rival", text=plain(rival.text[self.language]), details=self._against(rival)
            )
            yield f"  - {text}"

    def _details(self, details: list[str]) -> str:
        return sentence(
            self.language, "evidence-details", details=sentence(self.language, "evidence-parts").join(details)
        )

    def _against(self, rival: Rival) -> str:
        parts = [plain(rival.source.label.text(self.language) or rival.source.id)]
        parts += [spoken(rival.observed_on)[self.language]] if rival.observed_on else []
        return sentence(self.language, "evidence-parts").join([*parts, *self._rank(rival)])

    def _rank(self, said: Saying | Rival) -> list[str]:
        """What is made of it where sources disagree, and why."""
        ranked = [] if said.rank in {None, "normal"} else [self._concept("rank", said.rank or "")]
        unused = [] if said.used or ranked else [sentence(self.language, "evidence-unused")]
        why = plain((said.why[self.language] or said.why.text(self.language)).rstrip(".。")) if said.why else ""
        return [*ranked, *unused, *([why] if why else [])]

    def _confidence(self, notation: str) -> str:
        return sentence(self.language, "evidence-confidence", confidence=self._concept("confidence", notation))

    def _concept(self, scheme: str, notation: str) -> str:
        return plain(concept_words(self.atlas, scheme, notation)[self.language])

    def _gap(self) -> str:
        return " " if self.language == "en" else ""
