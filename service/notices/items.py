"""The rows that drafts would give: one of a target, an intention or a task, and what a person must fill in."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from accord_atlas.loaders.notice.check import occurs
from accord_atlas.service.answers.notice import Candidate, Draft, Figure, NoticeItem
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.notices.drafts import CHARGED, INTENTIONS, Read, task_phrase
from accord_atlas.service.notices.names import folded
from accord_atlas.service.text.messages import Value, message

MEASURED: Final = frozenset({"count", "percentage"})
"""Kinds of figures that a target may be; amounts of money and durations are none of its units."""
BEFORE: Final = 60
AFTER: Final = 24
"""Characters before and behind a figure in which words say what it counts."""
MANY: Final = re.compile("等|and others|and other")
DUE: Final = re.compile(r"(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?:底|前|底前|之前|以前|末)")
SHOWN: Final = 24
"""Characters of a task's name."""
OF_A_COUNTRY: Final = frozenset({"win-support", "recognise-standards"})
"""Kinds of intentions that must name a country, the home of the body where they name a body."""
OWN: Final = "cn"
"""The country whose documents these are; an intention is about others."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Words that say what a number counts: its metric, the unit of that, and the units as printed."""

    metric: str
    unit: str
    units: re.Pattern[str]
    words: re.Pattern[str]


@cache
def counted() -> Sequence[Counted]:
    """The rows of `metrics.csv`, the more special first."""
    with files("accord_atlas.service.notices").joinpath("metrics.csv").open(encoding="utf-8") as lines:
        return [
            Counted(row["metric"], row["unit"], re.compile(row["counted"], re.I), re.compile(row["words"], re.I))
            for row in csv.DictReader(lines)
        ]


def items(atlas: Atlas, drafted: Sequence[tuple[Read, Draft]], known: Mapping[str, Read]) -> list[NoticeItem]:
    """The rows of all drafts, in their order, each with an id of its own."""
    used: dict[str, int] = {}
    found = []
    for read, draft in drafted:
        for one in _of_draft(atlas, read, draft, known):
            used[one.id] = used.get(one.id, 0) + 1
            again = f"{one.id}-{used[one.id]}" if used[one.id] > 1 else one.id
            label = one.label.model_copy(update={"en": one.label.en[:1].upper() + one.label.en[1:]})
            found.append(one.model_copy(update={"id": again, "label": label}))
    return found


def _of_draft(atlas: Atlas, read: Read, draft: Draft, known: Mapping[str, Read]) -> Iterator[NoticeItem]:
    elsewhere = [one.words for one in draft.responsible if one.label and not occurs(one.words, read.text)]
    around = next((one for one in _around(read, known) if all(occurs(each, one.text) for each in elsewhere)), None)
    shared: dict[str, Any] = {
        "kind": draft.kind,
        "clause": read.id,
        "number": read.number,
        "words": draft.words,
        "organizations": _entities(draft.responsible, ("organization",)),
        "specialties": _entities(draft.concerns, ("specialty",)),
        "regions": _entities(draft.concerns, ("region",)),
        "unknown": [one.words for one in (*draft.responsible, *draft.concerns) if one.label is None],
    }
    if elsewhere and around:
        shared |= {"body_clause": around.id, "body_printed": elsewhere}
    names = [one.words for one in (*draft.responsible, *draft.concerns) if one.label is not None]
    if draft.kind == "target":
        yield from (
            _target(atlas, read, draft, one, shared, names, known) for one in draft.figures if one.kind in MEASURED
        )
    elif draft.kind == "intention":
        yield from _intentions(atlas, read, draft, shared)
    else:
        yield _task(read, draft, shared, names)


def _target(
    atlas: Atlas,
    read: Read,
    draft: Draft,
    figure: Figure,
    shared: Mapping[str, Any],
    names: Sequence[str],
    known: Mapping[str, Read],
) -> NoticeItem:
    measure = _measure(draft.words, figure) or _measure(_lead(read, known) + figure.words, figure)
    year = f"{figure.year}年" if figure.year else ""
    whole = figure.value == int(figure.value)
    given: dict[str, Any] = {
        "metric": measure.metric if measure else None,
        "comparator": figure.comparator if figure.comparator != "~" and not AT_MOST.search(figure.words) else None,
        "value": int(figure.value) if whole and figure.value > 0 else None,
        "unit": "percent" if figure.kind == "percentage" else measure.unit if measure else None,
        "year": figure.year,
    }
    if figure.kind == "percentage":
        given["metric"] = None
    shared = {**shared, "specialties": _near(draft, figure, shared["specialties"])}
    lacking = [field for field in ("metric", "comparator", "value", "unit") if given[field] is None]
    return NoticeItem(
        **shared,
        **given,
        id=".".join(part for part in (given["metric"] or "target", str(figure.year or "")) if part),
        label=_target_label(atlas, given, figure, shared["organizations"]),
        printed=_printed(read, [figure.words, year, *names]),
        missing=lacking,
    )


AT_MOST: Final = re.compile("不超过|不高于|不多于|至多|以内|以下|atmost|upto|nomorethan", re.I)


def _measure(words: str, figure: Figure) -> Counted | None:
    """What a figure counts: the metric whose words stand nearest to it, its unit being one of that metric."""
    at = words.find(folded(figure.words))
    near = words[max(0, at - BEFORE) : at + len(figure.words) + AFTER]
    fitting = (one for one in counted() if one.units.fullmatch(figure.unit) and one.words.search(near))
    return next(fitting, None)


