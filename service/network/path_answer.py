"""The answer on paths: the best ones, step by step; where there is none, why."""

from collections.abc import Sequence

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.paths import Excluded, Hub, Lifted, Path, PathsAnswer, Reason, Step
from accord_atlas.service.answers.ties import Tie, tie_fields
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.domain.network.relations import hubs
from accord_atlas.service.network import paths
from accord_atlas.service.network.cost_words import charges, explanation, weights
from accord_atlas.service.network.paths import PathFinder, PathRequest, path_finder
from accord_atlas.service.text.messages import joined, message


def paths_answer(atlas: Atlas, request: PathRequest) -> PathsAnswer:
    """The paths of a request, best first; `reason` where there is none."""
    finder = atlas.once(path_finder)
    model = finder.model
    found, more = finder.find(request)
    answer = PathsAnswer(
        **envelope(atlas, request.as_of, whole=not more),
        origin=model.nodes[request.source].entity,
        to=model.nodes[request.target].entity,
        paths=[_path(model, path) for path in found],
        weights=list(weights()),
        excluded=_excluded(atlas, finder, request),
    )
    return answer if found else answer.model_copy(update={"reason": _reason(finder, request)})


def _path(model: Model, path: paths.Path) -> Path:
    held, parts = path.held, charges(path.charges)
    return Path(
        cost=path.cost,
        explanation=explanation(path.cost, parts),
        charges=parts,
        certainty=held.certainty if held else None,
        reason=held.reason if held else None,
        steps=[_step(model, step) for step in path.steps],
    )


def _step(model: Model, step: paths.Step) -> Step:
    """A step, from the node where it begins; `also` holds what else joins the same two nodes."""
    edge = step.edge
    origin, to = (edge.source, edge.target) if step.forward else (edge.target, edge.source)
    return Step(
        origin=model.nodes[origin].entity,
        to=model.nodes[to].entity,
        **tie_fields(model, edge, forward=step.forward),
        also=[Tie(**tie_fields(model, other, forward=other.source == origin)) for other in step.also],
    )


def _excluded(atlas: Atlas, finder: PathFinder, request: PathRequest) -> Excluded:
    """What no path passes through: hubs unless the request allows them, and what it excludes."""
    return Excluded(
        hubs=[] if request.hubs else [_hub(atlas, kind) for kind in hubs()],
        crowded=[] if request.hubs else [node.entity for node in finder.crowded(request)],
        requested=sorted(request.exclude),
    )


def _hub(atlas: Atlas, kind: str) -> Hub:
    name = atlas.labels.kind(kind)
    return Hub(kind=kind, label=Words(en=name.text("en"), zh=name.text("zh")))


def _reason(finder: PathFinder, request: PathRequest) -> Reason:
    """Why there is no path, and which change to the request would give one."""
    changes = sorted(finder.changes(request))
    words = _sentence(request, changes)
    return Reason(en=words.en, zh=words.zh, would_help=changes)


def _sentence(request: PathRequest, changes: Sequence[Lifted]) -> Words:
    helps = [message(f"paths-help-{change.replace('_', '-')}") for change in changes]
    day = request.as_of.isoformat() if request.as_of else "any"
    return message("paths-none", day=day, help=joined(helps or [message("paths-help-none")], "clauses-separator"))
