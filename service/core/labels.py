"""The names of things: one pass over the release gives every labelled IRI its kind, slug and two labels."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from accord_atlas.ontology.names import KINDS, ONTOLOGY, kind_and_slug, term
from accord_atlas.service.core.external_terms import external_terms
from accord_atlas.service.core.shape import Entity, Label, Words
from accord_atlas.service.core.store import Store


@dataclass(frozen=True)
class Named:
    """An IRI with its kind, slug and labels; `kind` is None for what is not an entity of ours."""

    iri: str
    kind: str | None
    slug: str
    en: str | None = None
    zh: str | None = None

    def text(self, language: str) -> str:
        """The label in a language, else in the other, else the slug."""
        wanted, other = (self.zh, self.en) if language == "zh" else (self.en, self.zh)
        return wanted or other or self.slug

    @cached_property
    def entity(self) -> Entity:
        """The entity as answers show it."""
        return Entity(id=self.slug, kind=self.kind, iri=self.iri, label=Label(en=self.en, zh=self.zh))

    @cached_property
    def words(self) -> Words:
        """What to call it in each language; where one has no label, that of the other, else the slug."""
        return Words(en=self.text("en"), zh=self.text("zh"))


def named(iri: str, en: str | None = None, zh: str | None = None) -> Named:
    """A name for an IRI; what is not an entity of ours has its local name (ontology terms) or itself as slug."""
    kind, slug = kind_and_slug(iri) or (None, iri.rpartition("#")[2] or iri)
    return Named(iri, kind, slug, en, zh)


class Labels:
    """Label index of a release."""

    def __init__(self, names: Mapping[str, Named], more: Store | None = None) -> None:
        self._names = dict(names)
        self._more = more

    @classmethod
    def of(cls, store: Store) -> "Labels":
        """Read all `rdfs:label`s of the store; of two in one language the alphabetically first is kept."""
        return cls(_read(store.quads(None, term("rdfs:label"))))

    @classmethod
    def by_need(cls, store: Store) -> "Labels":
        """Read each label when it is first asked for, and all when all are: most answers name a few things."""
        return cls({}, store)

    def __getitem__(self, iri: str) -> Named:
        """The name of an IRI; one without a label has its kind and slug, a borrowed term our words for it."""
        if (found := self._found(iri)) is not None:
            return found
        words = external_terms().get(iri, {})
        return named(iri, words.get("en"), words.get("zh"))

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and self._found(iri) is not None

    def __len__(self) -> int:
        return len(self._all())

    def kind(self, kind: str) -> Named:
        """The name of a kind of entity: that of its class."""
        return self[ONTOLOGY + KINDS[kind]]

    def of_ontology(self) -> Iterator[Named]:
        """All labelled classes and properties of the ontology."""
        return (name for iri, name in self._all().items() if iri.startswith(ONTOLOGY) and iri != ONTOLOGY)

    def of_kind(self, *kinds: str) -> Iterator[Named]:
        """All labelled entities of these kinds; of every kind where none is named."""
        return (name for name in self._all().values() if name.kind and (not kinds or name.kind in kinds))

    def _found(self, iri: str) -> Named | None:
        if iri not in self._names and self._more is not None:
            try:
                self._names.update(_read(self._more.quads(ox.NamedNode(iri), term("rdfs:label"))))
            except ValueError:
                return None  # what is no IRI has no label
        return self._names.get(iri)

    def _all(self) -> Mapping[str, Named]:
        if self._more is not None:
            self._names, self._more = _read(self._more.quads(None, term("rdfs:label"))), None
        return self._names


def _read(quads: Iterable[ox.Quad]) -> dict[str, Named]:
    found: dict[str, dict[str, str]] = {}
    for quad in quads:
        if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
            language = (quad.object.language or "en").partition("-")[0]
            texts = found.setdefault(quad.subject.value, {})
            texts[language] = min(texts.get(language, quad.object.value), quad.object.value)
    return {iri: named(iri, texts.get("en"), texts.get("zh")) for iri, texts in found.items()}
