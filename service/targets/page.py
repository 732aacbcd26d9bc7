"""The targets as a page of Markdown in one language, by outcome."""

from collections.abc import Iterator, Sequence

from accord_atlas.ontology.categories import ordered
from accord_atlas.service.answers.targets import NoticeTargetsAnswer, Target
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.schemes import words
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.exports.markdown import about, bullets, page, plain
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.exports.text import scalar
from accord_atlas.service.targets.words import day_or_undated, related_lines
from accord_atlas.service.text.messages import sentence

REACHED = {"met", "late"}
"""Outcomes after which nothing more could count."""


def markdown(atlas: Atlas, answer: NoticeTargetsAnswer, language: Language) -> str:
    """The page: how many have which outcome, then the targets of each outcome, then the sources."""
    head = [_counted(atlas, answer, language), "", about(atlas, answer.as_of or "", language)]
    parts: list[tuple[str, Iterator[str] | list[str]]] = [("", head)]
    for outcome in ordered("outcome"):
        of_it = [target for target in answer.targets if target.outcome == outcome]
        label = concepts(atlas)["outcome"][outcome].text(language)
        heading = sentence(language, "targets-heading", outcome=label, number=str(len(of_it)))
        parts.append((heading, _targets(of_it, language)))
    parts.append((sentence(language, "sources-heading"), bullets(listed(atlas, answer.evidence, language))))
    return page(sentence(language, "targets-title"), parts)


def _counted(atlas: Atlas, answer: NoticeTargetsAnswer, language: Language) -> str:
    """How many have which outcome, in a sentence."""
    if not answer.targets:
        return f"**{sentence(language, 'targets-none')}**"
    counts = [
        sentence(
            language, "targets-count", number=str(number), outcome=concepts(atlas)["outcome"][outcome].text(language)
        )
        for outcome, number in answer.outcomes.items()
    ]
    joined = sentence(language, "targets-count-separator").join(counts)
    return f"**{sentence(language, 'targets-counted', total=str(len(answer.targets)), counts=joined)}**"


def _targets(targets: Sequence[Target], language: Language) -> Iterator[str]:
    for number, target in enumerate(targets):
        if number:
            yield ""
        yield _goal(target, language)
        yield ""
        yield from bullets(_lines(target, language))


def _goal(target: Target, language: Language) -> str:
    """What a target asks for, and where: **Engineers registered**: at least 100 persons (clause 2)."""
    clause = sentence(language, "target-clause", clause=_name(target.clause, language)) if target.clause else ""
    asks = ""
    if target.kind == "target" and target.unit:
        name = "target-at-least" if target.comparator == ">=" else "target-exactly"
        asks = sentence(language, name, value=f"{target.value:,}", unit=words("unit", target.unit)[language])
    return f"**{_name(target.target, language)}**{asks}{clause}"


def _lines(target: Target, language: Language) -> Iterator[str]:
    yield sentence(language, "target-reason", reason=plain(target.reason.text(language)))
    if target.observed is not None:
        is_entity = isinstance(target.observed, Entity)
        seen = _name(target.observed, language) if isinstance(target.observed, Entity) else scalar(target.observed)
        name, when = "target-observed" if is_entity else "target-observed-figure", day_or_undated(target.observed_on)
        yield sentence(language, name, observed=seen, when=when)
    if target.verdict:
        yield sentence(language, "target-verdict", verdict=words("verdict", target.verdict)[language])
    open_ = target.outcome not in REACHED
    if open_:
        yield sentence(language, "target-counts", what=target.counts_as)
    if lines := related_lines(target):
        joined = sentence(language, "related-separator").join(words.text(language) for words in lines)
        yield sentence(language, "target-beside", lines=plain(joined))
        if open_:
            yield sentence(language, "target-does-not-count", what=target.does_not_count)


def _name(entity: Entity, language: Language) -> str:
    return plain(entity.label.text(language) or entity.id)
