"""The numbers that sources state: of a country those of its bodies, too; the newest of each, registers first."""

from collections.abc import Iterator, Mapping

from accord_atlas.service.answers.profile import ProfileFigure
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import concept_words, entity_of
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.figures import Figure, figures, newest_together, obstacle
from accord_atlas.service.domain.properties import reading
from accord_atlas.service.profile.request import ProfileRequest
from accord_atlas.service.text.messages import message
from accord_atlas.service.text.sentences import first, name, text


def stated(atlas: Atlas, request: ProfileRequest) -> list[ProfileFigure]:
    """The newest numbers on record by the day: how many people there are before all else, the newest first."""
    found = newest_together(_about(atlas, request), request.day)
    # Two passes, for a date cannot be turned round: the second keeps the order of the first.
    found.sort(key=lambda each: (each.written, each.value), reverse=True)
    found.sort(key=lambda each: (each.unit != "persons", each.measure not in {"stock", None}))
    why = {key: obstacle([each for each in found if each.counts == key]) for key in {each.counts for each in found}}
    return [_figure(atlas, request, each, why) for each in found]


def _about(atlas: Atlas, request: ProfileRequest) -> Iterator[Figure]:
    home = reading(atlas).text
    for each in figures(atlas):
        if request.kind == "agreement":
            whole = not each.organization or not home(each.organization, "aa:jurisdiction")
            mine = each.agreement == request.iri and not each.jurisdiction and whole
        elif request.kind == "organization":
            mine = each.organization == request.iri
        else:
            of_body = each.organization is not None and home(each.organization, "aa:jurisdiction") == request.iri
            mine = each.jurisdiction == request.iri or (of_body and each.jurisdiction is None)
        if mine:
            yield each


def _figure(
    atlas: Atlas, request: ProfileRequest, figure: Figure, why: Mapping[tuple[str, str | None], str | None]
) -> ProfileFigure:
    own, hindered = figure.organization == request.iri, why[figure.counts]
    return ProfileFigure(
        property=figure.metric,
        name=_name(atlas, request, figure),
        value=int(figure.value) if figure.value == int(figure.value) else figure.value,
        comparator=reading(atlas).text(figure.iri, "aa:comparator") or "=",
        unit=figure.unit,
        as_of=figure.written,
        source=entity_of(atlas, figure.source),
        of=None if own else entity_of(atlas, figure.organization),
        figure=atlas.labels[figure.iri].entity,
        note=text(atlas, figure.iri, "aa:note"),
        obstacle=message(f"compare-not-{hindered}") if hindered else None,
        entities=[],
    )


def _name(atlas: Atlas, request: ProfileRequest, figure: Figure) -> Words:
    words = first(concept_words(atlas, "metric", figure.metric))
    if figure.agreement is None or figure.agreement == request.iri:
        return words
    return message("profile-number-under", metric=words, agreement=name(atlas, figure.agreement))
