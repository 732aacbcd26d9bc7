"""Networks and paths as the JSON of the service: plain values, days as text, what is not known as null."""

from collections.abc import Iterable, Mapping
from datetime import date

from accord_atlas.queries.question import Text
from accord_atlas.service.answers.envelope import Json, envelope, written
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import EntityCell
from accord_atlas.service.network.attributes import Attributes
from accord_atlas.service.network.build import network
from accord_atlas.service.network.drawing import Wanted
from accord_atlas.service.network.model import Edge, Model
from accord_atlas.service.network.paths import PathFinder, Question, Route, Step
from accord_atlas.service.network.projections import Picture
from accord_atlas.service.network.vocabulary import hubs


def network_document(atlas: Atlas, wanted: Wanted, picture: Picture) -> Json:
    """The network: `nodes`, `edges`, and what was asked."""
    selection, model = wanted.selection, atlas.once(network)
    return {
        **envelope(atlas, selection.as_of, whole=picture.whole),
        "projection": selection.projection,
        "measures": list(wanted.measures),
        "focus": list(selection.focus),
        "left_out": {"nodes": picture.left_out, "agreements": list(picture.unfolded)},
        "first_day": written(model.first_day),
        "nodes": [{"id": node, **_attributes(data)} for node, data in picture.graph.nodes(data=True)],
        "edges": [{"source": a, "target": b, **_attributes(data)} for a, b, data in picture.graph.edges(data=True)],
    }


def _attributes(data: Attributes) -> Json:
    """The attributes with the two labels as one, and days as text."""
    said: Json = {"label": {"en": data.get("label_en"), "zh": data.get("label_zh")}}
    for name, value in data.items():
        if name == "spells":
            said["spells"] = [[written(start), written(end)] for start, end in value]
        elif name not in {"label_en", "label_zh"}:
            said[name] = value.isoformat() if isinstance(value, date) else value
    return said


def paths_document(atlas: Atlas, finder: PathFinder, asked: Question) -> Json:
    """The paths, best first; where there is none, why."""
    model = finder.model
    routes, more = finder.find(asked)
    said = {
        **envelope(atlas, asked.as_of, whole=not more),
        "from": model.nodes[asked.source].cell,
        "to": model.nodes[asked.target].cell,
        "paths": [_route(model, route) for route in routes],
        "excluded": _excluded(finder, asked),
    }
    return said if routes else {**said, "reason": _reason(finder, asked)}


def _route(model: Model, route: Route) -> Json:
    return {
        "cost": route.cost,
        "certainty": route.certainty,
        "steps": [step_document(model, step) for step in route.steps],
    }


def step_document(model: Model, step: Step) -> Json:
    """A step, from the node where it begins; `also` holds what else joins the same two nodes."""
    edge = step.edge
    ends = (edge.source, edge.target) if step.forward else (edge.target, edge.source)
    return {
        "from": model.nodes[ends[0]].cell,
        "to": model.nodes[ends[1]].cell,
        **edge_document(model, edge, forward=step.forward),
        "also": [edge_document(model, other, forward=other.source == ends[0]) for other in step.also],
    }


def edge_document(model: Model, edge: Edge, *, forward: bool) -> Json:
    """What an edge says when read in a direction."""
    return {
        "relation": edge.relation,
        "label": dict(edge.type.reads(forward=forward)),
        "forward": forward,
        "start": edge.start,
        "end": edge.end,
        "status": edge.status,
        "role": edge.role,
        "certainty": edge.certainty,
        "jurisdiction": cell(model, edge.jurisdiction),
        "via": cell(model, edge.via),
        "source": cell(model, edge.source_id),
        "confidence": edge.confidence,
    }


def cell(model: Model, node: str | None) -> EntityCell | None:
    """The entity cell of a node or of what an edge refers to."""
    found = model.named(node)
    return found.cell if found else None


def _excluded(finder: PathFinder, asked: Question) -> Json:
    """What no path passes through: hubs unless asked for, and what the reader excluded."""
    crowds = [] if asked.hubs else finder.crowded(asked)
    return {
        "hubs": [] if asked.hubs else [{"kind": kind, "label": dict(name)} for kind, name in hubs().items()],
        "crowded": [node.cell for node in crowds],
        "asked": sorted(asked.exclude),
    }


def _reason(finder: PathFinder, asked: Question) -> Json:
    """Why there is no path, and which change to the question would give one."""
    changes = finder.changes(asked)
    return {**_words(asked, changes), "would_help": sorted(changes)}


HELP: Mapping[str, Text] = {
    "hubs": {
        "en": "there is one through countries, regions or other hubs (hubs=true)",
        "zh": "经由国家和地区等枢纽则可相连（hubs=true）",
    },
    "as_of": {"en": "there is one at another date (as_of=any)", "zh": "在其他日期可相连（as_of=any）"},
    "exclude": {"en": "there is one without the exclusions", "zh": "取消排除条件则可相连"},
}


def _words(asked: Question, changes: Iterable[str]) -> Text:
    day = asked.as_of.isoformat() if asked.as_of else None
    helps = [HELP[change] for change in sorted(changes)]
    none: Text = {"en": "no change of these conditions gives one", "zh": "放宽上述条件也无法相连"}
    helps = helps or [none]
    when_en, when_zh = (f" on {day}", f"在 {day} ") if day else (" at any date", "在任何日期")
    return {
        "en": f"No path is recorded{when_en} under these conditions; {'; '.join(h['en'] for h in helps)}.",
        "zh": f"按此条件{when_zh}没有有记录的路径；{'；'.join(h['zh'] for h in helps)}。",
    }
