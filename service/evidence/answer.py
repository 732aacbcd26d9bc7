"""The evidence on one thing: what each source says of it and of its places in agreements, and who says otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from accord_atlas.service.answers.envelope import envelope, written
from accord_atlas.service.answers.statements import (
    Rival,
    Saying,
    SayingsAnswer,
    SourceGroup,
    StatedPart,
    evidence_source,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.shape import Label, Words
from accord_atlas.service.core.statements import Evidence, Fact, StatedValue, facts_of
from accord_atlas.service.domain.freshness import freshness
from accord_atlas.service.domain.participations import Participation, agreements
from accord_atlas.service.evidence.local import of_graph, unsourced
from accord_atlas.service.evidence.request import EvidenceRequest
from accord_atlas.service.evidence.sureness import sureness
from accord_atlas.service.text.claims import OWN_NAMES, place_part, place_sentence, property_sentence, value_words

BEARING = ("agreement", "participant", "jurisdiction", "role", "status", "was", "start", "end")
"""Of a place in an agreement: what one sentence holds."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: its property, its value, and what it rests on."""

    property: Named
    stated: StatedValue
    evidence: Evidence


@dataclass(slots=True)
class Group:
    """What a source says, in the order found; `own` counts what it says of the thing itself and is used here."""

    statements: list[Saying] = field(default_factory=list)
    own: int = 0


def evidence_answer(atlas: Atlas, request: EvidenceRequest) -> SayingsAnswer:
    """The evidence on a thing and on the places that it is the body, the agreement or the country of."""
    found: dict[str, Group] = defaultdict(Group)
    subjects = list(_subjects(atlas, request.of))
    held = facts_of(atlas, [subject.iri for subject, _ in subjects])
    for subject, place in subjects:
        for iri, saying in _sayings(atlas, request, subject, place, held[subject.iri]):
            found[iri].statements.append(saying)
            found[iri].own += subject.iri == request.of.iri and saying.used
    ranked = sorted(found.items(), key=lambda item: (-item[1].own, -len(item[1].statements), item[0]))
    return SayingsAnswer(
        **envelope(atlas, request.day, whole=True),
        entity=request.of.entity,
        standing=sureness(atlas, request.of.iri, request.day, _latest(found)),
        groups=[SourceGroup(source=evidence_source(atlas, iri), statements=group.statements) for iri, group in ranked],
        local=list(unsourced(atlas, request.of)),
    )


def _latest(found: Mapping[str, Group]) -> str | None:
    """The latest time for which a source speaks (EDTF); None where none does."""
    return max((s.observed_on for g in found.values() for s in g.statements if s.observed_on), default=None)


def _subjects(atlas: Atlas, of: Named) -> Iterator[tuple[Named, Participation | None]]:
    """The thing, then the places that it is the body, the agreement or the country of."""
    places = [each for agreement in agreements(atlas).values() for each in agreement.participations]
    own = next((place for place in places if place.iri == of.iri), None)
    yield of, own
    for place in places:
        if of.iri in (place.organization, place.agreement, place.jurisdiction):
            yield atlas.labels[place.iri], place


def _sayings(
    atlas: Atlas, request: EvidenceRequest, subject: Named, place: Participation | None, held: Sequence[Fact]
) -> Iterator[tuple[str, Saying]]:
    """What is said of one thing: (source, sentence)."""
    claims = [
        Said(fact.property, value, evidence)
        for fact in held
        for value in fact.values
        for evidence in value.evidence
        if evidence.source is not None
    ]
    # How surely the thing itself stands is said once, for all of it.
    beside = place is not None and subject.iri != request.of.iri
    standing = sureness(atlas, subject.iri, request.day, place.observed_on) if place and beside else None
    for iri, sentence, parts in _sentences(atlas, subject, place, claims):
        first = min(parts, key=lambda each: (each.evidence.rank is None, each.evidence.claim.slug))
        contested = next((each for each in parts if each.evidence.why), first)
        yield (
            iri,
            Saying(
                text=sentence,
                subject=subject.entity,
                used=all(each.stated.used for each in parts),
                observed_on=first.evidence.observed_on,
                confidence=_notation(first.evidence.confidence),
                rank=_notation(contested.evidence.rank),
                why=_why(contested.evidence),
                locator=first.evidence.clause.entity if first.evidence.clause else None,
                standing=standing if all(each.stated.used for each in parts) else None,
                **_upkeep(atlas, iri, subject, parts, request.day),
                parts=[_part(atlas, each) for each in parts],
                rivals=[r for each in parts for r in _rivals(atlas, subject, place, each, claims)],
                layer=next((found for each in parts if (found := of_graph(atlas, each.evidence.graph))), None),
            ),
        )


