"""The answer to a question in words: how it was understood, the first lines of what answers it, alternatives."""

from collections.abc import Iterator

from accord_atlas.service.answers.ask import Alternative, AskAnswer, Heard, Understood
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.ask.lines import lines
from accord_atlas.service.ask.matching import Match
from accord_atlas.service.ask.request import AskRequest
from accord_atlas.service.ask.understanding import Reading, address, parameters, understand
from accord_atlas.service.core.atlas import Atlas


def ask_answer(atlas: Atlas, request: AskRequest) -> AskAnswer:
    """What a question asks and what answers it; without `understood`, only what it may have meant."""
    reading = understand(atlas, request.query)
    best = _understood(atlas, reading, reading.best) if reading.best else None
    return AskAnswer(
        **envelope(atlas, None, whole=True),
        query=request.query,
        understood=best,
        heard=list(_heard(atlas, reading)),
        answer=lines(atlas, best.question, best.parameters) if best else None,
        alternatives=[_alternative(atlas, reading, each) for each in reading.others],
    )


def _understood(atlas: Atlas, reading: Reading, match: Match) -> Understood:
    given = dict(parameters(atlas, match, reading.days))
    return Understood(
        question=match.intent.name, parameters=given, address=address(match, given), title=match.intent.title
    )


def _alternative(atlas: Atlas, reading: Reading, match: Match) -> Alternative:
    found = _understood(atlas, reading, match)
    return Alternative(title=found.title, address=found.address)


def _heard(atlas: Atlas, reading: Reading) -> Iterator[Heard]:
    """The names and days that were heard, in order."""
    for mention in reading.named:
        start, end = reading.units[mention.start].start, reading.units[mention.end - 1].end
        yield Heard(text=reading.text[start:end], entity=atlas.labels[mention.named[0].iri].entity)
    for day in reading.days:
        yield Heard(text=day.text, day=day.day.isoformat())
