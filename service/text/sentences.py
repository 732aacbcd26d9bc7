"""What sentences call things: the names of places and bodies, spans of time, texts of the data, in both languages."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.shape import Label, Words
from accord_atlas.service.domain.participations import Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.english import capitalised, place_with_article, with_article, with_indefinite
from accord_atlas.service.text.messages import message, sentence


def release_notes(release: Release, language: Language) -> str:
    """From which release something is, and which local layers that has beside the curated data."""
    said = sentence(language, "site-release", release=release.id, day=spoken(release.data_date))
    return joined([said, with_layers(release, language)], language)


def joined(said: Iterable[str], language: Language) -> str:
    """Whole sentences one after the other, those that are blank left out."""
    return (" " if language == "en" else "").join(each for each in said if each)


def with_layers(release: Release, language: Language) -> str:
    """Which local layers a release has beside the curated data; blank where it has none."""
    listed = sentence(language, "list-separator").join(release.layers)
    return sentence(language, "site-layers", layers=listed) if release.layers else ""


def text(atlas: Atlas, iri: str, prop: str) -> Label | None:
    """The text of a property in both languages (null: in the other only); None where it has none."""
    found = {getattr(v, "language", None) or "en": v.value for v in reading(atlas).all(prop).get(iri, ())}
    return Label(en=found.get("en"), zh=found.get("zh")) if found else None


def name(atlas: Atlas, iri: str | None) -> Words:
    """What a sentence calls an entity in each language: its label, else the one of the other language."""
    return atlas.labels[iri or ""].words


def definite(words: Words) -> Words:
    """The name of a body inside a sentence: in English with the article that it takes."""
    return Words(en=with_article(words.en), zh=words.zh)


def one(words: Words) -> Words:
    """A common noun for one of its kind: in English with the article a or an."""
    return Words(en=with_indefinite(words.en), zh=words.zh)


def first(words: Words) -> Words:
    """Words at the beginning of a sentence: in English with a capital letter."""
    return Words(en=capitalised(words.en), zh=words.zh)


def listing(words: Iterable[Words], separator: str = "names-separator") -> Words:
    """Several words in a row, with the separator that the message of that name has."""
    held = list(words)
    return Words(
        en=sentence("en", separator).join(each.en for each in held),
        zh=sentence("zh", separator).join(each.zh for each in held),
    )


@cache
def relative_names() -> Mapping[tuple[str, str], Words]:
    """(Jurisdiction, the one beside it) → what a sentence calls the first; from `relative_names.csv`.

    Hong Kong, Macao and Taipei are of China, so that the two are not set against each other.
    """

    def jurisdiction(slug: str) -> str:
        return entity("jurisdiction", slug).value

    with files("accord_atlas.service.text").joinpath("relative_names.csv").open(encoding="utf-8") as lines:
        return {
            (jurisdiction(row["jurisdiction"]), jurisdiction(row["counterpart"])): Words(en=row["en"], zh=row["zh"])
            for row in csv.DictReader(lines)
        }


CHINA: Final = entity("jurisdiction", "cn").value
MAINLAND: Final[Mapping[str, Words]] = {
    counterpart: words for (place, counterpart), words in relative_names().items() if place == CHINA
}
"""What China is called beside one of these."""


def place(atlas: Atlas, iri: str | None, counterpart: str | None = None) -> Words:
    """What a sentence calls a jurisdiction, given the one beside it: its name, in English with its article."""
    if relative := relative_names().get((iri or "", counterpart or "")):
        return relative
    named = name(atlas, iri)
    return Words(en=place_with_article(named.en), zh=named.zh)


def body(atlas: Atlas, participation: Participation) -> Words:
    """What a sentence calls the body of a participation; a jurisdiction's where the source names none."""
    if participation.organization:
        return name(atlas, participation.organization)
    return message("body-of-place", place=place(atlas, participation.jurisdiction))


def span(participation: Participation) -> Words:
    """Since when and until when, as far as the source says."""
    return time(participation.start, participation.end)


def time(start: str | None, end: str | None) -> Words:
    """Since when and until when, from EDTF, as far as each is recorded."""
    since, until = (spoken(written) if written else None for written in (start, end))
    if since and until:
        return message("time-between", start=since, end=until)
    if since:
        return message("time-since", start=since)
    return message("time-until", end=until) if until else message("time-not-recorded")


def participation_line(atlas: Atlas, participation: Participation) -> Words:
    """Which body stands in which agreement, how, since when."""
    # The same few hundred lines stand in most answers: each is made once for a release.
    kept = atlas.once(_lines)
    if participation.iri not in kept:
        kept[participation.iri] = _line(atlas, participation)
    return kept[participation.iri]


def _lines(_: Atlas) -> dict[str, Words]:
    return {}


def _line(atlas: Atlas, participation: Participation) -> Words:
    return message(
        "participation",
        body=body(atlas, participation),
        agreement=name(atlas, participation.agreement),
        status=concept_words(atlas, "participation-status", participation.status),
        time=span(participation),
    )


def listed_years(years: Sequence[str]) -> Words:
    """Years, one after another."""
    return listing([Words(en=year, zh=year) for year in years])
