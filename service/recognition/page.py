"""Recognition between two jurisdictions as a page of Markdown in one language."""

from collections.abc import Iterable, Iterator

from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.recognition import MereTie, RecognitionAnswer, Route
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Label
from accord_atlas.service.exports.markdown import about, bullets, page, plain
from accord_atlas.service.exports.sources import listed
from accord_atlas.service.recognition.words import in_part
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message, sentence
from accord_atlas.service.text.sentences import first, listing, name, place
from accord_atlas.service.text.titles import column_title


def markdown(atlas: Atlas, answer: RecognitionAnswer, language: Language) -> str:
    """The page of an answer."""
    origin, destination = answer.origin.iri, answer.to.iri
    title = sentence(
        language,
        "recognition-title",
        origin=plain(place(atlas, origin, destination)[language]),
        destination=plain(place(atlas, destination, origin)[language]),
    )
    parts: list[tuple[str, Iterable[str]]] = [("", _head(atlas, answer, language))]
    for number, route in enumerate(answer.routes, start=1):
        heading = message(
            "recognition-route-heading",
            basis=first(concept_words(atlas, "basis", route.basis)),
            agreement=plain(atlas.labels[route.agreement.iri].text(language)),
        )
        parts.append((f"{number}. {heading[language]}", _route(atlas, route, language)))
    nearest = (plain(near.text[language]) for near in answer.nearest)
    parts.append((sentence(language, "recognition-nearest"), bullets(nearest)))
    parts.append((sentence(language, "recognition-ties"), bullets(_tie(atlas, tie, language) for tie in answer.ties)))
    lines = listed(atlas, sources(atlas, answer), language)
    parts.append((sentence(language, "sources-heading"), bullets(lines)))
    return page(title, parts)


def _head(atlas: Atlas, answer: RecognitionAnswer, language: Language) -> Iterator[str]:
    yield f"**{plain(answer.summary[language])}**"
    yield ""
    yield about(atlas, answer.as_of or "", language)
    if answer.specialty:
        yield ""
        named = plain(atlas.labels[answer.specialty.iri].text(language))
        yield sentence(language, "recognition-specialty", specialty=named)


def _route(atlas: Atlas, route: Route, language: Language) -> Iterator[str]:
    if route.recognises:
        yield plain(route.recognises.text(language))
    for line in in_part(atlas, route.provision):
        yield ""
        yield f"**{plain(first(line)[language])}**"
    texts: tuple[tuple[str, list[Label]], ...] = (
        ("recognition-provision", list(_terms(atlas, route))),
        ("recognition-standing", [step.text for step in route.steps]),
        ("recognition-conditions", [condition.text for condition in route.conditions]),
        ("recognition-remaining", [step.text for step in route.remaining]),
    )
    for heading, lines in texts:
        if not lines:
            continue
        yield ""
        yield f"**{sentence(language, heading)}**"
        yield ""
        yield from bullets(plain(line.text(language)) for line in lines)
    yield ""
    yield sentence(
        language,
        "recognition-certainty",
        title=column_title("members", "certainty"),
        certainty=concept_words(atlas, "certainty", route.certainty),
        meaning=concept_words(atlas, "standing-reason", route.reason),
    )


def _terms(atlas: Atlas, route: Route) -> Iterator[Label]:
    """What is granted on the way, and each condition of it, with the part or the specialty that it is for."""
    held = route.provision
    if held.grants:
        yield message("route-grants", grants=held.grants)
    for asked in held.conditions:
        said: Label = asked.text
        if asked.specialty:
            said = message("route-specialty", text=said, specialty=name(atlas, asked.specialty.iri))
        part = name(atlas, asked.part.iri) if asked.part else "none"
        yield message("route-condition", text=said, part=part)
    others = [name(atlas, each.iri) for each in held.instruments[1:]]
    if others:
        yield message("route-instruments", agreements=listing(others))


def _tie(atlas: Atlas, tie: MereTie, language: Language) -> str:
    return sentence(
        language,
        "tie-line",
        agreement=plain(name(atlas, tie.agreement.iri)[language]),
        kind=tie.kind_label,
        signature="recorded" if tie.signed else "none",
        signed=spoken(tie.signed) if tie.signed else "",
    )
