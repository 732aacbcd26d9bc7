"""A request for recognition, and how it is read for HTTP, the command line and Python alike."""

from dataclasses import dataclass, replace
from datetime import date

from accord_atlas.service.core.arguments import among
from accord_atlas.service.core.as_of import data_day
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.concepts import concepts
from accord_atlas.service.core.identifiers import resolve

LEVEL = "professional-engineer"


@dataclass(frozen=True, slots=True)
class RecognitionRequest:
    """From where, to where (IRIs of jurisdictions), for which specialty (IRI; None: any) and level, on which day."""

    origin: str
    destination: str
    specialty: str | None
    level: str
    day: date

    @property
    def one_side(self) -> bool:
        """Whether both ends are the same jurisdiction."""
        return self.origin == self.destination

    @property
    def reversed(self) -> "RecognitionRequest":
        """The same request the other way round."""
        return replace(self, origin=self.destination, destination=self.origin)

    def other_end(self, jurisdiction: str | None) -> str:
        """The end that is not this jurisdiction."""
        return self.destination if jurisdiction == self.origin else self.origin


def recognition_request(
    atlas: Atlas,
    origin: str,
    destination: str,
    *,
    specialty: str | None = None,
    level: str = LEVEL,
    as_of: str | date | None = None,
) -> RecognitionRequest:
    """Reads identifiers in any form, a level and a day; BadParameter and UnknownEntity say what is wrong with one."""
    levels = [name for name in concepts(atlas)["level"] if name != "other"]
    return RecognitionRequest(
        resolve(atlas, origin, ("jurisdiction",), parameter="from").iri,
        resolve(atlas, destination, ("jurisdiction",), parameter="to").iri,
        resolve(atlas, specialty, ("specialty",), parameter="specialty").iri if specialty else None,
        among(level, "level", levels),
        data_day(atlas, as_of),
    )
