"""Settles names of a spreadsheet against the atlas: sure ones are taken, others asked about, none is guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from accord_atlas.ontology.names import entity
from accord_atlas.service.answers.imports import Candidate
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.entries import engine
from accord_atlas.service.core.finding.known import Known, folded, known, sure
from accord_atlas.service.core.shape import Words

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
LIKELY: Final = 0.6
OFFERED: Final = 5
ALIKE: Final = 60
"""Likeness of letters, of 100, from which a name is offered."""
COMPARED: Final = 200


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
