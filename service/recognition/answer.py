"""The answer of recognition as JSON values: routes with their steps, terms and evidence; the nearest; ties."""

from collections.abc import Iterable, Iterator
from typing import Any

from accord_atlas.ontology.names import entity
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell, concept_label
from accord_atlas.service.domain.coverage import agreement_covers, own_list, register_covers
from accord_atlas.service.domain.participations import Agreement, Participation
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.validity import weakest
from accord_atlas.service.recognition import words
from accord_atlas.service.recognition.nearest import Near, nearest
from accord_atlas.service.recognition.routes import Asked, Route, Tie, routes, ties
from accord_atlas.service.text.sentences import text

NEAREST = 12
"""How many of the nearest agreements an answer names."""

Json = dict[str, Any]


def recognition(atlas: Atlas, asked: Asked) -> Json:
    """What the destination recognises of an engineer of the origin, with reasons; without release and completeness.

    `routes` are ranked; `nearest` says what other agreements lack to be one; `ties` are texts that recognise nobody.
    """
    found = routes(atlas, asked)
    close = nearest(atlas, asked, NEAREST + 1)
    return {
        "from": cell(atlas, asked.origin),
        "to": cell(atlas, asked.destination),
        "specialty": cell(atlas, asked.specialty),
        "level": asked.level,
        "routes": [_route(atlas, asked, route) for route in found],
        "nearest": [_near(atlas, asked, near) for near in close[:NEAREST]],
        "nearest_complete": len(close) <= NEAREST,
        "ties": [_tie(atlas, tie) for tie in ties(atlas, asked)],
        "summary": words.summary(atlas, asked, found),
    }


def _route(atlas: Atlas, asked: Asked, route: Route) -> Json:
    basis = entity("concept", f"basis.{route.agreement.basis}").value
    return {
        "basis": route.agreement.basis,
        "agreement": cell(atlas, route.agreement.iri),
        "recognises": text(atlas, basis, "skos:definition"),
        "steps": _steps(atlas, asked, route.near, route.far),
        "conditions": list(_conditions(atlas, asked, route)),
        "remaining": [
            {"text": said} for prop in ("aa:leavesOpen", "aa:reservation") if (said := text(atlas, basis, prop))
        ],
        "certainty": route.certainty,
        "evidence": list(_evidence(atlas, route.agreement, (*route.near, *route.far))),
    }


def _steps(atlas: Atlas, asked: Asked, near: Iterable[Participation], far: Iterable[Participation]) -> list[Json]:
    """The way in steps: the bodies at home in the agreement, and the agreement with those of the other side."""
    return [
        {
            "side": side,
            "agreement": cell(atlas, participation.agreement),
            "organization": cell(atlas, participation.organization),
            "jurisdiction": cell(atlas, participation.jurisdiction),
            "role": participation.role,
            "status": participation.status,
            "start": participation.start,
            "end": participation.end,
            "certainty": participation.at(asked.day),
            "via": cell(atlas, participation.iri),
            "source": cell(atlas, participation.source),
            "text": words.step(atlas, participation),
        }
        for side, participations in (("from", near), ("to", far))
        for participation in participations
    ]


def _conditions(atlas: Atlas, asked: Asked, route: Route) -> Iterator[Json]:
    """What the route depends on: the agreement's state, its terms, its fields, bodies left unnamed."""
    agreement, source = route.agreement, cell(atlas, reading(atlas).text(route.agreement.iri, "aa:source"))
    yield {"kind": "state", "text": words.state(agreement, asked.day), "source": source}
    if terms := text(atlas, agreement.iri, "aa:requirement"):
        yield {"kind": "requirement", "text": terms, "source": source}
    if fields := own_list(atlas, agreement):
        yield {"kind": "fields", "text": words.listed(atlas, fields), "source": source}
    if asked.specialty:
        yield from _fields(atlas, asked, route)
    for participation in (*route.near, *route.far):
        if participation.organization is None:
            said = words.unnamed(atlas, asked, participation)
            yield {"kind": "body-not-named", "text": said, "source": cell(atlas, participation.source)}
        elif part := words.area(atlas, asked, participation):
            yield {"kind": "area", "text": part, "source": cell(atlas, participation.source)}
    note = text(atlas, agreement.iri, "aa:note")
    # Remarks on agreements of many members are about their names and history, not about what they recognise.
    if note and agreement.basis in {"direct-agreement", "regional-arrangement"}:
        yield {"kind": "note", "text": note, "source": source}


def _fields(atlas: Atlas, asked: Asked, route: Route) -> Iterator[Json]:
    """What is known of the specialty in the agreement and in the registers of both sides."""
    specialty = asked.specialty or ""
    covered = agreement_covers(atlas, route.agreement.iri, specialty)
    yield {"kind": "specialty", "match": covered, "text": words.FIELDS[covered]}
    if route.agreement.basis == "shared-register":
        for place in (asked.origin, asked.destination):
            match = register_covers(atlas, route.agreement.iri, place, specialty)
            said = words.register(atlas, place, match)
            yield {"kind": "discipline", "match": match, "text": said, "jurisdiction": cell(atlas, place)}


def _evidence(atlas: Atlas, agreement: Agreement, participations: Iterable[Participation]) -> Iterator[Json]:
    """What the answer rests on: the source of the agreement and of each standing."""
    read = reading(atlas)
    source = read.text(agreement.iri, "aa:source")
    if source:
        confidence = read.notation(agreement.iri, "aa:confidence")
        yield _said(atlas, agreement.iri, source, confidence, read.text(source, "aa:observedOn"))
    for participation in participations:
        yield _said(atlas, participation.iri, participation.source, participation.confidence, participation.observed_on)


def _said(atlas: Atlas, about: str, source: str, confidence: str | None, observed: str | None) -> Json:
    return {
        "about": cell(atlas, about),
        "source": cell(atlas, source),
        "confidence": confidence,
        "observed_on": observed,
        "url": reading(atlas).text(source, "aa:url"),
    }


def _near(atlas: Atlas, asked: Asked, near: Near) -> Json:
    own, other = ([side] if side else [] for side in (near.near, near.far))
    return {
        "basis": near.agreement.basis,
        "agreement": cell(atlas, near.agreement.iri),
        "missing": near.missing,
        "text": words.missing(atlas, asked, near),
        "steps": _steps(atlas, asked, own, other),
        "certainty": weakest(participation.at(asked.day) for participation in (*own, *other)),
        "evidence": list(_evidence(atlas, near.agreement, (*own, *other))),
    }


def _tie(atlas: Atlas, tie: Tie) -> Json:
    return {
        "agreement": cell(atlas, tie.agreement.iri),
        "kind": _kind(atlas, tie.agreement),
        "kind_label": concept_label(atlas, "agreement-kind", _kind(atlas, tie.agreement)),
        "signed": tie.agreement.signed,
        "organizations": [cell(atlas, participation.organization) for participation in (*tie.near, *tie.far)],
        "evidence": list(_evidence(atlas, tie.agreement, (*tie.near, *tie.far))),
    }


def _kind(atlas: Atlas, agreement: Agreement) -> str:
    return reading(atlas).notation(agreement.iri, "aa:kind") or "other"
