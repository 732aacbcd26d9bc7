"""The files of the ontology, as text and as quads, wherever the package is installed."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from pyoxigraph import BlankNode, Quad

from accord_atlas.ontology.names import graph
from accord_atlas.ontology.turtle import read

RELEASED: Final = ("vocabularies", "alignments")
"""The folders whose files, with `accord.ttl`, make the graph `graph/ontology` of the release."""


def ontology_files() -> dict[str, str]:
    """Path below `ontology/` → text, for `accord.ttl`, the vocabularies and the alignments, in order of path."""
    root = files("accord_atlas.ontology")
    return {"accord.ttl": root.joinpath("accord.ttl").read_text("utf-8")} | {
        path: text for folder in RELEASED for path, text in _folder(root, folder).items()
    }


def ontology_quads() -> Iterator[Quad]:
    """The quads of `graph/ontology`, each of named terms only; SyntaxError or ValueError where a file is broken."""
    for path, text in ontology_files().items():
        for triple in read(text):
            if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
                raise ValueError(f"{path}: a blank node, which released data must not have")
            yield Quad(triple.subject, triple.predicate, triple.object, graph("ontology"))


@cache
def shapes_files() -> dict[str, str]:
    """Path below `ontology/` → text of each file of SHACL shapes, in order of path."""
    return _folder(files("accord_atlas.ontology"), "shapes")


def context_file() -> str:
    """The JSON-LD context of the ontology, `context.jsonld`."""
    return files("accord_atlas.ontology").joinpath("context.jsonld").read_text("utf-8")


def dataset_file() -> str:
    """What the dataset is, whatever the release, in Turtle."""
    return files("accord_atlas.ontology").joinpath("dataset.ttl").read_text("utf-8")


def _folder(root: Traversable, name: str) -> dict[str, str]:
    found = [file for file in root.joinpath(name).iterdir() if file.name.endswith(".ttl")]
    return {f"{name}/{file.name}": file.read_text("utf-8") for file in sorted(found, key=lambda f: f.name)}