class Upkeep(TypedDict):
    """When a sentence was last checked and is due, as fields of a `Saying`."""

    checked: str
    due: str | None
    rule_reason: Words


def _upkeep(atlas: Atlas, source: str, subject: Named, parts: Sequence[Said], day: date) -> Upkeep:
    """That of the part of a sentence that is due first; what the atlas does not use is never due."""
    held = [freshness(atlas, subject.iri, each.property.slug, source, day) for each in parts]
    first = min(held, key=lambda fresh: fresh.due or date.max)
    due = first.due if all(each.stated.used for each in parts) else None
    return {"checked": first.written, "due": written(due), "rule_reason": first.rule.reason}


def _sentences(
    atlas: Atlas, subject: Named, place: Participation | None, claims: Sequence[Said]
) -> Iterator[tuple[str, Words, list[Said]]]:
    """(Source, sentence, the claims that it says): a place in an agreement in one sentence, all else one by one."""
    folded: dict[str, list[Said]] = defaultdict(list)
    for each in claims:
        if place and each.stated.used and each.property.slug in BEARING:
            folded[_by(each)].append(each)
    whole = {iri for iri, held in folded.items() if any(each.property.slug == "status" for each in held)}
    if place:
        for iri in sorted(whole):
            said = {each.property.slug: each.stated for each in folded[iri]}
            yield iri, place_sentence(atlas, place, said), folded[iri]
    rest = [each for each in claims if not (_by(each) in whole and each in folded[_by(each)])]
    for each, other in _paired(rest):
        parts = [each, other] if other else [each]
        if other and not place:
            sentence = property_sentence(atlas, subject, each.property, each.stated, other.stated)
        else:
            sentence = _sentence(atlas, subject, place, each)
        yield _by(each), sentence, parts


def _paired(claims: Sequence[Said]) -> Iterator[tuple[Said, Said | None]]:
    """The claims, a text with the same in the other language, where its source has just these two."""
    texts: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in claims:
        if each.stated.language and each.stated.used and each.property.slug not in OWN_NAMES:
            texts[each.property.iri, _by(each)].append(each)
    pairs = [held for held in texts.values() if {e.stated.language for e in held} == {"en", "zh"} and len(held) == 2]
    second = {id(first): other for first, other in pairs}
    left_out = {id(other) for other in second.values()}
    yield from ((each, second.get(id(each))) for each in claims if id(each) not in left_out)


def _sentence(atlas: Atlas, subject: Named, place: Participation | None, each: Said) -> Words:
    if place:
        return place_part(atlas, place, each.property, each.stated)
    return property_sentence(atlas, subject, each.property, each.stated)


def _rivals(
    atlas: Atlas, subject: Named, place: Participation | None, of: Said, claims: Sequence[Said]
) -> Iterator[Rival]:
    """The other values of the same property, where one of the two is contested; in two languages nothing is."""
    for each in claims:
        if each.property != of.property or each.stated.value == of.stated.value:
            continue
        languages = {each.stated.language, of.stated.language} - {None}
        if len(languages) < 2 and (_contested(each) or _contested(of)) and each.evidence.source:
            yield Rival(
                text=_sentence(atlas, subject, place, each),
                used=each.stated.used,
                source=each.evidence.source.entity,
                observed_on=each.evidence.observed_on,
                confidence=_notation(each.evidence.confidence),
                rank=_notation(each.evidence.rank),
                why=_why(each.evidence),
                claim=each.evidence.claim.iri,
            )


def _contested(each: Said) -> bool:
    return not each.stated.used or _notation(each.evidence.rank) not in {None, "normal"}


def _by(each: Said) -> str:
    """The source of a claim (IRI)."""
    return each.evidence.source.iri if each.evidence.source else ""


def _part(atlas: Atlas, each: Said) -> StatedPart:
    value = value_words(atlas, each.property.slug, each.stated)
    return StatedPart(claim=each.evidence.claim.iri, property=each.property.entity, value=value)


def _why(evidence: Evidence) -> Label | None:
    return Label(en=evidence.why.get("en"), zh=evidence.why.get("zh")) if evidence.why else None


def _notation(concept: Named | None) -> str | None:
    return concept.slug.rpartition(".")[2] if concept else None
