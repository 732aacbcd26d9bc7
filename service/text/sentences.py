"""What sentences call things: the names of places and bodies, spans of time, texts of the data in both languages."""

from typing import Final

from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.domain.participations import Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.text.dates import spoken

Words = dict[str, str | None]
"""The same words in both languages; None where the source has them in the other only."""


def text(atlas: Atlas, iri: str, prop: str) -> Words | None:
    """The text of a property in both languages; None where it has none."""
    found = {getattr(v, "language", None) or "en": v.value for v in reading(atlas).all(prop).get(iri, ())}
    return {"en": found.get("en"), "zh": found.get("zh")} if found else None


def name(atlas: Atlas, iri: str | None) -> dict[str, str]:
    """What a sentence calls an entity in each language: its label, else the one of the other language."""
    named = atlas.labels[iri or ""]
    return {"en": named.text("en"), "zh": named.text("zh")}


ARTICLE: Final = ("United ", "Netherlands", "Philippines", "Russian Federation", "Democratic ", "Republic ")
"""How the names of countries begin that take an article in a sentence."""


MAINLAND: Final[dict[str, dict[str, str]]] = {
    entity("jurisdiction", "hk").value: {"en": "the Mainland", "zh": "内地"},
    entity("jurisdiction", "mo").value: {"en": "the Mainland", "zh": "内地"},
    entity("jurisdiction", "tw").value: {"en": "the Mainland", "zh": "大陆"},
}
"""What China is called beside one of these: they are of China, so that the two are not set against each other."""


CHINA: Final = entity("jurisdiction", "cn").value


def place(atlas: Atlas, iri: str | None, beside: str | None = None) -> dict[str, str]:
    """What a sentence calls a jurisdiction, given the one beside it: its name, in English with its article."""
    if iri == CHINA and beside in MAINLAND:
        return MAINLAND[beside]
    named = name(atlas, iri)
    return {**named, "en": f"the {named['en']}" if named["en"].startswith(ARTICLE) else named["en"]}


def body(atlas: Atlas, participation: Participation) -> dict[str, str]:
    """What a sentence calls the body of a standing; a jurisdiction's where the source names none."""
    if participation.organization:
        return name(atlas, participation.organization)
    home = place(atlas, participation.jurisdiction)
    return {"en": f"the body of {home['en']} (not named in the source)", "zh": f"{home['zh']}的机构（来源未载明）"}


def span(participation: Participation) -> dict[str, str]:
    """Since when and until when, as far as the source says."""
    start, end = (spoken(written) if written else None for written in (participation.start, participation.end))
    match start, end:
        case None, None:
            return {"en": "start not recorded", "zh": "起始时间未见记载"}
        case dict(), None:
            return {"en": f"since {start['en']}", "zh": f"自{start['zh']}起"}
        case None, dict():
            return {"en": f"until {end['en']}, start not recorded", "zh": f"至{end['zh']}止，起始时间未见记载"}
    return {"en": f"{start['en']} to {end['en']}", "zh": f"{start['zh']}至{end['zh']}"}  # type: ignore[index]
