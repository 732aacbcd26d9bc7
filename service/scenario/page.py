"""A scenario, and the next steps of a body, as pages of Markdown in one language."""

from collections.abc import Iterable, Iterator, Sequence

from accord_atlas.service.answers.scenario import (
    BestStepsAnswer,
    NextStep,
    ScenarioAnswer,
    ScenarioNominator,
    ScenarioRoute,
)
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.exports.markdown import about, bullets, page, plain, table
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.sentences import listing, name, place
from accord_atlas.service.text.standing import sureness
from accord_atlas.service.text.titles import column_title

Parts = list[tuple[str, Iterable[str]]]


def markdown(atlas: Atlas, answer: ScenarioAnswer, language: Language) -> str:
    """The page of a scenario: the answer first, then routes, aims, who would have to agree, what is not known."""
    needs = answer.requires
    parts: Parts = [
        ("scenario-heading-suppose", _lines([*answer.assumptions, answer.why], language)),
        ("scenario-heading-gained", _routes(atlas, answer, answer.gained, language)),
        ("scenario-heading-lost", _routes(atlas, answer, answer.lost, language)),
        ("scenario-heading-changed", _routes(atlas, answer, answer.changed, language)),
        ("scenario-heading-aims", _lines([each.text for each in answer.aims], language)),
        ("scenario-heading-nominators", _nominators(atlas, needs.nominators, language)),
        ("scenario-heading-votes", _lines([each.text for each in needs.votes], language)),
        ("scenario-heading-conditions", bullets(plain(each.text.text(language)) for each in needs.conditions)),
        ("scenario-heading-unknown", _lines([each.text for each in needs.unknown], language)),
        ("sources-heading", bullets(listed(atlas, answer.evidence, language))),
    ]
    title = sentence(language, "scenario-title", steps=plain(_title(answer)[language]))
    return _page(atlas, title, answer, parts, language)


def best_markdown(atlas: Atlas, answer: BestStepsAnswer, language: Language) -> str:
    """The page of the next steps: which comes first, the table of all, how they are ranked, what is not open."""
    headings = [sentence(language, f"best-column-{each}") for each in ("step", "opens", "needs", "score")]
    rows = (_step(each, language) for each in answer.steps)
    explained = sentence(language, "best-explained", weights=_weights(atlas, answer)[language])
    unknown = dict.fromkeys(each.text for step in answer.steps for each in step.requires.unknown)
    parts: Parts = [
        ("", [*table(headings, rows), "", plain(explained)]),
        ("scenario-heading-unknown", _lines(list(unknown), language)),
        ("best-impossible", _lines([each.text for each in answer.impossible], language)),
        ("sources-heading", bullets(listed(atlas, answer.evidence, language))),
    ]
    title = sentence(language, "best-title", body=plain(name(atlas, answer.organization.iri)[language]))
    return _page(atlas, title, answer, parts, language)


def _page(atlas: Atlas, title: str, answer: ScenarioAnswer | BestStepsAnswer, parts: Parts, language: Language) -> str:
    head = [f"**{plain(answer.summary[language])}**", "", about(atlas, answer.as_of or "", language)]
    named = ((sentence(language, heading) if heading else "", lines) for heading, lines in parts)
    return page(title, [("", head), *named])


def _lines(said: Sequence[Words], language: Language) -> Iterator[str]:
    return bullets(plain(each[language]) for each in said)


def _title(answer: ScenarioAnswer) -> Words:
    return listing((each.text for each in answer.suppose), "clauses-separator")


def _routes(atlas: Atlas, answer: ScenarioAnswer, routes: Sequence[ScenarioRoute], language: Language) -> Iterator[str]:
    headings = [
        sentence(language, "scenario-column-place"),
        sentence(language, "scenario-column-direction"),
        column_title("agreements", "agreement")[language],
        sentence(language, "scenario-column-level"),
        sentence(language, "scenario-column-recognises"),
        sentence(language, "scenario-column-first"),
        column_title("members", "certainty")[language],
        sentence(language, "scenario-column-specialties"),
    ]
    return table(headings, (_route(atlas, answer, each, language) for each in routes))


def _route(atlas: Atlas, answer: ScenarioAnswer, route: ScenarioRoute, language: Language) -> list[str]:
    where = place(atlas, route.jurisdiction.iri, answer.origin.iri)
    cells: list[Words | None] = [
        name(atlas, route.part.iri) if route.part else where,
        concept_words(atlas, "route-direction", route.direction),
        name(atlas, route.agreement.iri) if route.agreement else concept_words(atlas, "basis", route.basis),
        concept_words(atlas, "level", route.level),
        listing(concept_words(atlas, "recognised-thing", each) for each in route.recognises),
        message("scenario-yes") if route.first else None,
        sureness(atlas, route.certainty, route.reason),
        listing(name(atlas, each.iri) for each in route.specialties),
    ]
    return [plain(cell[language]) if cell else "" for cell in cells]


def _nominators(atlas: Atlas, found: Sequence[ScenarioNominator], language: Language) -> Iterator[str]:
    headings = [
        column_title("agreements", "agreement")[language],
        sentence(language, "accession-column-body"),
        sentence(language, "accession-column-place"),
        sentence(language, "scenario-column-ties"),
        sentence(language, "best-column-score"),
    ]
    return table(headings, (_nominator(atlas, each, language) for each in found))


def _nominator(atlas: Atlas, found: ScenarioNominator, language: Language) -> list[str]:
    entities: list[Entity | None] = [found.agreement, found.member, found.jurisdiction]
    named = [plain(name(atlas, each.iri)[language]) if each else "" for each in entities]
    return [*named, plain(listing(found.ties, "clauses-separator")[language]), f"{found.score:g}"]


def _step(step: NextStep, language: Language) -> list[str]:
    needs = step.requires
    opens = sentence(language, "list-separator").join(each.label.text(language) for each in step.opens)
    said = sentence(
        language,
        "best-needs",
        rules="none" if needs.conditions is None else "recorded",
        nominators=needs.nominators or 0,
        votes="none" if needs.votes is None else needs.votes,
        members=needs.members or 0,
        conditions=needs.conditions or 0,
    )
    return [plain(step.text[language]), plain(opens), said, f"{step.score:g}"]


def _weights(atlas: Atlas, answer: BestStepsAnswer) -> Words:
    return listing(
        (
            message(
                "best-weight-basis" if each.basis else "best-weight",
                factor=each.label,
                weight=f"{each.weight:g}",
                most=each.most,
                **({"basis": concept_words(atlas, "basis", each.basis)} if each.basis else {}),
            )
            for each in answer.weights
        ),
        "clauses-separator",
    )
