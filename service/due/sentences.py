"""A fact to check, and why it comes where it comes, in sentences."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from accord_atlas.service.answers.due import Hanging
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.cells import cell
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Words
from accord_atlas.service.core.statements import StatedValue
from accord_atlas.service.domain.freshness import places
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.due.facts import Claim, Due
from accord_atlas.service.text.claims import place_sentence, property_sentence, titled, value_words
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message, names
from accord_atlas.service.text.sentences import definite, first, listing

ONE_PROPERTY: Final = frozenset({"organization", "standard"})
"""Kinds of which one property is due, and said as the evidence says it."""
TERMS: Final = "agreement-terms"
SEVERAL: Final = ("hangs-routes", "hangs-provisions", "hangs-standings", "hangs-targets", "hangs-references")


def stated(atlas: Atlas, claim: Claim) -> StatedValue:
    """The value of a claim as sentences take it."""
    language = getattr(claim.value, "language", None)
    return StatedValue(cell(claim.value, "text", atlas.labels), True, language, ())


def fact_sentence(atlas: Atlas, fact: Due) -> Words:
    """The fact in a sentence."""
    named, read = atlas.labels[fact.subject], reading(atlas)
    place = places(atlas).get(fact.subject)
    if place is not None:
        dates = {prop: read.all(f"aa:{prop}").get(fact.subject, ()) for prop in ("status", "was", "start", "end")}
        said = {
            prop: StatedValue(cell(values[0], "text", atlas.labels), True, None, ())
            for prop, values in dates.items()
            if values
        }
        return place_sentence(atlas, place, said)
    if fact.fresh.rule.name == TERMS:
        things = [value_words(atlas, each.property, stated(atlas, each)) for each in _things(fact.claims)]
        key = "due-fact-terms" if things else "due-fact-terms-text"
        return first(message(key, agreement=titled(named), things=listing(things)))
    if fact.kind == "agreement" or fact.kind in ONE_PROPERTY:
        claim = fact.claims[0]
        prop = atlas.labels[read.text(claim.iri, "rdf:predicate") or ""]
        return property_sentence(atlas, named, prop, stated(atlas, claim))
    agreement = read.text(fact.subject, "aa:agreement")
    key, label = f"due-fact-{fact.kind}", _bare(named.words)
    if key not in names(key):
        key = "due-fact-thing"
    if fact.kind == "review":
        body = definite(atlas.labels[read.text(fact.subject, "aa:organization") or ""].words)
        label, due = first(body), spoken(read.text(fact.subject, "aa:nextDue") or "")
    else:
        due = Words(en="", zh="")
    within = titled(atlas.labels[agreement]) if agreement else Words(en="", zh="")
    return first(message(key, label=label, agreement=within, due=due))


def _things(claims: Sequence[Claim]) -> Iterator[Claim]:
    seen: set[str] = set()
    for claim in claims:
        if claim.property == "recognises" and claim.value.value not in seen:
            seen.add(claim.value.value)
            yield claim


def _bare(words: Words) -> Words:
    return Words(en=words.en.rstrip("."), zh=words.zh.rstrip("。"))


def reasons(atlas: Atlas, fact: Due, hangs: Hanging, weak: Sequence[str], day: date) -> list[Words]:
    """Why it comes where it comes: what is weak, what hangs on it, how late it is."""
    return [*_weak(atlas, weak), *_hanging(hangs), _late(fact, day)]


def _weak(atlas: Atlas, weak: Sequence[str]) -> Iterator[Words]:
    for each in weak:
        scheme, _, notation = each.partition(".")
        if each == "confidence.medium":
            continue
        if scheme == "source-kind":
            yield message("due-weak-source", kind=concept_words(atlas, scheme, notation))
        else:
            yield message(f"due-weak-{notation or scheme}")


def _hanging(hangs: Hanging) -> Iterator[Words]:
    counts = (hangs.routes, hangs.provisions, hangs.standings, hangs.targets, hangs.references)
    for key, number in zip(SEVERAL, counts, strict=True):
        if number and not (key == "hangs-provisions" and hangs.routes):
            yield message(f"due-{key}", number=number)


def _late(fact: Due, day: date) -> Words:
    checked = spoken(fact.fresh.written)
    if fact.due <= day:
        months = (day.year - fact.due.year) * 12 + day.month - fact.due.month
        key = "due-late-own" if fact.fresh.rule.counts_from == "own" else "due-late"
        return message(key, checked=checked, due=spoken(fact.due), months=months, years=months // 12)
    return message("due-coming", checked=checked, due=spoken(fact.due))
