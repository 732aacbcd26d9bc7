"""Which statements on a thing come from local layers: who brought them in, and when."""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from accord_atlas.ontology.names import graph
from accord_atlas.service.answers.statements import FromLayer, LocalSaying
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.labels import Named
from accord_atlas.service.core.statements import facts
from accord_atlas.service.text.claims import property_sentence
from accord_atlas.service.text.dates import spoken
from accord_atlas.service.text.messages import message

LAYER: Final = graph("layer.x").value.removesuffix("x")
"""How the names of the graphs of layers begin."""


def of_graph(atlas: Atlas, place: str) -> FromLayer | None:
    """The layer that a graph is of; None for a graph of the curated data."""
    if not place.startswith(LAYER):
        return None
    name = place.removeprefix(LAYER)
    made = next((each for each in atlas.release.made if each["name"] == name), {})
    who, when = made.get("who"), str(made.get("when") or "")
    told = (
        message("layer-brought", layer=name, who=str(who), day=spoken(when[:10]))
        if who and when
        else message("layer-from", layer=name)
    )
    return FromLayer(name=name, who=who, when=when or None, text=told)


def unsourced(atlas: Atlas, subject: Named) -> Iterator[LocalSaying]:
    """What local layers say of a thing as RDF: no claim says on which source it rests."""
    if not atlas.release.layers:
        return
    found = {
        (quad.predicate.value, str(_plain(quad.object))): quad.graph_name.value
        for quad in atlas.store.quads(ox.NamedNode(subject.iri))
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(LAYER)
    }
    for fact in facts(atlas, subject.iri):
        for value in fact.values:
            said = getattr(value.value, "iri", value.value)
            place = found.get((fact.property.iri, str(said)))
            layer = of_graph(atlas, place) if place and not value.evidence else None
            if layer:
                yield LocalSaying(text=property_sentence(atlas, subject, fact.property, value), layer=layer)


def _plain(term: object) -> object:
    return getattr(term, "value", term)
