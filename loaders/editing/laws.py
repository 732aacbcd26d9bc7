"""Which laws concern a table, and on which line of which file a broken one is mended."""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Final

from accord_atlas.loaders.editing.rows import Found, address, found
from accord_atlas.loaders.facts.properties import CELLS
from accord_atlas.loaders.facts.properties import KINDS as ALONE
from accord_atlas.loaders.validation import Finding
from accord_atlas.ontology.names import BASE, KINDS
from accord_atlas.queries.question import Question, checks

RECORDED: Final = {
    **ALONE,
    "accession-rules": "rule",
    "agreement-relations": "agreement-relation",
    "conditions": "condition",
    "coverage": "coverage-list",
    "directions": "direction",
    "disciplines": "discipline",
    "federation-members": "federation-member",
    "forums": "forum-member",
    "jurisdictions": "jurisdiction",
    "outcomes": "outcome",
    "regions": "region",
    "reviews": "review",
    "searches": "search",
    "sources": "source",
    "sponsorships": "sponsorship",
    "successions": "succession",
    "title-equivalences": "title-equivalence",
}
"""Table → the kind of entity that its rows become."""
COMMON: Final = frozenset(
    {
        *("rdfs:label", "skos:prefLabel", "aa:kind", "aa:status", "aa:agreement", "aa:jurisdiction", "aa:region"),
        *("aa:organization", "aa:level", "aa:specialty"),
    }
)
"""Properties that so many kinds have that a law is not about one of them."""
IRI: Final = re.compile(rf"{re.escape(BASE)}id/[^>\s]+")


def concerning(table: str) -> Iterator[Question]:
    """The laws that speak of what the rows of a table become: of their class, or of a property of theirs."""
    kind = RECORDED.get(table)
    words = {f"aa:{KINDS[kind]}"} if kind else set()
    words |= {prop for (of, _), made in CELLS.items() if of == table for prop, _ in made} - COMMON
    for law in checks().values():
        if any(re.search(rf"{re.escape(word)}(Earliest|Latest)?\b", law.query) for word in words):
            yield law


def where(root: Traversable, finding: Finding) -> list[Found]:
    """The rows that record what a finding is about, as far as a row alone says so."""
    named = list(dict.fromkeys(IRI.findall(finding.where)))
    kinds = {iri.removeprefix(f"{BASE}id/").partition("/")[0] for iri in named}
    rows = {address(row): row for table, kind in ALONE.items() if kind in kinds for row in found(root, table)}
    return [rows[iri] for iri in named if iri in rows]
