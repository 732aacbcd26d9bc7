"""Reads whole properties of a release at once: one pass per property, whatever the size."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pyoxigraph as ox

from accord_atlas.loaders.dates import Span, span
from accord_atlas.ontology.names import kind_and_slug, term
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.store import Store

DATES: Mapping[str, Mapping[str, str]] = {
    "organization": {"aa:founded": "founded", "aa:dissolved": "dissolved"},
    "agreement": {"aa:signed": "signed", "aa:inForce": "in-force", "aa:ended": "ended"},
    "event": {"aa:date": "happened"},
    "observation": {"aa:date": "happened"},
    "document": {"aa:issued": "issued"},
    "standard": {"aa:issued": "issued", "aa:effective": "effective"},
}
"""Kind of entity → the properties that date it, the beginning first, and what they say happened then."""


def node_id(iri: str) -> str | None:
    """`kind/slug` of an entity of ours; None for any other IRI."""
    found = kind_and_slug(iri)
    return f"{found[0]}/{found[1]}" if found else None


class Reading:
    """The values of properties, by subject; what was read is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entities: dict[tuple[str, str], Sequence[tuple[str, str]]] = {}
        self._read: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}

    def all(self, curie: str) -> Mapping[str, list[ox.NamedNode | ox.Literal]]:
        """Subject IRI → values of a property, in a fixed order and each once."""
        if curie not in self._read:
            found: dict[str, set[ox.NamedNode | ox.Literal]] = {}
            for quad in self._store.quads(None, term(curie)):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                    found.setdefault(quad.subject.value, set()).add(quad.object)
            self._read[curie] = {iri: sorted(values, key=str) for iri, values in found.items()}
        return self._read[curie]

    def text(self, iri: str, curie: str) -> str | None:
        """The first value of a property as text (an IRI as itself); None where there is none."""
        values = self.all(curie).get(iri)
        return values[0].value if values else None

    def day(self, iri: str, curie: str) -> date | None:
        """The first value of a property that holds a day."""
        value = self.text(iri, curie)
        return date.fromisoformat(value[:10]) if value else None

    def notation(self, iri: str, curie: str) -> str | None:
        """The notation of the controlled value that a property holds."""
        concept = self.text(iri, curie)
        return self.text(concept, "skos:notation") if concept else None

    def entities(self, kind: str, curie: str) -> Sequence[tuple[str, str]]:
        """(subject, object) IRIs of a property whose subject is an entity of a kind and whose object is an entity."""
        if (kind, curie) not in self._entities:
            self._entities[kind, curie] = tuple(self._of_kind(kind, curie))
        return self._entities[kind, curie]

    def _of_kind(self, kind: str, curie: str) -> Iterator[tuple[str, str]]:
        for subject, values in sorted(self.all(curie).items()):
            if (kind_and_slug(subject) or ("", ""))[0] == kind:
                yield from ((subject, v.value) for v in values if isinstance(v, ox.NamedNode) and node_id(v.value))

    def when(self, iri: str) -> Span:
        """When an event happened or a document was issued, by the first of its dates; open where nothing dates it.

        What stands in a document (a clause, a target) dates from it.
        """
        document = self._document(iri)
        dated = self.dates(iri) if document is None else self.dates(document)
        return span(dated[0][1]) if dated else Span(None, None)

    def dates(self, iri: str) -> tuple[tuple[str, str], ...]:
        """What happened to an entity when: (what, EDTF as written)."""
        kind = (kind_and_slug(iri) or ("", ""))[0]
        said = ((what, self.text(iri, prop)) for prop, what in DATES.get(kind, {}).items())
        return tuple((what, written) for what, written in said if written)

    def _document(self, iri: str) -> str | None:
        """The document that an entity is stated in, if it stands in one."""
        clause = iri if "/id/clause/" in iri else self.text(iri, "aa:clause")
        return self.text(clause, "aa:document") if clause else None


def sources_of(atlas: Atlas, iri: str) -> tuple[str, ...]:
    """The sources (IRIs) of what is recorded of an entity, all of which say it."""
    return tuple(value.value for value in reading(atlas).all("aa:source").get(iri, ()))


def reading(atlas: Atlas) -> Reading:
    """The properties of the release, each read once."""
    return atlas.once(_reading)


def _reading(atlas: Atlas) -> Reading:
    return Reading(atlas.store)
