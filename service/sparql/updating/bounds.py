"""What one update may cost; see the settings `update_…` for what each means."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from accord_atlas.service.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes of the request, seconds, statements of a layer, memory of the process, how many may wait."""

    size: int
    seconds: float
    statements: int
    memory: int
    queue: int
    releases: int
    build: Path

    @classmethod
    def of(cls, config: Settings) -> Self:
        """The bounds that the settings state."""
        return cls(
            size=config.update_bytes,
            seconds=config.update_timeout,
            statements=config.update_statements,
            memory=config.sparql_memory,
            queue=config.update_queue,
            releases=config.update_releases,
            build=config.build,
        )
