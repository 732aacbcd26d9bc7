"""Changes as an Atom feed (RFC 4287)."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from accord_atlas.service.answers.changes import Change, ChangesAnswer
from accord_atlas.service.changes.addresses import change_address
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import message, sentence

ATOM: Final = "http://www.w3.org/2005/Atom"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OTHER: Final[Mapping[Language, Language]] = {"en": "zh", "zh": "en"}


def to_atom(answer: ChangesAnswer, address: str, data_date: date, language: Language) -> bytes:
    """The feed at an address, the latest change first; what has no date bears that of the data."""
    register_namespace("", ATOM)
    feed = Element(f"{{{ATOM}}}feed", {LANGUAGE: language})
    updated = _moment(data_date)
    _texts(feed, {"id": address, "title": sentence(language, "changes-feed"), "updated": updated})
    SubElement(feed, f"{{{ATOM}}}link", href=address, rel="self", type="application/atom+xml")
    SubElement(SubElement(feed, f"{{{ATOM}}}author"), f"{{{ATOM}}}name").text = "Accord Atlas"
    for change in reversed(answer.changes):
        entry = SubElement(feed, f"{{{ATOM}}}entry")
        title = _title(change)
        moment = _moment(change.earliest) if change.earliest else updated
        _texts(entry, {"id": change_address(answer, change), "title": title.text(language), "updated": moment})
        SubElement(entry, f"{{{ATOM}}}summary").text = title.text(OTHER[language])
        # An entry without content must have an alternate: the page of what it is about.
        SubElement(entry, f"{{{ATOM}}}link", href=change.subject.iri, rel="alternate")
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _title(change: Change) -> Words:
    """The change in a sentence, after its date where it has one."""
    if change.date is None:
        return change.sentence
    return message("changes-feed-entry", date=change.date, sentence=change.sentence)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _texts(parent: Element, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        SubElement(parent, f"{{{ATOM}}}{name}").text = text
