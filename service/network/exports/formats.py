"""The formats of a network, and who writes each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from accord_atlas.queries.question import Text
from accord_atlas.service.concepts import Concepts
from accord_atlas.service.exports.formats import XLSX
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.language import Language
from accord_atlas.service.negotiation import Offer
from accord_atlas.service.network.exports.cytoscape import to_cytoscape
from accord_atlas.service.network.exports.dot import to_dot
from accord_atlas.service.network.exports.gexf import to_gexf
from accord_atlas.service.network.exports.graphml import to_graphml
from accord_atlas.service.network.exports.tables import Side, to_table
from accord_atlas.service.network.projections import Picture

FORMATS: Final = (
    Offer("json", "application/json"),
    Offer("graphml", "application/graphml+xml", charset=False),
    Offer("gexf", "application/gexf+xml", charset=False),
    Offer("cytoscape", "application/vnd.cytoscape+json", charset=False),
    Offer("dot", "text/vnd.graphviz"),
    Offer("csv", "text/csv"),
    Offer("xlsx", XLSX, charset=False),
)
"""What is on offer; the first is the default. `json` is written by `answers`."""


@dataclass(frozen=True, slots=True)
class Export:
    """A picture on its way out: in which language, which table of a CSV, and the lines that say where it is from."""

    picture: Picture
    language: Language
    data_date: date
    table: Side = "edges"
    about: Iterable[tuple[Text, str]] = ()


def write(export: Export, form: str) -> bytes:
    """The picture in a format; KeyError for one that is not written here."""
    return WRITERS[form](export)


def _csv(export: Export) -> bytes:
    return to_csv(to_table(export.picture, export.table, export.language), None, NO_CONCEPTS)


def _xlsx(export: Export) -> bytes:
    about = tuple(export.about)
    tables = [to_table(export.picture, side, export.language, about) for side in ("nodes", "edges")]
    return to_xlsx(tables, export.language, NO_CONCEPTS)


NO_CONCEPTS: Final[Concepts] = {}
WRITERS: Final[Mapping[str, Callable[[Export], bytes]]] = {
    "graphml": lambda export: to_graphml(export.picture, export.language),
    "gexf": lambda export: to_gexf(export.picture, export.language, export.data_date),
    "cytoscape": lambda export: to_cytoscape(export.picture, export.language),
    "dot": lambda export: to_dot(export.picture, export.language),
    "csv": _csv,
    "xlsx": _xlsx,
}
