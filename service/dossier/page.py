"""A dossier as a page of Markdown in one language, to be read in a meeting."""

from collections.abc import Iterator

from accord_atlas.service.answers.dossier import DossierAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.dossier.sections import Sections
from accord_atlas.service.exports.markdown import bullets, page, plain, table_lines
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.exports.table import Table
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import MAINLAND, name, place


def markdown(atlas: Atlas, answer: DossierAnswer, language: Language) -> str:
    """The page: what there is in a sentence, what it comes to, the parts as tables, the gaps, the sources."""
    here = answer.jurisdiction.iri
    title = "dossier-title-region" if here in MAINLAND else "dossier-title"
    found = Sections(atlas, answer)
    first = (found.shared(), found.intentions(), found.routes())
    second = (found.memberships(), found.two_sided(), found.events(), found.disciplines(), found.bodies())
    parts = [
        ("", [f"**{plain(answer.summary[language])}**", "", _lead(atlas, answer, language)]),
        (sentence(language, "dossier-points"), bullets(plain(point[language]) for point in answer.points)),
        *(_section(atlas, each, language) for each in first),
        (sentence(language, "dossier-nearest"), bullets(_nearest(answer, language))),
        *(_section(atlas, each, language) for each in second),
        ("", _more_bodies(found, language)),
        (sentence(language, "dossier-gaps"), bullets(plain(gap[language]) for gap in answer.gaps)),
        (sentence(language, "dossier-sources"), _sources(atlas, found, language)),
    ]
    return page(sentence(language, title, place=name(atlas, here)), parts)


def _section(atlas: Atlas, table: Table, language: Language) -> tuple[str, list[str]]:
    return table.title[language], list(table_lines(table, language, concepts(atlas)))


def _lead(atlas: Atlas, answer: DossierAnswer, language: Language) -> str:
    """From whose side, from which release."""
    here, there = answer.jurisdiction.iri, answer.counterpart.iri
    return sentence(
        language,
        "dossier-lead",
        own="own" if here == there else "other",
        counterpart=place(atlas, there, here),
        release=answer.release,
        data=spoken(atlas.release.data_date),
    )


def _nearest(answer: DossierAnswer, language: Language) -> Iterator[str]:
    """What keeps other agreements from being a route; what is the same both ways is said once."""
    near = (*answer.routes.outbound.nearest, *answer.routes.inbound.nearest)
    yield from (plain(line) for line in dict.fromkeys(each.text.text(language) for each in near))


def _more_bodies(found: Sections, language: Language) -> Iterator[str]:
    """How many bodies the table leaves out, because they are in no agreement."""
    if idle := len(found.answer.bodies) - len(found.active):
        yield sentence(language, "dossier-more-bodies", number=idle)


def _sources(atlas: Atlas, found: Sections, language: Language) -> Iterator[str]:
    """The sources, numbered as the rows refer to them."""
    lines = listed(atlas, found.sources, language)
    yield from (f"{number}. {line}" for number, line in enumerate(lines, start=1))