def _near(draft: Draft, figure: Figure, specialties: Sequence[Entity]) -> list[Entity]:
    """The specialties that are named between the figure before and a figure; of a sentence with one figure all."""
    if len(draft.figures) == 1:
        return list(specialties)
    at = draft.words.find(folded(figure.words))
    ends = (draft.words.find(folded(one.words)) + len(folded(one.words)) for one in draft.figures if one is not figure)
    before = draft.words[max((end for end in ends if end <= at), default=0) : at]
    near = {one.label.iri for one in draft.concerns if one.label and folded(one.words) in before}
    return [one for one in specialties if one.iri in near]


def _lead(read: Read, known: Mapping[str, Read]) -> str:
    """The end of the clause around one, which its items carry on."""
    around = known.get(read.parent or "")
    return around.text[-BEFORE:] if around else ""


def _target_label(atlas: Atlas, given: Mapping[str, Any], figure: Figure, bodies: Sequence[Entity]) -> Words:
    named = concept_words(atlas, "metric", given["metric"]) if given["metric"] else message("notice-unnamed-target")
    said: dict[str, Value] = {"metric": named, "clause": figure.clause}
    body = bodies[0].label if bodies else None
    whose = Words(en=body.text("en"), zh=body.text("zh")) if body else None
    if whose and figure.year:
        return message("notice-target-of-by", body=whose, year=str(figure.year), **said)
    if figure.year:
        return message("notice-target-by", year=str(figure.year), **said)
    return message("notice-target-of", body=whose, **said) if whose else message("notice-target-in", **said)


def _intentions(atlas: Atlas, read: Read, draft: Draft, shared: Mapping[str, Any]) -> Iterator[NoticeItem]:
    """Rows for each kind that the sentence states: one for each agreement to join, body, or country that it names."""
    inside = _entities(draft.concerns, ("organization",))
    charged = [one for match in CHARGED.finditer(draft.words) for one in inside if _named(draft, one, match["who"])]
    partners = [one for one in inside if one not in charged]
    acting = charged or [one for one in shared["organizations"] if one not in partners]
    shared = {**shared, "organizations": acting}
    matched = [(match, kind) for form, kind in INTENTIONS if (match := form.search(draft.words))]
    taken: set[str] = set()
    for phrase, kind in matched:
        for one in _aims(draft, kind, partners):
            if one is None or one.iri not in taken:
                taken |= {one.iri} if one else set()
                yield _intention(atlas, read, draft, shared, kind, phrase[0], one)


def _named(draft: Draft, one: Entity, words: str) -> bool:
    return any(folded(each.words) in words for each in draft.concerns if each.label and each.label.iri == one.iri)


def _aims(draft: Draft, kind: str, partners: Sequence[Entity]) -> Sequence[Entity | None]:
    """What an intention of a kind is about; None where the sentence names nothing of the sort."""
    agreements = _entities(draft.concerns, ("agreement",))
    countries = [one for one in _entities(draft.concerns, ("jurisdiction",)) if one.id != OWN]
    if kind == "apply-to-join":
        return agreements or [None]
    return partners or countries or agreements or [None]


def _intention(
    atlas: Atlas, read: Read, draft: Draft, shared: Mapping[str, Any], kind: str, phrase: str, one: Entity | None
) -> NoticeItem:
    named = concept_words(atlas, "intention-kind", kind)
    own = next((each.words for each in draft.concerns if one and each.label and each.label.iri == one.iri), "")
    bodies = [each.words for each in draft.concerns if each.label and each.label in shared["organizations"]]
    body = one if one and one.kind == "organization" else None
    place = one if one and one.kind == "jurisdiction" else _home(atlas, body) if body else None
    agreement = one if one and one.kind == "agreement" else None
    given: dict[str, Any] = {"organization": body, "jurisdiction": place, "agreement": agreement}
    needed = "agreement" if kind == "apply-to-join" else "jurisdiction" if kind in OF_A_COUNTRY else "organization"
    return NoticeItem(
        **shared,
        **given,
        id=".".join(part for part in (kind, one.id if one else "") if part),
        label=message("notice-intention-with", kind=named, name=_words(one)) if one else named,
        intention=kind,
        open_list=bool(MANY.search(draft.words)),
        printed=_printed(read, [phrase, own, *bodies]),
        missing=[] if given[needed] else [needed],
    )


def _home(atlas: Atlas, body: Entity) -> Entity | None:
    return entity_of(atlas, reading(atlas).text(body.iri, "aa:jurisdiction"))


def _task(read: Read, draft: Draft, shared: Mapping[str, Any], names: Sequence[str]) -> NoticeItem:
    phrase = task_phrase(draft.words)
    due = DUE.search(draft.words)
    bodies = shared["organizations"]
    said: dict[str, Value] = {
        "clause": read.number,
        "what": Words(en=message("notice-task-name").en, zh=phrase[:SHOWN]),
    }
    label = message("notice-task-of", body=_words(bodies[0]), **said) if bodies else message("notice-task-in", **said)
    return NoticeItem(
        **shared,
        id=f"task.{read.id.partition('.')[2]}",
        label=label,
        due="-".join(part.zfill(2) for part in due.groups() if part) if due else None,
        printed=_printed(read, [phrase[:SHOWN], *names]),
    )


def _words(one: Entity) -> Words:
    return Words(en=one.label.text("en"), zh=one.label.text("zh"))


def _entities(candidates: Sequence[Candidate], kinds: Sequence[str]) -> list[Entity]:
    found = (one.label for one in candidates if one.label is not None and one.kind in kinds)
    return list({one.iri: one for one in found}.values())


def _printed(read: Read, words: Sequence[str]) -> list[str]:
    """Those of some words that stand in the clause itself, each once."""
    return [one for one in dict.fromkeys(words) if one and occurs(one, read.text)]


def _around(read: Read, known: Mapping[str, Read]) -> Iterator[Read]:
    """The clauses around a clause, the innermost first."""
    around = known.get(read.parent or "")
    while around:
        yield around
        around = known.get(around.parent or "")
