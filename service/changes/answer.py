"""The answers on changes: what happened between two days, what differs between two releases, to whom."""

import tempfile
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from pyoxigraph import Store

from accord_atlas.service.answers import changes as shapes
from accord_atlas.service.answers.changes import ChangesAnswer, GraphStatements, ReleasesAnswer, Statements
from accord_atlas.service.answers.envelope import EnvelopeFields, envelope
from accord_atlas.service.answers.imports import PlannedChange
from accord_atlas.service.changes.change import Change
from accord_atlas.service.changes.comparison import Comparisons, GraphDifference, comparisons
from accord_atlas.service.changes.once import marked
from accord_atlas.service.changes.releases import release, releases
from accord_atlas.service.changes.request import ChangesRequest
from accord_atlas.service.changes.sentences import sentence
from accord_atlas.service.changes.timeline import between, concerned, happened
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import Concepts, concepts
from accord_atlas.service.core.release import Release
from accord_atlas.service.core.shape import Entity
from accord_atlas.service.domain.network.model import Node
from accord_atlas.service.text.titles import graph_title


def changes_answer(atlas: Atlas, request: ChangesRequest) -> ChangesAnswer:
    """What changed between the two days, or the two releases, of a request."""
    if not request.days:
        ends = release(atlas, request.start, "from"), release(atlas, request.end, "to")
        return comparison_answer(atlas, *ends, request)
    chosen = _chosen(happened(atlas, frozenset(request.concerning)), request)
    first, last = date.fromisoformat(request.start), date.fromisoformat(request.end)
    period = between(chosen, first, last)
    return ChangesAnswer(
        **envelope(atlas, last, whole=True),
        start=request.start,
        end=request.end,
        between="days",
        undated=period.undated,
        statements=None,
        changes=change_shapes(atlas, period.changes),
    )


def comparison_answer(
    atlas: Atlas, earlier: Release, later: Release, request: ChangesRequest | None = None
) -> ChangesAnswer:
    """What differs between two releases, whichever is open; narrowed down as a request has it."""
    found = atlas.once(comparisons).between(earlier, later)
    about: EnvelopeFields = envelope(atlas, None, whole=True)
    graphs = [_graph(each) for each in found.graphs]
    return ChangesAnswer(
        **about,
        start=earlier.id,
        end=later.id,
        between="releases",
        undated=None,
        statements=Statements(added=found.added, removed=found.removed, graphs=graphs),
        changes=change_shapes(atlas, _chosen(found.changes, request) if request else found.changes),
    )


def planned(atlas: Atlas, store: Store, data_date: date, named: Collection[str]) -> list[PlannedChange]:
    """What differs between the release in use and statements that are none yet, as far as it concerns named ids.

    What concerns nothing that is named differs because the release in use was made from other tables.
    """
    with tempfile.TemporaryDirectory(prefix="accord-trial-") as folder:
        out = Path(folder)
        # Here, because what answers for a release that is there need not know how one is written.
        from accord_atlas.loaders.release import write

        write(store, {"data_date": data_date.isoformat()}, out)
        # Not among the comparisons that are kept: nobody will ask for this one again.
        found = Comparisons(atlas).between(atlas.release, Release.open(out))
    shown = ((change, _concerned(change)) for change in change_shapes(atlas, found.changes))
    return [
        PlannedChange(text=change.sentence, kind=change.kind, date=change.date, concerns=concerned)
        for change, concerned in shown
        if any(each.id in named for each in concerned)
    ]


def _concerned(change: shapes.Change) -> list[Entity]:
    """What a change concerns, each once, as cells have it: changes name things by their kind, too."""
    involved = (change.subject, change.object, *change.involved, change.jurisdiction)
    return [
        each.model_copy(update={"id": each.id.partition("/")[2] or each.id})
        for each in {each.iri: each for each in involved if each}.values()
    ]


def _chosen(changes: Iterable[Change], request: ChangesRequest) -> list[Change]:
    """The changes that a request wants."""
    nodes = frozenset(request.concerning)
    wanted = (each for each in changes if not request.kinds or each.kind in request.kinds)
    return [each for each in wanted if not nodes or nodes & concerned(each)]


def history_of(atlas: Atlas, nodes: frozenset[str]) -> list[shapes.Change]:
    """Everything that happened to these nodes (`kind/slug`), in order; what has no date comes first.

    What another change of the same day tells already is marked so.
    """
    return marked(atlas, change_shapes(atlas, happened(atlas, nodes)))


def change_shapes(atlas: Atlas, changes: Iterable[Change]) -> list[shapes.Change]:
    """Changes as answers show them, each with its sentence."""
    known = concepts(atlas)
    return [_change(change, known) for change in changes]


def _change(change: Change, known: Concepts) -> shapes.Change:
    return shapes.Change(
        kind=change.kind,
        date=change.date,
        earliest=change.span.earliest,
        latest=change.span.latest,
        certainty=change.certainty,
        subject=change.subject.entity,
        object=_entity(change.object),
        involved=[node.entity for node in change.involved],
        jurisdiction=_entity(change.jurisdiction),
        relation=change.relation,
        before=change.before,
        after=change.after,
        via=_entity(change.via),
        source=_entity(change.source),
        sentence=change.sentence or sentence(change, known),
    )


def _entity(node: Node | None) -> Entity | None:
    return node.entity if node else None


def _graph(each: GraphDifference) -> GraphStatements:
    return GraphStatements(
        name=each.name,
        label=graph_title(each.name),
        added=each.added,
        removed=each.removed,
        added_examples=list(each.added_examples),
        removed_examples=list(each.removed_examples),
    )


def releases_answer(atlas: Atlas) -> ReleasesAnswer:
    """The releases at hand, the latest built first."""
    found = [
        shapes.Release(
            id=each.release.id,
            built=each.built,
            statements=each.release.statements,
            data_date=each.release.data_date,
            current=each.current,
            layers=list(each.release.layers),
        )
        for each in releases(atlas)
    ]
    return ReleasesAnswer(**envelope(atlas, None, whole=True), releases=found)
