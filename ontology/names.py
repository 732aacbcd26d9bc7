"""How things are named: the base address, the kinds of entity, slugs, prefixes.

Every IRI that the project mints is made here, so that no other module spells an address.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import NamedNode, RdfFormat
from pyoxigraph import parse as parse_rdf

BASE: Final = "https://w3id.org/accord-atlas/"
ONTOLOGY: Final = BASE + "ontology#"
SLUG: Final = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")

KINDS: Final[dict[str, str]] = {
    "organization": "Organization",
    "agreement": "Agreement",
    "jurisdiction": "Jurisdiction",
    "region": "Region",
    "specialty": "Specialty",
    "document": "Document",
    "clause": "Clause",
    "task": "Task",
    "target": "Target",
    "intention": "Intention",
    "participation": "Participation",
    "seat": "Seat",
    "segment": "Segment",
    "event": "Event",
    "observation": "Observation",
    "standard": "Standard",
    "title": "Title",
    "title-equivalence": "TitleEquivalence",
    "condition": "Condition",
    "direction": "Direction",
    "provision": "Provision",
    "agreement-relation": "AgreementRelation",
    "review": "Review",
    "sponsorship": "Sponsorship",
    "coverage-list": "CoverageList",
    "federation-member": "FederationMembership",
    "organization-name": "OrganizationName",
    "succession": "Succession",
    "outcome": "Outcome",
    "search": "Search",
    "source": "Source",
    "notice-provision": "NoticeProvision",
    "discipline": "DisciplineListing",
    "rule": "AccessionRule",
    "forum": "Forum",
    "forum-member": "ForumMembership",
    "claim": "Claim",
    "concept": "Category",
    "scheme": "Scheme",
    "question": "Question",
}
"""Kind of entity (the path segment after `id/`) → its class in the ontology."""


def term(curie: str) -> NamedNode:
    """The full IRI of a prefixed name such as `aa:start` or `rdfs:label`; KeyError for an unknown prefix."""
    prefix, local = curie.split(":", 1)
    return NamedNode(prefixes()[prefix] + local)


def entity(kind: str, slug: str) -> NamedNode:
    """The IRI of an entity; ValueError where the kind or the form of the slug is not ours."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of entity {kind!r}, expected one of {', '.join(KINDS)}")
    if not SLUG.fullmatch(slug):
        raise ValueError(f"bad slug {slug!r}, expected {SLUG.pattern}")
    return NamedNode(f"{BASE}id/{kind}/{slug}")


def concept(scheme: str, notation: str) -> NamedNode:
    """The IRI of a controlled value, e.g. `concept("participation-status", "authorised")`."""
    return entity("concept", f"{scheme}.{notation}")


def graph(name: str) -> NamedNode:
    """The IRI of a named graph of the release."""
    if not SLUG.fullmatch(name):
        raise ValueError(f"bad graph name {name!r}, expected {SLUG.pattern}")
    return NamedNode(f"{BASE}graph/{name}")


def kind_and_slug(iri: str) -> tuple[str, str] | None:
    """The kind and slug that an entity IRI of ours carries, or None for any other IRI."""
    head = BASE + "id/"
    kind, slash, slug = iri.removeprefix(head).partition("/")
    return (kind, slug) if iri.startswith(head) and slash and kind in KINDS and slug else None


def slugify(text: str) -> str:
    """A slug from free text: lower case, runs of anything but a–z and 0–9 become one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


@cache
def prefixes() -> dict[str, str]:
    """Prefix → namespace, as declared in `prefixes.ttl` (SHACL prefix declarations)."""
    declared: dict[str, dict[str, str]] = {}
    text = files("accord_atlas.ontology").joinpath("prefixes.ttl").read_bytes()
    for quad in parse_rdf(text, RdfFormat.TURTLE):
        name = quad.predicate.value.rpartition("#")[2]
        if name in {"prefix", "namespace"}:
            declared.setdefault(str(quad.subject), {})[name] = quad.object.value
    return {entry["prefix"]: entry["namespace"] for entry in declared.values()}
