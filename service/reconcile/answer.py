"""The answers of the reconciliation service: what it is, candidates, suggestions, values, small previews."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import BASE, KINDS, entity, kind_and_slug, term
from accord_atlas.service.answers.reconcile import (
    ExtendedColumn,
    ExtendedValue,
    Extension,
    ProposedProperties,
    ReconcileCandidate,
    ReconcileFeature,
    ReconcileProperty,
    ReconcileResult,
    ReconcileType,
    Suggestion,
    Suggestions,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.finding.engine import GATHERED
from accord_atlas.service.core.finding.entries import engine
from accord_atlas.service.core.finding.known import folded
from accord_atlas.service.core.identifiers import exists
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.terms import definition
from accord_atlas.service.reconcile.matching import Candidate, Matched, described, match
from accord_atlas.service.reconcile.properties import (
    AGREEMENT,
    MEMBER,
    Property,
    Sureness,
    kind_of,
    kinds_of,
    of_kind,
    other_names,
    properties,
    property_of,
    types,
    values,
)
from accord_atlas.service.reconcile.request import BOTH, CERTAINTIES, Column, ExtensionRequest, Query
from accord_atlas.service.text.messages import message

SHOWN: Final = 20
"""Suggestions of one answer."""
FEW: Final = 3
PASSED_OVER: Final = frozenset(
    {"name", "acronym", "kind", "nameKind", "jurisdiction", "memberOf", "partnerOf", "source", "confidence", "note"}
)
"""What a glance leaves out: what its first lines say, and what is derived without a day."""
DAY: Final = re.compile(r"-?\d{4,}-\d{2}-\d{2}")
WHOLE: Final = frozenset(term(f"xsd:{name}") for name in ("integer", "gYear"))
BROKEN: Final = frozenset(term(f"xsd:{name}") for name in ("decimal", "double"))
FEATURES: Final = (
    *("name_similarity", "name_exact", "namesakes"),
    *("properties_agreeing", "properties_contradicted", "relations"),
)


def results(atlas: Atlas, queries: Mapping[str, Query], language: Language) -> dict[str, ReconcileResult]:
    """The candidates of each query of a batch; those of one do not depend on the others."""
    return {key: _result(atlas, match(atlas, query), language) for key, query in queries.items()}


def _result(atlas: Atlas, found: Matched, language: Language) -> ReconcileResult:
    return ReconcileResult(result=[_candidate(atlas, found, each, language) for each in found.candidates])


def _candidate(atlas: Atlas, found: Matched, each: Candidate, language: Language) -> ReconcileCandidate:
    told = {
        "name_similarity": each.likeness,
        "name_exact": each.exact,
        "namesakes": float(found.namesakes) if each.exact else None,
        "properties_agreeing": float(each.agreeing.agreed) if each.agreeing.given else None,
        "properties_contradicted": float(each.agreeing.contradicted) if each.agreeing.given else None,
        "relations": float(each.relations),
    }
    return ReconcileCandidate(
        id=identifier(each.iri),
        name=atlas.labels[each.iri].text(language),
        description=described(atlas, each.iri, language),
        type=[type_of(atlas, kind_of(each.iri), language)],
        score=each.score,
        features=[ReconcileFeature(id=name, value=value) for name, value in told.items() if value is not None],
        match=each.iri == found.sure,
    )


def identifier(iri: str) -> str:
    """What an entity is called here: the rest of its IRI behind the identifier space."""
    return iri.removeprefix(f"{BASE}id/")


def entity_of(atlas: Atlas, identifier: str) -> str | None:
    """The IRI of the entity of an id or an IRI; None where the release has none."""
    iri = identifier if identifier.startswith(f"{BASE}id/") else f"{BASE}id/{identifier}"
    kind, slug = kind_and_slug(iri) or ("", "")
    try:
        found = entity(kind, slug.lower()).value
    except ValueError:
        return None
    return found if exists(atlas, found) else None


def type_of(atlas: Atlas, kind: str, language: Language) -> ReconcileType:
    """The type of a kind."""
    return ReconcileType(id=KINDS[kind], name=atlas.labels.kind(kind).text(language))


def suggested_entities(atlas: Atlas, prefix: str, cursor: int, kinds: Sequence[str], language: Language) -> Suggestions:
    """Entities by the beginning of a name, or by their id."""
    exact = entity_of(atlas, prefix.strip()) if "/" in prefix else None
    hits = atlas.once(engine).search(prefix, kinds=tuple(kinds), limit=GATHERED)
    iris = dict.fromkeys([*([exact] if exact else []), *(hit.iri for hit in hits if hit.kind in types())])
    return Suggestions(
        result=[
            Suggestion(
                id=identifier(iri),
                name=atlas.labels[iri].text(language),
                description=described(atlas, iri, language),
                notable=[type_of(atlas, kind_of(iri), language)],
            )
            for iri in [*iris][cursor : cursor + SHOWN]
        ]
    )


def suggested_types(atlas: Atlas, prefix: str, cursor: int, language: Language) -> Suggestions:
    """Types by the beginning of a word of their name in either language, or by their id."""
    found = [
        Suggestion(id=KINDS[kind], name=named.text(language), description=definition(atlas, named.iri).text(language))
        for kind in types()
        if _begins(prefix, (KINDS[kind], kind, (named := atlas.labels.kind(kind)).en, named.zh))
    ]
    return Suggestions(result=found[cursor : cursor + SHOWN])


def suggested_properties(atlas: Atlas, prefix: str, cursor: int, language: Language) -> Suggestions:
    """Properties by the beginning of a word of their name in either language, or by their id."""
    found = [
        Suggestion(id=each.id, name=each.name.text(language), description=each.meaning.text(language))
        for each in properties(atlas)
        if _begins(prefix, (each.id, each.name.en, each.name.zh, *other_names(each)))
        or property_of(atlas, prefix) == each
    ]
    return Suggestions(result=found[cursor : cursor + SHOWN])


def _begins(prefix: str, texts: Iterable[str | None]) -> bool:
    wanted = folded(prefix)
    words = (word for text in texts if text for word in (text, *re.split(r"[\s:()（）]+", text)))
    return any(folded(word).startswith(wanted) for word in words) or any(
        wanted in folded(text) for text in texts if text and not text.isascii()
    )


def proposed(atlas: Atlas, wanted: str, limit: int | None, language: Language) -> ProposedProperties:
    """The properties of a type; of a type that is not known, none."""
    kind = kinds_of().get(wanted)
    found = [ReconcileProperty(id=each.id, name=each.name.text(language)) for each in of_kind(atlas, kind or "")]
    first = sorted(found, key=lambda each: each.id not in {"name", "agreement", "member"})
    told = {"limit": limit} if limit is not None else {}
    return ProposedProperties(type=wanted, **told, properties=first[:limit])


def extended(atlas: Atlas, request: ExtensionRequest, language: Language) -> Extension:
    """The values of each property of each entity; none of an entity that the release does not have."""
    known = {given: entity_of(atlas, given) for given in request.ids}
    return Extension(
        meta=[_meta(atlas, column, language) for column in request.columns],
        rows={
            given: {
                column.property.id: [*_extended(atlas, iri, column, language)] if iri else []
                for column in request.columns
            }
            for given, iri in known.items()
        },
    )


def _meta(atlas: Atlas, column: Column, language: Language) -> ExtendedColumn:
    prop = column.property
    single = {"type": type_of(atlas, prop.leads_to[0], language)} if len(prop.leads_to) == 1 else {}
    return ExtendedColumn(id=prop.id, name=prop.name.text(language), **single)


def _extended(atlas: Atlas, iri: str, column: Column, language: Language) -> Iterator[ExtendedValue]:
    has = values(atlas, iri, column.property, Sureness(column.day, column.certainties))
    found = [
        value for each in _spoken(has, column.language) if (value := _value(atlas, each, column.language, language))
    ]
    yield from found[: column.limit or None]


def _spoken(has: Sequence[ox.NamedNode | ox.Literal], language: str) -> list[ox.NamedNode | ox.Literal]:
    """Of texts in several languages those in the one asked for; all where there are none in it."""
    told = {each.language for each in has if isinstance(each, ox.Literal) and each.language}
    if language == BOTH or language not in told:
        return [*has]
    return [each for each in has if not isinstance(each, ox.Literal) or each.language in {None, language}]


def _value(atlas: Atlas, value: ox.NamedNode | ox.Literal, spoken: str, language: Language) -> ExtendedValue:
    if isinstance(value, ox.NamedNode):
        named = atlas.labels[value.value]
        if named.kind is None:
            return ExtendedValue(text=value.value)
        both = dict.fromkeys(text for text in (named.en, named.zh) if text)
        name = " · ".join(both) if spoken == BOTH and both else named.text(language if spoken == BOTH else spoken)
        return ExtendedValue(id=identifier(value.value), name=name)
    text = value.value
    if value.datatype in WHOLE and text.lstrip("-").isdecimal():
        return ExtendedValue(whole=int(text))
    if value.datatype in BROKEN:
        return ExtendedValue(number=float(text))
    if DAY.fullmatch(text):
        return ExtendedValue(date=f"{text}T00:00:00Z")
    return ExtendedValue(text=text)


def features(language: Language) -> list[tuple[str, str, str]]:
    """The features of a candidate: id, name, what it says."""
    return [
        (
            name,
            message(f"reconcile-feature-{name}").text(language),
            message(f"reconcile-feature-{name}-means").text(language),
        )
        for name in FEATURES
    ]


def glance(atlas: Atlas, iri: str, language: Language, most: int = 7) -> list[tuple[Property, list[str]]]:
    """An entity at a glance: its first properties, each with a few of its values in words; memberships of the day."""
    found = []
    for prop in sorted(of_kind(atlas, kind_of(iri)), key=lambda each: each.id not in {AGREEMENT, MEMBER}):
        sure = Sureness(atlas.release.data_date, frozenset(CERTAINTIES[:2]))
        has = _spoken(values(atlas, iri, prop, sure), language)
        if has and prop.id not in PASSED_OVER:
            listed = [_value(atlas, each, language, language) for each in has[:FEW]]
            words = [each.name or each.text or (each.date or "")[:10] or str(each.whole) for each in listed]
            found.append((prop, [*words, *(["…"] if len(has) > FEW else [])]))
    return found[:most]
