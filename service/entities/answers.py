"""Entities as the JSON of the service."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from accord_atlas.ontology.names import BASE
from accord_atlas.queries.question import Text
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.changes.change import document as happening_document
from accord_atlas.service.changes.timeline import concerning, happenings
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.labels import EntityCell, Named
from accord_atlas.service.core.statements import Evidence, Said, facts
from accord_atlas.service.entities.lineage import Relative, relatives
from accord_atlas.service.entities.neighbours import Neighbour, counted, neighbours
from accord_atlas.service.network.answers import edge_document
from accord_atlas.service.network.build import network

Json = dict[str, Any]
OTHER = "content"
PAGE = 50
LARGEST_PAGE = 500


@dataclass(frozen=True, slots=True)
class Group:
    """A group of properties that a reader looks at together."""

    name: str
    order: int
    title: Text


@cache
def groups() -> Mapping[str, Group]:
    """Property (its local name) → its group."""
    text = files("accord_atlas.service.entities").joinpath("groups.csv").read_text("utf-8")
    found: dict[str, Group] = {}
    for row in csv.DictReader(text.splitlines()):
        group = Group(row["group"], int(row["order"]), {"en": row["en"], "zh": row["zh"]})
        found |= dict.fromkeys(row["properties"].split(), group)
    return found


def group(prop: str) -> Group:
    """The group of a property; one that the table does not name stands with the content."""
    return groups().get(prop) or next(g for g in groups().values() if g.name == OTHER)


def entity_document(atlas: Atlas, named: Named, as_of: date | None) -> Json:
    """The entity: its facts in groups, its neighbours counted, its history; with a day, the neighbours of that day."""
    found = neighbours(atlas, named, as_of)
    stated = [(fact, said) for fact in facts(atlas, named.iri) for said in fact.values]
    ordered = sorted(stated, key=lambda pair: group(pair[0].property.slug).order)
    return {
        **envelope(atlas, as_of, whole=True),
        "entity": named.cell,
        "groups": [
            {"name": g.name, "label": dict(g.title)}
            for g in sorted({g.name: g for g in groups().values()}.values(), key=lambda g: g.order)
        ],
        "facts": [
            {"property": fact.property.cell, "group": group(fact.property.slug).name, **_said(said)}
            for fact, said in ordered
        ],
        "neighbours": [
            {"relation": n.relation, "forward": n.forward, "count": count, "label": dict(n.label)}
            for n, count in counted(found)
        ],
        "timeline": timeline(atlas, named),
    }


def _said(said: Said) -> Json:
    return {
        "value": said.value,
        "language": said.language,
        "evidence": [_evidence(each) for each in said.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "source": _cell(evidence.source),
        "confidence": evidence.confidence.slug.rpartition(".")[2] if evidence.confidence else None,
        "rank": evidence.rank.slug.rpartition(".")[2] if evidence.rank else None,
        "clause": _cell(evidence.clause),
        "observed_on": evidence.observed_on,
        "why": {"en": evidence.why.get("en"), "zh": evidence.why.get("zh")} if evidence.why else None,
        "claim": evidence.claim.slug,
    }


def _cell(named: Named | None) -> EntityCell | None:
    return named.cell if named else None


def timeline(atlas: Atlas, named: Named) -> list[Json]:
    """What happened to an entity, in order; former names and what else has no date come first."""
    node = f"{named.kind}/{named.slug}"
    model = atlas.once(network)
    if node not in model.nodes:
        return []
    told = concerning(atlas.once(happenings), frozenset({node}))
    return [happening_document(h, concepts(atlas)) for h in told]


@dataclass(frozen=True, slots=True)
class Page:
    """Which of an entity's neighbours to show; no relation means all, no direction both."""

    relation: str | None = None
    forward: bool | None = None
    offset: int = 0
    limit: int = PAGE


def neighbours_document(atlas: Atlas, named: Named, as_of: date | None, page: Page) -> Json:
    """One page of the neighbours of an entity, and how many there are."""
    found = [
        n
        for n in neighbours(atlas, named, as_of)
        if (page.relation is None or n.relation == page.relation)
        and (page.forward is None or n.forward == page.forward)
    ]
    shown = found[page.offset : page.offset + page.limit]
    end = page.offset + len(shown)
    return {
        **envelope(atlas, as_of, whole=end >= len(found)),
        "entity": named.cell,
        "total": len(found),
        "offset": page.offset,
        "next": end if end < len(found) else None,
        "neighbours": [_neighbour(atlas, n) for n in shown],
    }


def _neighbour(atlas: Atlas, neighbour: Neighbour) -> Json:
    said = {
        "entity": atlas.labels[f"{BASE}id/{neighbour.other}"].cell,
        "relation": neighbour.relation,
        "label": dict(neighbour.label),
        "forward": neighbour.forward,
    }
    if neighbour.edge is None:
        return said
    return {**said, **edge_document(atlas.once(network), neighbour.edge, forward=neighbour.forward)}


def lineage_document(atlas: Atlas, named: Named) -> Json:
    """The ancestors and descendants of an entity."""
    node = f"{named.kind}/{named.slug}"
    return {
        **envelope(atlas, None, whole=True),
        "entity": named.cell,
        "ancestors": [_relative(atlas, each, up=True) for each in relatives(atlas, node, up=True)],
        "descendants": [_relative(atlas, each, up=False) for each in relatives(atlas, node, up=False)],
    }


def _relative(atlas: Atlas, relative: Relative, *, up: bool) -> Json:
    model = atlas.once(network)
    through = relative.edge.source if up else relative.edge.target
    return {
        "entity": atlas.labels[model.nodes[relative.node].iri].cell,
        "generation": relative.generation,
        "through": atlas.labels[model.nodes[through].iri].cell,
        **edge_document(model, relative.edge, forward=up),
    }
