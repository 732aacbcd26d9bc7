"""Why a network has no edges: which condition of the request, if it were lifted, would give some."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from accord_atlas.service.core.shape import Words
from accord_atlas.service.domain.network.model import Model
from accord_atlas.service.network.projections import project
from accord_atlas.service.network.selection import Selection, select
from accord_atlas.service.text.messages import joined, message

OPEN: Final = Selection()
"""The selection without conditions."""


def why_empty(model: Model, selection: Selection) -> Words:
    """The sentence on a selection whose network has no edges, with the parameters whose change would give some."""
    helps = [message(f"network-help-{name.replace('_', '-')}") for name in _helping(model, selection)]
    day = selection.as_of.isoformat() if selection.as_of else "any"
    return message("network-empty", day=day, help=joined(helps or [message("network-help-none")], "clauses-separator"))


def _helping(model: Model, selection: Selection) -> Iterator[str]:
    """The conditions each of which alone keeps the network empty."""
    for name, lifted in _lifted(selection).items():
        if lifted != selection and project(model, select(model, lifted), lifted.projection).edges:
            yield name


def _lifted(selection: Selection) -> Mapping[str, Selection]:
    """The selection without one of its conditions, by the name of the parameter, in the order of telling."""
    return {
        "statuses": replace(selection, statuses=OPEN.statuses),
        "relations": replace(selection, relations=OPEN.relations),
        "kinds": replace(selection, kinds=OPEN.kinds),
        "agreements": replace(selection, agreements=OPEN.agreements),
        "specialty": replace(selection, specialty=OPEN.specialty),
        "depth": replace(selection, depth=selection.depth + 1) if selection.focus else selection,
        "as_of": replace(selection, as_of=OPEN.as_of),
        "projection": replace(selection, projection=OPEN.projection),
        "focus": replace(selection, focus=OPEN.focus),
    }
