"""What a source says, as a sentence by rule: from the subject, the property and the value."""

import re
from collections.abc import Mapping
from typing import Final

from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.core.statements import StatedValue
from accord_atlas.service.domain.membership import is_over
from accord_atlas.service.domain.participations import Participation
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message, names
from accord_atlas.service.text.sentences import body, definite, first, place

PREFIX: Final = "evidence-of-"
HAPPENED: Final = frozenset({"founded", "dissolved", "signed", "inForce", "ended"})
"""Properties whose sentences tell when something happened."""
DATED: Final = HAPPENED | {"start", "end", "date", "issued", "effective", "due", "observedOn", "nextDue", "searchedOn"}
TITLED: Final = frozenset({"agreement", "document", "standard"})
"""Kinds of text, whose Chinese titles stand in title marks."""
NAMED: Final = frozenset({"organization", "agreement", "title", "jurisdiction", "region", "specialty", "standard"})
"""Kinds that have a name; what others are called is a sentence about them."""
LANGUAGES: Final = {"en", "zh"}
OWN_NAMES: Final = frozenset({"label", "altLabel", "formerTitle", "localName", "name", "acronym"})
"""Properties of which a text in another language is another name, not the same in that language."""


def subject_words(named: Named) -> Words:
    """What a sentence calls the thing that it is about."""
    if named.kind == "organization":
        return definite(named.words)
    if named.kind in TITLED:
        return titled(named)
    if named.kind in NAMED:
        return named.words
    return Words(en=f"“{named.words.en.rstrip('.')}”", zh=f"“{named.words.zh.rstrip('。')}”")


def titled(named: Named) -> Words:
    """The title of an agreement or a text: in English with its article, in Chinese between title marks."""
    en, zh = named.words.en, named.words.zh
    marked = f"《{zh}》" if named.zh and "《" not in zh else zh
    return Words(en=f"the {en}" if named.kind == "agreement" and not en.startswith("The ") else en, zh=marked)


def value_words(atlas: Atlas, prop: str, stated: StatedValue) -> Words:
    """A value as words: things by their names, controlled values by their labels, dates spoken."""
    value = stated.value
    if isinstance(value, Entity):
        named = atlas.labels[value.iri]
        if named.kind == "jurisdiction":
            return place(atlas, named.iri)
        return named.words if named.kind in {"concept", None} else subject_words(named)
    if isinstance(value, bool):
        return message("evidence-yes" if value else "evidence-no")
    if prop in DATED and isinstance(value, str):
        return spoken(value)
    text = f"{value:,}" if isinstance(value, int) and prop == "value" else str(value if value is not None else "")
    return Words(en=text, zh=text)


def property_sentence(
    atlas: Atlas, subject: Named, prop: Named, stated: StatedValue, other: StatedValue | None = None
) -> Words:
    """One value of one property as a sentence; `other` is the same text in the other language."""
    value = value_words(atlas, prop.slug, stated)
    if other:
        texts = {each.language: str(each.value) for each in (stated, other)}
        value = Words(en=texts["en"], zh=texts["zh"])
    if prop.slug == "label" and subject.kind not in NAMED:
        return _written("wording", value, stated)
    if prop.slug == "label":
        return _written("label", value, stated)
    who, said = subject_words(subject), PREFIX + prop.slug
    if prop.slug in HAPPENED:
        value = happened(value, str(stated.value))
    if said in names(said):
        return first(message(said, subject=who, value=value))
    quoted = isinstance(stated.value, str) and stated.language is not None
    key = "evidence-property-text" if quoted else "evidence-property"
    return first(message(key, subject=who, property=prop.words, value=value))


def happened(date: Words, written: str) -> Words:
    """A date with the word before it: on a day, in a month or a year."""
    exact = "yes" if re.fullmatch(r"\d{4}-\d\d-\d\d\??", written) else "no"
    return message("evidence-at", date=date, exact=exact)


def _written(key: str, value: Words, stated: StatedValue) -> Words:
    text = Words(en=value.en.rstrip("."), zh=value.zh.rstrip("。")) if key == "label" else value
    return message(PREFIX + key, value=text, language=stated.language if stated.language in LANGUAGES else "other")


def place_sentence(atlas: Atlas, held: Participation, said: Mapping[str, StatedValue]) -> Words:
    """A place in an agreement with the status and the dates that a source gives; `said` is by property."""
    status = _notation(said["status"]) or held.status
    was = _notation(said["was"]) if "was" in said else None
    words = {
        "body": definite(body(atlas, held)),
        "agreement": titled(atlas.labels[held.agreement]),
        "place": message("evidence-place", status=was or status),
    }
    dates = {key: spoken(str(said[key].value)) for key in ("start", "end") if key in said}
    over = is_over(status) or "end" in dates
    key = "evidence-stood" if over else "evidence-stands"
    form = "between" if len(dates) == 2 else "since" if "start" in dates else "until" if dates else ""
    return first(message(f"{key}-{form}" if form else key, **words, **dates))


def place_part(atlas: Atlas, held: Participation, prop: Named, stated: StatedValue) -> Words:
    """One value of a place in an agreement alone: its beginning, its end, what else is said of it."""
    words = {
        "body": definite(body(atlas, held)),
        "agreement": titled(atlas.labels[held.agreement]),
        "value": value_words(atlas, prop.slug, stated),
    }
    if prop.slug in {"start", "end"}:
        return first(message(f"evidence-place-{prop.slug}", **words))
    return first(message("evidence-place-part", **words, property=prop.words))


def _notation(stated: StatedValue) -> str | None:
    """The notation of a controlled value."""
    return stated.value.id.rpartition(".")[2] if isinstance(stated.value, Entity) else None
