"""Pages and documents that facts rest on."""

from typing import Annotated, Literal

from accord_atlas.loaders.cells import Address, Day, Id, Vintage
from accord_atlas.loaders.records.columns import Confidence
from accord_atlas.loaders.tables import Row
from accord_atlas.loaders.vocabularies import of_scheme


class Source(Row):
    """A page or document that facts rest on."""

    id: Id
    url: Address | None = None
    """Address as recorded; blank where none came with the page (see the note)."""
    publisher: str
    title: str | None = None
    """Title of the page, shortened."""
    language: Annotated[str, of_scheme("language")] | None = None
    vintage: Vintage
    """The day that the page speaks for."""
    retrieved: Day
    """Day on which the copy was read."""
    copied: Day | None = None
    """Day on which the stored copy was made, where that shows."""
    kind: Literal["official", "member-body", "press", "mirror", "encyclopedia", "book", "other"]
    reliability: Confidence
    note: str | None = None
