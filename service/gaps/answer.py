"""The answer on gaps: the matrix, who is one step short, who is most similar, who bridges."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

from accord_atlas.service.answers.envelope import envelope
from accord_atlas.service.answers.evidence import sources
from accord_atlas.service.answers.gaps import AccessionGain, Bridge, GapsAnswer, Matrix, Waiting
from accord_atlas.service.core.atlas import Atlas
from accord_atlas.service.core.leaving import still_wanted
from accord_atlas.service.core.names import entity_of
from accord_atlas.service.gaps.matrix import jurisdictions, matrix
from accord_atlas.service.gaps.one_step_away import accessions, waiting
from accord_atlas.service.gaps.parts import MOST
from accord_atlas.service.gaps.request import GapsRequest
from accord_atlas.service.gaps.similarity import bridges, similar

DAYS: Final = 8
"""Of how many days all gaps are kept, those asked for last: most answers are about the day of the data."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of all jurisdictions on a day; of the bridges all, the strongest first."""

    matrix: Matrix
    waiting: Sequence[Waiting]
    accessions: Sequence[AccessionGain]
    bridges: Sequence[Bridge]

    def of(self, place: str) -> "Gaps":
        """Those of one jurisdiction (IRI)."""
        rows = [row for row in self.matrix.rows if row.jurisdiction.iri == place]
        return Gaps(
            Matrix(agreements=self.matrix.agreements, rows=rows),
            [each for each in self.waiting if each.jurisdiction.iri == place],
            [each for each in self.accessions if each.jurisdiction.iri == place],
            [each for each in self.bridges if each.jurisdiction and each.jurisdiction.iri == place],
        )


class Days:
    """The gaps of the days that were asked for last."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas, self._lock = atlas, Lock()
        self._kept: OrderedDict[date, Gaps] = OrderedDict()

    def of(self, day: date) -> Gaps:
        """The gaps of all on a day."""
        with self._lock:
            found = self._kept.get(day)
        if found is None:
            found = _gaps(self._atlas, day)
        with self._lock:
            self._kept[day] = found
            self._kept.move_to_end(day)
            while len(self._kept) > DAYS:
                self._kept.popitem(last=False)
        return found


def gaps(atlas: Atlas, request: GapsRequest) -> GapsAnswer:
    """Coverage of the agreements with many members, and what is missing in it; of one jurisdiction or of all."""
    day, only = request.day, request.jurisdiction
    found = _of(atlas, day, only)
    still_wanted()
    pairs, between = similar(atlas, day, only), list(found.bridges[: MOST["bridges"]])
    return GapsAnswer(
        **envelope(atlas, day, whole=True),
        jurisdiction=entity_of(atlas, only),
        matrix=found.matrix,
        waiting=list(found.waiting),
        accessions=list(found.accessions),
        similar=pairs,
        bridges=between,
        evidence=sources(atlas, found.matrix, found.waiting, found.accessions, pairs, between),
    )


def _of(atlas: Atlas, day: date, only: str | None) -> Gaps:
    if only and only not in jurisdictions(atlas):
        return _gaps(atlas, day, only)
    whole = atlas.once(Days).of(day)
    return whole.of(only) if only else whole


def _gaps(atlas: Atlas, day: date, only: str | None = None) -> Gaps:
    table = matrix(atlas, day, only)
    still_wanted()
    one_step, gains = waiting(atlas, day, only), accessions(atlas, day, only)
    still_wanted()
    return Gaps(table, one_step, gains, bridges(atlas, day))
