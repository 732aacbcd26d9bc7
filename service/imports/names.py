"""Settles names of a spreadsheet against the atlas: sure ones are taken, others asked about, none is guessed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from accord_atlas.ontology.names import ONTOLOGY, entity
from accord_atlas.service.answers.imports import Candidate
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.entries import engine, entries
from accord_atlas.service.core.finding.text import compact, fold
from accord_atlas.service.core.shape import Label, Words

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
ALIKE: Final = 60
"""Likeness of letters, of 100, from which a name is offered."""
COMPARED: Final = 200


@dataclass(frozen=True)
class Known:
    """What a release calls its entities: by kind and folded name, by id, sources by address too."""

    names: Mapping[tuple[str, str], Sequence[str]]
    ids: Mapping[str, frozenset[str]]
    addresses: Mapping[str, str]
    homes: Mapping[str, str]
    """Slug of a body → that of its country."""
    labels: Mapping[tuple[str, str], Label]
    """Kind and slug → what it is called in both languages."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The id that a name surely means; None with what it may mean.

    `several` says that each candidate is called just so; `elsewhere` is the table in which the name has its one row,
    where that is another than the one asked.
    """

    id: str | None
    candidates: tuple[Candidate, ...] = ()
    several: bool = False
    elsewhere: str | None = None


def known(atlas: Atlas) -> Known:
    """The names of an opened release; use it as `atlas.once(known)`."""
    names: dict[tuple[str, str], set[str]] = {}
    ids: dict[str, set[str]] = {}
    homes: dict[str, str] = {}
    labels: dict[tuple[str, str], Label] = {}
    wanted = frozenset(KINDS.values())
    for entry in entries(atlas):
        if entry.kind in wanted:
            slug = atlas.labels[entry.iri].slug
            ids.setdefault(entry.kind, set()).add(slug)
            labels[entry.kind, slug] = atlas.labels[entry.iri].entity.label
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
        labels,
    )


def folded(text: str) -> str:
    """A name as it is compared: without differences of width, case, accents, script, blanks and punctuation."""
    return compact(fold(text))


def settle(atlas: Atlas, value: str, table: str, home: str | None = None, *, near: bool = True) -> Settled:
    """What a cell that refers to a table means; of several bodies of one name, that of the country `home` is meant.

    `near`: whether to look for what is called alike where nothing is called so, which takes most of the time.
    """
    kind = KINDS[table]
    held = atlas.once(known)
    if slug := sure(held, value, kind, home):
        return Settled(slug)
    same = held.names.get((kind, folded(value)), ())
    if same:
        why = Words(en="called so", zh="名称相同")
        return Settled(None, tuple(_candidate(atlas, held, kind, slug, why) for slug in same[:OFFERED]), several=True)
    elsewhere = next((name for name, other in KINDS.items() if other != kind and sure(held, value, other, None)), None)
    return Settled(None, () if elsewhere or not near else tuple(_near(atlas, held, value, kind)), elsewhere=elsewhere)


def sure(held: Known, value: str, kind: str, home: str | None) -> str | None:
    """The one row that is called so, by its id, a name or an address."""
    slug = value.lower().partition("/")[2] if value.startswith(f"{kind}/") else value.lower()
    if slug in held.ids.get(kind, ()):
        return slug.upper() if kind == "region" else slug
    if kind == "source" and (found := held.addresses.get(value.rstrip("/"))):
        return found
    same = held.names.get((kind, folded(value)), ())
    if len(same) > 1 and home:
        same = [slug for slug in same if held.homes.get(slug) == home]
    return (same[0].upper() if kind == "region" else same[0]) if len(same) == 1 else None


def _near(atlas: Atlas, held: Known, value: str, kind: str) -> Iterator[Candidate]:
    """What is called alike: by the search, else by its letters."""
    hits = atlas.once(engine).search(value, kinds=(kind,), limit=OFFERED)
    slugs = [atlas.labels[hit.iri].slug for hit in hits if hit.score >= LIKELY or not hit.weak]
    if not slugs:
        own = [name for of, name in held.names if of == kind]
        alike = process.extract(folded(value)[:COMPARED], own, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=ALIKE)
        slugs = [slug for name, _, _ in alike for slug in held.names[kind, name]]
    for slug in list(dict.fromkeys(slugs))[:OFFERED]:
        yield _candidate(atlas, held, kind, slug, Words(en="called alike", zh="名称相近"))


def _candidate(atlas: Atlas, held: Known, kind: str, slug: str, why: Words) -> Candidate:
    """An entity with what speaks for it: how it is called, and of a body where it is at home."""
    named = atlas.labels[entity(kind, slug).value].entity
    home = held.homes.get(slug) if kind == "organization" else None
    if home:
        place = atlas.labels[entity("jurisdiction", home).value].entity.label
        why = Words(en=f"{why.en}; {place.text('en')}", zh=f"{why.zh}；{place.text('zh')}")
    return Candidate(**{**named.model_dump(), "label": named.label}, why=why)
