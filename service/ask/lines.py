"""The first lines of what an address answers: a sentence, and of a stored question its first rows."""

from collections.abc import Callable, Mapping
from typing import Final

from accord_atlas.queries.question import questions
from accord_atlas.service.accession.answer import accession_answer
from accord_atlas.service.accession.request import accession_request
from accord_atlas.service.answers.ask import AskedAnswer
from accord_atlas.service.changes.news_answer import news_answer
from accord_atlas.service.changes.request import news_request
from accord_atlas.service.compare.answer import compare_answer
from accord_atlas.service.compare.request import compare_request
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import AtlasError
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.dossier.answer import dossier
from accord_atlas.service.dossier.request import dossier_request
from accord_atlas.service.network.answer import NetworkRequest, network_answer
from accord_atlas.service.network.path_answer import paths_answer
from accord_atlas.service.network.request import path_request, selection
from accord_atlas.service.profile.answer import profile
from accord_atlas.service.profile.request import profile_request
from accord_atlas.service.questions.answer import answer
from accord_atlas.service.questions.request import read_request
from accord_atlas.service.recognition.answer import recognition_answer
from accord_atlas.service.recognition.request import recognition_request
from accord_atlas.service.scenario.answer import scenario_answer
from accord_atlas.service.scenario.best import best_answer
from accord_atlas.service.scenario.request import best_request, scenario_request
from accord_atlas.service.targets.answer import targets
from accord_atlas.service.targets.request import targets_request
from accord_atlas.service.text.messages import joined, message
from accord_atlas.service.text.sentences import listing

ROWS: Final = 10
"""First rows that are shown of a stored question."""
FIRST: Final = 3
"""First things that are named in a line."""
Given = Mapping[str, str]


def lines(atlas: Atlas, name: str, given: Given) -> AskedAnswer:
    """The first lines of a stored question or a page; where it refuses, the reason why."""
    try:
        if name in questions():
            return _rows(atlas, name, given)
        return AskedAnswer(text=PAGES[name](atlas, dict(given)))
    except AtlasError as refusal:
        return AskedAnswer(text=Words(en=refusal.detail["en"], zh=refusal.detail["zh"]))


def _rows(atlas: Atlas, name: str, given: Given) -> AskedAnswer:
    found = answer(read_request(atlas, questions()[name], given)).json_value()["rows"]
    text = message("ask-rows", count=len(found), title=Words(**questions()[name].title), shown=min(len(found), ROWS))
    return AskedAnswer(text=text, rows=found[:ROWS])


def _recognition(atlas: Atlas, given: dict[str, str]) -> Words:
    ends = given.pop("from"), given.pop("to")
    return recognition_answer(atlas, recognition_request(atlas, *ends, **given)).summary


def _accession(atlas: Atlas, given: dict[str, str]) -> Words:
    return accession_answer(atlas, accession_request(atlas, **given)).summary


def _dossier(atlas: Atlas, given: dict[str, str]) -> Words:
    return dossier(atlas, dossier_request(atlas, **given)).summary


def _profile(atlas: Atlas, given: dict[str, str]) -> Words:
    day = given.pop("as_of", None)
    ((kind, slug),) = given.items()
    return profile(atlas, profile_request(atlas, f"{kind}/{slug}", as_of=day)).summary


def _paths(atlas: Atlas, given: dict[str, str]) -> Words:
    ends = given.pop("from"), given.pop("to")
    found = paths_answer(atlas, path_request(atlas, *ends, as_of=given.get("as_of")))
    if not found.paths:
        return message("ask-no-path", start=_label(found.origin), end=_label(found.to))
    steps = listing((_label(step.to) for step in found.paths[0].steps), "path-arrow")
    return message("ask-path", start=_label(found.origin), steps=steps)


def _network(atlas: Atlas, given: dict[str, str]) -> Words:
    part = selection(atlas, focus=given.get("focus"), as_of=given.get("as_of"))
    found = network_answer(atlas, NetworkRequest(part))
    return found.reason or message("ask-network", nodes=len(found.nodes), edges=len(found.edges))


def _compare(atlas: Atlas, given: dict[str, str]) -> Words:
    found = compare_answer(atlas, compare_request(atlas, given.pop("of"), **given))
    kind = "members" if found.kind == "agreement" else "agreements"
    names = listing(_label(each) for each in found.shared)
    return message(f"compare-shared-{kind}", count=len(found.shared), names=names)


def _scenario(atlas: Atlas, given: dict[str, str]) -> Words:
    if "organization" in given:
        return best_answer(atlas, best_request(atlas, given["organization"], as_of=given.get("as_of"))).summary
    join, origin = given.pop("join", None), given.pop("from", None)
    return scenario_answer(atlas, scenario_request(atlas, join, origin, **given)).summary


def _targets(atlas: Atlas, given: dict[str, str]) -> Words:
    found = targets(atlas, targets_request(atlas, **given))
    counts = [
        message("ask-outcome", outcome=concept_words(atlas, "outcome", outcome), count=count)
        for outcome, count in found.outcomes.items()
        if count
    ]
    return message("ask-targets", total=len(found.targets), counts=listing(counts))


def _changes(atlas: Atlas, given: dict[str, str]) -> Words:
    found = news_answer(atlas, news_request(atlas, **given)).changes
    first = joined([each.text for each in found[:FIRST]], "words-separator")
    return message("ask-changes", count=len(found), first=first)


def _label(named: Entity) -> Words:
    return Words(en=named.label.text("en"), zh=named.label.text("zh"))


PAGES: Final[Mapping[str, Callable[[Atlas, dict[str, str]], Words]]] = {
    "recognition": _recognition,
    "accession": _accession,
    "dossier": _dossier,
    "profile": _profile,
    "paths": _paths,
    "network": _network,
    "compare": _compare,
    "scenario": _scenario,
    "targets": _targets,
    "changes": _changes,
}
"""Page → what it answers first."""
