"""Settles names of a spreadsheet against the atlas: sure ones are taken, others asked about, none is guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accord_atlas.ontology.names import ONTOLOGY, entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.entries import engine, entries
from accord_atlas.service.core.finding.text import compact, fold
from accord_atlas.service.core.shape import Entity

KINDS: Final[Mapping[str, str]] = {
    "agreements": "agreement",
    "jurisdictions": "jurisdiction",
    "observations": "observation",
    "organizations": "organization",
    "regions": "region",
    "sources": "source",
    "specialties": "specialty",
    "standards": "standard",
    "titles": "title",
}
"""Table that a column refers to → the kind of its rows."""
NAMES: Final = frozenset({"label", "alias", "acronym", "former", "local", "code"})
ADDRESSES: Final = f"SELECT ?source ?url {{ ?source <{ONTOLOGY}url> ?url }}"
LIKELY: Final = 0.6
OFFERED: Final = 5


@dataclass(frozen=True)
class Known:
    """What a release calls its entities: by kind and folded name, by id, sources by address too."""

    names: Mapping[tuple[str, str], Sequence[str]]
    ids: Mapping[str, frozenset[str]]
    addresses: Mapping[str, str]
    homes: Mapping[str, str]
    """Slug of a body → that of its country."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The id that a name surely means; None with what it may mean."""

    id: str | None
    candidates: tuple[Entity, ...] = ()


def known(atlas: Atlas) -> Known:
    """The names of an opened release; use it as `atlas.once(known)`."""
    names: dict[tuple[str, str], set[str]] = {}
    ids: dict[str, set[str]] = {}
    homes: dict[str, str] = {}
    wanted = frozenset(KINDS.values())
    for entry in entries(atlas):
        if entry.kind in wanted:
            slug = atlas.labels[entry.iri].slug
            ids.setdefault(entry.kind, set()).add(slug)
            if entry.kind == "organization" and entry.jurisdiction:
                homes[slug] = entry.jurisdiction
            for name in entry.names:
                if name.type in NAMES:
                    names.setdefault((entry.kind, folded(name.text)), set()).add(slug)
    addresses = {
        str(row["url"].value).rstrip("/"): atlas.labels[row["source"].value].slug
        for row in atlas.store.select(ADDRESSES)
    }
    return Known(
        {name: sorted(found) for name, found in names.items()},
        {kind: frozenset(found) for kind, found in ids.items()},
        addresses,
        homes,
    )


def folded(text: str) -> str:
    """A name as it is compared: without differences of width, case, accents, script, blanks and punctuation."""
    return compact(fold(text))


def settle(atlas: Atlas, value: str, table: str, fresh: frozenset[str], home: str | None = None) -> Settled:
    """What a cell that refers to a table means.

    `fresh` are the ids of rows that the file itself brings; of several bodies of one name, that of the country `home`
    is meant.
    """
    kind = KINDS[table]
    held = atlas.once(known)
    if value in fresh:
        return Settled(value)
    if value.lower() in held.ids.get(kind, ()):
        return Settled(value.lower())
    if kind == "source" and (slug := held.addresses.get(value.rstrip("/"))):
        return Settled(slug)
    same = held.names.get((kind, folded(value)), ())
    there = [slug for slug in same if home and held.homes.get(slug) == home]
    same = there if len(same) > 1 and there else same
    if len(same) == 1:
        return Settled(same[0])
    if same:
        return Settled(None, tuple(_entity(atlas, kind, slug) for slug in same[:OFFERED]))
    hits = atlas.once(engine).search(value, kinds=(kind,), limit=OFFERED)
    return Settled(None, tuple(atlas.labels[hit.iri].entity for hit in hits if hit.score >= LIKELY or not hit.weak))


def _entity(atlas: Atlas, kind: str, slug: str) -> Entity:
    return atlas.labels[entity(kind, slug).value].entity
