"""The release as a dataset of rdflib: a view of the store that answers read, not a copy of it."""

from typing import Any, NoReturn

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore

from accord_atlas.ontology.names import prefixes
from accord_atlas.service.core.errors import ReadOnly


class View(OxigraphStore):
    """A store that is read only: a release never changes."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401
        raise ReadOnly(
            "A release never changes: copy what you want to change into a graph of your own.",
            "发布版不可更改：请将需要改动的内容复制到自己的图中。",
        )

    add = addN = remove = update = add_graph = remove_graph = _refuse  # noqa: N815 - as rdflib calls them


def view(store: ox.Store) -> rdflib.Dataset:
    """The dataset: its default graph is the union of its named graphs, as it is of `/sparql`; ReadOnly for changes."""
    dataset = rdflib.Dataset(store=View(store=store), default_union=True)
    for prefix, namespace in prefixes().items():
        dataset.bind(prefix, rdflib.URIRef(namespace), override=True, replace=True)
    return dataset
