"""Rows of countries and bodies: what they are, who recognises their engineers, titles, registers, numbers."""

from collections.abc import Iterator, Mapping

from accord_atlas.service.answers.compare import CompareRow, CompareValue
from accord_atlas.service.compare.request import CompareRequest
from accord_atlas.service.compare.rows import asked, by_name, concept, counted, dated, row
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words
from accord_atlas.service.core.shape import Entity, Words
from accord_atlas.service.domain.figures import EXACT, Figure, figures, newest, obstacle
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.questions.request import QuestionCell
from accord_atlas.service.recognition.answer import RouteDirection, reach
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import first, listing, name


def about_rows(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """What bodies are: kind, country, founding, federations. Of countries there is nothing to say."""
    if request.kind != "organization":
        return
    read, things = reading(atlas), request.iris
    kinds = {iri: concept(atlas, "organization-kind", read.notation(iri, "aa:kind")) for iri in things}
    yield row(atlas, "kind", "about", message("compare-kind"), kinds)
    places = {iri: _entity(atlas, read.text(iri, "aa:jurisdiction")) for iri in things}
    yield row(atlas, "jurisdiction", "about", message("compare-place"), places)
    founded = {iri: dated(read.text(iri, "aa:founded")) for iri in things}
    yield row(atlas, "founded", "about", message("compare-founded"), founded)
    federations = {
        iri: counted(atlas, _column(asked(atlas, "federation-members", member=_slug(atlas, iri)), "federation"))
        for iri in things
    }
    yield row(atlas, "federations", "about", message("compare-federations"), federations)


def recognition_rows(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """How many countries recognise the engineers of a country, and of how many it recognises them, by open routes."""
    if request.kind != "jurisdiction":
        return
    ways: tuple[tuple[RouteDirection, str], ...] = (
        ("outbound", "compare-recognised-in"),
        ("inbound", "compare-recognises"),
    )
    for direction, title in ways:
        found = {iri: by_name(atlas, reach(atlas, iri, direction, request.day)) for iri in request.iris}
        values = {iri: counted(atlas, places) for iri, places in found.items()}
        yield row(atlas, title.removeprefix("compare-"), "recognition", message(title), values)


def title_rows(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """The titles that are conferred, level by level, with the years of experience that they ask for."""
    found = {iri: asked(atlas, "titles", **{request.kind: _slug(atlas, iri)}) for iri in request.iris}
    for level in dict.fromkeys(str(each["level"]) for rows in found.values() for each in rows):
        values = {iri: _titles(atlas, [each for each in rows if each["level"] == level]) for iri, rows in found.items()}
        title = message("compare-titles", level=concept_words(atlas, "title-level", level))
        yield row(atlas, f"titles/{level}", "titles", title, values)


def register_rows(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """The disciplines that each country offers in the registers of agreements."""
    if request.kind != "jurisdiction":
        return
    found = {iri: asked(atlas, "disciplines", jurisdiction=_slug(atlas, iri)) for iri in request.iris}
    kept = {e.iri: e for rows in found.values() for each in rows if isinstance(e := each["agreement"], Entity)}
    for iri, agreement in sorted(kept.items()):
        values = {
            thing: counted(atlas, own) if (own := _column(rows, "discipline", agreement)) else None
            for thing, rows in found.items()
        }
        title = message("compare-disciplines", agreement=atlas.labels[iri].words)
        yield row(atlas, f"disciplines/{agreement.id}", "registers", title, values)


def number_rows(atlas: Atlas, request: CompareRequest) -> Iterator[CompareRow]:
    """The newest numbers of each; they may be set side by side only where they count the same thing alike."""
    found = {iri: newest(_about(atlas, request, iri), request.day) for iri in request.iris}
    counts = sorted({key for held in found.values() for key in held}, key=lambda key: (key[0], key[1] or ""))
    for metric, agreement in counts:
        held = {iri: each.get((metric, agreement)) for iri, each in found.items()}
        present = [figure for figure in held.values() if figure]
        why = obstacle(present)
        words = first(concept_words(atlas, "metric", metric))
        title = message("compare-number-under", metric=words, agreement=name(atlas, agreement)) if agreement else words
        property_ = f"{metric}/{atlas.labels[agreement].entity.id}" if agreement else metric
        note = message(f"compare-not-{why}") if why else None
        yield row(atlas, property_, "numbers", title, {iri: number(atlas, each) for iri, each in held.items()}, note)


def number(atlas: Atlas, figure: Figure | None) -> CompareValue | None:
    """A number as its source states it, with its time."""
    if figure is None:
        return None
    shown = f"{figure.value:,.0f}" if figure.value == int(figure.value) else f"{figure.value:,}"
    unit: Words | str = concept_words(atlas, "unit", figure.unit) if figure.unit else ""
    date = spoken(figure.written)
    if figure.comparator == EXACT:
        text = message("compare-number", value=shown, unit=unit, date=date)
    else:
        bound = concept_words(atlas, "comparator", figure.comparator)
        text = message("compare-number-bounded", comparator=bound, value=shown, unit=unit, date=date)
    return CompareValue(
        text=text,
        value=figure.value,
        entities=[atlas.labels[figure.iri].entity],
        source=atlas.labels[figure.source].entity if figure.source else None,
    )


def _about(atlas: Atlas, request: CompareRequest, iri: str) -> Iterator[Figure]:
    """The numbers of a country or body; those of a country's bodies are not the country's."""
    for each in figures(atlas):
        own = each.organization if request.kind == "organization" else each.jurisdiction
        if own == iri:
            yield each


def _titles(atlas: Atlas, rows: list[dict[str, QuestionCell]]) -> CompareValue | None:
    held: Mapping[str, dict[str, QuestionCell]] = {
        cell.iri: each for each in rows if isinstance(cell := each["title"], Entity)
    }
    if not held:
        return None
    said = [_title(atlas, iri, each["experience_years"]) for iri, each in held.items()]
    cells = [atlas.labels[iri].entity for iri in held]
    return CompareValue(text=listing(said), value=float(len(held)), entities=cells)


def _title(atlas: Atlas, iri: str, years: QuestionCell) -> Words:
    if not isinstance(years, int | float):
        return name(atlas, iri)
    return message("compare-title-years", title=name(atlas, iri), years=years)


def _entity(atlas: Atlas, iri: str | None) -> CompareValue | None:
    if iri is None:
        return None
    held = atlas.labels[iri].entity
    return CompareValue(text=name(atlas, iri), value=held.id, entities=[held])


def _column(rows: list[dict[str, QuestionCell]], column: str, agreement: Entity | None = None) -> list[Entity]:
    """The entities of a column, each once; of the rows of one agreement."""
    found: dict[str, Entity] = {}
    for each in rows:
        cell, of = each[column], each.get("agreement")
        if isinstance(cell, Entity) and (agreement is None or (isinstance(of, Entity) and of.iri == agreement.iri)):
            found[cell.iri] = cell
    return list(found.values())


def _slug(atlas: Atlas, iri: str) -> str:
    return atlas.labels[iri].entity.id
