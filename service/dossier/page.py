"""A dossier as a page of Markdown in one language, to be read in a meeting."""

from collections.abc import Iterator

from accord_atlas.service.answers.dossier import DossierAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.dossier.formats import tables
from accord_atlas.service.exports.markdown import about, bullets, page, plain, table_lines
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import sentence
from accord_atlas.service.text.sentences import MAINLAND, name, place


def markdown(atlas: Atlas, answer: DossierAnswer, language: Language) -> str:
    """The page: what stands between the two sides in a sentence each, then the parts as tables, then the gaps."""
    here = answer.jurisdiction.iri
    title = "dossier-title-region" if here in MAINLAND else "dossier-title"
    parts = [
        ("", [_lead(atlas, answer, language)]),
        (sentence(language, "dossier-points"), bullets(plain(point.text(language)) for point in answer.points)),
        (sentence(language, "dossier-nearest"), bullets(_nearest(answer, language))),
        *_tables(atlas, answer, language),
    ]
    return page(sentence(language, title, place=name(atlas, here)), parts)


def _lead(atlas: Atlas, answer: DossierAnswer, language: Language) -> str:
    """From whose side, as of when, from which release."""
    here, there, day = answer.jurisdiction.iri, answer.counterpart.iri, answer.as_of or ""
    if here == there:
        return about(atlas, day, language)
    return sentence(
        language,
        "dossier-lead",
        counterpart=place(atlas, there, here),
        day=spoken(day),
        release=answer.release,
        data=spoken(atlas.release.data_date),
    )


def _nearest(answer: DossierAnswer, language: Language) -> Iterator[str]:
    """What keeps other agreements from being a route; what is the same both ways is said once."""
    near = (*answer.routes.outbound.nearest, *answer.routes.inbound.nearest)
    yield from (plain(line) for line in dict.fromkeys(each.text.text(language) for each in near))


def _tables(atlas: Atlas, answer: DossierAnswer, language: Language) -> Iterator[tuple[str, list[str]]]:
    for table in tables(answer):
        if table.name == "gaps":
            lines = list(bullets(words.text(language) for words in answer.gaps))
        else:
            nothing = [sentence(language, "nothing-on-record")]
            lines = list(table_lines(table, language, concepts(atlas))) or nothing
        yield table.title.text(language), lines
