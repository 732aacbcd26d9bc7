"""Rows of agreements: what they are, how many are in them, what they recognise and ask, what a body needs to enter."""

from collections.abc import Iterator

from accord_atlas.service.answers.compare import CompareRow, CompareValue
from accord_atlas.service.compare.parties import number
from accord_atlas.service.compare.request import CompareRequest
from accord_atlas.service.compare.rows import asked, by_name, concept, counted, dated, row
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.figures import figures, newest, obstacle
from accord_atlas.service.domain.participations import agreements
from accord_atlas.service.domain.presence import Presence, presence
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.domain.seats import has_seats, votes
from accord_atlas.service.questions.request import QuestionCell
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import first, listing, text
from accord_atlas.service.text.standing import sureness

Rows = list[dict[str, QuestionCell]]


def agreement_rows(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """All rows of agreements, in the order in which a reader asks."""
    yield from _about(atlas, request)
    yield from _membership(atlas, request)
    yield from _terms(atlas, request)
    yield from _entry(atlas, request)
    yield from _registers(atlas, request)
    yield from _numbers(atlas, request)


def members(atlas: Atlas, request: CompareRequest, iri: str) -> list[Entity]:
    """The countries and economies that are members of an agreement on the day, however surely."""
    return by_name(atlas, (found.jurisdiction or "" for found in _present(atlas, request, iri)))


def _present(atlas: Atlas, request: CompareRequest, iri: str) -> list[Presence]:
    agreement = agreements(atlas)[iri]
    places = {each.jurisdiction for each in agreement.participations if each.jurisdiction}
    found = (presence(atlas, agreement, each, request.day) for each in sorted(places))
    return [each for each in found if each and each.member]


def _about(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    read, known = reading(atlas), agreements(atlas)
    held = {iri: known[iri] for iri in request.iris}
    kinds = {iri: concept(atlas, "agreement-kind", read.notation(iri, "aa:kind")) for iri in held}
    yield row(atlas, "kind", "about", message("compare-kind"), kinds)
    bases = {iri: concept(atlas, "basis", each.basis) for iri, each in held.items()}
    yield row(atlas, "basis", "about", message("compare-basis"), bases)
    levels = {iri: concept(atlas, "level", each.level) for iri, each in held.items()}
    yield row(atlas, "level", "about", message("compare-level"), levels)
    for name_, prop in (("signed", "aa:signed"), ("in-force", "aa:inForce"), ("ended", "aa:ended")):
        dates = {iri: dated(read.text(iri, prop)) for iri in held}
        if any(dates.values()):
            yield row(atlas, name_, "about", message(f"compare-{name_}"), dates)
    stands = {iri: _standing(atlas, each.status, iri, request) for iri, each in held.items()}
    yield row(atlas, "status", "standing", message("compare-status"), stands)


def _standing(atlas: Atlas, status: str, iri: str, request: CompareRequest) -> CompareValue | None:
    """How an agreement itself stands on the day; one that surely does not has no certainty."""
    held = agreements(atlas)[iri].at(request.day)
    if held is None:
        return CompareValue(text=message("compare-does-not-stand"), value=None)
    text_ = message(
        "compare-agreement-stands",
        status=concept_words(atlas, "agreement-status", status),
        sureness=sureness(atlas, held.certainty, held.reason),
    )
    return CompareValue(text=text_, value=status, certainty=held.certainty, reason=held.reason)


def _membership(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    present = {iri: _present(atlas, request, iri) for iri in request.iris}
    for name_, full in (("full-members", True), ("other-members", False)):
        values = {
            iri: counted(
                atlas,
                by_name(atlas, (e.jurisdiction or "" for e in held if e.full == full and e.certainty != "possible")),
            )
            for iri, held in present.items()
        }
        yield row(atlas, name_, "standing", message(f"compare-{name_}"), values)
    possible = {
        iri: counted(atlas, by_name(atlas, (e.jurisdiction or "" for e in held if e.certainty == "possible")))
        for iri, held in present.items()
    }
    yield row(atlas, "possible-members", "standing", message("compare-possible-members"), possible)
    counted_votes = {iri: _votes(atlas, request, iri) for iri in request.iris}
    if any(counted_votes.values()):
        yield row(atlas, "votes", "standing", message("compare-votes"), counted_votes)


def _votes(atlas: Atlas, request: CompareRequest, iri: str) -> CompareValue | None:
    if not has_seats(atlas, iri):
        return None
    found = len(votes(atlas, iri, request.day))
    return CompareValue(text=Words(en=str(found), zh=str(found)), value=float(found))


def _terms(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    found = {iri: asked(atlas, "agreement-terms", agreement=_slug(atlas, iri)) for iri in request.iris}
    things = {iri: _concepts(atlas, rows, "recognises", "recognised-thing") for iri, rows in found.items()}
    yield row(atlas, "recognises", "recognition", message("compare-recognised-things"), things)
    titles = {iri: _entities(rows, "title") for iri, rows in found.items()}
    yield row(
        atlas,
        "titles",
        "titles",
        message("compare-conferred"),
        {iri: counted(atlas, cells) if cells else None for iri, cells in titles.items()},
    )
    for name_, prop in (("grants", "aa:grants"), ("requirement", "aa:requirement")):
        said = {iri: _said(atlas, iri, prop) for iri in request.iris}
        if any(said.values()):
            yield row(atlas, name_, "recognition", message(f"compare-{name_}"), said)


def _entry(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """The rules of accession by step: what a body must meet to enter."""
    found = {iri: asked(atlas, "accession-rules", agreement=_slug(atlas, iri)) for iri in request.iris}
    for step in dict.fromkeys(str(each["step"]) for rows in found.values() for each in rows):
        values = {iri: _rules([each for each in rows if each["step"] == step]) for iri, rows in found.items()}
        title = first(concept_words(atlas, "rule-step", step))
        yield row(atlas, f"rules/{step}", "entry", title, values)


def _rules(rows: Rows) -> CompareValue | None:
    said = [Words(en=str(each["en"]), zh=str(each["zh"] or each["en"])) for each in rows if each["en"]]
    if not said:
        return None
    source = rows[0]["source"]
    return CompareValue(
        text=listing(dict.fromkeys(said), "clauses-separator"),
        value=float(len(said)),
        source=source if isinstance(source, Entity) else None,
    )


def _registers(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    found = {
        iri: _entities(
            [each for each in asked(atlas, "disciplines", agreement=_slug(atlas, iri)) if each["jurisdiction"] is None],
            "discipline",
        )
        for iri in request.iris
    }
    if any(found.values()):
        values = {iri: counted(atlas, cells) if cells else None for iri, cells in found.items()}
        yield row(atlas, "disciplines", "registers", message("compare-own-disciplines"), values)


def _numbers(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """The newest numbers of each agreement as a whole, not those of one country or body in it."""
    whole = [each for each in figures(atlas) if not each.jurisdiction and not each.organization]
    found = {iri: newest([each for each in whole if each.agreement == iri], request.day) for iri in request.iris}
    for metric in sorted({metric for held in found.values() for metric, _ in held}):
        held = {iri: each.get((metric, iri)) for iri, each in found.items()}
        why = obstacle([figure for figure in held.values() if figure])
        values = {iri: number(atlas, each) for iri, each in held.items()}
        note = message(f"compare-not-{why}") if why else None
        yield row(atlas, metric, "numbers", first(concept_words(atlas, "metric", metric)), values, note)


def _said(atlas: Atlas, iri: str, prop: str) -> CompareValue | None:
    found = text(atlas, iri, prop)
    return CompareValue(text=Words(en=found.text("en"), zh=found.text("zh")), value=None) if found else None


def _concepts(atlas: Atlas, rows: Rows, column: str, scheme: str) -> CompareValue | None:
    held = list(dict.fromkeys(str(each[column]) for each in rows if each[column]))
    if not held:
        return None
    return CompareValue(text=listing(concept_words(atlas, scheme, each) for each in held), value=",".join(held))


def _entities(rows: Rows, column: str) -> list[Entity]:
    return list({cell.iri: cell for each in rows if isinstance(cell := each[column], Entity)}.values())


def _slug(atlas: Atlas, iri: str) -> str:
    return atlas.labels[iri].entity.id
