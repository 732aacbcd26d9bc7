"""The name that surely means one thing: its id, a name that nothing else of its kind has, or a source's address.

Imports and reconciliation both settle names by it: what it gives is taken without asking, everything else is offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accord_atlas.ontology.names import KINDS, ONTOLOGY
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.entries import ONLY_ON_REQUEST, entries
from accord_atlas.service.core.finding.text import compact, fold
from accord_atlas.service.core.shape import Label

NAMES: Final = frozenset({"label", "alias", "acronym", "former", "local", "code"})
SETTLED: Final = frozenset({*KINDS} - ONLY_ON_REQUEST) | {"observation", "source"}
"""Kinds whose names are known; those of others repeat these."""
ADDRESSES: Final = f"SELECT ?source ?url {{ ?source <{ONTOLOGY}url> ?url }}"


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


def known(atlas: Atlas) -> Known:
    """The names of an opened release; use it as `atlas.once(known)`."""
    names: dict[tuple[str, str], set[str]] = {}
    ids: dict[str, set[str]] = {}
    homes: dict[str, str] = {}
    labels: dict[tuple[str, str], Label] = {}
    for entry in entries(atlas):
        if entry.kind in SETTLED:
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


def called(held: Known, value: str, kind: str) -> Sequence[str]:
    """The slugs of the things of a kind that are called so: the one of that id or address, else all of that name."""
    slug = value.lower().partition("/")[2] if value.startswith(f"{kind}/") else value.lower()
    if slug in held.ids.get(kind, ()):
        return (slug,)
    if kind == "source" and (found := held.addresses.get(value.rstrip("/"))):
        return (found,)
    return held.names.get((kind, folded(value)), ())


def sure(held: Known, value: str, kind: str, home: str | None) -> str | None:
    """The one thing of a kind that is called so; None where none or several are.

    Of several bodies of one name, that of the country `home` (slug) is meant.
    """
    same = called(held, value, kind)
    if len(same) > 1 and home:
        same = [slug for slug in same if held.homes.get(slug) == home]
    return (same[0].upper() if kind == "region" else same[0]) if len(same) == 1 else None
