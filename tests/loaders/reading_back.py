"""Reads single cells of the fact tables back from RDF, never through our records."""

import re
from collections.abc import Callable
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Store
from tests.typed import as_a

from accord_atlas.ontology.names import BASE, term

T = TypeVar("T")
Reader = Callable[[Store, NamedNode], str]


def objects(kind: type[T], store: Store, subject: NamedNode, prop: str) -> list[T]:
    """The values of a property, all of which must be of that type."""
    return [as_a(kind, quad.object) for quad in store.quads_for_pattern(subject, term(prop), None)]


def words(prop: str, language: str | None = None) -> Reader:
    """The literals of a property, in a language if one is given."""

    def read(store: Store, subject: NamedNode) -> str:
        found = [o for o in objects(Literal, store, subject, prop) if language is None or o.language == language]
        return "|".join(sorted(o.value for o in found))

    return read


def slugs(prop: str, kind: str) -> Reader:
    """The slugs of the entities of that kind that a property points to."""
    head = f"{BASE}id/{kind}/"

    def read(store: Store, subject: NamedNode) -> str:
        found = [o.value for o in objects(NamedNode, store, subject, prop)]
        assert all(value.startswith(head) for value in found)
        return "|".join(sorted(value.removeprefix(head) for value in found))

    return read


def things(prop: str) -> Reader:
    """The entities that a property points to, as `kind/slug`."""

    def read(store: Store, subject: NamedNode) -> str:
        return "|".join(sorted(o.value.removeprefix(f"{BASE}id/") for o in objects(NamedNode, store, subject, prop)))

    return read


def notation(prop: str, scheme: str) -> Reader:
    """The controlled value of a property, which must be of that scheme."""
    read = slugs(prop, "concept")
    return lambda store, subject: read(store, subject).removeprefix(f"{scheme}.")


def code(prop: str) -> Reader:
    """A region as ISO 3166-2 writes it."""
    read = slugs(prop, "region")
    return lambda store, subject: read(store, subject).upper()


def titles(store: Store, subject: NamedNode) -> str:
    """The label, then the variants, of an agreement in Chinese."""
    label, others = words("rdfs:label", "zh")(store, subject), words("skos:altLabel", "zh")(store, subject)
    return "|".join(filter(None, (label, others)))


CONFERRED = {
    "acpe": "ASEAN Chartered Professional Engineer (ACPE)",
    "apec-engineer-title": "APEC Engineer",
    "eur-ing": "EUR ING",
    "ietn": "International Engineering Technician",
    "intet": "International Engineering Technologist, IntET(XX)",
    "intpe": "International Professional Engineer, IntPE(XX)",
    "rfpe": "Registered Foreign Professional Engineer (RFPE)",
}
"""Titles by slug, in the words by which agreements name them."""


def conferred(store: Store, subject: NamedNode) -> str:
    """The titles that an agreement confers, in the words of its table."""
    titles = slugs("aa:confers", "title")(store, subject)
    return "|".join(sorted(CONFERRED[title] for title in titles.split("|") if title))


def basis(store: Store, subject: NamedNode) -> str:
    parts = (words("aa:basis")(store, subject), slugs("aa:source", "source")(store, subject))
    return "|".join(sorted(filter(None, "|".join(filter(None, parts)).split("|"))))


def slug(_: Store, subject: NamedNode) -> str:
    return subject.value.rpartition("/")[2]


def notations(prop: str, scheme: str) -> Reader:
    """The controlled values of a property, all of that scheme."""
    read = slugs(prop, "concept")
    return lambda store, subject: "|".join(
        value.removeprefix(f"{scheme}.") for value in read(store, subject).split("|")
    )


def yes_or_no(prop: str) -> Reader:
    """A truth value as the tables write it."""
    read = words(prop)
    return lambda store, subject: {"true": "yes", "false": "no"}.get(read(store, subject), "")


def behind(props: tuple[str, ...], prop: str) -> Reader:
    """What the claims about any of these properties say of themselves: the slugs that `prop` points to."""

    def read(store: Store, subject: NamedNode) -> str:
        wanted = {term(one) for one in props}
        found: set[str] = set()
        for quad in store.quads_for_pattern(None, term("rdf:subject"), subject):
            claim = as_a(NamedNode, quad.subject)
            if wanted & set(objects(NamedNode, store, claim, "rdf:predicate")):
                found |= {value.value for value in objects(NamedNode, store, claim, prop)}
        return "|".join(sorted(re.sub(r"^.*/(confidence\.)?", "", value) for value in found))

    return read
