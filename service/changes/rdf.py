"""Changes as RDF: each an event."""

from collections.abc import Iterator

import pyoxigraph as ox

from accord_atlas.ontology.names import prefixes, term
from accord_atlas.service.answers.changes import Change, ChangesAnswer
from accord_atlas.service.changes.addresses import change_address


def to_turtle(answer: ChangesAnswer) -> bytes:
    """Each change as an event: what in both languages, when, whom it involves, in which agreement, on what source."""
    triples = [triple for change in answer.changes for triple in _event(answer, change)]
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes()) or b""


def _event(answer: ChangesAnswer, change: Change) -> Iterator[ox.Triple]:
    event = ox.NamedNode(change_address(answer, change))
    yield ox.Triple(event, term("rdf:type"), term("aa:Event"))
    yield ox.Triple(event, term("rdfs:label"), ox.Literal(change.sentence.en, language="en"))
    yield ox.Triple(event, term("rdfs:label"), ox.Literal(change.sentence.zh, language="zh"))
    if change.date:
        yield ox.Triple(event, term("aa:date"), ox.Literal(change.date, datatype=term("edtf:EDTF")))
    for other in (change.subject, change.object, *change.involved):
        if other:
            prop = term("aa:agreement" if other.kind == "agreement" else "aa:involves")
            yield ox.Triple(event, prop, ox.NamedNode(other.iri))
    if change.source:
        yield ox.Triple(event, term("aa:source"), ox.NamedNode(change.source.iri))
