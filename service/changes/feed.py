"""Changes as an Atom feed (RFC 4287)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from accord_atlas.service.answers.changes import ChangesAnswer
from accord_atlas.service.answers.news import NewsAnswer
from accord_atlas.service.changes.addresses import change_address
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Words
from accord_atlas.service.text.messages import message, sentence

ATOM: Final = "http://www.w3.org/2005/Atom"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OTHER: Final[Mapping[Language, Language]] = {"en": "zh", "zh": "en"}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its id, a sentence, when it was told (ISO 8601, UTC), the page of what it is about."""

    id: str
    sentence: Words
    updated: str
    page: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed at an address, its entries in order, the latest first."""

    address: str
    updated: str
    entries: Iterable[Entry]


def changes_feed(answer: ChangesAnswer, address: str, data_date: date) -> Feed:
    """Changes between two days or releases; each bears the day on which it happened, what has none that of the data."""
    updated = _moment(data_date)
    entries = [
        Entry(
            change_address(answer, change),
            _dated(change.date, change.sentence),
            _moment(change.earliest) if change.earliest else updated,
            change.subject.iri,
        )
        for change in reversed(answer.changes)
    ]
    return Feed(address, updated, entries)


def news_feed(answer: NewsAnswer, address: str, root: str, told: str) -> Feed:
    """What is new: each entry bears the moment of the release that brought it, so that news on old years is new.

    `root` is the address of the service, under which the ids lie; `told` is when the release in use was built.
    """
    entries = [
        Entry(f"{root}/api/changes#{item.id}", _dated(item.date, item.text), _utc(item.told), item.concerns[0].iri)
        for item in answer.changes
    ]
    return Feed(address, _utc(told), entries)


def to_atom(feed: Feed, language: Language) -> bytes:
    """The feed in a language, with the other one in the summaries."""
    register_namespace("", ATOM)
    root = Element(f"{{{ATOM}}}feed", {LANGUAGE: language})
    _texts(root, {"id": feed.address, "title": sentence(language, "changes-feed"), "updated": feed.updated})
    SubElement(root, f"{{{ATOM}}}link", href=feed.address, rel="self", type="application/atom+xml")
    SubElement(SubElement(root, f"{{{ATOM}}}author"), f"{{{ATOM}}}name").text = "Accord Atlas"
    for each in feed.entries:
        entry = SubElement(root, f"{{{ATOM}}}entry")
        _texts(entry, {"id": each.id, "title": each.sentence.text(language), "updated": each.updated})
        SubElement(entry, f"{{{ATOM}}}summary").text = each.sentence.text(OTHER[language])
        # An entry without content must have an alternate: the page of what it is about.
        SubElement(entry, f"{{{ATOM}}}link", href=each.page, rel="alternate")
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _dated(day: str | None, said: Words) -> Words:
    """A sentence after its date, where it has one."""
    return said if day is None else message("changes-feed-entry", date=day, sentence=said)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _utc(moment: str) -> str:
    """A moment in UTC as the feed writes it, to the second."""
    return f"{moment[:19]}Z"


def _texts(parent: Element, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        SubElement(parent, f"{{{ATOM}}}{name}").text = text
