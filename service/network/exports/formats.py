"""The formats of a network, and who writes each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.service.answers.network import NetworkAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import XLSX, Offer
from accord_atlas.service.core.shape import Words
from accord_atlas.service.exports.table import about_release
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.network.exports.cx2 import to_cx2
from accord_atlas.service.network.exports.cytoscape import to_cytoscape
from accord_atlas.service.network.exports.dot import to_dot
from accord_atlas.service.network.exports.gexf import to_gexf
from accord_atlas.service.network.exports.gml import to_gml
from accord_atlas.service.network.exports.graphml import to_graphml
from accord_atlas.service.network.exports.neo4j import to_neo4j
from accord_atlas.service.network.exports.pajek import to_pajek
from accord_atlas.service.network.exports.tables import Side, to_table
from accord_atlas.service.text.messages import message, sentence

FORMATS: Final = (
    Offer("json", "application/json"),
    Offer("graphml", "application/graphml+xml", charset=False),
    Offer("gexf", "application/gexf+xml", charset=False),
    Offer("cytoscape", "application/vnd.cytoscape+json", charset=False),
    Offer("cx2", "application/vnd.cytoscape.cx2+json", charset=False),
    Offer("gml", "text/vnd.gml"),
    Offer("pajek", "text/vnd.pajek"),
    Offer("dot", "text/vnd.graphviz"),
    Offer("csv", "text/csv"),
    Offer("xlsx", XLSX, charset=False),
    Offer("neo4j", "application/zip", charset=False),
)
"""What is on offer; the first is the default."""

SPEAKING: Final = frozenset({"xlsx"})
"""Formats for people: always in a language, the reader's where the request names none. The others carry both."""


@dataclass(frozen=True, slots=True)
class Export:
    """A network on its way out: from which release, in which language, which table of a CSV."""

    atlas: Atlas
    answer: NetworkAnswer
    language: Language
    table: Side

    @property
    def about(self) -> list[tuple[Words, str]]:
        """The lines of a workbook that say where it comes from."""
        whole = sentence(self.language, f"completeness-{self.answer.completeness}")
        return [
            *about_release(self.answer.release, self.answer.layers),
            (message("about-as-of"), self.answer.as_of or sentence(self.language, "network-any-day")),
            (message("about-completeness"), whole),
        ]


def export(atlas: Atlas, answer: NetworkAnswer, form: str, language: Language = "en", table: Side = "edges") -> bytes:
    """The network in a format; KeyError for one that is not written here."""
    return WRITERS[form](Export(atlas, answer, language, table))


def _csv(job: Export) -> bytes:
    return to_csv(to_table(job.answer, job.table, job.language), None, concepts(job.atlas))


def _xlsx(job: Export) -> bytes:
    tables = [to_table(job.answer, side, job.language, job.about) for side in SIDES]
    return to_xlsx(tables, job.language, concepts(job.atlas))


SIDES: Final[tuple[Side, ...]] = ("nodes", "edges")
WRITERS: Final[Mapping[str, Callable[[Export], bytes]]] = {
    "json": lambda job: job.answer.json_bytes(),
    "graphml": lambda job: to_graphml(job.answer, job.language),
    "gexf": lambda job: to_gexf(job.answer, job.language, job.atlas.release.data_date),
    "cytoscape": lambda job: to_cytoscape(job.answer, job.language),
    "cx2": lambda job: to_cx2(job.answer, job.language),
    "gml": lambda job: to_gml(job.answer, job.language),
    "pajek": lambda job: to_pajek(job.answer, job.language),
    "neo4j": lambda job: to_neo4j(job.answer, job.language),
    "dot": lambda job: to_dot(job.answer, job.language),
    "csv": _csv,
    "xlsx": _xlsx,
}
