"""The formats of changes: JSON, tables, a feed to subscribe to, and RDF."""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

import pyoxigraph as ox

from accord_atlas.ontology.names import BASE, prefixes, term
from accord_atlas.service.changes.answers import Changed, changed_document, changed_table, sentence, vocabulary
from accord_atlas.service.changes.change import Happening
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import XLSX, Offer
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx

ATOM = "http://www.w3.org/2005/Atom"
MARKS: Final = {"en": ": ", "zh": "："}
FORMATS: Final = (
    Offer("json", "application/json"),
    Offer("csv", "text/csv"),
    Offer("xlsx", XLSX, charset=False),
    Offer("atom", "application/atom+xml"),
    Offer("ttl", "text/turtle"),
)
"""What is on offer; the first is the default."""


def write(atlas: Atlas, found: Changed, form: str, language: Language, *, asked: bool = False) -> bytes:
    """The changes in a format; KeyError for one that is not written here.

    With `asked`, the reader asked for the language, and CSV has its headings and labels in it.
    """
    if form == "csv":
        return to_csv(changed_table(atlas, found, language), language if asked else None, vocabulary(atlas))
    return WRITERS[form](atlas, found, language)


def _json(atlas: Atlas, found: Changed, _: Language) -> bytes:
    return json.dumps(changed_document(atlas, found), ensure_ascii=False, separators=(",", ":")).encode()


def _xlsx(atlas: Atlas, found: Changed, language: Language) -> bytes:
    return to_xlsx([changed_table(atlas, found, language)], language, vocabulary(atlas))


def _address(found: Changed, change: Happening) -> str:
    """The address of one change, the same in every feed.

    What happened in the world does not hang on the days asked about; what differs between two releases hangs on these.
    """
    between = "" if found.days else f"{found.start}|{found.end}|"
    said = between + "|".join(map(str, change.order))
    return f"{BASE}change/{sha256(said.encode()).hexdigest()[:16]}"


def _feed_address(found: Changed) -> str:
    """The address of a feed: what was asked."""
    given = {
        "from": found.start,
        "to": found.end,
        "concerning": ",".join(found.concerning),
        "what": ",".join(found.what),
    }
    return f"{BASE}api/diff?{urlencode({name: value for name, value in given.items() if value}, safe='/,')}"


def _atom(atlas: Atlas, found: Changed, language: Language) -> bytes:
    """An Atom feed, the latest change first; what has no date bears that of the data."""
    register_namespace("", ATOM)
    feed = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    updated = f"{atlas.release.data_date.isoformat()}T00:00:00Z"
    title = {"en": "Accord Atlas: what changed", "zh": "工程师互认图谱：变化"}[language]
    _texts(feed, {"id": _feed_address(found), "title": title, "updated": updated})
    SubElement(feed, f"{{{ATOM}}}link", href=_feed_address(found), rel="self", type="application/atom+xml")
    SubElement(SubElement(feed, f"{{{ATOM}}}author"), f"{{{ATOM}}}name").text = "Accord Atlas"
    for change in reversed(found.changes):
        entry = SubElement(feed, f"{{{ATOM}}}entry")
        day = change.span.earliest.isoformat() + "T00:00:00Z" if change.span.earliest else updated
        words = sentence(atlas, change)
        said = {of: (change.date + MARKS[of] if change.date else "") + text for of, text in words.items()}
        _texts(entry, {"id": _address(found, change), "title": said[language], "updated": day})
        SubElement(entry, f"{{{ATOM}}}summary").text = said["zh" if language == "en" else "en"]
        # An entry without content must have an alternate: the page of what it is about.
        SubElement(entry, f"{{{ATOM}}}link", href=change.subject.iri, rel="alternate")
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _texts(parent: Element, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _turtle(atlas: Atlas, found: Changed, _: Language) -> bytes:
    """Each change as an event: what in both languages, when, whom it involves, in which agreement, on what source."""
    triples = [triple for change in found.changes for triple in _event(atlas, found, change)]
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes()) or b""


def _event(atlas: Atlas, found: Changed, change: Happening) -> list[ox.Triple]:
    node = ox.NamedNode(_address(found, change))
    words = sentence(atlas, change)
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("rdf:type", term("aa:Event")),
        *(("rdfs:label", ox.Literal(text, language=language)) for language, text in words.items()),
    ]
    if change.date:
        said.append(("aa:date", ox.Literal(change.date, datatype=term("edtf:EDTF"))))
    for other in (change.subject, change.object, *change.involved):
        if other:
            said.append(("aa:agreement" if other.kind == "agreement" else "aa:involves", ox.NamedNode(other.iri)))
    if change.source:
        said.append(("aa:source", ox.NamedNode(change.source.iri)))
    return [ox.Triple(node, term(prop), value) for prop, value in said]


WRITERS: Final[Mapping[str, Callable[[Atlas, Changed, Language], bytes]]] = {
    "json": _json,
    "xlsx": _xlsx,
    "atom": _atom,
    "ttl": _turtle,
}
