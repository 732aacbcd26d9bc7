"""The answer on what is new, and its table."""

from collections.abc import Iterable
from typing import Final

from accord_atlas.queries.question import Column, ColumnType
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.news import NewsAnswer, NewsItem
from accord_atlas.service.changes.addresses import identity
from accord_atlas.service.changes.change import Change
from accord_atlas.service.changes.news import New, base, since_day, since_release
from accord_atlas.service.changes.releases import Listed, releases
from accord_atlas.service.changes.request import NewsRequest
from accord_atlas.service.changes.sentences import sentence
from accord_atlas.service.changes.timeline import concerned
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import Concepts, concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.network.build import network
from accord_atlas.service.domain.network.model import Node
from accord_atlas.service.exports.columns import column
from accord_atlas.service.exports.table import Table, about_release
from accord_atlas.service.text.messages import message

COLUMNS: Final[tuple[tuple[str, ColumnType, str | None], ...]] = (
    ("date", "date", None),
    ("what", "text", "change-kind"),
    ("sentence", "text", None),
    ("certainty", "text", "certainty"),
    ("source", "entity", None),
    ("release", "text", None),
)


def news_answer(atlas: Atlas, request: NewsRequest) -> NewsAnswer:
    """What is new since a day or a release, the latest told first, and of one release the latest happening first."""
    start: Listed | None
    if request.day is None:
        start = named = next(each for each in releases(atlas) if each.release.id == request.since)
        found = since_release(atlas, named)
    else:
        start = base(atlas, request.day)
        found = since_day(atlas, request.day)
    chosen = sorted(_chosen(found, request), key=lambda new: (new.told.built, new.change.order), reverse=True)
    return NewsAnswer(
        **envelope(atlas, None, whole=True),
        since=request.since,
        by="release" if request.day is None else "day",
        base=start.release.id if start else None,
        changes=_items(atlas, chosen),
    )


def _chosen(found: Iterable[New], request: NewsRequest) -> Iterable[New]:
    nodes = frozenset(request.concerning)
    for new in found:
        if (not request.kinds or new.change.kind in request.kinds) and (not nodes or nodes & concerned(new.change)):
            yield new


def _items(atlas: Atlas, news: Iterable[New]) -> list[NewsItem]:
    known = concepts(atlas)
    return [_item(atlas, new, known) for new in news]


def _item(atlas: Atlas, new: New, known: Concepts) -> NewsItem:
    change = new.change
    return NewsItem(
        id=identity(change, new.told.release.id),
        date=change.date,
        kind=change.kind,
        text=change.sentence or sentence(change, known),
        concerns=_concerns(atlas, change),
        certainty=change.certainty,
        source=change.source.entity if change.source else None,
        release=new.told.release.id,
        told=new.told.built,
    )


def _concerns(atlas: Atlas, change: Change) -> list[Entity]:
    """Those in a change in its own order, then the countries and economies of the bodies in it."""
    named: list[Node | None] = [change.subject, change.object, *change.involved, change.jurisdiction]
    own = {node.id: node.entity for node in named if node is not None}
    nodes = atlas.once(network).nodes
    others = {name: nodes[name].entity for name in sorted(concerned(change) - own.keys()) if name in nodes}
    return list((own | others).values())


def news_table(answer: NewsAnswer, language: Language) -> Table:
    """What is new, one row each, in a sentence of the language."""
    columns: list[Column] = [
        column(name, kind, scheme, title=message(f"changes-column-{name}")) for name, kind, scheme in COLUMNS
    ]
    rows = [
        [item.date, item.kind, item.text.text(language), item.certainty, item.source, item.release]
        for item in answer.changes
    ]
    about = [*about_release(answer.release, answer.layers)]
    return Table(
        "changes", message("news-title", since=answer.since), message("news-description"), columns, rows, about
    )
