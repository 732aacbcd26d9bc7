"""The formats of a network, and who writes each."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from accord_atlas.queries.question import Text
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.language import Language
from accord_atlas.service.core.media_types import XLSX, Offer
from accord_atlas.service.exports.text import to_csv
from accord_atlas.service.exports.xlsx import to_xlsx
from accord_atlas.service.network.answers import network_document
from accord_atlas.service.network.drawing import Wanted
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
"""What is on offer; the first is the default."""

SPEAKING: Final = frozenset({"xlsx"})
"""Formats for people: always in a language, the reader's where none is asked for. The others carry both."""


@dataclass(frozen=True, slots=True)
class Export:
    """A picture on its way out: from which release, in which language, which table of a CSV."""

    atlas: Atlas
    wanted: Wanted
    picture: Picture
    language: Language
    table: Side

    @property
    def about(self) -> list[tuple[Text, str]]:
        """The lines of a workbook that say where it comes from."""
        day = self.wanted.selection.as_of
        whole = {"en": "complete", "zh": "完整"} if self.picture.whole else {"en": "truncated", "zh": "已截断"}
        return [
            ({"en": "Release", "zh": "发布版"}, self.atlas.release.id),
            ({"en": "As of", "zh": "时点"}, day.isoformat() if day else {"en": "any", "zh": "不限"}[self.language]),
            ({"en": "Completeness", "zh": "完整性"}, whole[self.language]),
        ]


def export(
    atlas: Atlas, wanted: Wanted, picture: Picture, form: str, language: Language = "en", table: Side = "edges"
) -> bytes:
    """The picture in a format; KeyError for one that is not written here."""
    return WRITERS[form](Export(atlas, wanted, picture, language, table))


def _json(job: Export) -> bytes:
    said = network_document(job.atlas, job.wanted, job.picture)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _csv(job: Export) -> bytes:
    return to_csv(to_table(job.picture, job.table, job.language), None, concepts(job.atlas))


def _xlsx(job: Export) -> bytes:
    tables = [to_table(job.picture, side, job.language, job.about) for side in SIDES]
    return to_xlsx(tables, job.language, concepts(job.atlas))


SIDES: Final[tuple[Side, ...]] = ("nodes", "edges")
WRITERS: Final[Mapping[str, Callable[[Export], bytes]]] = {
    "json": _json,
    "graphml": lambda job: to_graphml(job.picture, job.language),
    "gexf": lambda job: to_gexf(job.picture, job.language, job.atlas.release.data_date),
    "cytoscape": lambda job: to_cytoscape(job.picture, job.language),
    "dot": lambda job: to_dot(job.picture, job.language),
    "csv": _csv,
    "xlsx": _xlsx,
}
