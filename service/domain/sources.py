"""The sources behind an answer, each once: who published it, where, as of when, how reliable."""

from collections.abc import Iterator
from typing import Any

from accord_atlas.ontology.names import kind_and_slug
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.names import cell
from accord_atlas.service.domain.properties import reading

Json = dict[str, Any]


def sources(atlas: Atlas, answer: Any) -> list[Json]:  # noqa: ANN401
    """The sources named anywhere in an answer, in the order in which they appear."""
    return [source(atlas, iri) for iri in dict.fromkeys(_named(answer))]


def source(atlas: Atlas, iri: str) -> Json:
    """What is said of a source as evidence."""
    read = reading(atlas)
    return {
        "source": cell(atlas, iri),
        "url": read.text(iri, "aa:url"),
        "observed_on": read.text(iri, "aa:observedOn"),
        "reliability": read.notation(iri, "aa:reliability"),
    }


def _named(value: Any) -> Iterator[str]:  # noqa: ANN401
    """The IRIs of all source cells in nested values."""
    if isinstance(value, dict):
        iri = value.get("iri")
        if isinstance(iri, str) and (kind_and_slug(iri) or ("",))[0] == "source":
            yield iri
        for inner in value.values():
            yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
