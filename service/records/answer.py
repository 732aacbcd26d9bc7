"""The row of the tables in which a thing is recorded, as it is now."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accord_atlas.loaders import layers, places
from accord_atlas.loaders.editing.layered import over
from accord_atlas.loaders.editing.rows import Found, row_of
from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.records import RecordAnswer
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.errors import NotFound
from accord_atlas.service.core.labels import Named
from accord_atlas.service.records.cells import cells
from accord_atlas.service.records.words import table_title


def spoken_layers(atlas: Atlas) -> list[layers.Layer]:
    """The layers of a release as they are kept now, in their order; one that is gone says nothing any more."""
    kept = layers.kept(atlas.settings.build)
    return [kept[name] for name in atlas.release.layers if name in kept]


@contextmanager
def tables_of(atlas: Atlas) -> Iterator[Path]:
    """The tables that a release was made of, as they are now: the curated ones with its layers over them."""
    with over(places.tables(), spoken_layers(atlas)) as laid:
        yield laid.folder


def record(folder: Path, named: Named) -> Found:
    """The row that records a thing; NotFound where no single row does."""
    row = row_of(folder, named.iri, named.kind or "")
    if row is None:
        raise NotFound(
            f"No single row of the tables records {named.text('en')}; propose a correction in words.",
            f"“{named.text('zh')}”不是由源表中的单独一行记录的；请以文字提出更正。",
        )
    return row


def record_answer(atlas: Atlas, named: Named, *, takes: bool) -> RecordAnswer:
    """The row of a thing, with what may stand in its cells; `takes` says whether proposals can be filed."""
    with tables_of(atlas) as folder:
        row = row_of(folder, named.iri, named.kind or "")
    return RecordAnswer(
        **envelope(atlas, None, whole=True),
        entity=named.entity,
        table=row.table if row else None,
        title=table_title(row.table) if row else None,
        key=list(row.key) if row else [],
        cells=cells(atlas, row.table, row.cells) if row else [],
        takes_proposals=takes,
    )
